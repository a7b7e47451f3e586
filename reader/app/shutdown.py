"""How the application ends: when it is told to, or by a mistake of its own, however busy it is."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from functools import partial
from typing import Any, Final

from textual.app import App

from reader.app.library.screen import LibraryScreen
from reader.app.terminal.driver import TerminalDriver
from reader.app.terminal.ending import Watchdog, report_crash
from reader.app.terminal.textual_internals import driver_of

CRASHED: Final = 1
"""Exit status after an error of the program's own."""


class Shutdown:
    """Ends the application for signals and mistakes, and keeps for a report what went wrong."""

    def __init__(self, app: App[None]) -> None:
        self.is_expected = False
        """Whether the program has been told to end: nothing that goes wrong on the way is why it ended."""
        self._app = app
        self._watchdog: Watchdog | None = None
        self.error: BaseException | None = None
        """The program's own mistake that ended it."""
        self.crash = ""
        """One line about that for a person."""

    def start(self) -> None:
        """Listen for signals, for a terminal that goes away, and for mistakes. Call it in the event loop."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._handle_loop_exception)
        terminal = None if sys.__stdin__ is None else sys.__stdin__.fileno()
        self._watchdog = Watchdog(terminal, partial(self._exit_soon, loop), self._give_back)

    def expect(self, status: int) -> None:
        """See to it that the program ends soon, whatever it is doing, with this exit status at the latest."""
        self.is_expected = True
        if self._watchdog is not None:
            self._watchdog.expect_end(status)

    def note_failure(self, error: BaseException) -> None:
        """Keep the first mistake of the program, whatever kind of exception it is, for a report.

        One that it only comes upon while it ends, because what it works on is being taken apart, is reported
        and not told.
        """
        if self.is_expected:
            report_crash(error)
        elif self.error is None:
            self.error = error
            if not self._app.is_headless:
                self.crash = report_crash(error)

    def give_terminal_back(self) -> None:
        """Give the terminal back, in any thread, unless that has been done."""
        driver = driver_of(self._app)
        if isinstance(driver, TerminalDriver):
            driver.abandon()

    def _exit_soon(self, loop: asyncio.AbstractEventLoop, status: int) -> None:
        """Exit as another thread asks for it; nothing when the loop is closed already."""
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(self._app.exit, None, status)

    def _give_back(self) -> None:
        """Do what cannot be left undone, in another thread, when the event loop does nothing any more."""
        from reader.app.terminal.suspend import terminate_child

        terminate_child()
        self.give_terminal_back()
        for screen in self._app.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.let_go()

    def _handle_loop_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """End as for any mistake when the loop itself has met it; what only a lost task has met is noted."""
        error = context.get("exception")
        if error is None or isinstance(error, asyncio.CancelledError):
            return
        if "handle" in context:
            self.note_failure(error)
            self._app.exit(return_code=CRASHED)
        else:
            report_crash(error)
