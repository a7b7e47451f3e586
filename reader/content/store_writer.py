"""Writing into a saved index behind the reading of a library."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from typing import Final

from reader.content.events import OutlineReader
from reader.content.post import Article, Heading, Post
from reader.content.site import Site
from reader.content.store import Store
from reader.content.store_errors import StoreError
from reader.content.store_rows import IndexedText

POSTS_WRITTEN: Final = 1_000
"""Posts that are written into the index together."""


class StoreWriter:
    """Writes posts into an index in a thread, so that reading goes on while SQLite sorts their words."""

    def __init__(self, store: Store, site: Site, read_outline: OutlineReader | None) -> None:
        self._store = store
        self._site = site
        self._read_outline = read_outline
        self._waiting: list[IndexedText] = []
        self._tasks: queue.Queue[Callable[[], None] | None] = queue.Queue(maxsize=2)
        self._error: StoreError | None = None
        self._thread: threading.Thread | None = None

    def add(self, batch: Sequence[tuple[Post, str]]) -> None:
        """Have posts written with their bodies, many at a time, and with those headings that are plain."""
        for post, body in batch:
            article = Article(post, body, post.body_line, post.problems)
            headings = self._read_outline and outline_of(self._read_outline.quick, article, self._site)
            self._waiting.append(IndexedText(post, body, headings))
        if len(self._waiting) >= POSTS_WRITTEN:
            self._write_waiting()

    def remove(self, paths: Sequence[str]) -> None:
        """Have posts forgotten."""
        self._do(lambda: self._store.remove(paths))

    def finish(self) -> StoreError | None:
        """Wait until all is written; what went wrong, if anything did."""
        self._write_waiting()
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join()
            self._thread = None
        return self._error

    def _write_waiting(self) -> None:
        if self._waiting:
            batch, self._waiting = self._waiting, []
            self._do(lambda: self._store.write(batch))

    def _do(self, task: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                if self._error is None:
                    task()
            except StoreError as error:
                self._error = error
            except Exception as error:
                # Whatever a text does to the index, the list goes on without one.
                self._error = StoreError(f"{type(error).__name__}: {error}")


def outline_of(
    read: Callable[[Article, Site], Sequence[Heading] | None], article: Article, site: Site
) -> Sequence[Heading] | None:
    """The headings of an article, as one of an `OutlineReader` gives them; none where it fails."""
    try:
        return read(article, site)
    except Exception:
        # Whatever a text does to the parser, it costs its own headings and nothing else.
        return ()
