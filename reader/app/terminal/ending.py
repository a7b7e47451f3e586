"""Ending when told to: by a signal, or because the terminal went away; however busy the program is."""

from __future__ import annotations

import faulthandler
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final, NoReturn

GRACE: Final = 0.5
"""Seconds after a signal, or after the terminal went away, in which the program may end by itself."""

QUITTING_GRACE: Final = 3.0
"""Seconds for the same after a person has quit: what is written to a slow disk may take a while."""

LAST_ACT: Final = 0.25
"""Seconds for what is done instead when it has not."""

HUNG_UP: Final = 128 + 1
"""Exit status when the terminal went away, whether or not SIGHUP came with it."""

_ALWAYS: Final = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""Signals that end the program even where it was started with them ignored."""

_OTHERS: Final = (
    *("SIGINT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGABRT", "SIGSYS"),
    *("SIGPOLL", "SIGIO", "SIGPWR", "SIGSTKFLT", "SIGEMT", "SIGLOST", "SIGTRAP"),
)
"""All others that end a program that does nothing about them, but those of its own mistakes."""


def ending_signals() -> frozenset[int]:
    """Return the signals that end the program, on this system and as it was started."""
    always = {number for name in _ALWAYS if (number := getattr(signal, name, None)) is not None}
    others = {number for name in _OTHERS if (number := getattr(signal, name, None)) is not None}
    if hasattr(signal, "SIGRTMIN"):
        others |= set(range(signal.SIGRTMIN, signal.SIGRTMAX + 1))
    others = {number for number in others if not _is_ignored(number)}
    if faulthandler.is_enabled():
        # Whoever looks for a mistake is told by it where the program is.
        others.discard(signal.SIGABRT)
    return frozenset(map(int, always | others))


class EndedBySignal(SystemExit):
    """A signal ends the program. Its code is the exit status: 128 and the number of the signal."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Have signals that end the program do that as an exception, so that it can put things in order.

    Raises:
        EndedBySignal: when one has come, whatever became of its exception on the way: Python itself has
            another one take its place where a class is being made.
    """
    came: list[int] = []

    def end(number: int, frame: FrameType | None) -> NoReturn:
        came.append(number)
        raise EndedBySignal(128 + number)

    _handle(ending_signals(), end)
    try:
        yield
    finally:
        if came:
            raise EndedBySignal(128 + came[0]) from None


@contextmanager
def hang_up_heard(terminal: int) -> Iterator[None]:
    """Have a terminal that goes away answered as SIGHUP is, which only its first process is sent.

    ``terminal`` is a descriptor of it. For a main thread that waits for something else.
    """
    over, tell = os.pipe()

    def watch() -> None:
        poll = select.poll()
        poll.register(over, 0)
        if sys.platform != "darwin":
            poll.register(terminal, 0)
        if over not in dict(poll.poll()):
            os.kill(os.getpid(), signal.SIGHUP)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        os.close(tell)
        watcher.join()
        os.close(over)


class Watchdog:
    """Hears in a thread of its own what ends the program, tells it, and sees to it that it does."""

    def __init__(
        self, terminal: int | None, end: Callable[[int], object], last_act: Callable[[], object]
    ) -> None:
        """Begin. Make it in the main thread.

        ``terminal`` is a descriptor of it; ``end`` is told the exit status, in another thread; ``last_act``
        is done there when the program has not ended in time.
        """
        self._end = end
        self._last_act = last_act
        self._deadline: float | None = None
        self._status = 0
        self._signals = ending_signals()
        self._poll = select.poll()
        self._heard, self._tell = os.pipe()
        os.set_blocking(self._tell, False)
        self._poll.register(self._heard, select.POLLIN)
        if terminal is not None and sys.platform != "darwin":
            # Without any event asked for, it is told of only when it hangs up.
            self._poll.register(terminal, 0)
        signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        _handle(self._signals, _leave_to_watchdog)
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def expect_end(self, status: int, grace: float = QUITTING_GRACE) -> None:
        """See to it that the program ends within some seconds, at the latest with this exit status."""
        if self._deadline is None:
            self._status = status
            self._deadline = time.monotonic() + grace
            with suppress(OSError):
                os.write(self._tell, b"\0")

    def _watch(self) -> None:
        while self._deadline is None or time.monotonic() < self._deadline:
            left = None if self._deadline is None else max(0.0, self._deadline - time.monotonic()) * 1000
            for descriptor, _ in self._poll.poll(left):
                if descriptor == self._heard:
                    self._answer(os.read(self._heard, 64))
                else:
                    self._poll.unregister(descriptor)
                    self._end_with(HUNG_UP)
        # It may be stuck as well.
        last_act = threading.Thread(target=self._last_act, daemon=True)
        last_act.start()
        last_act.join(LAST_ACT)
        os._exit(self._status)

    def _answer(self, numbers: bytes) -> None:
        for number in numbers:
            if number in self._signals:
                self._end_with(128 + number)

    def _end_with(self, status: int) -> None:
        """End, or end sooner than was meant."""
        deadline = time.monotonic() + GRACE
        if self._deadline is None:
            self._status = status
        self._deadline = min(self._deadline or deadline, deadline)
        self._end(status)


def _leave_to_watchdog(number: int, frame: FrameType | None) -> None:
    """Do nothing here: its thread has heard of the signal, even when this one is busy."""


def _handle(numbers: frozenset[int], handler: Callable[[int, FrameType | None], object]) -> None:
    for number in numbers:
        with suppress(OSError, ValueError):
            signal.signal(number, handler)


def _is_ignored(number: int) -> bool:
    with suppress(ValueError):
        return signal.getsignal(number) is signal.SIG_IGN
    return True


def report_crash(error: BaseException) -> str:
    """Write the traceback of an error to the log file; return one line for a person that says so."""
    import traceback

    from platformdirs import user_log_path

    from reader.content.text import clean_line
    from reader.settings.private_files import write_file

    what = clean_line(f"{type(error).__name__}: {error}")
    log = user_log_path("reader") / "crash.log"
    try:
        text = "".join(traceback.format_exception(error))
        write_file(log, text.encode("utf-8", errors="backslashreplace"))
    except OSError:
        return f"reader: sorry, something went wrong: {what}"
    return f"reader: sorry, something went wrong: {what}. The details are in {log}"
