"""A sheet of keys that scrolls, and whose entries can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.terminal.textual_internals import set_virtual_size
from reader.app.widgets.effects import NoEffectError, tell
from reader.app.widgets.motions import Motion, distance
from reader.app.widgets.roles import RoleStyles
from reader.screen.help_lines import KeySheet, SheetGroup

_BESIDE_BAR: Final = 1
"""Cells between what is written and the scroll bar."""


class SheetView(ScrollView, can_focus=False):
    """Shows groups of keys with what they do, in as many columns as it has room for."""

    ALLOW_SELECT = False

    class EntryClicked(Message):
        """An entry was clicked: which one, counted over all groups."""

        def __init__(self, entry: int) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, groups: Sequence[SheetGroup]) -> None:
        super().__init__()
        self._groups = groups
        self._laid_out: tuple[Size, KeySheet] | None = None
        self._role_styles: RoleStyles | None = None
        self._pressed: int | None = None

    @property
    def _sheet(self) -> KeySheet:
        """Return the sheet, laid out for the room there is."""
        room = self.scrollable_content_region.size
        if self._laid_out is None or self._laid_out[0] != room:
            # Text does not touch the scroll bar.
            self._laid_out = room, KeySheet(self._groups, room.width - _BESIDE_BAR, room.height)
        return self._laid_out[1]

    def on_resize(self) -> None:
        """Tell the scroll bar how much there is."""
        set_virtual_size(self, Size(self.scrollable_content_region.width, self._sheet.height))

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._role_styles = None

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view, 0-based."""
        if self._role_styles is None:
            self._role_styles = RoleStyles(self.app.theme_variables, self.rich_style)
        segments = self._role_styles.segments(self._sheet.line(y + self.scroll_offset.y))
        return Strip(segments).adjust_cell_length(self.scrollable_content_region.width, self.rich_style)

    def follow(self, motion: Motion) -> None:
        """Scroll as a key asks that was typed in the box."""
        before = self.scroll_offset.y
        rows = distance(motion, in_view=self.scrollable_content_region.height)
        top = max(0, min(before + rows, self.max_scroll_y))
        if top == before:
            tell(self.screen, NoEffectError(motion.edge))
        self.scroll_to(y=top, animate=False, force=True)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note which entry is pressed."""
        self._pressed = self._entry_at(event)

    def on_click(self, event: events.Click) -> None:
        """Choose the entry under the pointer, once, if it is the one that was pressed."""
        entry = self._entry_at(event)
        if event.chain == 1 and entry is not None and entry == self._pressed:
            self.post_message(self.EntryClicked(entry))

    def _entry_at(self, event: events.MouseEvent) -> int | None:
        return self._sheet.entry_at(
            event.x - self.gutter.left, event.y - self.gutter.top + self.scroll_offset.y
        )
