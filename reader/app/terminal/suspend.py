"""Lending the terminal to another program, and taking it back as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import BinaryIO, Final

from textual.app import App, SuspendNotSupported

from reader.app.terminal.ending import ending_signals

NOT_LENT: Final = "No other program can use this terminal"

_Handler = Callable[[int, FrameType | None], object] | int | None


class LendingError(Exception):
    """A program could not be run; the message says why."""


def run_in_terminal(
    app: App[None],
    command: Sequence[str],
    *,
    announced: str = "",
    text: BinaryIO | None = None,
    variables: Mapping[str, str] | None = None,
) -> int:
    """Let a command have the terminal until it ends; return its exit status, negative for a signal.

    With something ``announced`` that is printed before, and Enter is waited for after it, so that what it
    printed can be read. ``text`` is its standard input instead of the keyboard.

    Raises:
        LendingError: when it cannot be run, or the terminal not be lent.
    """
    try:
        with terminal_lent(app):
            if announced:
                print(announced, flush=True)
            with _attributes_kept():
                status = _run(command, text, variables or {})
            if announced:
                _wait_for_enter(status)
            return status
    except SuspendNotSupported:
        raise LendingError(NOT_LENT) from None
    except (OSError, ValueError) as error:
        # A command that holds a NUL is no OSError.
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise LendingError(f"{command[0]} cannot be run: {reason.lower()}") from None


def stop_process(app: App[None]) -> None:
    """Stop, as programs do with Ctrl-Z, until a shell lets this one go on.

    All of its process group stops: what started it too, unless that is the shell.

    Raises:
        LendingError: when this system has no such signal, or the terminal cannot be lent.
    """
    if not hasattr(signal, "SIGTSTP"):
        raise LendingError("This system cannot stop programs and continue them")
    try:
        with terminal_lent(app):
            # Without a shell that could let it go on, the system passes this over.
            os.killpg(0, signal.SIGTSTP)
    except SuspendNotSupported:
        raise LendingError(NOT_LENT) from None


@contextmanager
def terminal_lent(app: App[None]) -> Iterator[None]:
    """Set the terminal as it was before the program, and leave its signals to others, for some time.

    The event loop stands still meanwhile: nothing is drawn, and what threads have to tell waits.
    """
    failed: BaseException | None = None
    with _signals_passed_over(), app.suspend():
        try:
            yield
        except BaseException as error:
            # Textual takes the terminal back only if nothing goes wrong meanwhile.
            failed = error
    if failed is not None:
        raise failed


@contextmanager
def _signals_passed_over() -> Iterator[None]:
    """Pass over Ctrl-C and Ctrl-\\, which reach every program of the terminal: they are for one.

    They have handlers instead of being ignored, because a program that is started inherits the latter. With
    Ctrl-Z this program stops like the other. What tells this one to end is answered afterwards.
    """
    told: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        told.append(number)

    named: dict[str, _Handler] = {
        "SIGINT": _pass_over,
        "SIGQUIT": _pass_over,
        "SIGTSTP": signal.SIG_DFL,
        # The driver would set the terminal as soon as this process goes on.
        "SIGCONT": signal.SIG_DFL,
    }
    handlers: dict[int, _Handler] = dict.fromkeys(ending_signals(), note)
    handlers |= {getattr(signal, name): handler for name, handler in named.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    # Whoever sees to the end of the program would hear of these signals too, whatever their handlers do.
    wakeup = signal.set_wakeup_fd(-1)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in told:
            os.kill(os.getpid(), number)


def _pass_over(number: int, frame: FrameType | None) -> None:
    """Do nothing: the signal is for the program that has the terminal."""


def terminate_child() -> None:
    """End the program that has the terminal, if one has it, in any thread."""
    for child in _children:
        child.terminate()


_children: list[subprocess.Popen[bytes]] = []
"""The program that has the terminal."""


def _run(command: Sequence[str], text: BinaryIO | None, variables: Mapping[str, str]) -> int:
    with subprocess.Popen(command, stdin=text, env={**os.environ, **variables}) as child:
        _children.append(child)
        try:
            return child.wait()
        finally:
            _children.remove(child)


@contextmanager
def _attributes_kept() -> Iterator[None]:
    """Take the terminal back afterwards and set it as before, however a program leaves it."""
    if sys.platform == "win32":
        yield
        return
    import termios

    terminal = sys.__stdin__.fileno() if sys.__stdin__ else 0
    try:
        attributes = termios.tcgetattr(terminal)
    except termios.error:
        yield
        return
    try:
        yield
    finally:
        # Whoever took the terminal for a group of its own and was killed has left us in the background.
        heard = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        with suppress(OSError, termios.error):
            os.tcsetpgrp(terminal, os.getpgrp())
            # Without waiting for output that a person has stopped with Ctrl-S.
            termios.tcsetattr(terminal, termios.TCSANOW, attributes)
            # What was typed for that program is not for this one.
            termios.tcflush(terminal, termios.TCIFLUSH)
        signal.signal(signal.SIGTTOU, heard)


def _wait_for_enter(status: int) -> None:
    """Wait until a person has read what a program printed: until Enter, or Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with suppress(OSError, KeyboardInterrupt):
            print(f"\n{describe_status(status)}press enter to come back ", end="", flush=True)
            os.read(sys.__stdin__.fileno() if sys.__stdin__ else 0, 4_096)
    finally:
        signal.signal(signal.SIGINT, before)


def describe_status(status: int) -> str:
    """Return what is said of an exit status, before something else; nothing of 0."""
    if status < 0:
        return f"ended by signal {-status} · "
    return f"exit status {status} · " if status else ""
