"""The application: walls, signals, keys; and how it starts and ends."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import ClassVar, Final

from textual import events
from textual.filter import LineFilter
from textual.widget import Widget

from reader.app.comfort import LONGEST_NOTICE, NOTICE_SECONDS, ComfortableApp
from reader.app.commands import COMMANDS, Command
from reader.app.entrance import AT_TOP, Entrance
from reader.app.library import LibraryScreen
from reader.app.library_recent import ElsewhereWanted
from reader.app.older_terminals import holds_escape_back, leave_clear
from reader.app.safety import ControlFilter
from reader.app.terminal import Terminal
from reader.content.background import Library
from reader.content.text import clean_line
from reader.memory.settings import DEFAULTS, Problem, Settings

ENDING_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
)
"""Signals on which the terminal is given back before the process ends."""

QUIET_START: Final = 1.0
"""Seconds after the start for which no garbage is collected: nothing made then is thrown away soon."""

KEYS_REMEMBERED: Final = 64
"""Keys of one burst for which it is known where they were sent."""

LONGEST_WAIT: Final = 0.001
"""Seconds for which a worker may keep the event loop from running Python."""

CRASHED: Final = 1
"""Exit status after an error of the program's own."""

_UNKNOWN: Final = Terminal()


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
        library: Library | None = None,
        *,
        settings: Settings = DEFAULTS,
        problems: Sequence[Problem] = (),
        entrance: Entrance = AT_TOP,
        terminal: Terminal = _UNKNOWN,
    ) -> None:
        """``library`` is one that reads the folder at ``path`` already; ``entrance`` is into a post there.

        ``problems`` are those of the settings, but for their keys.
        """
        commands, unkept = _keys_in_force(settings)
        super().__init__(commands, settings=settings, terminal=terminal)
        self._problems = (*problems, *unkept)
        self._path = path
        self._library = library
        self._settings = settings
        self._entrance = entrance
        self.error: BaseException | None = None
        self._keys_sent: deque[tuple[events.Key, Widget | None]] = deque(maxlen=KEYS_REMEMBERED)
        self.animation_level = "none"

    def get_default_screen(self) -> LibraryScreen:
        """The library is the only screen; help stands over it."""
        return LibraryScreen(self._path, self._library, settings=self._settings, entrance=self._entrance)

    def on_elsewhere_wanted(self, event: ElsewhereWanted) -> None:
        """Go on in another library, in the place of this one."""
        from reader.content.background import LibraryThread
        from reader.document.index_headings import OUTLINES

        library, path, *_ = event.recent
        thread = LibraryThread(library, OUTLINES)
        entrance = Entrance(post=path)
        if isinstance(self.screen, LibraryScreen):
            self.screen.let_go()
        # Textual cannot take the first screen off its stack.
        self.push_screen(LibraryScreen(library, thread, settings=self._settings, entrance=entrance))

    def on_mount(self) -> None:
        """Give the terminal back when the process is told to end."""
        self.set_timer(QUIET_START, _collect_garbage_again)
        if self._problems:
            self.call_after_refresh(self._tell_problems)
        loop = asyncio.get_running_loop()
        for number in ENDING_SIGNALS:
            # There are none to add on Windows, nor outside the main thread.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self._end, 128 + number)

    def on_exit_app(self) -> None:
        """Leave the terminal as it was, whatever it can."""
        leave_clear(self.app)

    async def on_event(self, event: events.Event) -> None:
        """Note which widget each key goes to."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._keys_sent.append((event, self.focused))
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Hand a key on when the focus has moved since it was sent.

        Keys that arrive in one burst are sent before the first of them is answered: of ``/tour`` pasted into
        the list, all but the slash belong into the search that the slash opens.
        """
        sent_to = next((widget for sent, widget in self._keys_sent if sent is event), self.focused)
        if self.focused is not None and sent_to is not self.focused:
            event.prevent_default().stop()
            again = events.Key(event.key, event.character)
            self._keys_sent.append((again, self.focused))
            self.focused._forward_event(again)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address outside; `BrowserFailed` tells the screen when that cannot be done."""
        if self.is_web:
            super().open_url(url, new_tab=new_tab)
            return
        from reader.app.browser import open_outside

        open_outside(url, self.screen.post_message)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the themes, and the second wall against control characters."""
        return [*super().get_line_filters(), self._controls]

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text to the clipboards of the terminal and of the system, without what terminals obey."""
        from reader.app.clipboard import hand_to_programs, harmless, terminal_sequence

        self._clipboard = harmless(text)
        if self._driver is not None:
            self._driver.write(terminal_sequence(self._clipboard, os.environ))
            Thread(target=hand_to_programs, args=(self._clipboard,), daemon=True).start()

    def _tell_problems(self) -> None:
        """Tell what is wrong in the settings, where it stands in nobody's way."""
        from reader.memory.choosing import summary

        text = clean_line(summary(self._problems), limit=LONGEST_NOTICE)
        self.notify(text, severity="warning", timeout=NOTICE_SECONDS, markup=False)

    def _end(self, status: int) -> None:
        self.exit(return_code=status)

    def _handle_exception(self, error: Exception) -> None:
        """End quietly: the traceback goes to a log file, never to the terminal with what a post held."""
        self.error = self.error or error
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=CRASHED)


def run(
    path: Path,
    library: Library | None = None,
    *,
    settings: Settings = DEFAULTS,
    problems: Sequence[Problem] = (),
    entrance: Entrance = AT_TOP,
    terminal: Terminal = _UNKNOWN,
) -> int:
    """Run the application on a folder or a post, which may be read already; the exit status."""
    sys.setswitchinterval(LONGEST_WAIT)
    app = ReaderApp(path, library, settings=settings, problems=problems, entrance=entrance, terminal=terminal)
    app.run(mouse=settings.mouse and not holds_escape_back())
    if library is not None:
        library.stop()
    _say_last_words(app.last_words)
    if app.error is not None:
        print(_crash_report(app.error), file=sys.stderr)
        return CRASHED
    return app.return_code or 0


def _keys_in_force(settings: Settings) -> tuple[Sequence[Command], Sequence[Problem]]:
    """The commands with the keys that a person chose, and what is wrong with these."""
    if not settings.keys:
        return COMMANDS, ()
    from reader.app.key_choices import keys_in_force

    return keys_in_force(settings.keys)


def _collect_garbage_again() -> None:
    """What was made while starting stays for good, and need not be looked at again."""
    gc.freeze()
    gc.enable()


def _say_last_words(lines: Sequence[str]) -> None:
    """Say what a person should know after the end, unless nobody is there to read it."""
    with contextlib.suppress(OSError, ValueError):
        for line in lines:
            print(f"reader: {line}", file=sys.stderr)


def _crash_report(error: BaseException) -> str:
    """Write the traceback to the log file; one line that says so."""
    import traceback

    from platformdirs import user_log_path

    from reader.settings.private_files import write_file

    what = clean_line(f"{type(error).__name__}: {error}")
    log = user_log_path("reader") / "crash.log"
    try:
        text = "".join(traceback.format_exception(error))
        write_file(log, text.encode("utf-8", errors="backslashreplace"))
    except OSError:
        return f"reader: it failed, sorry: {what}"
    return f"reader: it failed, sorry: {what}. The details are in {log}"
