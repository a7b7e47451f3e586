"""The panes of the library side by side, as wide as `reader.screen.arrangement` says."""

from __future__ import annotations

from typing import Final

from textual.containers import Container
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from reader.app.lists.list_pane import RESULTS
from reader.screen.arrangement import Pane, columns_of


class PaneRow(Container):
    """Holds the panes: the article and the outline by their ids, and on the left whatever else is shown.

    Their places are found while Textual lays out the screen, so that a resize takes one layout.
    """

    @property
    def layout(self) -> Layout:
        """Return what places the panes."""
        return _COLUMNS


class _PaneColumns(Layout):
    name = "panes"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Place the panes of one layer; how wide they are depends on what stands in the other, too."""
        shown = parent.displayed_children
        searching = any(child.has_class(RESULTS) for child in shown)
        columns = columns_of(size.width, {_pane(child) for child in shown}, searching=searching)
        placements = []
        for child in children:
            taken = columns[_pane(child)]
            region = Region(taken.start, 0, len(taken), size.height)
            placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
        return placements


_COLUMNS: Final = _PaneColumns()

_PANES: Final = {"article-pane": Pane.ARTICLE, "outline-pane": Pane.OUTLINE}


def _pane(widget: Widget) -> Pane:
    return _PANES.get(widget.id or "", Pane.LIST)
