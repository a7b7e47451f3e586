"""What a post is about, told in one line without parsing its body."""

from __future__ import annotations

import re
from typing import Final

from reader.content.markup import (
    clean_title,
    is_running_text,
    plain_title,
    underlines_heading,
    without_footnotes,
    without_marker,
)
from reader.content.post import Post

SUMMARY_LIMIT: Final = 500
"""Characters of a summary."""


def summary(post: Post, body: str, separator: str = "") -> str:
    """Tell what a post is about, in one line of plain text.

    What front matter says, else the text before a "more" mark, else the first paragraph. ``separator`` is
    the mark that the site or the post sets (Jekyll's ``excerpt_separator``), beside the usual ones.
    """
    if post.summary:
        return plain_title(post.summary)
    before = _before_mark(body, separator)
    paragraphs = (_paragraph(block) for block in _BLANK.split(before or body[:_BEGINNING]))
    text = next((paragraph for paragraph in paragraphs if paragraph), "")
    if before is not None:
        rest = (_paragraph(block) for block in _BLANK.split(before))
        text = " ".join(paragraph for paragraph in rest if paragraph)
    return plain_title(clean_title(text, SUMMARY_LIMIT))


_BEGINNING: Final = 20_000
"""Characters in which a first paragraph is looked for."""

_MORE: Final = re.compile(
    r"<!--+[ \t]*(?:more|truncate|excerpt)[ \t]*--+>|\{/\*[ \t]*truncate[ \t]*\*/\}", re.IGNORECASE
)
_BLANK: Final = re.compile(r"\n[ \t]*\n")


def _before_mark(body: str, separator: str) -> str | None:
    if separator.strip() and separator in body:
        return body.partition(separator)[0]
    mark = _MORE.search(body)
    return body[: mark.start()] if mark else None


def _paragraph(block: str) -> str:
    """Take the running text of a block; empty for headings, code, pictures, tags and definitions."""
    lines = block.strip("\n").split("\n")
    while lines and not is_running_text(lines[0]):
        if lines[0].lstrip().startswith(("```", "~~~", "    ", "<")):
            return ""
        lines.pop(0)
    if len(lines) > 1 and underlines_heading(lines[1]):
        lines = lines[2:]
    return without_footnotes(" ".join(without_marker(line).strip() for line in lines))
