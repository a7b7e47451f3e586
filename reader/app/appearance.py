"""How the application looks: the theme that was chosen or fits the terminal, and what of that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Final

from textual import constants, work
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter, Monochrome, NoColor

from reader.app.article.article_pane import ArticlePane
from reader.app.keyed_app import KeyedApp
from reader.app.terminal.colour_depth import colour_depth
from reader.app.terminal.driver import TerminalDriver
from reader.app.terminal.input import BackgroundTold
from reader.app.terminal.no_colour import NoColourFilter
from reader.app.terminal.queries import Terminal
from reader.app.terminal.textual_internals import send_colours
from reader.app.widgets.notices import LONGEST_NOTICE, warn
from reader.app.widgets.screens import open_panel
from reader.app.widgets.theme_picker import ThemePicker
from reader.app.widgets.themes import theme_of
from reader.content.text import clean_line
from reader.keys.commands import Command
from reader.screen.appearance import Appearance, Depth
from reader.screen.palettes import PALETTES, TERMINAL_DARK, TERMINAL_LIGHT
from reader.settings.choices import keep_choices
from reader.settings.kinds import Value
from reader.settings.table import Settings


class ComfortableApp(KeyedApp):
    """Wears a theme that fits the terminal or was chosen, and keeps what is chosen for the next run."""

    _no_colours: Final = NoColourFilter()

    def __init__(self, commands: Sequence[Command], *, settings: Settings, terminal: Terminal) -> None:
        # Which driver to make is asked by what follows.
        self.terminal = terminal
        super().__init__(commands)
        self._keeps = settings.remember
        self._choices: dict[str, Value] = {}
        self._keeping = Lock()
        self._unkept_choices = ""
        """Why the last choice was not kept."""
        self.unkept: list[str] = []
        """What a person made in libraries and is not kept, with the reasons."""
        for palette in (*PALETTES, TERMINAL_DARK, TERMINAL_LIGHT):
            self.register_theme(theme_of(palette))
        depth = colour_depth()
        self._send_colours(depth)
        self.appearance = Appearance(settings, light=terminal.light, depth=depth)
        self._wear(self.appearance.chosen)

    def get_driver_class(self) -> type[Driver]:
        """Return a driver of our own in the place of Textual's for terminals."""
        driver = super().get_driver_class()
        return TerminalDriver if driver is LinuxDriver else driver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's own filters; where no colours are to be sent, one that takes them away."""
        filters = [each for each in super().get_line_filters() if not isinstance(each, Monochrome | NoColor)]
        return [*filters, self._no_colours] if self.appearance.depth is Depth.NONE else filters

    def on_background_told(self, event: BackgroundTold) -> None:
        """Show the palette that fits when the terminal has become dark or light, or says so late."""
        self.appearance.light = event.light
        self._wear(self.appearance.chosen)

    def on_theme_wanted(self) -> None:
        """Let a theme be chosen. Those that are highlighted are worn meanwhile."""
        open_panel(self, ThemePicker(self.appearance.chosen, self._wear), self._choose_theme)

    def on_article_pane_chosen(self, event: ArticlePane.Chosen) -> None:
        """Keep how long lines are, or how far apart."""
        self._keep(event.choices)

    def _choose_theme(self, name: str | None) -> None:
        if name is not None:
            self.appearance.chosen = name
            self._keep({"theme": name})
        self._wear(self.appearance.chosen)

    def _wear(self, name: str) -> None:
        """Put on what a choice stands for."""
        self.theme = self.appearance.palette_for(name).name

    def _keep(self, choices: Mapping[str, Value]) -> None:
        self._choices = {**self._choices, **choices}
        if self._keeps:
            self._keep_in_worker()

    @work(thread=True, group="choices", exit_on_error=False)
    def _keep_in_worker(self) -> None:
        with self._keeping:
            # Whoever comes last writes what was chosen last.
            # One that is kept has those before in it that were not.
            self._unkept_choices = keep_choices(self._choices)
        self.call_later(self._tell_unkept_choices)

    def _tell_unkept_choices(self) -> None:
        if self._unkept_choices:
            warn(self, f"Your choice is not kept for the next run: {self._unkept_choices}")

    @property
    def last_words(self) -> Sequence[str]:
        """Return what is to be said at the end, a line each: what a person made and is not kept."""
        unkept = [*self.unkept]
        if self._unkept_choices:
            # There may be room for it by now.
            self._unkept_choices = keep_choices(self._choices)
        if self._unkept_choices:
            unkept.append(f"how you chose to read: {self._unkept_choices}")
        return [clean_line(f"not kept: {text}", limit=LONGEST_NOTICE) for text in unkept]

    def _send_colours(self, depth: Depth) -> None:
        """Have colours changed to those that the terminal has."""
        if constants.COLOR_SYSTEM == "auto" and depth is not Depth.NONE:
            send_colours(self, depth.value)
