"""One article: Markdown to a typed tree of blocks, its outline and its links."""
