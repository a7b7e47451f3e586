"""Reading a library in a process of its own, so that the program that shows it keeps a processor to itself.

A file that brings the parser of some format down takes that process with it, and never the program.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NoReturn

from reader.content.errors import LibraryError
from reader.content.index import ContentIndex
from reader.content.post import Post
from reader.content.site import Site


class LibraryProcess:
    """A process that reads all posts of a library and hands them over as they come.

    Start it before anything else starts a thread: it is a fork of this process.
    """

    def __init__(self, path: Path) -> None:
        receiving, sending = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(receiving)
            _run(path, sending)
        os.close(sending)
        self._received = os.fdopen(receiving, "rb")

    @property
    def number(self) -> int:
        """The process's id; 0 when it has been stopped."""
        return self._process

    def has_result(self, patience: float) -> bool:
        """Whether the first result has come, or comes within some seconds."""
        return bool(select.select([self._received], [], [], patience)[0])

    def results(self) -> Iterator[Site | tuple[Post, ...]]:
        """The site, then batches of posts until all have been read.

        Raises `LibraryError` when the folder cannot be opened, or when the process ended before its time.
        """
        try:
            while (result := pickle.load(self._received)) is not None:
                if isinstance(result, LibraryError):
                    raise result
                site, posts = result
                if site is not None:
                    yield site
                yield posts
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            raise LibraryError(
                "The folder could not be read to its end",
                "What was read is listed. If it happens again, look for a file that is damaged.",
            ) from None
        finally:
            self.stop()

    def stop(self) -> None:
        """End the process, whatever it is doing. It may be said more than once."""
        process, self._process = self._process, 0
        if process:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(process, 0)
        self._received.close()


def can_fork() -> bool:
    """Whether this system has what `LibraryProcess` needs."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def _run(path: Path, sending: int) -> NoReturn:
    """What the process does. It never returns into the program that it was forked from."""
    try:
        _leave_terminal()
        with os.fdopen(sending, "wb") as pipe:
            _send_library(path, pipe)
    finally:
        os._exit(0)


def _leave_terminal() -> None:
    """Whatever happens here, write nothing over what the program draws."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


def _send_library(path: Path, pipe: BinaryIO) -> None:
    index = ContentIndex(path)
    try:
        batches = index.load()
        # Together, so that whoever has waited for the first result has something to show.
        _send((index.site, next(batches, ())), pipe)
        for batch in batches:
            _send((None, batch), pipe)
    except LibraryError as error:
        _send(error, pipe)
    else:
        _send(None, pipe)


def _send(result: object, pipe: BinaryIO) -> None:
    pickle.dump(result, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()
