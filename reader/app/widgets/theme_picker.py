"""Choosing a theme: a small list beside the article, which wears whatever is highlighted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from reader.app.keys import bindings_as
from reader.app.widgets.picker import Picker, PickerRow
from reader.app.widgets.screens import ReaderScreen
from reader.screen.palettes import PaletteChoice

_BORDER_ROWS: Final = 2


class ThemeWanted(Message):
    """A person wants to choose a theme."""


class ThemePicker(ReaderScreen[str | None]):
    """Asks for the name of a theme. The answer is None when none was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_as("dismiss", "Close", "leave", "quit"),
        *bindings_as("next", "Next theme", "theme"),
    ]

    def __init__(self, themes: Sequence[PaletteChoice], chosen: str, wear: Callable[[str], None]) -> None:
        """Ask for one of ``themes``; ``chosen`` is the one to begin with, ``wear`` shows how one looks."""
        super().__init__()
        self._themes = themes
        self._chosen = chosen
        self._wear = wear
        self._picker = Picker(_set_out, self._choose, item="theme", preview=self._try, id="themes")

    def compose(self) -> ComposeResult:
        self._picker.border_title = "Theme"
        self._picker.border_subtitle = "enter keeps · esc leaves"
        self._picker.styles.height = len(self._themes) + _BORDER_ROWS
        yield self._picker

    def on_mount(self) -> None:
        names = [theme.name for theme in self._themes]
        self._picker.list.show(self._themes, names.index(self._chosen) if self._chosen in names else 0)

    def action_next(self) -> None:
        """Highlight the next theme, and after the last one the first."""
        rows = self._picker.list.rows
        rows.step(-rows.count if rows.highlighted == rows.count - 1 else 1)

    def _try(self, theme: PaletteChoice) -> None:
        if not self.answered:
            self._wear(theme.name)

    def _choose(self, theme: PaletteChoice) -> None:
        self.dismiss(theme.name)


def _set_out(theme: PaletteChoice, room: int) -> PickerRow:
    """Write the name on the left, what the theme is like on the right where there is room."""
    fits = cell_len(theme.name) + cell_len(theme.about) < room
    return PickerRow(theme.name, theme.about if fits else "")
