"""The panes of the library side by side, where `reader.screen.arrangement` says."""

from __future__ import annotations

from typing import Final

from textual.containers import Container
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from reader.app.widgets.divider import Divider
from reader.screen.arrangement import DIVIDER, Arrangement, Pane


class PaneRow(Container):
    """Holds the panes, and the dividers that are to the right of them.

    The article and the outline are known by their ids, and so are the dividers; whatever else is shown stands
    in the place of the list. Places are found while Textual lays out the screen, so that a resize takes one
    layout.
    """

    def __init__(self, *panes: Widget, arrangement: Arrangement, id: str) -> None:
        super().__init__(*panes, id=id)
        self.arrangement = arrangement
        """What is to be seen. Whoever sets it has the panes displayed that it shows, and laid out."""

    @property
    def layout(self) -> Layout:
        """Return what places the panes."""
        return _COLUMNS


class _SideBySide(Layout):
    name = "panes"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Place the panes and dividers of one layer."""
        assert isinstance(parent, PaneRow)
        columns = parent.arrangement._replace(width=size.width).columns
        placements = []
        for child in children:
            pane = pane_of(child)
            if isinstance(child, Divider):
                line = columns.dividers.get(pane)
                taken = range(0) if line is None else range(line - 1, line - 1 + DIVIDER)
            else:
                taken = columns.panes.get(pane, range(0))
            region = Region(taken.start, 0, len(taken), size.height)
            placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
        return placements


_COLUMNS: Final = _SideBySide()

LIST_DIVIDER: Final = "list-divider"
ARTICLE_DIVIDER: Final = "article-divider"

_PANES: Final = {
    "article-pane": Pane.ARTICLE,
    "outline-pane": Pane.OUTLINE,
    LIST_DIVIDER: Pane.LIST,
    ARTICLE_DIVIDER: Pane.ARTICLE,
}


def pane_of(widget: Widget) -> Pane:
    """Return which pane a widget is, or stands to the right of."""
    return _PANES.get(widget.id or "", Pane.LIST)
