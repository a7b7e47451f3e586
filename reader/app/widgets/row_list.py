"""A list that draws only the rows it shows: every list in the application is one, of items of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.keys import bindings
from reader.app.terminal.textual_internals import set_virtual_size
from reader.app.widgets.effects import NoEffectError, tell
from reader.app.widgets.motions import Motion, distance
from reader.app.widgets.roles import RoleStyles
from reader.keys.commands import Scope


class Items(Protocol):
    """What a list lists. How many there are, and that they have changed, is said by `RowList.set_count`."""

    ITEM: str
    """What one item is called."""

    @property
    def item_height(self) -> int:
        """Return the rows that each item takes."""

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Return one row (0-based) of one item, in at most ``width`` cells."""


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of items that are all equally high, of which one is highlighted.

    Cost depends on the size of the screen only.
    """

    BINDINGS = bindings(Scope.MOVING)
    ALLOW_SELECT = False

    highlighted: var[int | None] = var(None)
    """Index of the highlighted item; None when the list is empty or nothing is."""

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
        self._count = 0
        self._pressed = -1
        self._role_styles: RoleStyles | None = None

    @property
    def role_styles(self) -> RoleStyles:
        """Return how the roles of text look in this list."""
        if self._role_styles is None:
            self._role_styles = RoleStyles(self.app.theme_variables, self.rich_style)
        return self._role_styles

    @property
    def count(self) -> int:
        """Return how many items the list has."""
        return self._count

    def set_count(self, count: int) -> None:
        """Say that the items changed. The highlight stays at its index, within bounds."""
        self._count = count
        self._measure()
        if not count:
            self.highlighted = None
        elif self.highlighted is not None:
            self.highlighted = min(self.highlighted, count - 1)
        self.refresh()

    def highlight(self, index: int | None, *, top: int | None = None) -> None:
        """Highlight an item and scroll it into view, without a message.

        With ``top`` the item is put that many rows below the top of the list where possible.
        """
        self.highlighted = index
        if index is None:
            return
        if top is None:
            self._scroll_into_view(index)
        else:
            self._jump(index * self.items.item_height - top)

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
        """Return how many rows below the top of the list the highlighted item stands."""
        if self.highlighted is None:
            return 0
        return self.highlighted * self.items.item_height - self.scroll_offset.y

    def render_line(self, y: int) -> Strip:
        """Return one line of the list, 0-based."""
        width = self.scrollable_content_region.width
        index, row = divmod(y + self.scroll_offset.y, self.items.item_height)
        style = self.rich_style
        if index >= self._count:
            return Strip.blank(width, style)
        highlighted = index == self.highlighted
        segments = self.items.draw(index, row, width, highlighted)
        if highlighted and self.has_focus:
            segments = self._light_up(segments, width)
        return Strip(segments).adjust_cell_length(width, style)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._role_styles = None

    def watch_highlighted(self, before: int | None, after: int | None) -> None:
        """Repaint what was highlighted and what is now."""
        for index in (before, after):
            if index is not None:
                self.refresh_lines(index * self.items.item_height, self.items.item_height)
        self.highlight_changed()

    def on_focus(self) -> None:
        """Begin with the first item where none is highlighted."""
        if self.highlighted is None and self._count:
            self.highlight(0)

    def on_resize(self) -> None:
        """Keep the highlighted item in view."""
        self._measure()
        if self.highlighted is not None:
            self._scroll_into_view(self.highlighted)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note which item is pressed."""
        self._pressed = self._index_at(event.y)

    def on_click(self, event: events.Click) -> None:
        """Choose the item under the pointer, once, if it is the one that was pressed."""
        index = self._index_at(event.y)
        if event.chain == 1 and index == self._pressed and 0 <= index < self._count:
            self.highlighted = index
            self.post_message(self.Highlighted(self, index))
            self.post_message(self.Chosen(self, index))

    def action_move(self, motion: str) -> None:
        """Move the highlight, by the name of a motion. Raises `NoEffectError` where it cannot go further."""
        items = distance(Motion(motion), in_view=self._items_shown())
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
        row = y - self.gutter.top
        if not 0 <= row < self.scrollable_content_region.height:
            return -1
        return (row + self.scroll_offset.y) // self.items.item_height

    def _light_up(self, segments: list[Segment], width: int) -> list[Segment]:
        """Put segments on the background of the highlight, across the whole width."""
        background = self.role_styles.added("selected")
        missing = width - sum(cell_len(segment.text) for segment in segments)
        padded = [*segments, Segment(" " * max(0, missing), self.rich_style)]
        return [Segment(text, (style or self.rich_style) + background) for text, style, _ in padded]

    def _items_shown(self) -> int:
        return max(1, self.scrollable_content_region.height // self.items.item_height)

    def _measure(self) -> None:
        set_virtual_size(
            self, Size(self.scrollable_content_region.width, self._count * self.items.item_height)
        )

    def _scroll_into_view(self, index: int) -> None:
        first = index * self.items.item_height
        last = first + self.items.item_height
        top = self.scroll_offset.y
        height = self.scrollable_content_region.height
        if not height:
            # Its size is still to come, and so is what it takes to be in view.
            return
        if first < top:
            self._jump(first)
        elif last > top + height:
            self._jump(min(first, last - height))

    def _jump(self, row: int) -> None:
        self.scroll_to(y=max(0, row), animate=False, force=True)
