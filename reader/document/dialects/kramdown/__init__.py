"""What kramdown adds to Markdown: attribute lists, extensions, abbreviations."""
