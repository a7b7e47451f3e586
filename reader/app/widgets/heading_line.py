"""The quiet line at the head of a pane."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.app.widgets.roles import content_of
from reader.screen.lines import header_line


class HeadingLine(Widget):
    """Shows what a pane is about, with facts, and where in it one is."""

    ALLOW_SELECT = False

    facts: reactive[str] = reactive("")
    place: reactive[str] = reactive("")
    """Where in what the pane shows one is: the year of the topmost post."""
    active: reactive[bool] = reactive(False)
    """Whether a person is in the pane."""

    def __init__(self, subject: str, *, id: str | None = None) -> None:
        """``subject`` is what the pane is about."""
        super().__init__(id=id)
        self._subject = subject

    def render(self) -> Content:
        """Return the line at the width of the widget."""
        width = self.content_size.width
        line = header_line(self._subject, self.facts, width, place=self.place, active=self.active)
        return content_of(line, self.app.theme_variables)
