"""A process that writes into a saved index, so that two processors work on a large library.

Killed at any instant, it leaves what it has written in whole batches. It ends with who it works for.
"""

from __future__ import annotations

import os
import pickle
import queue
import resource
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, NoReturn

from reader.content.discovery.errors import reason_of
from reader.content.post import Post
from reader.content.store.batch_writes import write_posts
from reader.content.store.database import Store, open_store
from reader.content.store.errors import StoreError
from reader.content.store.post_rows import Prepared

TASKS_WAITING: Final = 8
"""Tasks that may wait for the process, so that the list need not wait for the index. They take memory."""

Task = list[Prepared] | tuple[str, ...]
"""Posts to be written, or the paths of posts to be forgotten."""


class Written(NamedTuple):
    """What came of writing."""

    unsearchable: tuple[Post, ...] = ()
    """Posts whose texts could not be written, with a problem that says so."""
    error: StoreError | None = None
    """What went wrong with the index, if anything did."""

    def then(self, later: Written) -> Written:
        """What came of both."""
        return Written((*self.unsearchable, *later.unsearchable), self.error or later.error)


class WritingProcess:
    """Writes what it is given into the index that a store has open, in order."""

    def __init__(self, store: Store) -> None:
        """Raises `StoreError` when the index cannot be opened again."""
        receiving, sending = os.pipe()
        reading, answering = os.pipe()
        # SQLite must not be carried into another process: it would take our locks for its own.
        store.close()
        self._process = os.fork()
        if self._process == 0:
            _run(store.folder, receiving, answering)
        store.open_again()
        os.close(receiving)
        os.close(answering)
        self._answer = os.fdopen(reading, "rb")
        self._tasks: queue.Queue[Task | None] = queue.Queue(TASKS_WAITING)
        # A pipe holds little: a thread waits until the process has taken a task.
        self._sender = threading.Thread(target=self._send, args=(os.fdopen(sending, "wb"),), daemon=True)
        self._sender.start()

    def do(self, task: Task) -> None:
        """Have something written when all before it is."""
        self._tasks.put(task)

    def finish(self) -> Written:
        """Wait until all is written."""
        self._tasks.put(None)
        self._sender.join()
        try:
            with self._answer:
                written = pickle.load(self._answer)
        except (EOFError, OSError, pickle.UnpicklingError):
            written = None
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)
        if isinstance(written, Written):
            return written
        return Written(error=StoreError("it could not be written to its end"))

    def _send(self, pipe: BinaryIO) -> None:
        """Hand over the tasks. When the process has ended, they are taken all the same, and nobody waits."""
        with suppress(OSError), pipe:
            while (task := self._tasks.get()) is not None:
                pickle.dump(task, pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
            return
        while self._tasks.get() is not None:
            pass


def write(store: Store, task: Task) -> Written:
    """Do one task."""
    try:
        if isinstance(task, tuple):
            store.remove(task)
            return Written()
        return Written(write_posts(store, task))
    except StoreError as error:
        return Written(error=error)
    except Exception as error:
        # Whatever happens to the index, the list goes on without one.
        return Written(error=StoreError(reason_of(error)))


def _run(folder: Path, receiving: int, answering: int) -> NoReturn:
    """What the process does. It never returns into the program that it was forked from."""
    try:
        _close_others(receiving, answering)
        with os.fdopen(receiving, "rb") as tasks, os.fdopen(answering, "wb") as answer:
            pickle.dump(_write_all(folder, tasks), answer)
    finally:
        os._exit(0)


def _write_all(folder: Path, tasks: BinaryIO) -> Written:
    """Do tasks until there are no more, or until the index cannot be written."""
    try:
        store = open_store(folder)
    except StoreError as unusable:
        return Written(error=unusable)
    written = Written()
    with suppress(EOFError):
        while True:
            task = pickle.load(tasks)
            if written.error is None:
                written = written.then(write(store, task))
    return written


def _close_others(*kept: int) -> None:
    """Let go of what belongs to the program: who waits for its end must not wait for this process."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    last = 3
    for number in sorted(kept):
        os.closerange(last, number)
        last = number + 1
    os.closerange(last, min(limit, 65_536))
