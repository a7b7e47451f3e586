"""The floor: what any Textual application costs that shows 100,000 short lines in one scrolling widget."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

LINES: Final = 100_000

FIRST_LINE: Final = "This is line 1"
"""The text that shows that the first screen has been drawn."""


class Lines(ScrollView):
    """Numbered lines, made when they are drawn."""

    can_focus = True

    def on_mount(self) -> None:
        self.virtual_size = Size(80, LINES)

    def render_line(self, y: int) -> Strip:
        text = f"This is line {y + self.scroll_offset.y + 1} of a very plain text"
        return Strip([Segment(text, self.rich_style)]).extend_cell_length(self.size.width, self.rich_style)


class FloorApp(App[None]):
    """Nothing but the lines."""

    AUTO_FOCUS = "Lines"

    def compose(self) -> ComposeResult:
        yield Lines()


if __name__ == "__main__":
    FloorApp().run()
