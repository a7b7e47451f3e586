"""The application: what it is made of, and what happens to it."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.console import RenderableType
from textual import on
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from reader.app.appearance import ThemeChoice
from reader.app.article.article_pane import ArticlePane
from reader.app.article.mouse_filter import MouseFilter
from reader.app.kept_choices import KeptChoices
from reader.app.library.manual import ManualWriter, no_manual
from reader.app.library.opening.start import PLAIN_START, Start
from reader.app.library.recent import ElsewhereWanted
from reader.app.library.screen import LibraryScreen
from reader.app.shutdown import CRASHED, Shutdown
from reader.app.terminal.application_graphics import make_graphics
from reader.app.terminal.control_filter import ControlFilter
from reader.app.terminal.driver import TerminalDriver
from reader.app.terminal.ending import HUNG_UP
from reader.app.terminal.graphics import GraphicsTold
from reader.app.terminal.queries import Terminal
from reader.app.terminal.sequence_events import BackgroundTold
from reader.app.terminal.textual_internals import colours_sent, driver_of, fill_clipboard, rebind
from reader.app.terminal.type_ahead import TypeAhead
from reader.app.widgets.effects import NoEffectError, NoEffectMessage, tell
from reader.app.widgets.notices import warn
from reader.content.following.background import LibraryReader
from reader.keys.commands import COMMANDS, commands_with
from reader.settings.problems import SettingProblem, summary
from reader.settings.table import DEFAULTS, Settings

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

QUIET_START: Final = 1.0
"""Seconds after the start for which no garbage is collected: nothing made then is thrown away soon."""

UNKNOWN_TERMINAL: Final = Terminal()
_QUIT: Final = "quit"
_CONTROLS: Final = ControlFilter()


class ReaderApp(App[None]):
    """A terminal reader for folders of Markdown posts.

    What it does is in controllers: here is what Textual asks and tells an application, handed on to them.
    """

    CSS_PATH = "reader.tcss"
    TITLE = "reader"
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", _QUIT, "Quit", id=_QUIT, show=False, priority=True)
    ]

    def __init__(
        self,
        path: Path,
        library: LibraryReader | None = None,
        *,
        settings: Settings = DEFAULTS,
        problems: Sequence[SettingProblem] = (),
        start: Start = PLAIN_START,
        terminal: Terminal = UNKNOWN_TERMINAL,
        manual: ManualWriter = no_manual,
    ) -> None:
        """``library`` is one that reads the folder at ``path`` already; ``start`` is into a post there.

        ``problems`` are those of the settings, but for their keys. ``manual`` writes the manual where it is
        asked for.
        """
        # Which driver to make is asked by what follows.
        self.terminal = terminal
        super().__init__()
        self._path = path
        self._library = library
        self._settings = settings
        self._start = start
        self._manual = manual
        self.commands, problems_of_keys = commands_with(settings.keys)
        self._problems = (*problems, *problems_of_keys)
        self._keys: Mapping[str, Sequence[str]] = {}
        """The keys of each command, by its name; empty when all have their default ones."""
        self._take_keys()
        self.unkept: list[str] = []
        """What a person made in libraries and is not kept, with the reasons."""
        self.mouse_filter = MouseFilter()
        self.type_ahead = TypeAhead(self, self._shows_screen)
        self.shutdown = Shutdown(self)
        self.choices = KeptChoices(self, enabled=settings.remember)
        self._themes = ThemeChoice(self, settings, light=terminal.light, keep=self.choices.keep)
        self._no_effect = NoEffectMessage(self)
        self.graphics = make_graphics(self)
        self.animation_level = "none"

    def _take_keys(self) -> None:
        """Give the application the keys in force, and know them for what will be shown."""
        self.alt_keys = frozenset(
            key for command in self.commands for key in command.keys if key.startswith("alt+")
        )
        if self.commands is not COMMANDS:
            self._keys = {command.name: command.keys for command in self.commands}
            # These go before all others wherever one is, also where one types.
            rebind(self, {_QUIT: [key for key in self._keys[_QUIT] if "+" in key]})

    def _shows_screen(self) -> bool:
        """Tell whether what is drawn is seen, and not held back for what stood there before."""
        driver = driver_of(self)
        return not (isinstance(driver, TerminalDriver) and driver.painter.holds)

    def get_driver_class(self) -> type[Driver]:
        """Return a driver of our own in the place of Textual's for terminals."""
        driver = super().get_driver_class()
        return TerminalDriver if driver is LinuxDriver else driver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what lines pass through before they are drawn: no control character gets past it."""
        filters = self._themes.filters(super().get_line_filters())
        # What our own driver paints is clean.
        return filters if isinstance(driver_of(self), TerminalDriver) else [*filters, _CONTROLS]

    def get_default_screen(self) -> LibraryScreen:
        """Return the screen of the library, over which panels stand."""
        return LibraryScreen(self._path, self._library, settings=self._settings, start=self._start)

    def on_mount(self) -> None:
        """Be ready to end."""
        self.set_timer(QUIET_START, _collect_garbage_again)
        if self._problems:
            # Told where it stands in nobody's way.
            self.call_after_refresh(warn, self, summary(self._problems))
        if not self.is_headless:
            self.shutdown.start()

    def on_elsewhere_wanted(self, event: ElsewhereWanted) -> None:
        """Go on in another library, in the place of this one."""
        library, path, *_ = event.recent
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.let_go()
        # Textual cannot take the first screen off its stack.
        self._open_over(library, Start(post=path))

    def on_manual_wanted(self) -> None:
        """Open the manual over this library, as soon as it is written."""
        self.run_worker(self._write_manual, thread=True, exclusive=True, group="manual", exit_on_error=False)

    def _write_manual(self) -> None:
        """Have the manual written, with the keys in force. For a worker."""
        try:
            folder = self._manual(self.commands)
        except OSError as error:
            self.call_from_thread(tell, self.screen, NoEffectError(f"The manual cannot be written: {error}"))
        else:
            self.call_from_thread(self._open_manual, folder)

    def _open_manual(self, folder: Path) -> None:
        """Show the manual, unless something else has come up meanwhile."""
        if isinstance(self.screen, LibraryScreen):
            self._open_over(folder, Start(is_manual=True))

    def _open_over(self, folder: Path, start: Start) -> None:
        """Open a library over what is shown."""
        from reader.content.following.background import LibraryThread
        from reader.document.reading.index_headings import OUTLINES

        thread = LibraryThread(folder, OUTLINES)
        self.push_screen(LibraryScreen(folder, thread, settings=self._settings, start=start))

    def on_background_told(self, event: BackgroundTold) -> None:
        self._themes.fit_background(light=event.light)

    def on_graphics_told(self, event: GraphicsTold) -> None:
        self.graphics.take(event)

    def on_theme_wanted(self) -> None:
        self._themes.choose()

    @on(ArticlePane.OptionsChosen)
    def _keep_choices(self, event: ArticlePane.OptionsChosen) -> None:
        """Keep how long lines are, or how far apart."""
        self.choices.keep(event.choices)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for, and say why when that can do nothing, until another key does something."""
        return await self._no_effect.explain(super().run_action(action, default_namespace, namespaces))

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the application, and the program soon, whatever it is doing."""
        self.shutdown.expect(return_code)
        self.type_ahead.close()
        super().exit(result, return_code, message)

    def take_input(self, message: Message) -> None:
        """Take what the terminal told."""
        self.type_ahead.put(message)

    def terminal_gone(self) -> None:
        """End: nobody sees this any more."""
        self.exit(return_code=HUNG_UP)

    def terminal_taken(self) -> None:
        """Send pictures again that the terminal had."""
        self.graphics.send_again()

    def terminal_given_back(self) -> None:
        """Leave no pictures on the terminal."""
        self.graphics.delete_all()

    def stop_process(self) -> None:
        """Stop when the system asks for it, until a shell lets the program go on."""
        from reader.app.terminal.suspend import stop_process

        stop_process(self)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address outside; `BrowserFailed` tells the screen when that cannot be done."""
        if self.is_web:
            super().open_url(url, new_tab=new_tab)
            return
        from reader.app.terminal.browser import open_outside

        open_outside(url, self.screen.post_message)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text to the clipboards of the terminal and of the system, without what terminals obey."""
        from reader.app.terminal.clipboard import hand_to_programs, terminal_sequence, without_controls

        text = without_controls(text)
        fill_clipboard(self, text, terminal_sequence(text, os.environ))
        threading.Thread(target=hand_to_programs, args=(text,), daemon=True).start()

    # Private ones of Textual, which has no public place where widgets can be given their keys before they are
    # shown, or where a mistake is told of before its traceback is printed.

    def _register_child(self, parent: DOMNode, child: Widget, before: int | None, after: int | None) -> None:
        """Give what will be shown the keys in force: each binding whose id is the name of a command."""
        if self._keys:
            rebind(child, self._keys)
        super()._register_child(parent, child, before, after)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Have only what changed sent: Textual sends all of what it draws anew."""
        driver = driver_of(self)
        if (
            isinstance(driver, TerminalDriver)
            and isinstance(renderable, CompositorUpdate)
            and not self._batch_count
            and self._running
        ):
            renderable = driver.painter.paint(renderable, colours_sent(self))
            if renderable is None:
                return
        super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        """End quietly: the traceback goes to a log file, never to the terminal with what a post held."""
        is_ending = self.shutdown.is_expected
        self.shutdown.note_failure(error)
        if self.is_headless:
            super()._handle_exception(error)
        elif not is_ending:
            self.exit(return_code=CRASHED)


def _collect_garbage_again() -> None:
    """Collect garbage, but not what was made while starting, which stays for good."""
    gc.freeze()
    gc.enable()
