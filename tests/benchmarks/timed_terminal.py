"""A pseudo-terminal that tells when a part of its screen took the form that it has in the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import psutil

from tests.terminal.pseudo_terminal import REPOSITORY, PseudoTerminal


class Answer(NamedTuple):
    """Seconds from what a person did to the bytes that changed what was looked at."""

    first: float
    """To the first change; 0 when there was none."""
    last: float
    """To the last change."""


class TimedTerminal(PseudoTerminal):
    """Remembers when each byte came, and draws the screen afterwards: drawing takes a while itself."""

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str]
    ) -> None:
        super().__init__(command, columns, rows, environment, REPOSITORY)
        self._chunks: list[tuple[int, float]] = []
        """How many bytes had been written at which time, since the last deed."""

    def read(self, seconds: float) -> bool:
        came = super().read(seconds)
        if came:
            self._chunks.append((len(self.written), self.last_output))
        return came

    def columns(self, count: int) -> str:
        """The text in the first so many columns."""
        return "\n".join(line[:count] for line in self.screen.split("\n"))

    def answer(self, deed: Callable[[], float], look: Callable[[], object], seconds: float) -> Answer:
        """Do something, take what is written within so many seconds, and tell when ``look`` saw a change.

        ``deed`` tells when it was done. It cannot be waited for silence: a cursor blinks.
        """
        seen = look()
        begin = len(self.written) - len(self._unfed)
        self._chunks = []
        done = deed()
        while not self.closed and (left := done + seconds - time.perf_counter()) > 0:
            self.read(left)
        self._unfed.clear()
        changes: list[float] = []
        for written, moment in self._chunks:
            self._unfed += self.written[begin:written]
            begin = written
            now = look()
            if now != seen:
                seen = now
                changes.append(moment - done)
        return Answer(changes[0], changes[-1]) if changes else Answer(0.0, 0.0)

    def memory_apart(self) -> tuple[float, float]:
        """Resident megabytes of the program, and of its children."""
        program = psutil.Process(self.process_id)
        children = sum(child.memory_info().rss for child in program.children(recursive=True))
        return program.memory_info().rss / 1e6, children / 1e6
