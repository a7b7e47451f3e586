"""A screen that stands on the terminal before the application drives it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.screen.encoder.screen_encoder import ScreenEncoder

PATIENCE: Final = 0.1
"""Seconds for which the terminal may take what is written to it."""

TAKE_OVER: Final = 1.0
"""Seconds after which what is drawn is shown, though it is not yet what stands there from before."""

CANCEL: Final = "\x18"
"""Ends whatever sequence was cut off in the middle."""

_ENTER: Final = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2026h"
"""Another screen than that of the shell, without a cursor, and without wrapped lines."""

_SHOW: Final = "\x1b[?2026l"
"""Ends a frame that is shown whole."""

_LEAVE: Final = f"{CANCEL}{_SHOW}\x1b[0m\x1b[2J\x1b[H\x1b[?1049l\x1b[?7h\x1b[?25h"


class Standing:
    """Shows a frame, and gives it to the driver; or takes it away when nobody took it."""

    def __init__(self, encoder: ScreenEncoder, size: os.terminal_size, light: bool | None) -> None:
        """``encoder`` has what is to stand there; ``light`` is the background that it was made for."""
        self.encoder = encoder
        self.size = size
        """Columns and rows of the terminal that it was made for."""
        self.light = light
        self.is_whole = False
        """Whether the terminal has taken all of it."""
        self._frame = encoder.frame()
        self._is_ours = False

    def show(self, terminal: int) -> None:
        """Write it to a terminal, by its descriptor, on a screen of the program's own."""
        self._is_ours = True
        self.is_whole = _write(terminal, f"{_ENTER}{self._frame}{_SHOW}")

    def hand_over(self) -> bool:
        """Leave it to the driver; whether it stands there, and was not left to one before."""
        was_ours, self._is_ours = self._is_ours, False
        return was_ours

    def take_away(self, terminal: int) -> bool:
        """Go back to the screen of the shell, unless the driver does; whether it stood there."""
        stood = self.hand_over()
        if stood:
            _write(terminal, _LEAVE)
        return stood


def _write(terminal: int, sequences: str) -> bool:
    """Write to a terminal as far as it takes that in time; whether it took all."""
    end = time.monotonic() + PATIENCE
    rest = sequences.encode(errors="replace")
    descriptor = opened_anew(terminal)
    try:
        while rest:
            left = end - time.monotonic()
            if left <= 0 or not select([], [descriptor], [], left)[1]:
                break
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        # It is gone, or full.
        return False
    finally:
        os.close(descriptor)
    return not rest


def opened_anew(descriptor: int) -> int:
    """Return a descriptor of the same terminal that never waits, whatever others have it open for.

    That it does not wait is a property of the open file, which the shell shares: so it is opened once more. A
    terminal that belongs to another user (after su) can be opened as the one of this process only.
    """
    for name in (os.ttyname, lambda _: "/dev/tty"):
        with suppress(OSError):
            return os.open(name(descriptor), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    return os.dup(descriptor)
