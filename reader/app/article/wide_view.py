"""A table or code as wide as it is, in a pane that pans over it; what names rows and columns stays."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.article.painting import Painter
from reader.app.article.scrolling import Scrolling
from reader.app.article.viewport import Viewport
from reader.app.keys import bindings
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.motions import FAR, Motion
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.scroll_bar import ScrollBar
from reader.app.widgets.wheel import PAN_CELLS, WheelEvent, turn_of
from reader.document.model import Place
from reader.keys.commands import Scope
from reader.page.options import PageOptions
from reader.page.rows import RowPosition
from reader.page.tables import COLUMN_GAP
from reader.page.wide_blocks import WidePage

STAYING_SHARE: Final = 3
"""The header and the first column stay where they take at most this part of the pane."""

COLUMN_RULE: Final = " │ "
"""What parts a column that stays from the others, in the place of the gap between columns."""

RULE_EXCESS: Final = len(COLUMN_RULE) - COLUMN_GAP
"""Cells that it takes more than the gap."""


class Reach(NamedTuple):
    """How far down and to the right the pane is, each 0 to 1; None where all is in view."""

    down: float | None
    right: float | None


class WideView(ScrollView, can_focus=True):
    """Shows one block. Its place is a row of the block, and the cells that stand to the left of the pane."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.MOVING),
        Binding("right,l", f"pan({PAN_CELLS})", "Pan to the right", id="pan-right", show=False),
        Binding("left,h", f"pan({-PAN_CELLS})", "Pan to the left", id="pan-left", show=False),
        Binding("dollar_sign", f"pan({FAR})", "To the right end", show=False),
        Binding("0,circumflex_accent", f"pan({-FAR})", "To the left end", show=False),
    ]

    reach: var[Reach] = var(Reach(None, None))
    """Watch it to follow the panning."""

    def __init__(self) -> None:
        super().__init__(id="wide")
        self._viewport = Viewport(PageOptions(), self._follow)
        self._scrolling = Scrolling(self._viewport)
        self._wide: WidePage | None = None
        self._offset = 0
        self._painter: Painter | None = None
        self._bar = ScrollBar(self)

    def show(self, wide: WidePage, place: Place = Place(0)) -> None:  # noqa: B008  # a tuple
        """Show a block from its left end, with the row that holds ``place`` as the first below the header."""
        self._wide = wide
        self._offset = 0
        self._fit()
        self._viewport.show_page(wide.page, place)

    def pan(self, cells: int) -> bool:
        """Move sideways by cells, and return whether there was a way to go."""
        before = self._offset
        self._offset += cells
        self._follow(True)
        return self._offset != before

    def render_line(self, y: int) -> Strip:
        """Return one line of the pane, 0-based."""
        width, wide = self._width, self._wide
        header = self._header_rows
        rows = [] if wide is None else [*wide.page.rows(RowPosition(0, 0), header), *self._viewport.rows]
        if wide is None or y >= len(rows):
            return Strip.blank(width, self.rich_style)
        painter = self._fitting_painter(wide)
        strip = painter.paint(rows[y])
        staying = self._staying_cells
        if not staying or not self._offset:
            return strip.crop(self._offset, self._offset + width).adjust_cell_length(width, self.rich_style)
        first = strip.crop(0, staying - COLUMN_GAP)
        rule = Strip([Segment(COLUMN_RULE, painter.styles.style("table-rule"))])
        others = strip.crop(staying + self._offset, self._offset + width - RULE_EXCESS)
        return Strip.join([first, rule, others]).adjust_cell_length(width, self.rich_style)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._painter = None
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scroll bar, when it was a person who moved it."""
        super().watch_scroll_y(old_value, new_value)
        if self._bar.moved_by_person(old_value, new_value):
            self._viewport.go_to_row(round(new_value) + self._header_rows)

    def on_resize(self) -> None:
        """Show as much of the same rows as there is room for now."""
        self._fit()
        self._viewport.go(self._viewport.position)

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    @on(events.MouseScrollRight)
    @on(events.MouseScrollLeft)
    def turn(self, event: WheelEvent) -> None:
        """Scroll, or pan."""
        rows, cells = turn_of(event)
        if rows:
            self._scrolling.move(rows)
        else:
            self.pan(cells)

    def action_move(self, motion: str) -> None:
        """Scroll, by the name of a motion."""
        if not self._scrolling.scroll(Motion(motion)):
            raise NoEffectError(Motion(motion).edge)

    def action_choose(self) -> None:
        self.action_move(Motion.LINE_DOWN)

    def action_pan(self, cells: int) -> None:
        """Move sideways by cells: to the right if positive."""
        if self.pan(cells):
            return
        if not self._farthest:
            raise NoEffectError("All of it is in view")
        raise NoEffectError("This is the right end" if cells > 0 else "This is the left end")

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    @property
    def _header_rows(self) -> int:
        """Return the rows that stay at the top."""
        rows = 0 if self._wide is None else self._wide.header_rows
        return rows if rows * STAYING_SHARE <= self._height else 0

    @property
    def _staying_cells(self) -> int:
        """Return the cells on the left that stay while the others are panned."""
        cells = 0 if self._wide is None else self._wide.first_column
        return cells if cells * STAYING_SHARE <= self._width else 0

    @property
    def _farthest(self) -> int:
        """Return the cells to the left of the pane when its right end is that of the block."""
        cells = 0 if self._wide is None else self._wide.page.width - self._width
        return cells + (RULE_EXCESS if self._staying_cells else 0) if cells > 0 else 0

    def _fit(self) -> None:
        """Tell the viewport its size: the pane without the header."""
        header = self._header_rows
        self._viewport.first = RowPosition(0, header)
        self._viewport.fit(self._width, self._height - header)

    def _follow(self, repaint: bool) -> None:
        """Bring the scroll bar to where the rows are, and tell how far that is."""
        page = self._viewport.page
        if page is None or not self.size:
            return
        self._offset = max(0, min(self._offset, self._farthest))
        row = page.row_number(self._viewport.position) - self._header_rows
        self._bar.place(row, Size(self._width, page.height))
        last = page.height - self._height
        self.reach = Reach(
            None if last <= 0 else 1.0 if self._viewport.is_at_end else min(1.0, row / last),
            self._offset / self._farthest if self._farthest else None,
        )
        self.refresh()

    def _fitting_painter(self, wide: WidePage) -> Painter:
        if self._painter is None or self._painter.page is not wide.page:
            self._painter = Painter(RoleStyles(self.app.theme_variables, self.rich_style), wide.page)
        return self._painter
