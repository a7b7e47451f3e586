"""How many rows and cells a picture takes on a page, and which part of it stands in a row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from reader.document.model import Image
from reader.page.rows import Row


class PictureSize(NamedTuple):
    """The size of a picture in its own pixels."""

    width: int
    height: int


class PictureBox(NamedTuple):
    """The place that a picture takes on a page."""

    rows: int
    cells: int


class PictureBoxes(Protocol):
    """Knows which pictures of an article are shown, and how large."""

    def box(self, image: Image, columns: int) -> PictureBox | None:
        """Return the place of a picture in at most so many cells; None when only its caption is shown."""

    def remark(self, image: Image) -> str:
        """Return why a picture is not shown that should be; empty for all others."""


class CellSize(NamedTuple):
    """The size of a cell of the terminal, in pixels."""

    width: float = 9.0
    height: float = 18.0

    @property
    def aspect(self) -> float:
        """Return how many times higher than wide a cell is."""
        return self.height / self.width


def most_picture_rows(height: int) -> int:
    """Return the rows that a picture takes at most in a pane of some height, so that words stay in view."""
    return height * 2 // 3


def picture_in_view(rows: Sequence[Row]) -> Image | None:
    """Return the picture nearest to the middle of some rows; None when there is none."""
    found = [
        (abs(2 * at - len(rows)), run.image) for at, row in enumerate(rows) for run in row.runs if run.picture
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def size_on_page(size: PictureSize, width: str, columns: int, cell: CellSize) -> PictureSize:
    """Return the size that a picture has where its author has given it a width, as in `Image.width`."""
    if not width:
        return size
    wanted = float(width[:-1]) / 100 * columns * cell.width if width.endswith("%") else float(width)
    return PictureSize(round(wanted), round(wanted * size.height / max(1, size.width)))


LEAST_ROWS: Final = 3
"""Rows that a picture would take below which it is a sign or a badge, and stays a caption."""

_NARROWER: Final = 0.12
"""The share of its width that a picture may give up to keep its shape in whole cells."""


def picture_box(size: PictureSize, columns: int, most_rows: int, cell: CellSize) -> PictureBox | None:
    """Return the place that a picture takes in at most so many cells and rows, as large as it is by itself.

    It keeps its shape, as near as whole cells can; None when that would be too small to see anything.
    """
    if (
        size.width < 1
        or size.height < LEAST_ROWS * cell.height * 0.75
        or min(columns, most_rows) < LEAST_ROWS
    ):
        return None
    rows_a_cell = size.height / size.width / cell.aspect
    if rows_a_cell > min(columns, most_rows) or size.width < cell.width:
        # A line from top to bottom.
        return None
    widest = min(float(columns), size.width / cell.width, most_rows / rows_a_cell)
    tallest = max(1, min(most_rows, round(widest * rows_a_cell)))

    def stretched(box: PictureBox) -> float:
        wanted = box.cells * rows_a_cell
        return max(wanted / box.rows, box.rows / wanted)

    boxes = [
        PictureBox(rows, cells)
        for rows in range(max(1, int(tallest * (1 - _NARROWER))), tallest + 1)
        for cells in {int(rows / rows_a_cell), int(rows / rows_a_cell) + 1}
        if 1 <= cells <= min(columns, math.ceil(size.width / cell.width))
    ]
    if not boxes:
        return None
    return min(boxes, key=lambda box: (round(stretched(box), 2), -box.rows))
