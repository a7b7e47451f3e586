"""The dialects that posts are written in: one module for each, and what they hand on to the parser.

A dialect works at one of three places. A *rewriter* changes the source before it is parsed: it takes tags
out of the text and leaves `Marks` in their places. A *rule* is one of markdown-it's, for a block or within a
line. A *reader* makes blocks or runs of what markdown-it leaves as it is, as it does with HTML.
"""
