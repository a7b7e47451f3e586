"""The line that shows kinds side by side, of which one is listed below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from reader.app.widgets.roles import content_of
from reader.screen.browse_rows import KindTab, kinds_line


class KindsLine(Widget):
    """Shows the kinds side by side. A click switches to one."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """Another kind is wanted."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self._kinds: Sequence[KindTab] = ()
        self._current = 0

    def show(self, kinds: Sequence[KindTab], current: int) -> None:
        """Show these kinds, one of them as the one that is listed."""
        self._kinds, self._current = kinds, current
        self.refresh()

    def render(self) -> Content:
        """Return the line at the width of the widget."""
        if not self._kinds:
            return Content("")
        line, _ = kinds_line(self._kinds, self._current, self.content_size.width)
        return content_of(line, self.app.theme_variables)

    def on_click(self, event: events.Click) -> None:
        """Ask for the kind under the pointer."""
        _, columns = kinds_line(self._kinds, self._current, self.content_size.width)
        for index, taken in enumerate(columns):
            if event.x in taken:
                self.post_message(self.Clicked(index))
