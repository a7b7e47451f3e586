"""The application: walls, signals, keys; and how it starts and ends."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, Final

from rich.console import RenderableType
from textual.filter import LineFilter
from textual.message import Message

from reader.app.appearance import ComfortableApp
from reader.app.library.recent import ElsewhereWanted
from reader.app.library.screen import LibraryScreen
from reader.app.library.start import PLAIN_START, Start
from reader.app.terminal.control_filter import ControlFilter
from reader.app.terminal.driver import TerminalDriver
from reader.app.terminal.ending import HUNG_UP, EndedBySignal, Warden, report_crash
from reader.app.terminal.queries import Terminal, holds_escape_back
from reader.app.terminal.textual_internals import driver_of, fill_clipboard
from reader.app.terminal.type_ahead import TypeAhead
from reader.app.widgets.notices import warn
from reader.content.following.background import LibraryReader
from reader.keys.commands import COMMANDS, Command
from reader.settings.problems import SettingProblem, summary
from reader.settings.table import DEFAULTS, Settings

QUIET_START: Final = 1.0
"""Seconds after the start for which no garbage is collected: nothing made then is thrown away soon."""

LONGEST_WAIT: Final = 0.001
"""Seconds for which a worker may keep the event loop from running Python."""

CRASHED: Final = 1
"""Exit status after an error of the program's own."""

_UNKNOWN: Final = Terminal()


class UntoldEndError(Exception):
    """The application has ended, and nobody told it to."""


class ReaderApp(ComfortableApp):
    """A terminal reader for folders of Markdown posts."""

    CSS_PATH = "reader.tcss"
    TITLE = "reader"
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL: ClassVar[bool] = True
    _controls: Final = ControlFilter()

    def __init__(
        self,
        path: Path,
        library: LibraryReader | None = None,
        *,
        settings: Settings = DEFAULTS,
        problems: Sequence[SettingProblem] = (),
        start: Start = PLAIN_START,
        terminal: Terminal = _UNKNOWN,
    ) -> None:
        """``library`` is one that reads the folder at ``path`` already; ``start`` is into a post there.

        ``problems`` are those of the settings, but for their keys.
        """
        commands, unkept = _keys_in_force(settings)
        super().__init__(commands, settings=settings, terminal=terminal)
        self._problems = (*problems, *unkept)
        self._path = path
        self._library = library
        self._settings = settings
        self._start = start
        self.error: BaseException | None = None
        """The program's own mistake that ended it."""
        self.crash = ""
        """One line about that for a person."""
        self.alt_keys = frozenset(
            key for command in commands for key in command.keys if key.startswith("alt+")
        )
        self.type_ahead = TypeAhead(self)
        self._warden: Warden | None = None
        self.animation_level = "none"

    def get_default_screen(self) -> LibraryScreen:
        """The library is the only screen; help stands over it."""
        return LibraryScreen(self._path, self._library, settings=self._settings, start=self._start)

    def on_elsewhere_wanted(self, event: ElsewhereWanted) -> None:
        """Go on in another library, in the place of this one."""
        from reader.content.following.background import LibraryThread
        from reader.document.reading.index_headings import OUTLINES

        library, path, *_ = event.recent
        thread = LibraryThread(library, OUTLINES)
        start = Start(post=path)
        if isinstance(self.screen, LibraryScreen):
            self.screen.let_go()
        # Textual cannot take the first screen off its stack.
        self.push_screen(LibraryScreen(library, thread, settings=self._settings, start=start))

    def on_mount(self) -> None:
        """Be ready to end."""
        self.set_timer(QUIET_START, _collect_garbage_again)
        if self._problems:
            self.call_after_refresh(self._tell_problems)
        if not self.is_headless:
            asyncio.get_running_loop().set_exception_handler(self._handle_loop_exception)
            terminal = None if sys.__stdin__ is None else sys.__stdin__.fileno()
            self._warden = Warden(terminal, self._end_from_thread, self._end_at_once)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the application, and the program soon, whatever it is doing."""
        if self._warden is not None:
            self._warden.expect_end(return_code)
        self.type_ahead.close()
        super().exit(result, return_code, message)

    def take_input(self, message: Message) -> None:
        """Take what the terminal told."""
        self.type_ahead.put(message)

    def terminal_gone(self) -> None:
        """End: nobody sees this any more."""
        self.exit(return_code=HUNG_UP)

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

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the themes, and the second wall against control characters."""
        return [*super().get_line_filters(), self._controls]

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text to the clipboards of the terminal and of the system, without what terminals obey."""
        from reader.app.terminal.clipboard import hand_to_programs, harmless, terminal_sequence

        text = harmless(text)
        fill_clipboard(self, text, terminal_sequence(text, os.environ))
        threading.Thread(target=hand_to_programs, args=(text,), daemon=True).start()

    def _tell_problems(self) -> None:
        """Tell what is wrong in the settings, where it stands in nobody's way."""
        warn(self, summary(self._problems))

    def _end_from_thread(self, status: int) -> None:
        """Hear from another thread that the program has to end."""
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self.exit, None, status)

    def _end_at_once(self) -> None:
        """Do what cannot be left undone, in another thread, when the event loop does nothing any more."""
        from reader.app.terminal.suspend import end_borrower

        end_borrower()
        self.give_terminal_back()
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.let_go()

    def _handle_loop_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """End as for any mistake when the loop itself has met it; what only a lost task has met is noted."""
        error = context.get("exception")
        if error is None or isinstance(error, asyncio.CancelledError):
            return
        if "handle" in context:
            self.note_failure(error)
            self.exit(return_code=CRASHED)
        else:
            report_crash(error)

    def _handle_exception(self, error: Exception) -> None:
        """End quietly: the traceback goes to a log file, never to the terminal with what a post held."""
        self.note_failure(error)
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=CRASHED)

    def note_failure(self, error: BaseException) -> None:
        """Keep the first mistake of the program, whatever kind of exception it is, for a report."""
        if self.error is None:
            self.error = error
            if not self.is_headless:
                self.crash = report_crash(error)

    def give_terminal_back(self) -> None:
        """Give the terminal back, in any thread, unless that has been done."""
        driver = driver_of(self)
        if isinstance(driver, TerminalDriver):
            driver.abandon()


