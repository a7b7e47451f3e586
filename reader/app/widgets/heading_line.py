"""The quiet line at the head of a pane."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reader.app.widgets.roles import content_of
from reader.app.widgets.screens import MESSAGE_SECONDS
from reader.screen.lines import header_line


class HeadingLine(Widget):
    """Shows what a pane is about, with facts; or for a while a message."""

    ALLOW_SELECT = False

    facts: reactive[str] = reactive("")
    place: reactive[str] = reactive("")
    """Where one is in what the pane lists, in a word."""
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
        """Return the line at the width of the widget."""
        width = self.content_size.width
        line = header_line(self._subject, self.facts, width, place=self.place, message=self.message)
        return content_of(line)
