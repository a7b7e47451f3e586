"""HTML that stands between the blocks of Markdown, before it is read."""

from __future__ import annotations

from typing import NamedTuple


class RawHtml(NamedTuple):
    """The text of one HTML block of CommonMark. An element may begin in one and end in another."""

    line: int
    """The 0-based line of the parsed text it starts at."""
    level: int
    """How many blocks of Markdown, lists and their items counted apart, stand around it."""
    text: str
