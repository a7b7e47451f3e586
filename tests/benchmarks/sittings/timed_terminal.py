"""A pseudo-terminal that remembers when each byte came, and draws its screen only when nothing comes."""

from __future__ import annotations

import math
import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from pyte.screens import Char

from tests.terminal.pseudo_terminal import REPOSITORY, PseudoTerminal

QUIET: Final = 0.12
"""Seconds without a byte after which a key counts as answered."""

PATIENCE: Final = 3.0
"""Seconds that the first byte of an answer is waited for."""

LONGEST: Final = 20.0
"""Seconds that the last one is waited for."""

_SEED: Final = 17

_SILENT: Final = 0.01
"""Seconds without a byte after which the screen is drawn: drawing it would keep a program waiting."""

_BEGIN_FRAME: Final = b"\x1b[?2026h"

_FRAME: Final = 1 / 50
"""Seconds: programs that draw so often are met at any instant of it."""


class Answer(NamedTuple):
    """What came of something that a person did."""

    milliseconds: float
    """To the last byte; NaN when none came."""
    sent: int
    """How many bytes came."""
    frames: int = 0
    """How many times something was drawn at once."""


class TimedTerminal(PseudoTerminal):
    """Tells when something stood on the screen, and how long and large the answer to a key was.

    Its ``screen`` is what has been drawn so far; `draw` and `settle` draw the rest.
    """

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str]
    ) -> None:
        super().__init__(command, columns, rows, environment, REPOSITORY)
        self._chunks: deque[tuple[bytes, float]] = deque()
        """What has not been drawn yet, and when it came."""
        self._drawn = self.started
        """When the latest of what has been drawn came."""
        self._chance = random.Random(_SEED)

    def read(self, seconds: float) -> bool:
        before = len(self._unfed)
        came = super().read(seconds)
        if came:
            self._chunks.append((bytes(self._unfed[before:]), self.last_output))
            del self._unfed[before:]
        return came

    def resize(self, columns: int, rows: int) -> float:
        self.draw()
        return super().resize(columns, rows)

    def when(self, condition: Callable[[], bool], patience: float) -> float:
        """Return the milliseconds from the start to the bytes that made a condition hold; NaN if none did."""
        end = time.perf_counter() + patience
        while True:
            for moment in self._moments():
                if condition():
                    return (moment - self.started) * 1000
            left = end - time.perf_counter()
            if self.closed or left <= 0:
                return math.nan
            self.read(left)
            while time.perf_counter() < end and self.read(_SILENT):
                pass

    def when_for_good(self, condition: Callable[[], bool], quiet: float, patience: float) -> float:
        """Return the milliseconds from the start to the bytes since which a condition holds; else NaN.

        It holds for good when nothing has come for ``quiet`` seconds.
        """
        end = time.perf_counter() + patience
        held, since = condition(), self._drawn
        while time.perf_counter() < end and not self.closed:
            for moment in self._moments():
                before, held = held, condition()
                since = since if before else moment
            if not self.read(quiet) and held:
                return (since - self.started) * 1000
        return math.nan

    def when_shown(self, text: str, patience: float) -> float:
        """Return the milliseconds from the start until some text stood on the screen; NaN if it never did."""
        return self.when(lambda: text in self.screen, patience)

    def answer(self, deed: Callable[[], float], patience: float = PATIENCE) -> Answer:
        """Do something at a random instant, and take what comes of it. ``deed`` returns when it was done."""
        time.sleep(self._chance.random() * _FRAME)
        before = len(self.written)
        done = deed()
        while len(self.written) == before and not self.closed and self._left(done, patience):
            self.read(self._left(done, patience))
        if len(self.written) == before:
            return Answer(math.nan, 0)
        while self._left(done, LONGEST) and self.read(QUIET):
            pass
        frames = self.written.count(_BEGIN_FRAME, before)
        return Answer((self.last_output - done) * 1000, len(self.written) - before, frames)

    def press(self, *keys: str) -> None:
        """Type keys one by one, each when the one before has been answered; what has no answer, too."""
        for key in keys:
            self.answer(partial(self.type, key))

    def answers(self, key: str, presses: int, patience: float = PATIENCE) -> list[Answer]:
        """Press a key again and again, and return every answer."""
        return [self.answer(partial(self.type, key), patience) for _ in range(presses)]

    def last_change(self, deed: Callable[[], float], look: Callable[[], object], seconds: float) -> float:
        """Do something, and return the milliseconds to the last bytes that changed what ``look`` sees.

        What is written within so many seconds counts: where a cursor blinks there is no silence to wait for.
        NaN when there was no change.
        """
        self.draw()
        seen = look()
        done = deed()
        while not self.closed and (left := self._left(done, seconds)):
            self.read(left)
        changed = math.nan
        for moment in self._moments():
            now = look()
            if now != seen:
                seen, changed = now, (moment - done) * 1000
        return changed

    def settle(self, quiet: float = 3 * QUIET) -> None:
        """Wait until nothing comes any more, and draw it."""
        end = time.perf_counter() + LONGEST
        while time.perf_counter() < end and self.read(quiet):
            pass
        self.draw()

    def rest(self, seconds: float) -> int:
        """Do nothing for some seconds, and return how many bytes come."""
        before = len(self.written)
        started = time.perf_counter()
        while not self.closed and (left := self._left(started, seconds)):
            self.read(left)
        return len(self.written) - before

    def cells(self) -> list[Char]:
        """Return all cells of the screen that has been drawn so far, row by row."""
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return [self._screen.buffer[y][x] for y in rows for x in columns]

    def draw(self) -> None:
        """Draw all that has come."""
        for _moment in self._moments():
            pass

    def _moments(self) -> Iterator[float]:
        """Draw piece by piece what has come, and yield when each piece came."""
        while self._chunks:
            piece, moment = self._chunks.popleft()
            self._unfed += piece
            self._catch_up()
            self._drawn = moment
            yield moment

    @staticmethod
    def _left(begun: float, seconds: float) -> float:
        return max(0.0, begun + seconds - time.perf_counter())
