"""Choosing a theme: a small list beside the article, which wears whatever is highlighted."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from reader.app.keys import bindings_as
from reader.app.widgets.row_list import RowList
from reader.app.widgets.screens import Panel
from reader.screen.palettes import LISTED


class ThemeWanted(Message):
    """A person wants to choose a theme."""


class ThemeList(RowList):
    """The themes, one a row."""

    ITEM = "theme"

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """The name on the left, what it is like on the right where there is room."""
        styles = self.role_styles
        name, about = LISTED[index]
        bar = Segment("▌ " if highlighted else "  ", styles.style("mark"))
        segments = [bar, Segment(name, styles.style("strong" if highlighted else ""))]
        gap = width - 3 - cell_len(name) - cell_len(about)
        if gap > 0:
            segments.append(Segment(" " * gap + about, styles.style("fact")))
        return segments


class ThemePicker(Panel[str | None]):
    """Asks for the name of a theme, of `LISTED`. The answer is None when none was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_as("dismiss", "Close", "leave", "quit"),
        *bindings_as("next", "Next theme", "theme"),
    ]

    def __init__(self, chosen: str, wear: Callable[[str], None]) -> None:
        """``chosen`` is the theme to begin with; ``wear`` shows how one looks."""
        super().__init__()
        self._chosen = chosen
        self._wear = wear
        self._rows = ThemeList(id="themes")

    def compose(self) -> ComposeResult:
        self._rows.border_title = "Theme"
        self._rows.border_subtitle = "enter keeps · esc leaves"
        yield self._rows

    def on_mount(self) -> None:
        self._rows.styles.height = len(LISTED) + _BORDER_ROWS
        self._rows.set_count(len(LISTED))
        names = [listed.name for listed in LISTED]
        self._rows.highlight(names.index(self._chosen) if self._chosen in names else 0)
        self.set_focus(self._rows)

    def action_next(self) -> None:
        """Highlight the next theme, and after the last one the first."""
        last = self._rows.highlighted == self._rows.count - 1
        self._rows.step(-self._rows.count if last else 1)

    @on(RowList.Highlighted)
    def _try(self, event: RowList.Highlighted) -> None:
        if not self.answered:
            self._wear(LISTED[event.index].name)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(LISTED[event.index].name)


_BORDER_ROWS: Final = 2
