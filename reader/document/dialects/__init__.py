"""The dialects that posts are written in: each rewrites the source before it is parsed.

A rule takes tags out of the text and leaves placeholders for what Markdown cannot say.
"""
