"""What Python-Markdown adds with the extensions that sites of Material for MkDocs use."""
