"""The scroll bar of a pane that scrolls by rows of its own, and only shows by the bar where it is."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView

from reader.app.terminal.textual_internals import set_virtual_size


class ScrollBar:
    """Places the scroll bar of a view, and tells apart who moved it: a person, or the view itself."""

    def __init__(self, view: ScrollView) -> None:
        self._view = view
        self._placing = False

    def place(self, row: int, size: Size) -> None:
        """Show that ``row`` is the first in view, of a text of some size in cells and rows."""
        self._placing = True
        set_virtual_size(self._view, size)
        self._view.scroll_target_y = self._view.scroll_y = float(row)
        self._placing = False

    def moved_by_person(self, before: float, after: float) -> bool:
        """Tell whether a change of ``scroll_y`` is one that a person made with the bar."""
        return not self._placing and round(before) != round(after)
