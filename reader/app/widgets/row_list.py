"""A list that draws only the rows it shows: every list in the application is one, of items of its own."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.app.keys import bindings
from reader.app.widgets.effects import NoEffectError, tell
from reader.app.widgets.items import Items
from reader.app.widgets.motions import FAR, WHEEL_ROWS, Motion, distance
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.scroll_bar import ScrollBar
from reader.keys.commands import Scope
from reader.screen.item_window import ItemWindow
from reader.screen.lines import BAR, BAR_COLUMN, QUIET_BAR, remark_lines


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of items, of which one is highlighted. They may be of different heights.

    Cost depends on the size of the screen only: the position is an item and a row in it, and the scroll bar
    shows roughly where that is.
    """

    BINDINGS = bindings(Scope.MOVING)
    ALLOW_SELECT = False

    highlighted: var[int | None] = var(None)
    """Index of the highlighted item; None when the list is empty or nothing is."""

    active: var[bool] = var(False)
    """Whether what is typed is meant for this list, or for the box beside it."""

    remark: reactive[str] = reactive("")
    """What stands here while there are no items: what happened, and in lines below it which keys go on."""

    class Highlighted(Message):
        """Another item became the highlighted one, because a person moved there."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            return self.rows

        def can_replace(self, message: Message) -> bool:
            """Tell whether it makes another message obsolete: only the last of several moves matters."""
            return isinstance(message, RowList.Highlighted) and message.rows is self.rows

    class Chosen(Message):
        """An item was chosen with Enter or a click."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            return self.rows

    def __init__(self, items: Items, *, id: str | None = None, can_focus: bool = True) -> None:
        super().__init__(id=id)
        self.can_focus = can_focus
        self.items = items
        self.highlight_changed: Callable[[], object] = lambda: None
        """Called when another item is highlighted, by whomever."""
        self.top_changed: Callable[[], object] = lambda: None
        """Called when another item is the first in view."""
        self.to_come = 0
        """How many items are known to come below those that are there; the scroll bar counts them."""
        self._count = 0
        self._pressed = -1
        self._window = ItemWindow(lambda index: self.items.height_of(index, self.text_width))
        self._top = self._window.top
        self._fitted = Size()
        """The size that the window was fitted to."""
        self._has_room = False
        """Whether it has ever had rows to show anything in."""
        self._bar = ScrollBar(self)
        self._role_styles: dict[bool, RoleStyles] = {}

    @property
    def role_styles(self) -> RoleStyles:
        """Return how the roles of text look in this list."""
        if self.active not in self._role_styles:
            instead = {} if self.active else {BAR: QUIET_BAR}
            self._role_styles[self.active] = RoleStyles(self.app.theme_variables, self.rich_style, instead)
        return self._role_styles[self.active]

    @property
    def count(self) -> int:
        """Return how many items the list has."""
        return self._count

    @property
    def text_width(self) -> int:
        """Return the cells of a row."""
        return self.scrollable_content_region.width

    @property
    def top(self) -> int:
        """Return the index of the first item in view."""
        return self._window.top.item

    @property
    def in_view(self) -> range:
        """Return the indexes of the items in view, those in view in part too."""
        rows = self._window.rows
        return range(rows[0].item, rows[-1].item + 1) if rows else range(0)

    def set_count(self, count: int) -> None:
        """Say that the items changed, or their heights. The highlight stays at its index, within bounds."""
        self._count = count
        if self.highlighted is not None:
            self.highlighted = min(self.highlighted, count - 1) if count else None
        self._fit()
        self.refresh()

    def relist(self, count: int, kept: int | None, above: int, first: int = 0) -> None:
        """List other items: the ``kept`` one is highlighted so many rows below the top, or ``first``."""
        self.set_count(count)
        if kept is None:
            self.highlight(first if count else None)
        else:
            self.highlight(kept, top=above)

    def highlight(self, index: int | None, *, top: int | None = None) -> None:
        """Highlight an item and scroll it into view, without a message.

        With ``top`` the item is put that many rows below the top of the list where possible.
        """
        self.highlighted = index
        if index is None:
            return
        if top is not None:
            self._window.put(index, top)
        else:
            self._window.bring_into_view(index)
        self._follow()

    def step(self, items: int) -> bool:
        """Move the highlight by some items, as a person does, and say so. Return whether that moved it."""
        if not self._count:
            return False
        start = self.highlighted if self.highlighted is not None else -1 if items > 0 else 0
        index = max(0, min(self._count - 1, start + items))
        if index == self.highlighted:
            return False
        self.highlight(index)
        self.tell_highlighted()
        return True

    def follow(self, motion: Motion) -> None:
        """Move as a key asks that was typed elsewhere: in the box that narrows the list."""
        try:
            self.action_move(motion)
        except NoEffectError as reason:
            tell(self.screen, reason)

    def tell_highlighted(self) -> None:
        """Say which item is highlighted, as if a person had moved there."""
        if self.highlighted is not None:
            self.post_message(self.Highlighted(self, self.highlighted))

    def rows_above(self) -> int:
        """Return how many rows below the top of the list the highlighted item stands.

        It is a guess where the item is not in view, good for `highlight`.
        """
        return 0 if self.highlighted is None else self._window.above(self.highlighted)

    def refresh_item(self, index: int | None, row: int | None = None) -> None:
        """Paint an item again, or one row of it, 0-based, if it is in view."""
        for y in range(0) if index is None else self._window.rows_of(index):
            if row in (None, self._window.rows[y].row):
                self.refresh(Region(0, y, self.size.width, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines to paint."""
        # The first paint after a change of size comes before the event that tells of it.
        self._take_size()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line of the list, 0-based."""
        width, place = self.text_width, self._window.at(y)
        if place is None:
            remark = remark_lines(self.remark, width) if not self._count else []
            segments = self.role_styles.segments(remark[y]) if y < len(remark) else []
            return Strip(segments).adjust_cell_length(width, self.rich_style)
        highlighted = place.item == self.highlighted
        segments = self.items.draw(place.item, place.row, width, highlighted)
        strip = Strip(segments).adjust_cell_length(width, self.rich_style)
        lit = segments and highlighted and self.active and width > BAR_COLUMN
        return self._light_up(strip, width) if lit else strip

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._role_styles.clear()

    def watch_highlighted(self, before: int | None, after: int | None) -> None:
        """Repaint what was highlighted and what is now."""
        self.refresh_item(before)
        self.refresh_item(after)
        self.highlight_changed()

    def watch_active(self) -> None:
        """Repaint what is highlighted."""
        self.refresh_item(self.highlighted)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scroll bar by whole items, when it was a person who moved it."""
        super().watch_scroll_y(old_value, new_value)
        if self._bar.moved_by_person(old_value, new_value):
            self._window.go_near(round(new_value))
            self._follow()

    def on_mount(self) -> None:
        """Note from now on whether a person is here."""
        self.watch(self.screen, "focused", self._note_focus)

    def on_focus(self) -> None:
        """Begin with the first item where none is highlighted."""
        if self.highlighted is None and self._count:
            self.highlight(0)

    def on_resize(self) -> None:
        self._take_size()

    def _take_size(self) -> None:
        """Keep the highlighted item in view, unless a person has scrolled away from it."""
        if self.scrollable_content_region.size == self._fitted:
            return
        at, window = self.highlighted, self._window
        is_away = at is not None and bool(window.rows) and not window.rows_of(at)
        self._fit()
        if not self._has_room and self._fitted.height:
            self._has_room = True
            # Where something stands in a list that has no rows is nothing to keep.
            window.show_from_item(0)
            self._follow()
        if not is_away:
            self.highlight(at)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note which item is pressed."""
        self._pressed = self._index_at(event.y)

    def on_click(self, event: events.Click) -> None:
        """Choose the item under the pointer, once, if it is the one that was pressed."""
        index = self._index_at(event.y)
        if event.chain == 1 and index == self._pressed and index >= 0:
            self.highlighted = index
            self.post_message(self.Highlighted(self, index))
            self.post_message(self.Chosen(self, index))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.prevent_default().stop()
        self._scroll(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default().stop()
        self._scroll(-1)

    def action_move(self, motion: str) -> None:
        """Move the highlight, by the name of a motion. Raises `NoEffectError` where it cannot go further."""
        rows = distance(Motion(motion), in_view=self.scrollable_content_region.height)
        items = rows if abs(rows) == FAR else self._window.distance(self.highlighted or 0, rows)
        if not self.step(items):
            raise NoEffectError(self.describe_edge(items))

    def action_choose(self) -> None:
        if self.highlighted is None:
            raise NoEffectError("Nothing here to open")
        self.post_message(self.Chosen(self, self.highlighted))

    def describe_edge(self, items: int) -> str:
        """Return why the highlight cannot move by so many items."""
        if not self._count:
            return "This list is empty"
        if self._count == 1:
            return f"This is the only {self.items.ITEM}"
        return f"This is the {'last' if items > 0 else 'first'} {self.items.ITEM}"

    def _index_at(self, y: int) -> int:
        """Return the index of the item at a row of the widget, its border counted; -1 where none can be."""
        place = self._window.at(y - self.gutter.top)
        return -1 if place is None else place.item

    def _light_up(self, strip: Strip, width: int) -> Strip:
        """Put a row on the background of the highlight, from its bar to the cell before its end."""
        background = self.role_styles.added("selected")
        band = strip.crop(BAR_COLUMN, width - 1)
        lit = [Segment(text, (style or self.rich_style) + background) for text, style, _ in band]
        return Strip.join([strip.crop(0, BAR_COLUMN), Strip(lit), strip.crop(width - 1, width)])

    def _note_focus(self) -> None:
        """Note whether the focus is in this list, or in a box that stands with it."""
        parent = self.parent
        self.active = isinstance(parent, Widget) and parent.has_focus_within

    def _scroll(self, notches: int) -> None:
        """Scroll by whole items, as the wheel does; the highlight stays where it is."""
        self._window.scroll(notches * max(1, WHEEL_ROWS // self.items.item_height))
        self._follow()

    def _fit(self) -> None:
        """Take another size, or other items."""
        self._fitted = self.scrollable_content_region.size
        self._window.fit(self._count, self._fitted.height, self.items.item_height)
        self._follow()

    def _follow(self) -> None:
        """Show what is in view now, and by the scroll bar where that is."""
        row, total = self._window.guess
        total += self.to_come * self.items.item_height
        self._bar.place(row, Size(self.text_width, total))
        before, self._top = self._top, self._window.top
        if self._top != before:
            self.refresh()
        if self._top.item != before.item:
            self.top_changed()
