"""What a page is made of: rows, and the runs of text in them."""

from __future__ import annotations

from typing import NamedTuple

from reader.document.model import Image, Link


class PicturePart(NamedTuple):
    """A row of a picture: the run holds blanks in its place."""

    row: int
    """0-based, from its top."""
    rows: int
    """Of the whole picture."""
    cells: int


class Run(NamedTuple):
    """A stretch of one row in one style."""

    text: str
    roles: str = ""
    """Blank-separated names that `reader.screen` colours: ``heading-2``, ``strong``, ``code-keyword`` …"""
    start: int = -1
    """The offset of the first character in the text of the leaf; -1 for bars, markers and padding."""
    link: Link | None = None
    image: Image | None = None
    picture: PicturePart | None = None
    """What of the picture stands here, where it is shown."""


class Row(NamedTuple):
    """One line of cells. It may be narrower than the page, and is never wider."""

    runs: tuple[Run, ...]
    leaf: int
    """Index of the leaf it belongs to; a blank row belongs to the leaf below it."""
    start: int
    """Offset into the text of the leaf at which the row starts. A blank or decorating row has the offset of
    the row it leads up to, so that rows of a leaf never go backwards."""

    @property
    def text(self) -> str:
        """Return the row as plain text."""
        return "".join(run.text for run in self.runs)


class RowPosition(NamedTuple):
    """A row of a page, exactly: which row of which leaf. Ordered; good for one page (one width) only."""

    leaf: int
    row: int
