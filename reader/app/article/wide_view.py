"""A table or code as wide as it is, in a pane that pans over it; what names rows and columns stays."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.article.painting import Painter
from reader.app.article.reading_pane import PAN_CELLS, WHEEL_ROWS
from reader.app.keys import bindings
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.paging import Paging
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.row_list import set_virtual_size
from reader.document.model import Place
from reader.keys.commands import Scope
from reader.page.rows import Row, RowPosition
from reader.page.tables import COLUMN_GAP
from reader.page.wide_blocks import WidePage

STAYING_SHARE: Final = 3
"""The header and the first column stay where they take at most this part of the pane."""

FAR: Final = 1 << 30
"""Cells to the right of anything."""

COLUMN_RULE: Final = " │ "
"""What parts a column that stays from the others, in the place of the gap between columns."""

RULE_EXCESS: Final = len(COLUMN_RULE) - COLUMN_GAP
"""Cells that it takes more than the gap."""


class Reach(NamedTuple):
    """How far down and to the right the pane is, each 0 to 1; None where all is in view."""

    down: float | None
    right: float | None


class WideView(Paging, ScrollView, can_focus=True):
    """Shows one block. Its place is a row of the block, and the cells that stand to the left of the pane."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.MOVING),
        Binding("right,l", "pan_right", "Pan to the right", id="pan-right", show=False),
        Binding("left,h", "pan_left", "Pan to the left", id="pan-left", show=False),
        Binding("dollar_sign", "pan_to_end", "To the right end", show=False),
        Binding("0,circumflex_accent", "pan_to_start", "To the left end", show=False),
    ]

    reach: var[Reach] = var(Reach(None, None))
    """Watch it to follow the panning."""

    def __init__(self) -> None:
        super().__init__(id="wide")
        self._wide: WidePage | None = None
        self._position = RowPosition(0, 0)
        self._offset = 0
        self._rows: list[Row] | None = None
        self._painter: Painter | None = None
        self._placing = False

    def show(self, wide: WidePage, place: Place = Place(0)) -> None:  # noqa: B008  # a tuple
        """Show a block from its left end, with the row that holds ``place`` as the first below the header."""
        self._wide = wide
        self._offset = 0
        self._painter = None
        self._go(wide.page.position_of(place) if place > Place(0) else RowPosition(0, 0))

    def move(self, rows: int) -> bool:
        """Scroll by rows; whether there was a way to go."""
        before = self._position
        if self._wide is not None:
            self._go(self._wide.page.move(before, rows))
        return self._position != before

    def pan(self, cells: int) -> bool:
        """Move sideways by cells; whether there was a way to go."""
        before = self._offset
        self._offset += cells
        self._go(self._position)
        return self._offset != before

    def render_line(self, y: int) -> Strip:
        """One line of the pane, as Textual asks for it."""
        width = self._width
        rows = self._visible_rows()
        if y >= len(rows):
            return Strip.blank(width, self.rich_style)
        painter = self._fitting_painter()
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
        if not self._placing and self._wide is not None and round(old_value) != round(new_value):
            self._go(self._wide.page.position_at(round(new_value) + self._header_rows))

    def on_resize(self) -> None:
        """Show as much of the same rows as there is room for now."""
        self._go(self._position)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.prevent_default().stop()
        self._turn(1, sideways=event.shift)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default().stop()
        self._turn(-1, sideways=event.shift)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        event.prevent_default().stop()
        self._turn(1, sideways=True)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        event.prevent_default().stop()
        self._turn(-1, sideways=True)

    def action_top(self) -> None:
        self._jump(RowPosition(0, 0), -1)

    def action_bottom(self) -> None:
        if self._wide is not None:
            self._jump(self._wide.page.last_position(self.rows_seen), 1)

    def action_choose(self) -> None:
        self.move_by_key(1)

    def action_pan_right(self) -> None:
        self._pan_by_key(PAN_CELLS)

    def action_pan_left(self) -> None:
        self._pan_by_key(-PAN_CELLS)

    def action_pan_to_end(self) -> None:
        self._pan_by_key(FAR)

    def action_pan_to_start(self) -> None:
        self._pan_by_key(-FAR)

    def _jump(self, position: RowPosition, direction: int) -> None:
        before = self._position
        self._go(position)
        if self._position == before:
            raise NoEffectError(self.describe_edge(direction))

    def _pan_by_key(self, cells: int) -> None:
        if self.pan(cells):
            return
        if not self._farthest:
            raise NoEffectError("All of its width is in view")
        raise NoEffectError("This is the right end" if cells > 0 else "This is the left end")

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    @property
    def _header_rows(self) -> int:
        """Rows that stay at the top."""
        rows = 0 if self._wide is None else self._wide.header_rows
        return rows if rows * STAYING_SHARE <= self._height else 0

    @property
    def rows_seen(self) -> int:
        return self._height - self._header_rows

    @property
    def _staying_cells(self) -> int:
        """Cells on the left that stay while the others are panned."""
        cells = 0 if self._wide is None else self._wide.first_column
        return cells if cells * STAYING_SHARE <= self._width else 0

    @property
    def _farthest(self) -> int:
        """Cells to the left of the pane when its right end is that of the block."""
        cells = 0 if self._wide is None else self._wide.page.width - self._width
        return cells + (RULE_EXCESS if self._staying_cells else 0) if cells > 0 else 0

    def _turn(self, notches: int, *, sideways: bool) -> None:
        if sideways:
            self.pan(notches * PAN_CELLS)
        else:
            self.move(notches * WHEEL_ROWS)

    def _go(self, position: RowPosition) -> None:
        wide = self._wide
        if wide is None or not self.size:
            self._position = position
            return
        page, height = wide.page, self.rows_seen
        if page.may_end_within(position, height):
            position = min(position, page.last_position(height))
        self._position = max(position, RowPosition(0, self._header_rows))
        self._offset = max(0, min(self._offset, self._farthest))
        self._rows = None
        self._follow(wide)
        self.refresh()

    def _follow(self, wide: WidePage) -> None:
        """Bring the scroll bar to where the rows are, and tell how far that is."""
        row = wide.page.row_number(self._position) - self._header_rows
        self._placing = True
        set_virtual_size(self, Size(self._width, wide.page.height))
        self.scroll_target_y = self.scroll_y = float(row)
        self._placing = False
        last = wide.page.height - self._height
        at_end = self._position >= wide.page.last_position(self.rows_seen)
        self.reach = Reach(
            None if last <= 0 else 1.0 if at_end else min(1.0, row / last),
            self._offset / self._farthest if self._farthest else None,
        )

    def _visible_rows(self) -> list[Row]:
        if self._rows is None and self._wide is not None:
            page = self._wide.page
            header = page.rows(RowPosition(0, 0), self._header_rows)
            self._rows = header + page.rows(self._position, self.rows_seen)
        return self._rows or []

    def _fitting_painter(self) -> Painter:
        if self._painter is None:
            width = 0 if self._wide is None else self._wide.page.width
            self._painter = Painter(RoleStyles(self.app.theme_variables, self.rich_style), 0, width)
        return self._painter
