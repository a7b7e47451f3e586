"""What kramdown and Python-Markdown, which are older than CommonMark, read in a way of their own."""
