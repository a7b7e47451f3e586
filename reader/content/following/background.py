"""Reading a library in a process of its own, so that the program that shows it keeps a processor to itself.

A file that brings the parser of some format down takes that process with it, and never the program.
"""

from __future__ import annotations

import os
import pickle
import queue
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn, Protocol

from reader.content.discovery.errors import LibraryError
from reader.content.following import watching
from reader.content.posts.events import Event, Failed, OutlineReader

if TYPE_CHECKING:
    from reader.content.following.follower import LibraryFollower

REFRESH = b"r"
"""What the process is sent to have it compare the disk again."""


class LibraryReader(Protocol):
    """Something that reads a library in the background and tells what it finds."""

    def has_result(self, patience: float) -> bool:
        """Tell whether the next event has come, or comes within some seconds."""
        ...

    def events(self) -> Iterator[Event]:
        """Yield what is found, without end: it waits for the disk to change.

        Raises `LibraryError` when there is nothing to read, or when reading ended before its time.
        """
        ...

    def refresh(self) -> None:
        """Ask for the disk to be compared again, whether or not it is known to have changed."""
        ...

    def stop(self) -> None:
        """End it, whatever it is doing. It may be said more than once."""
        ...


class LibraryProcess:
    """A `LibraryReader` in a process of its own.

    Start it before anything else starts a thread: it is a fork of this process.
    """

    def __init__(self, path: Path, read_outline: OutlineReader | None = None) -> None:
        receiving, sending = os.pipe()
        asked, self._asking = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(receiving)
            os.close(self._asking)
            _run(path, read_outline, sending, asked)
        os.close(sending)
        os.close(asked)
        # Without a buffer, so that what has come can be seen in the pipe.
        self._received = FileIO(receiving)

    @property
    def number(self) -> int:
        """Return the process's id; 0 when it has been stopped."""
        return self._process

    def has_result(self, patience: float) -> bool:
        return bool(select.select([self._received], [], [], patience)[0])

    def events(self) -> Iterator[Event]:
        try:
            while True:
                length = int.from_bytes(_read(self._received, _LENGTH_BYTES))
                event = pickle.loads(_read(self._received, length))
                if isinstance(event, LibraryError):
                    raise event
                yield event
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            if not self._process:
                return
            raise _ended_early() from None
        finally:
            self.stop()

    def refresh(self) -> None:
        if self._process:
            with suppress(OSError):
                os.write(self._asking, REFRESH)

    def stop(self) -> None:
        process, self._process = self._process, 0
        if process:
            os.close(self._asking)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(process, 0)


class LibraryThread:
    """A `LibraryReader` in a thread of this process, for systems where a fork is not safe."""

    def __init__(self, path: Path, read_outline: OutlineReader | None = None, *, follow: bool = True) -> None:
        """``follow`` is whether the folder is watched for changes once it has been read."""
        self._events: queue.Queue[Event | LibraryError | None] = queue.Queue(maxsize=8)
        self._first: Event | LibraryError | None = None
        self._asked = threading.Event()
        self._stopped = False
        from reader.content.following.follower import LibraryFollower

        arguments = (LibraryFollower(path, read_outline), self._tell, self._asked)
        self._thread = threading.Thread(
            target=self._follow, args=(path if follow else None, *arguments), daemon=True
        )
        self._thread.start()

    def has_result(self, patience: float) -> bool:
        if self._first is None:
            with suppress(queue.Empty):
                self._first = self._events.get(timeout=patience)
        return self._first is not None

    def events(self) -> Iterator[Event]:
        while not self._stopped:
            event = self._events.get() if self._first is None else self._first
            self._first = None
            if isinstance(event, LibraryError):
                raise event
            if event is not None:
                yield event

    def refresh(self) -> None:
        self._asked.set()

    def stop(self) -> None:
        self._stopped = True
        self._asked.set()
        with suppress(queue.Full):
            self._events.put_nowait(None)

    def _follow(
        self,
        watched: Path | None,
        follower: LibraryFollower,
        tell: Callable[[Event | LibraryError], None],
        asked: threading.Event,
    ) -> None:
        with suppress(_StoppedError):
            try:
                follow(watched, follower, tell, asked, lambda: self._stopped)
            except _StoppedError:
                raise
            except Exception:
                tell(_ended_early())

    def _tell(self, event: Event | LibraryError) -> None:
        while not self._stopped:
            try:
                return self._events.put(event, timeout=0.1)
            except queue.Full:
                continue
        raise _StoppedError


