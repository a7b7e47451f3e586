"""The quiet line at the head of a pane."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.app.post_list import shorten


class HeadingLine(Widget):
    """One line of muted text, shortened to the width of the pane."""

    ALLOW_SELECT = False

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line at the width of the widget."""
        return Content.styled(shorten(self.text, self.content_size.width), "$muted")
