"""How far keys move in a list or an article: the one table of motions."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Motion(StrEnum):
    """The ways in which keys move, by the names of their commands."""

    LINE_DOWN = "line-down"
    LINE_UP = "line-up"
    PAGE_DOWN = "page-down"
    PAGE_UP = "page-up"
    HALF_PAGE_DOWN = "half-page-down"
    HALF_PAGE_UP = "half-page-up"
    TOP = "top"
    BOTTOM = "bottom"

    @property
    def is_down(self) -> bool:
        """Tell whether it leads towards the end."""
        return self is Motion.BOTTOM or self.endswith("-down")

    @property
    def edge(self) -> str:
        """Return why it leads nowhere, where there is no more to say than that."""
        return "This is the end" if self.is_down else "This is the beginning"


MOTIONS: Final = {
    "down": Motion.LINE_DOWN,
    "up": Motion.LINE_UP,
    "pagedown": Motion.PAGE_DOWN,
    "pageup": Motion.PAGE_UP,
    "home": Motion.TOP,
    "end": Motion.BOTTOM,
}
"""The keys that are no letters, and so move in a list also where letters are something else."""

FAR: Final = 1 << 30
"""Further than anything goes, in rows, items or cells."""

WHEEL_ROWS: Final = 3
"""Rows that one notch of the mouse wheel scrolls; in a list about so many, in whole items."""


def distance(motion: Motion, *, in_view: int, overlap: int = 0) -> int:
    """Return by how many rows (or items) a motion moves: down if positive, up if negative.

    ``in_view`` rows are seen at once, of which a page leaves ``overlap`` in view.
    """
    half, page = max(1, in_view // 2), max(1, in_view - overlap)
    return {
        Motion.LINE_DOWN: 1,
        Motion.LINE_UP: -1,
        Motion.PAGE_DOWN: page,
        Motion.PAGE_UP: -page,
        Motion.HALF_PAGE_DOWN: half,
        Motion.HALF_PAGE_UP: -half,
        Motion.TOP: -FAR,
        Motion.BOTTOM: FAR,
    }[motion]