class _StoppedError(Exception):
    """Nobody listens any more."""


def _ended_early() -> LibraryError:
    return LibraryError(
        "The folder could not be read completely",
        "What was read is listed. If it happens again, look for a file that is damaged.",
    )


def can_fork() -> bool:
    """Tell whether this system has what `LibraryProcess` needs."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def follow(
    watched: Path | None,
    follower: LibraryFollower,
    tell: Callable[[Event | LibraryError], None],
    asked: threading.Event,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Tell all that there is in a library, and then, whenever something changes or is asked for, the rest.

    ``watched`` is the folder whose changes are waited for; with None only ``asked`` has it read again. It
    ends when it is asked and finds that it is ``stopped``.
    """
    try:
        for event in follower.follow():
            tell(event)
    except LibraryError as error:
        tell(error)
        return
    ended = threading.Event()
    if watched is not None:
        watching.watch(watched, lambda: follower.watched, asked, ended)
    try:
        _follow_on(follower, tell, asked, stopped)
    finally:
        ended.set()


def _follow_on(
    follower: LibraryFollower,
    tell: Callable[[Event | LibraryError], None],
    asked: threading.Event,
    stopped: Callable[[], bool],
) -> None:
    failure: Failed | None = None
    while True:
        # The same folder may come back without anything below it having changed.
        asked.wait(None if failure is None else watching.POLL_SECONDS)
        asked.clear()
        if stopped():
            return
        try:
            for event in follower.refresh():
                tell(event)
            failure = None
        except LibraryError as error:
            # A folder that stays away is looked for again and again, and told of once.
            reported, failure = failure, Failed(error.message, error.hint)
            if failure != reported:
                tell(failure)


def _run(path: Path, read_outline: OutlineReader | None, sending: int, requests: int) -> NoReturn:
    """Do the work of the process. It never returns into the program that it was forked from."""
    try:
        from reader.content.following.follower import LibraryFollower

        _leave_terminal()
        asked = threading.Event()
        threading.Thread(target=_listen, args=(requests, asked), daemon=True).start()
        with os.fdopen(sending, "wb") as pipe:
            follower = LibraryFollower(path, read_outline, forks=True)
            follow(path, follower, lambda event: _send(event, pipe), asked)
    finally:
        os._exit(0)


def _listen(requests: int, asked: threading.Event) -> None:
    """Hear what the program asks for, and end with it."""
    while os.read(requests, 1):
        asked.set()
    os._exit(0)


def _leave_terminal() -> None:
    """Whatever happens here, write nothing over what the program draws, and leave its keys to it."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    # Interrupts and hang-ups are for the program to answer; this process ends when the program does.
    for name in ("SIGINT", "SIGHUP", "SIGQUIT", "SIGTSTP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


_LENGTH_BYTES: Final = 8
"""Bytes before each event that say how many it takes."""


def _send(event: Event | LibraryError, pipe: BinaryIO) -> None:
    data = pickle.dumps(event, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(_LENGTH_BYTES))
    pipe.write(data)
    pipe.flush()


def _read(pipe: FileIO, count: int) -> bytearray:
    """Read so many bytes. Raises EOFError where the pipe ends before."""
    data = bytearray(count)
    rest = memoryview(data)
    while rest:
        taken = pipe.readinto(rest)
        if not taken:
            raise EOFError
        rest = rest[taken:]
    return data
