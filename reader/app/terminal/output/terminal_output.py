"""Writing to a terminal that may be slow, stopped or gone: nothing here waits for it.

What the terminal has no room for yet waits in the program. Of frames, whole ones are left out while others
wait, and when the terminal has caught up all of the screen is drawn once more.
"""

from __future__ import annotations

import asyncio
import os
import select
import termios
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from reader.app.terminal.standing import CANCEL, opened_anew

END_PATIENCE: Final = 0.15
"""Seconds for which a terminal may take what the program leaves it with, before what waits is thrown away."""


class TerminalOutput:
    """Writes what it is given, in order, as far as the terminal takes it."""

    def __init__(
        self,
        descriptor: int,
        loop: asyncio.AbstractEventLoop,
        *,
        caught_up: Callable[[], object],
        gone: Callable[[], object],
    ) -> None:
        """``descriptor`` is of the terminal; it stays open, and as it is.

        ``caught_up`` is called when the terminal has taken everything, of which some frames were left out;
        ``gone`` when there is no terminal any more.
        """
        self._descriptor = opened_anew(descriptor)
        self._loop = loop
        self._caught_up = caught_up
        self._gone = gone
        self._begun = b""
        """The rest of what has been written in part."""
        self._waiting: deque[tuple[bytes, bool]] = deque()
        """What has not been begun, and whether it is a frame."""
        self._watched = False
        self._left_out = False
        self._is_gone = False

    def send(self, sequences: str) -> None:
        """Write control sequences, which are never left out."""
        self._add(sequences, is_frame=False)

    def draw(self, frame: str) -> None:
        """Write a frame; or leave it out with all that wait, and have the screen drawn anew later."""
        if self._left_out or any(is_frame for _, is_frame in self._waiting):
            self._leave_frames_out()
        else:
            self._add(frame, is_frame=True)

    def finish(self, sequences: str) -> None:
        """Write the last control sequences, and let go of the terminal.

        One that does not read gets them in the place of what it has not read.
        """
        self._leave_frames_out()
        self._left_out = False
        self.send(sequences)
        if not self._drain(END_PATIENCE):
            discard_unread(self._descriptor)
            self._begun, self._waiting = b"", deque([((CANCEL + sequences).encode(), False)])
            self._drain(0.0)
        self._watch(False)
        os.close(self._descriptor)
        self._is_gone = True

    def _leave_frames_out(self) -> None:
        self._waiting = deque(part for part in self._waiting if not part[1])
        self._left_out = True

    def _add(self, text: str, *, is_frame: bool) -> None:
        if not self._is_gone:
            self._waiting.append((text.encode(errors="replace"), is_frame))
            if not self._watched:
                self._write()

    def _write(self) -> None:
        """Write as much as the terminal takes now; the rest when it takes more."""
        try:
            while self._begun or self._waiting:
                if not self._begun:
                    self._begun, _ = self._waiting.popleft()
                self._begun = self._begun[os.write(self._descriptor, self._begun) :]
        except BlockingIOError:
            self._watch(True)
            return
        except OSError:
            self._watch(False)
            self._is_gone = True
            self._begun = b""
            self._waiting.clear()
            self._gone()
            return
        self._watch(False)
        if self._left_out:
            self._left_out = False
            self._caught_up()

    def _watch(self, wanted: bool) -> None:
        """Be told by the event loop when the terminal takes more."""
        if wanted and not self._watched:
            self._loop.add_writer(self._descriptor, self._write)
        elif self._watched and not wanted:
            self._loop.remove_writer(self._descriptor)
        self._watched = wanted

    def _drain(self, patience: float) -> bool:
        """Write what is left within so many seconds, without the event loop; whether that was all."""
        end = time.monotonic() + patience
        while True:
            self._write()
            left = end - time.monotonic()
            if not (self._begun or self._waiting) or left <= 0:
                return not (self._begun or self._waiting)
            select.select([], [self._descriptor], [], left)


def discard_unread(descriptor: int) -> None:
    """Throw away what was written to a terminal and not read by it."""
    with suppress(termios.error, OSError):
        termios.tcflush(descriptor, termios.TCOFLUSH)


def size_of(terminal: int) -> tuple[int, int] | None:
    """Return columns and rows of a terminal; None when there is none."""
    try:
        columns, rows = os.get_terminal_size(terminal)
    except OSError:
        return None
    # A terminal that does not know its size says 0.
    return columns or 80, rows or 24
