"""The quiet line at the head of a pane."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reader.app.widgets.screens import MESSAGE_SECONDS
from reader.screen.lines import shorten

SHORTEST_SUBJECT: Final = 8
"""Cells of the subject that are worth showing."""

_SEPARATOR: Final = " · "


class HeadingLine(Widget):
    """What a pane is about, and facts about it. The former gives way where the pane is narrow."""

    ALLOW_SELECT = False

    facts: reactive[str] = reactive("")
    message: reactive[str] = reactive("")
    """Shown instead of all that while it is set."""

    def __init__(self, subject: str, *, id: str | None = None) -> None:
        """``subject`` is what the pane is about."""
        super().__init__(id=id)
        self._subject = subject
        self._message_timer: Timer | None = None

    def say(self, message: str) -> None:
        """Show a short message for a while."""
        if self._message_timer is not None:
            self._message_timer.stop()
        self.message = message
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self._say_no_more)

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        if self.message == message:
            self.message = ""

    def _say_no_more(self) -> None:
        self.message = ""

    def render(self) -> Content:
        """The line at the width of the widget."""
        width = self.content_size.width
        if self.message:
            return Content.styled(shorten(self.message, width), "$accent")
        room = width - cell_len(self.facts) - len(_SEPARATOR)
        if not self.facts:
            line = shorten(self._subject, width)
        elif room >= min(SHORTEST_SUBJECT, cell_len(self._subject)):
            line = shorten(self._subject, room) + _SEPARATOR + self.facts
        else:
            line = shorten(self.facts, width)
        return Content.styled(line, "$muted")
