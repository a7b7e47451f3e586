"""The line between two panes: it shows where the left one is scrolled to, and can be dragged both ways."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.app.widgets.roles import RoleStyles
from reader.screen.dividers import divider_line, first_at, stretch


class Divider(Widget):
    """Three cells wide, so that the line need not be hit to the cell.

    Dragged up and down it scrolls the pane, sideways it makes the pane wider; a click goes to what is there,
    and a second one puts the line back to where it is by itself.
    """

    ALLOW_SELECT = False

    active: reactive[bool] = reactive(False)
    """Whether a person is in the pane on the left."""

    def __init__(self, *, moved: Callable[[int], object], put_back: Callable[[], object], id: str) -> None:
        """``moved`` is told the column (0-based) of the screen that the line is dragged to."""
        super().__init__(id=id)
        self._moved = moved
        self._put_back = put_back
        self._scrolled: ScrollView | None = None
        self._watched: list[ScrollView] = []
        """Those that tell when they are scrolled."""
        self._stretch = range(0)
        self._role_styles: RoleStyles | None = None
        self._pressed_at: Offset | None = None
        self._sideways: bool | None = None
        """Which way it is dragged; None until that is known."""
        self._before_click: float | None = None
        """Where the pane was scrolled to before a click that may be the first of two."""

    def follow(self, scrolled: ScrollView) -> None:
        """Show where this view is scrolled to, from now on."""
        if scrolled is self._scrolled:
            return
        self._scrolled = scrolled
        if scrolled not in self._watched:
            self._watched.append(scrolled)
            for name in ("scroll_y", "virtual_size"):
                self.watch(scrolled, name, self._follow_scrolling, init=False)
        self._follow_scrolling()

    def on_resize(self) -> None:
        self._follow_scrolling()

    def render_line(self, y: int) -> Strip:
        """Return one row of the line, 0-based."""
        if self._role_styles is None:
            self._role_styles = RoleStyles(self.app.theme_variables, self.rich_style)
        heavy = y in self._stretch
        line = divider_line(heavy, self.active and (heavy or not self._stretch))
        return Strip(self._role_styles.segments(line)).crop(0, self.size.width)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._role_styles = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.capture_mouse()
        self._pressed_at, self._sideways = event.screen_offset, None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go where the pointer goes, in the direction in which it set out."""
        if self._pressed_at is None:
            return
        event.stop()
        across, down = event.screen_offset - self._pressed_at
        if self._sideways is None and (across or down):
            self._sideways = abs(across) >= abs(down)
        if self._sideways:
            self._moved(event.screen_offset.x)
        elif self._sideways is not None:
            self._go_to_row(event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        event.stop()
        self.release_mouse()
        self._pressed_at = None

    def on_click(self, event: events.Click) -> None:
        """Go to what stands there; with a second click, put the line back and the pane to where it was."""
        event.stop()
        if self._sideways is not None or self._scrolled is None:
            return
        if event.chain == 1:
            self._before_click = self._scrolled.scroll_y
            self._go_to_row(event.y)
            return
        if self._before_click is not None:
            self._scrolled.scroll_to(y=self._before_click, animate=False, force=True, immediate=True)
            self._before_click = None
        self._put_back()

    def _go_to_row(self, row: int) -> None:
        if (view := self._scrolled) is not None:
            first = first_at(row, self.size.height, view.container_size.height, view.virtual_size.height)
            view.scroll_to(y=first, animate=False, force=True, immediate=True)

    def _follow_scrolling(self) -> None:
        """Paint anew the rows that look otherwise than before."""
        if (view := self._scrolled) is None:
            return
        before = self._stretch
        self._stretch = stretch(
            self.size.height, view.scroll_y, view.container_size.height, view.virtual_size.height
        )
        if before == self._stretch:
            return
        if not (before and self._stretch):
            self.refresh()
            return
        width = self.size.width
        self.refresh(*(Region(0, row, width, 1) for row in set(before) ^ set(self._stretch)))
