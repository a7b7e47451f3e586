"""A program in a pseudo-terminal: what it writes stands on an emulated screen, what is typed reaches it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyte

from tests.environment import PATIENCE as PATIENCE
from tests.terminal.answers import ANSWERS, Answering, Answers
from tests.terminal.processes import family, is_at_work

REPOSITORY: Final = Path(__file__).parents[2]

READER: Final = (sys.executable, "-m", "reader")
"""The command that starts the reader."""

SENT_AT_ONCE: Final = 1_024
"""Bytes that a terminal takes while its program reads nothing."""

SENT_WAIT: Final = 0.01
"""Seconds between two looks whether it takes more."""

QUIET: Final = 0.05
"""Seconds without output after which a program that has nothing to do has answered."""

_BEGIN_FRAME: Final = b"\x1b[?2026h"
_END_FRAME: Final = b"\x1b[?2026l"

UNKNOWN_TO_EMULATOR: Final = re.compile(
    rb"\x1b\[[<>=][0-9;]*u|\x1b\[[0-9;?]*\$[pyw]|\x1b[P_].*?\x1b\\|\x1b\[[0-9]* q", re.DOTALL
)
"""Sequences that pyte would print as text."""

_UNFINISHED: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P\]_][^\x07\x1b]*\x1b?)?\Z")
"""A sequence whose end has not come yet."""


class PseudoTerminal:
    """Runs a command on a terminal of its own. Use it in a ``with`` statement: it ends what it started."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        answers: Answers = ANSWERS,
    ) -> None:
        """Start ``command`` in ``folder``, with ``environment`` added to one that is the same everywhere.

        ``answers`` are to what terminals are asked.
        """
        self._answering = Answering(answers)
        self.written = bytearray()
        """Every byte that the program has written."""
        self.closed = False
        """Whether the program has let go of the terminal."""
        self.started = time.perf_counter()
        self.last_output = self.started
        """When the latest bytes came, by `time.perf_counter`."""
        self._screen = pyte.Screen(columns, rows)
        self._emulator = pyte.ByteStream(self._screen)
        self._unfed = bytearray()
        self._status: int | None = None
        self.process_id, self._terminal = _fork(
            command, columns, rows, terminal_environment(environment or {}), folder
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self.process_id, signal.SIGKILL)
            os.waitpid(self.process_id, 0)
        self.close()

    def close(self) -> None:
        """Go away, as the window of a terminal does that is closed."""
        if self._terminal >= 0:
            os.close(self._terminal)
        self._terminal = -1
        self.closed = True

    @property
    def screen(self) -> str:
        """The text on the screen, a line for each row."""
        self._catch_up()
        return "\n".join(line.rstrip() for line in self._screen.display)

    def type(self, keys: str) -> float:
        """Send keys as a keyboard would; when they were sent."""
        return self.send(keys.encode())

    def send(self, data: bytes) -> float:
        """Send bytes, whatever they are; when they were sent."""
        sent = time.perf_counter()
        os.write(self._terminal, data)
        return sent

    def send_and_read(self, data: bytes) -> None:
        """Send any number of bytes; what the program writes meanwhile is read, so that neither waits."""
        end = time.perf_counter() + PATIENCE
        while data and not self.closed:
            assert time.perf_counter() < end, "the program takes nothing of what is sent"
            _, writable, _ = select.select([], [self._terminal], [], 0.0)
            if writable:
                data = data[os.write(self._terminal, data[:SENT_AT_ONCE]) :]
            else:
                self.read(SENT_WAIT)

    def press(self, *keys: str) -> None:
        """Type keys one by one, each when the one before has been answered, as a person does."""
        for key in keys:
            self.type(key)
            self.wait_for_output()

    def resize(self, columns: int, rows: int) -> float:
        """Change the size of the terminal; when it was changed."""
        self._catch_up()
        self._screen.resize(rows, columns)
        changed = time.perf_counter()
        _set_size(self._terminal, columns, rows)
        return changed

    def settings(self) -> list[object]:
        """Return how the terminal is set, as ``stty`` shows it."""
        return termios.tcgetattr(self._terminal)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.process_id, number)

    def read(self, seconds: float) -> bool:
        """Take what the program writes within so many seconds; whether anything came."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            output = os.read(self._terminal, 1 << 16)
        except OSError:
            # Linux reports an error instead of the end of the file when the other side is closed.
            output = b""
        if not output:
            self.closed = True
            return False
        self.last_output = time.perf_counter()
        self.written += output
        self._unfed += output
        if answer := self._answering.to_last(len(output), self.written):
            os.write(self._terminal, answer)
        return True

    def wait_for(self, text: str, patience: float = PATIENCE) -> float:
        """Wait until some text stands on the screen; when the bytes that put it there came."""
        return self.wait_until(lambda: text in self.screen, f"{text!r} on the screen", patience)

    def wait_until_gone(self, text: str, patience: float = PATIENCE) -> float:
        """Wait until some text no longer stands on the screen."""
        return self.wait_until(lambda: text not in self.screen, f"{text!r} to go", patience)

    def wait_until(
        self, condition: Callable[[], bool], name: str, patience: float = PATIENCE, every: float = PATIENCE
    ) -> float:
        """Wait until a condition holds after a whole frame; when the bytes that made it so came.

        After ``every`` so many seconds it is looked at again though nothing has been written.
        """
        end = time.perf_counter() + patience
        while self._is_within_frame or not condition():
            left = end - time.perf_counter()
            if self.closed or left <= 0:
                why = "the program ended" if self.closed else f"{patience:.0f} s passed"
                raise AssertionError(f"waited for {name}, but {why}. The screen:\n{self.screen}")
            self.read(min(left, every))
        return self.last_output

    def wait_for_output(self, quiet: float = QUIET, patience: float = PATIENCE) -> float:
        """Wait for more bytes, and until the program rests; when the last ones came."""
        before = len(self.written)
        self.wait_until(lambda: len(self.written) > before, "more output", patience)
        return self.wait_for_rest(quiet)

    def wait_for_rest(self, quiet: float = QUIET) -> float:
        """Wait until no bytes have come for ``quiet`` seconds from a program that has nothing to do.

        On a busy machine one is silent as long as others have the processor, too. When the last bytes came.
        """
        end = time.perf_counter() + PATIENCE
        while self.read(quiet) or (
            not self.closed and (self._is_within_frame or is_at_work(self.process_id))
        ):
            assert time.perf_counter() < end, f"it never rests. The screen:\n{self.screen}"
        return self.last_output

    def wait_for_end(self, patience: float = PATIENCE, *, reads: bool = True) -> int:
        """Wait until the program ends; its exit status, negative when a signal killed it.

        ``reads`` is whether what it writes meanwhile is read.
        """
        end = time.perf_counter() + patience
        while self._status is None:
            ended, status = os.waitpid(self.process_id, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
            elif time.perf_counter() > end:
                raise AssertionError(f"the program did not end. The screen:\n{self.screen}")
            elif self.closed or not reads:
                time.sleep(0.005)
            else:
                self.read(0.02)
        while reads and not self.closed and self.read(0.02):
            pass
        return self._status

    def memory(self) -> float:
        """Resident megabytes of the program and its children."""
        return float(sum(process.memory_info().rss for process in family(self.process_id))) / 1e6

    @property
    def _is_within_frame(self) -> bool:
        """Whether the end of what the program draws at once is still to come."""
        return not self.closed and self.written.rfind(_BEGIN_FRAME) > self.written.rfind(_END_FRAME)

    def _catch_up(self) -> None:
        """Feed the emulator only when its screen is looked at: it is slow, and would falsify times."""
        unfinished = _UNFINISHED.search(self._unfed)
        end = unfinished.start() if unfinished else len(self._unfed)
        self._emulator.feed(UNKNOWN_TO_EMULATOR.sub(b"", bytes(self._unfed[:end])))
        del self._unfed[:end]


def _fork(
    command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str], folder: Path | None
) -> tuple[int, int]:
    """The process id and the terminal of a command that has been started."""
    process_id, terminal = pty.fork()
    if process_id == 0:
        try:
            _set_size(0, columns, rows)
            if folder is not None:
                os.chdir(folder)
            os.execvpe(command[0], list(command), environment)
        finally:
            os._exit(127)
    return process_id, terminal


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


_OF_ONE_TERMINAL: Final = (
    *("COLUMNS", "LINES", "NO_COLOR", "TERM_PROGRAM", "PYTHONIOENCODING", "TMUX", "STY"),
    *("DISPLAY", "WAYLAND_DISPLAY", "VISUAL", "EDITOR", "COLORFGBG"),
)
"""Variables that would carry the terminal of whoever runs the tests into the program."""


def terminal_environment(added: Mapping[str, str]) -> dict[str, str]:
    """The environment of a program in a terminal, the same everywhere, with some variables added."""
    inherited = {name: value for name, value in os.environ.items() if name not in _OF_ONE_TERMINAL}
    fixed = {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(REPOSITORY),
    }
    return {**inherited, **fixed, **added}
