"""The line between two panes, which is the scroll bar of the pane on its left."""

from __future__ import annotations

from typing import Final

from reader.page.rows import Run
from reader.screen.lines import Line

_LIGHT: Final = "│"
_HEAVY: Final = "┃"
"""What is drawn beside the stretch that is in view."""


def stretch(rows: int, first: float, shown: int, total: int) -> range:
    """Return the rows of a line of ``rows`` rows that stand for what is in view; none where that is all.

    ``first`` is the first in view of ``total``, and ``shown`` how many are, in one unit. Only at the very top
    does the stretch begin with the first row, and only at the very end does it reach the last one.
    """
    if total <= shown or rows <= 0:
        return range(0)
    length = max(1, min(rows - 2, round(rows * shown / total)))
    most = rows - length
    start = round(most * min(1.0, first / (total - shown)))
    if 0 < first < total - shown:
        start = max(min(1, most), min(most - 1, start))
    return range(max(0, start), max(0, start) + length)


def first_at(row: int, rows: int, shown: int, total: int) -> int:
    """Return the first in view when the stretch has its middle at a row of the line, 0-based."""
    length = len(stretch(rows, 0, shown, total))
    if not length or rows <= length:
        return 0
    share = (row - length / 2 + 0.5) / (rows - length)
    return round(max(0.0, min(1.0, share)) * (total - shown))


def divider_line(heavy: bool, active: bool) -> Line:
    """Return a row of a line, with a blank on either side.

    ``heavy`` is what stands for what is in view, ``active`` whether it has the accent colour.
    """
    return (Run(" "), Run(_HEAVY if heavy else _LIGHT, "rule-active" if active else "rule"), Run(" "))
