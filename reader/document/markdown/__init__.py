"""The parser: Markdown, and the HTML, mathematics and notes in it, to blocks and runs, by markdown-it-py."""
