"""The line under the article: where one is in it, how far along, and short messages."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.screen.lines import shorten

SHORTEST_PATH: Final = 6
"""Cells of the path that are worth showing beside the progress."""


class StatusLine(Widget):
    """Section path on the left, progress on the right. A message takes the place of the path.

    The progress gives way where there is no room for both, and to how a search stands.
    """

    ALLOW_SELECT = False

    path: reactive[tuple[str, ...]] = reactive(())
    """Titles of the sections around the place being read, outermost first."""
    progress: reactive[str] = reactive("")
    """Such as ``31 % · 3 min left``."""
    found: reactive[str] = reactive("")
    """How the search stands, such as ``4 of 14``; empty when nothing is searched for."""
    message: reactive[str] = reactive("")
    """Shown instead of the path while it is set."""

    def render(self) -> Content:
        """The line at the width of the widget."""
        width = self.content_size.width
        needed = cell_len(self.message) or SHORTEST_PATH
        facts = (f"{self.found} · {self.progress.strip()}", self.found) if self.found else (self.progress,)
        right = next((fact for fact in facts if needed + 2 + cell_len(fact) <= width), "")
        room = max(0, width - cell_len(right) - (2 if right else 0))
        left = shorten(self.message, room) if self.message else _shorten_path(self.path, room)
        gap = " " * max(0, width - cell_len(left) - cell_len(right))
        return Content.assemble((left, "$accent" if self.message else "$muted"), gap, (right, "$muted"))


def _shorten_path(path: tuple[str, ...], width: int) -> str:
    """The path in ``width`` cells; outer sections give way first."""
    for start in range(len(path)):
        line = " › ".join(("…", *path[start:]) if start else path)
        if cell_len(line) <= width:
            return line
    return shorten(path[-1], width) if path else ""
