"""How the application is run: from its start to what is said when it has ended."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.app.app import UNKNOWN_TERMINAL, ReaderApp
from reader.app.library.manual import ManualWriter, no_manual
from reader.app.library.opening.start import PLAIN_START, Start
from reader.app.shutdown import CRASHED
from reader.app.terminal.ending import EndedBySignal, report_crash
from reader.app.terminal.queries import Terminal, holds_escape_back
from reader.app.widgets.notices import LONGEST_NOTICE
from reader.content.following.background import LibraryReader
from reader.content.text import clean_line
from reader.settings.problems import SettingProblem
from reader.settings.table import DEFAULTS, Settings

LONGEST_WAIT: Final = 0.001
"""Seconds for which a worker may keep the event loop from running Python."""


class UntoldEndError(Exception):
    """The application has ended, and nobody told it to."""


def run(
    path: Path,
    library: LibraryReader | None = None,
    *,
    settings: Settings = DEFAULTS,
    problems: Sequence[SettingProblem] = (),
    start: Start = PLAIN_START,
    terminal: Terminal = UNKNOWN_TERMINAL,
    manual: ManualWriter = no_manual,
) -> int:
    """Run the application on a folder or a post, which may be read already; return the exit status."""
    sys.setswitchinterval(LONGEST_WAIT)
    threading.excepthook = _note_thread_exception
    app = ReaderApp(
        path,
        library,
        settings=settings,
        problems=problems,
        start=start,
        terminal=terminal,
        manual=manual,
    )
    try:
        _run_to_its_end(app, mouse=settings.mouse and not holds_escape_back())
    finally:
        app.shutdown.give_terminal_back()
        if terminal.standing is not None and sys.__stderr__ is not None:
            # What is said now is not to be said on a screen that is then left.
            terminal.standing.take_away(sys.__stderr__.fileno())
        if library is not None:
            library.stop()
    _say_last_words([*_unkept_lines(app), app.shutdown.crash])
    if app.shutdown.error is not None:
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
        app.shutdown.note_failure(error)


def _note_thread_exception(details: threading.ExceptHookArgs) -> None:
    """Keep what went wrong in the background: what would be printed of it nobody could read."""
    if details.exc_value is not None:
        report_crash(details.exc_value)


def _unkept_lines(app: ReaderApp) -> list[str]:
    """Return a line about each thing that a person made and that is not kept."""
    unkept = [*app.unkept]
    if reason := app.choices.retry():
        unkept.append(f"how you chose to read: {reason}")
    return [f"reader: {clean_line(f'not saved: {text}', limit=LONGEST_NOTICE)}" for text in unkept]


def _say_last_words(lines: Sequence[str]) -> None:
    """Say what a person should know after the end, unless nobody is there to read it."""
    with suppress(OSError, ValueError):
        for line in filter(None, lines):
            print(line, file=sys.stderr)
