"""The dialects that posts are written in. Each rewrites the source before it is parsed, in the order of `rules`.

A rule takes tags out of the text and leaves placeholders for what Markdown cannot say.
"""
