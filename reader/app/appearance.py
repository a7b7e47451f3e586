"""Which theme is worn: the one that was chosen, or the one that fits the terminal."""

from __future__ import annotations

from typing import Final

from reader.app.terminal.colour_depth import Depth
from reader.app.widgets.themes import AUTOMATIC, DARK, LIGHT, LISTED, TERMINAL, TERMINAL_THEMES
from reader.settings.settings import Settings

_NAMES: Final = frozenset(listed.name for listed in LISTED)


class Appearance:
    """What was chosen, what is known of the terminal, and which theme comes of both."""

    def __init__(self, settings: Settings, *, light: bool | None, depth: Depth) -> None:
        """``light`` is whether its background is, ``depth`` how many colours it is sent."""
        self.light = light
        self.depth = depth
        self._settings = settings
        self._few = depth in (Depth.NONE, Depth.FEW)
        # What was chosen for terminals of many colours can hardly be read in few.
        fits = not self._few or "theme" in settings.given
        self.chosen = settings.theme if fits and settings.theme in _NAMES else AUTOMATIC
        """The name of what was chosen, ``auto`` and ``terminal`` among them."""

    def theme_for(self, name: str) -> str:
        """The name of the theme that some choice stands for: without colours always that of the terminal."""
        if self.depth is Depth.NONE:
            name = TERMINAL
        if name == AUTOMATIC:
            name = TERMINAL if self._few else self._fitting
        return TERMINAL_THEMES[bool(self.light)].name if name == TERMINAL else name

    @property
    def _fitting(self) -> str:
        """The theme for the background of the terminal; dark ones are the usual."""
        wanted = self._settings.light_theme if self.light else self._settings.dark_theme
        usual = LIGHT.name if self.light else DARK.name
        return wanted if wanted in _NAMES - {AUTOMATIC} else usual
