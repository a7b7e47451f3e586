"""The line under the article: where one is in it, how far along, and short messages."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reader.app.widgets.screens import MESSAGE_SECONDS
from reader.screen.lines import shorten

SHORTEST_PATH: Final = 6
"""Cells of the path that are worth showing beside the progress."""


class StatusLine(Widget):
    """Section path on the left, progress on the right. A message takes the place of the path.

    The progress gives way where there is no room for both, and to how a search stands.
    """

    ALLOW_SELECT = False

    path: reactive[tuple[str, ...]] = reactive(())
    """Titles of the sections around the place being read, outermost first."""
    progress: reactive[str] = reactive("")
    """Such as ``31 % · 3 min left``."""
    found: reactive[str] = reactive("")
    """How the search stands, such as ``4 of 14``; empty when nothing is searched for."""
    message: reactive[str] = reactive("")
    """Shown instead of the path while it is set."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._message_timer: Timer | None = None
        self._lasting = ""
        """The message that is shown while there is no other one."""

    def say(self, message: str) -> None:
        """Show a short message for a while; an empty one ends the one before."""
        self.hint(message)
        self._message_timer = self.set_timer(MESSAGE_SECONDS, lambda: self.hint(""))

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        if self.message == message:
            self.hint("")

    def hint(self, message: str) -> None:
        """Show a message until another takes its place; none when it is empty."""
        if self._message_timer is not None:
            self._message_timer.stop()
        self.message = message or self._lasting

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

    def render(self) -> Content:
        """The line at the width of the widget."""
        width = self.content_size.width
        needed = cell_len(self.message) or SHORTEST_PATH
        facts = (f"{self.found} · {self.progress.strip()}", self.found) if self.found else (self.progress,)
        right = next((fact for fact in facts if needed + 2 + cell_len(fact) <= width), "")
        room = max(0, width - cell_len(right) - (2 if right else 0))
        left = shorten(self.message, room) if self.message else _shorten_path(self.path, room)
        gap = " " * max(0, width - cell_len(left) - cell_len(right))
        return Content.assemble((left, "$accent" if self.message else "$muted"), gap, (right, "$muted"))


def _shorten_path(path: tuple[str, ...], width: int) -> str:
    """The path in ``width`` cells; outer sections give way first."""
    for start in range(len(path)):
        line = " › ".join(("…", *path[start:]) if start else path)
        if cell_len(line) <= width:
            return line
    return shorten(path[-1], width) if path else ""
