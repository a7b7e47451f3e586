"""The terminal before the application runs: what is typed is kept for it, and its background is asked for.

The question is written before the application is loaded, and the answer read when it has been, so that nobody
waits for it. Nothing here may be slow to import.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from reader.app.terminal.standing import Standing

PATIENCE: Final = 0.08
"""Seconds after the question until which an answer is waited for at all."""

FIRST_PATIENCE: Final = 0.015
"""Seconds after the question until which the first frame waits for an answer."""

LIGHT_FROM: Final = 0.5
"""The brightness, 0 to 1, from which a background is light."""

_QUESTION: Final = b"\x1b]11;?\x07\x1b[c"
"""The colour of the background; and what kind of terminal it is, which all of them answer and so ends it."""

_BACKGROUND: Final = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})[^\x07\x1b]*(?:\x07|\x1b\\)"
)
_KIND: Final = re.compile(rb"\x1b\[\?[\d;]*c")

_NEVER_ASKED: Final = ("linux", "dumb", "unknown", "eterm", "cons", "vt", "sun", "ansi", "cygwin")
"""How the names of terminals begin that have no answer, or would show the question."""


class Terminal(NamedTuple):
    """What is known of the terminal, and what it sent while it was asked."""

    light: bool | None = None
    """Whether its background is light; None when it did not say."""
    sent: bytes = b""
    """What it sent: answers, and what was typed meanwhile."""
    asked: int = 0
    """How often it was asked what kind it is, whether or not it has answered."""
    attributes: list[Any] | None = None
    """How it was set before, as `termios` has it; None when nothing was changed."""
    standing: Standing | None = None
    """What stands on it already."""


class Question:
    """Takes the terminal and asks it, when it is made. Nothing that is typed is shown until `give_back`."""

    def __init__(self) -> None:
        self._light = light_by_variable()
        self._before: list[Any] | None = None
        self._asked = False
        self._asked_at = time.monotonic()
        self._received = b""
        self._standing: Standing | None = None
        self._take()

    @property
    def has_terminal(self) -> bool:
        """Tell whether the terminal was taken."""
        return self._before is not None

    def look(self) -> bool | None:
        """Tell whether the background is light, as far as that is known in time for the first frame."""
        if self._light is None and self._asked:
            self._receive(FIRST_PATIENCE)
            self._light = parse_answers(self._received).light
        return self._light

    def show(self, standing: Standing) -> None:
        """Show a screen, which the application is to go on with."""
        with _not_stopped():
            self._standing = standing
            standing.show(sys.stderr.fileno())

    def answer(self) -> Terminal:
        """Return what it said. It stays as it is, for the application to go on with."""
        if self._asked:
            self._receive(PATIENCE)
        told = parse_answers(self._received)
        light = told.light if self._light is None else self._light
        return Terminal(light, told.sent, int(self._asked), self._before, self._standing)

    def give_back(self) -> bool:
        """Set the terminal as it was before, as often as is said; whether a screen was taken away."""
        stood = self._standing is not None and self._standing.take_away(sys.stderr.fileno())
        if self._before is not None:
            import termios

            with suppress(termios.error):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self._before)
        return stood

    def _take(self) -> None:
        import termios

        terminal = sys.stdin.fileno()
        try:
            if os.tcgetpgrp(terminal) != os.getpgrp():
                # A process in the background would be stopped.
                return
            before = termios.tcgetattr(terminal)
            self._before = before
            if signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL:
                signal.signal(signal.SIGTSTP, self._stop)
            termios.tcsetattr(terminal, termios.TCSANOW, _unseen(terminal, before))
            if self._light is None and answers_queries(os.environ.get("TERM", "")):
                os.write(sys.stderr.fileno(), _QUESTION)
                self._asked = True
        except (OSError, termios.error):
            return

    def _receive(self, patience: float) -> None:
        """Take what has come, up to the end of the answer where that is within so many seconds."""
        from select import select

        terminal = sys.stdin.fileno()
        with _not_stopped():
            while not _KIND.search(self._received):
                left = self._asked_at + patience - time.monotonic()
                ready, _, _ = select([terminal], [], [], max(0.0, left))
                if not ready:
                    break
                more = os.read(terminal, 4096)
                if not more:
                    break
                self._received += more

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """Stop until a shell says go on, with the terminal as it was; then show again what stood there.

        Until the driver is there: from then on it answers to the signal.
        """
        import termios

        if self._asked:
            # The shell would take the answer for what is typed.
            self._receive(PATIENCE)
        stood = self.give_back()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        # Without a shell that could let it go on, the system passes this over.
        os.killpg(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._stop)
        terminal = sys.stdin.fileno()
        with suppress(OSError, termios.error):
            if self._before is not None:
                termios.tcsetattr(terminal, termios.TCSANOW, _unseen(terminal, self._before))
            if stood and self._standing is not None and self._standing.size == os.get_terminal_size(terminal):
                self._standing.show(sys.stderr.fileno())


@contextmanager
def _not_stopped() -> Iterator[None]:
    """Answer to being told to stop only afterwards: what is half read or half written is finished first."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTSTP,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _unseen(terminal: int, before: list[Any]) -> list[Any]:
    """Return the attributes with which keys wait for the application, and Ctrl-C ends the program."""
    import termios

    attributes = without_line_editing(before)
    # Who stops it by a key does so when the application can give the terminal back.
    attributes[6][termios.VSUSP] = bytes((os.fpathconf(terminal, "PC_VDISABLE") & 0xFF,))
    return attributes


def light_by_variable() -> bool | None:
    """Tell whether the terminal is light, by the variable that rxvt, Konsole and others set."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in {"7", "15"} if background.isdecimal() else None


def answers_queries(name: str) -> bool:
    """Tell whether the terminal with this name answers, or keeps silent without showing the query."""
    return bool(name) and not name.lower().startswith(_NEVER_ASKED)


def parse_answers(received: bytes) -> Terminal:
    """Parse what the terminal has sent since it was asked."""
    background = _BACKGROUND.search(received)
    light = None if background is None else is_light(*(part.decode() for part in background.groups()))
    # Before it was asked, the terminal made a line feed of every Enter.
    return Terminal(light, received.replace(b"\n", b"\r"))


def without_line_editing(attributes: list[Any]) -> list[Any]:
    """Return the attributes of a terminal with which every key comes at once, unchanged and unseen."""
    import termios

    flags, *others, characters = attributes
    changed = [flags, *others, list(characters)]
    changed[0] &= ~(
        termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP
    )
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    return changed


def is_light(red: str, green: str, blue: str) -> bool:
    """Tell whether a colour is light, by its parts as hexadecimal numbers of any length."""
    brightness = 0.299 * _share(red) + 0.587 * _share(green) + 0.114 * _share(blue)
    return brightness >= LIGHT_FROM


def _share(number: str) -> float:
    """Return a hexadecimal number as a part of the greatest one that has as many digits."""
    return int(number, 16) / int("f" * len(number), 16)


def holds_escape_back() -> bool:
    """Tell whether escape arrives only with the next key while the mouse is watched, as in GNU screen.

    Terminals in windows of their own inherit its variable when it started them, but have another ``TERM``.
    """
    return bool(os.environ.get("STY")) and os.environ.get("TERM", "").startswith("screen")


def raw(attributes: list[Any]) -> list[Any]:
    """Return the attributes of a terminal with which every key comes at once, and Ctrl-C as a key."""
    import termios

    changed = without_line_editing(attributes)
    changed[3] &= ~termios.ISIG
    return changed
