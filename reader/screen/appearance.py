"""Which palette is shown: by what a person chose, and the background and the colours of the terminal."""

from __future__ import annotations

from enum import Enum

from reader.screen.palettes import (
    DARK,
    LIGHT,
    PALETTES,
    TERMINAL,
    TERMINAL_DARK,
    TERMINAL_LIGHT,
    Palette,
    own_palette,
)
from reader.settings.table import Settings
from reader.settings.theme_names import AUTOMATIC


class Depth(Enum):
    """How many colours are sent, by the names that Rich has for them."""

    NONE = ""
    FEW = "standard"
    MANY = "256"
    ALL = "truecolor"


class Appearance:
    """Knows what was chosen and what the terminal is like, and which palette comes of both."""

    def __init__(self, settings: Settings, *, light: bool | None, depth: Depth) -> None:
        """``light`` is whether the terminal's background is, ``depth`` how many colours it is sent."""
        self.light = light
        self.depth = depth
        self.palettes = (*PALETTES, *map(own_palette, settings.themes))
        """Those of true colours, of the program and of a person."""
        self._settings = settings
        self._by_name = {palette.name: palette for palette in self.palettes}
        self._few = depth in (Depth.NONE, Depth.FEW)
        # What was chosen for terminals of many colours can hardly be read in few.
        fits = not self._few or "theme" in settings.given
        known = settings.theme in self._by_name or settings.theme == TERMINAL
        self.chosen = settings.theme if fits and known else AUTOMATIC
        """The name of what was chosen, ``auto`` and ``terminal`` among them."""

    def palette_for(self, name: str) -> Palette:
        """Return the palette that the name of a choice stands for: without colours always the terminal's."""
        if self.depth is Depth.NONE:
            name = TERMINAL
        if name == AUTOMATIC:
            name = TERMINAL if self._few else self._fitting
        if name == TERMINAL:
            return TERMINAL_LIGHT if self.light else TERMINAL_DARK
        return self._by_name[name]

    @property
    def _fitting(self) -> str:
        """Return the name of the choice for the terminal's background; most are dark."""
        wanted = self._settings.light_theme if self.light else self._settings.dark_theme
        usual = LIGHT if self.light else DARK
        return wanted if wanted in self._by_name or wanted == TERMINAL else usual.name
