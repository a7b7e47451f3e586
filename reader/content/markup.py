"""Titles, without the markup that may stand in them. Most have none, and load nothing for it."""

from __future__ import annotations

import re
from typing import Final

from reader.content.text import TITLE_LIMIT, clean_line


def clean_title(text: str, limit: int = TITLE_LIMIT) -> str:
    """A title or summary as one clean line: HTML tags stripped, entities decoded, inline Markdown as written.

    What stands in backticks is code, and stays whole.
    """
    if "<" in text or "&" in text:
        from reader.content.inline_html import without_html

        text = without_html(text[: limit * 8])
    return clean_line(text, limit)


def plain_title(title: str) -> str:
    """A title without the marks of inline Markdown, as lists show it and search reads it."""
    if not _MARK.search(title):
        return title
    from reader.content.inline_marks import without_marks

    return without_marks(title).strip() or title


_MARK: Final = re.compile(r"[`*_~\[\\]")