def run(
    path: Path,
    library: LibraryReader | None = None,
    *,
    settings: Settings = DEFAULTS,
    problems: Sequence[SettingProblem] = (),
    start: Start = PLAIN_START,
    terminal: Terminal = _UNKNOWN,
) -> int:
    """Run the application on a folder or a post, which may be read already; the exit status."""
    sys.setswitchinterval(LONGEST_WAIT)
    threading.excepthook = _note_thread_exception
    app = ReaderApp(path, library, settings=settings, problems=problems, start=start, terminal=terminal)
    try:
        _run_to_its_end(app, mouse=settings.mouse and not holds_escape_back())
    finally:
        app.give_terminal_back()
        if library is not None:
            library.stop()
    _say_last_words([f"reader: {line}" for line in app.last_words])
    if app.error is not None:
        _say_last_words([app.crash])
        return CRASHED
    return app.return_code or 0


def _run_to_its_end(app: ReaderApp, *, mouse: bool) -> None:
    """Run the application until it ends. Whatever ends it without having been meant to is its failure.

    An exception may ask Python to end with status 0, or asyncio to think that it was cancelled.

    Raises:
        EndedBySignal: when a signal has come before the application was there to answer it.
    """
    try:
        app.run(mouse=mouse)
        if app.return_code is None and not app.is_web:
            raise UntoldEndError("the application ended by itself")
    except EndedBySignal:
        raise
    except BaseException as error:
        app.note_failure(error)


def _keys_in_force(settings: Settings) -> tuple[Sequence[Command], Sequence[SettingProblem]]:
    """The commands with the keys that a person chose, and what is wrong with these."""
    if not settings.keys:
        return COMMANDS, ()
    from reader.keys.keymap import keys_in_force

    return keys_in_force(settings.keys)


def _note_thread_exception(details: threading.ExceptHookArgs) -> None:
    """Keep what went wrong in the background: what would be printed of it nobody could read."""
    if details.exc_value is not None:
        report_crash(details.exc_value)


def _collect_garbage_again() -> None:
    """What was made while starting stays for good, and need not be looked at again."""
    gc.freeze()
    gc.enable()


def _say_last_words(lines: Sequence[str]) -> None:
    """Say what a person should know after the end, unless nobody is there to read it."""
    with suppress(OSError, ValueError):
        for line in lines:
            print(line, file=sys.stderr)
