"""How the application looks: the theme that was chosen or fits the terminal, in the colours that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from textual import constants
from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor

from reader.app.terminal.colour_depth import colour_depth
from reader.app.terminal.no_colour import NoColourFilter
from reader.app.terminal.textual_internals import send_colours
from reader.app.widgets.screens import open_panel
from reader.app.widgets.themes import theme_of
from reader.screen.appearance import Appearance, Depth
from reader.screen.palettes import TERMINAL_DARK, TERMINAL_LIGHT, listed
from reader.settings.kinds import Value
from reader.settings.table import Settings

_NO_COLOURS: Final = NoColourFilter()


class ThemeChoice:
    """Sets the theme of the application, and lets a person choose another."""

    def __init__(
        self,
        app: App[Any],
        settings: Settings,
        *,
        light: bool | None,
        keep: Callable[[Mapping[str, Value]], None],
    ) -> None:
        """``light`` is whether the background of the terminal is, None when it did not say.

        ``keep`` is told what is chosen.
        """
        self._app = app
        self._keep = keep
        depth = colour_depth()
        if constants.COLOR_SYSTEM == "auto" and depth is not Depth.NONE:
            send_colours(app, depth.value)
        self._appearance = Appearance(settings, light=light, depth=depth)
        for palette in (*self._appearance.palettes, TERMINAL_DARK, TERMINAL_LIGHT):
            app.register_theme(theme_of(palette))
        self._show(self._appearance.chosen)

    def filters(self, of_textual: Sequence[LineFilter]) -> Sequence[LineFilter]:
        """Return what every line passes through before it is drawn, from the filters that Textual has.

        Its own that take colours away are left out. Where no colours are to be sent, one of ours does that.
        """
        filters = [each for each in of_textual if not isinstance(each, Monochrome | NoColor)]
        if self._appearance.depth is Depth.NONE:
            filters.append(_NO_COLOURS)
        return filters

    def fit_background(self, *, light: bool) -> None:
        """Show the palette that fits when the terminal has become dark or light, or says so late."""
        self._appearance.light = light
        self._show(self._appearance.chosen)

    def choose(self) -> None:
        """Let a theme be chosen. Those that are highlighted are shown meanwhile."""
        from reader.app.widgets.theme_picker import ThemePicker

        themes = listed(self._appearance.palettes)
        open_panel(self._app, ThemePicker(themes, self._appearance.chosen, self._show), self._take)

    def _take(self, name: str | None) -> None:
        if name is not None:
            self._appearance.chosen = name
            self._keep({"theme": name})
        self._show(self._appearance.chosen)

    def _show(self, name: str) -> None:
        """Show the theme that a choice stands for."""
        self._app.theme = self._appearance.palette_for(name).name
