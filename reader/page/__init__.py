"""A document at a width: rows of text, laid out when they are first wanted."""
