"""Write into a saved index behind the reading of a library.

Many posts are written by a process of its own, so that two processors work on a large library. Killed at any
instant, it leaves what it has written in whole batches. It ends with who it works for.
"""

from __future__ import annotations

import os
import pickle
import queue
import resource
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from reader.content.discovery.checkouts import mark_checkout_date
from reader.content.discovery.site import Site
from reader.content.post import Article, Post, PostHeading
from reader.content.posts.events import OutlineReader
from reader.content.store.batch_writes import Task, Written, write
from reader.content.store.database import Store
from reader.content.store.errors import StoreError
from reader.content.store.open_store import open_store
from reader.content.store.post_rows import IndexedText, PreparedPost, mark_unsearchable, prepare_post

CHARACTERS_WRITTEN: Final = 4_000_000
"""Characters of texts that are written into the index together: what is sorted at once is found quicker."""

TASKS_WAITING: Final = 2
"""Tasks that may wait for the process, so that it always has one. They take memory."""


class StoreWriter:
    """Writes posts into an index, with those of their headings that are plain to see."""

    def __init__(
        self, store: Store, site: Site, read_outline: OutlineReader | None, *, forks: bool = False
    ) -> None:
        """``forks`` has many posts written by a process of its own, while the next ones are read."""
        self._store = store
        self._site = site
        self._read_outline = read_outline
        self._forks = forks
        self._process: WritingProcess | None = None
        self._waiting: list[PreparedPost] = []
        self._characters = 0
        self._written = Written()

    def add(self, batch: Sequence[tuple[Post, str]]) -> None:
        """Have posts written with their bodies, many at a time."""
        for read, body in batch:
            post = mark_checkout_date(read, self._site.checkouts)
            article = Article(post, body, post.body_line, post.problems)
            headings = self._read_outline and outline_of(self._read_outline.quick, article, self._site)
            self._waiting.append(self._prepared(IndexedText(post, body, headings)))
            self._characters += len(body)
        if self._characters >= CHARACTERS_WRITTEN:
            self._begin_process()
            self._write_waiting()

    def remove(self, paths: Sequence[str]) -> None:
        """Have posts forgotten."""
        self._do(tuple(paths))

    def finish(self) -> Written:
        """Wait until all is written."""
        self._write_waiting()
        process, self._process = self._process, None
        if process is not None:
            self._written = self._written.then(process.finish())
        return self._written

    def _prepared(self, indexed: IndexedText) -> PreparedPost:
        try:
            return prepare_post(indexed)
        except Exception as error:
            post, row = mark_unsearchable(indexed.post, error)
            self._written = self._written.then(Written((post,)))
            return row

    def _begin_process(self) -> None:
        if self._forks and self._process is None and self._written.error is None:
            try:
                self._process = WritingProcess(self._store)
            except StoreError as error:
                self._written = self._written.then(Written(error=error))

    def _write_waiting(self) -> None:
        if self._waiting:
            batch, self._waiting, self._characters = self._waiting, [], 0
            self._do(batch)

    def _do(self, task: Task) -> None:
        if self._process is not None:
            self._process.do(task)
        elif self._written.error is None:
            self._written = self._written.then(write(self._store, task))


def outline_of(
    read: Callable[[Article, Site], Sequence[PostHeading] | None], article: Article, site: Site
) -> Sequence[PostHeading] | None:
    """Return the headings of an article, as one of an `OutlineReader` gives them; none where it fails."""
    try:
        return read(article, site)
    except Exception:
        # Whatever a text does to the parser, it costs its own headings and nothing else.
        return ()


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
        return Written(error=StoreError("it could not be written completely"))

    def _send(self, pipe: BinaryIO) -> None:
        """Hand over the tasks. When the process has ended, they are taken all the same, and nobody waits."""
        with suppress(OSError), pipe:
            while (task := self._tasks.get()) is not None:
                pickle.dump(task, pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
            return
        while self._tasks.get() is not None:
            pass


def _run(folder: Path, receiving: int, answering: int) -> NoReturn:
    """Do the work of the process. It never returns into the program that it was forked from."""
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
