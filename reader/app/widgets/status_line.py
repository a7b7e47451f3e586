"""The line at the foot of a screen: place, next keys, progress, and what a key did."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.app.terminal.type_ahead import type_key
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.screens import MESSAGE_SECONDS
from reader.screen.lines import cells_alike
from reader.screen.status import Hint, Status, status_rows

PLAIN: Final = Status()


class StatusLine(Widget):
    """Shows a `Status`. A click on a hint is its key."""

    ALLOW_SELECT = False

    path: reactive[tuple[str, ...]] = reactive((), repaint=False)
    """Titles of the post and of the sections around the place being read, outermost first."""
    hints: reactive[tuple[Hint, ...]] = reactive((), repaint=False)
    """What the next keys do."""
    back: reactive[Hint | None] = reactive(None, repaint=False)
    """What leads back where one pane is all that is seen."""
    shows_place: reactive[bool] = reactive(True, repaint=False)
    """Whether it says where one is in the article."""
    progress: reactive[str] = reactive("", repaint=False)
    """Such as ``31% · 3 min left``."""
    found: reactive[str] = reactive("", repaint=False)
    """How the search stands, such as ``4 of 14``; empty when nothing is searched for."""
    message: reactive[str] = reactive("", repaint=False)
    """Shown instead of the place while it is set."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._message_timer: Timer | None = None
        self._lasting = ""
        """The message that is shown while there is no other one."""
        self._choices: tuple[Hint, ...] = ()
        self._rows = status_rows(PLAIN, 0)
        self._role_styles: RoleStyles | None = None

    def say(self, message: str) -> None:
        """Show a short message for a while; an empty one ends the one before."""
        self.hint(message)
        self._message_timer = self.set_timer(MESSAGE_SECONDS, lambda: self.hint(""))

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        if self.message == message:
            self.hint("")

    def hint(self, message: str, choices: tuple[Hint, ...] = ()) -> None:
        """Show a message, and what keys answer it, until another takes its place; none when it is empty."""
        if self._message_timer is not None:
            self._message_timer.stop()
        self._choices = choices
        self.message = message or self._lasting
        self._compose_rows()

    def keep_saying(self, message: str) -> None:
        """Show a message whenever there is no other one; an empty one ends it."""
        if message != self._lasting:
            shown, self._lasting = self._lasting, message
            if self.message == shown:
                self.message = message

    async def give_way(self, bar: Widget) -> None:
        """Let a bar take the place of the line, until `come_back`."""
        if not bar.is_attached and isinstance(self.parent, Widget):
            await self.parent.mount(bar, before=self)
        self.display = False

    def come_back(self) -> None:
        """Be seen again where a bar was."""
        self.display = True

    def on_resize(self) -> None:
        self._compose_rows()

    def on_click(self, event: events.Click) -> None:
        """Press the key of the hint that was clicked."""
        event.stop()
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        for button in self._rows.buttons:
            if button.row == y and x in button.cells:
                type_key(self.app, button.key)

    def render_line(self, y: int) -> Strip:
        """Return one row of the line, 0-based."""
        if self._role_styles is None:
            self._role_styles = RoleStyles(self.app.theme_variables, self.rich_style)
        width = self.content_size.width
        line = self._rows.rows[y] if y < len(self._rows.rows) else ()
        return Strip(self._role_styles.segments(line)).adjust_cell_length(width, self.rich_style)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._role_styles = None
        self.refresh()

    def watch_path(self) -> None:
        self._compose_rows()

    watch_hints = watch_back = watch_shows_place = watch_progress = watch_found = watch_message = watch_path

    def _compose_rows(self) -> None:
        """Put the rows together anew, and paint of them what has changed."""
        width = self.content_size.width
        if not width:
            return
        before, self._rows = self._rows, status_rows(self._status, width)
        if len(before.rows) != len(self._rows.rows):
            self.styles.height = len(self._rows.rows)
            self.refresh()
        elif before.rows != self._rows.rows:
            start = cells_alike(before.rows[0], self._rows.rows[0]) if len(before.rows) == 1 else 0
            self.refresh(Region(start, 0, width - start, len(self._rows.rows)))

    @property
    def _status(self) -> Status:
        return Status(
            place=self.path if self.shows_place else (),
            hints=self.hints,
            back=self.back,
            found=self.found,
            progress=self.progress,
            message=self.message,
            # What lasts leaves the next keys in sight.
            choices=self._choices or (self.hints if self.message and self.message == self._lasting else ()),
        )
