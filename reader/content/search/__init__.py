"""Searching titles, headings and texts, and the query language of all three."""
