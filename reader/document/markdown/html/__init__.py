"""HTML, between the blocks of Markdown and within its lines."""
