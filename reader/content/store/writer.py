"""Writing into a saved index behind the reading of a library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from reader.content.discovery.checkouts import told_apart
from reader.content.discovery.site import Site
from reader.content.post import Article, Heading, Post
from reader.content.posts.events import OutlineReader
from reader.content.store.database import Store
from reader.content.store.errors import StoreError
from reader.content.store.post_rows import IndexedText, Prepared, prepared, unsearchable
from reader.content.store.writer_process import Task, WritingProcess, Written, write

CHARACTERS_WRITTEN: Final = 4_000_000
"""Characters of texts that are written into the index together: what is sorted at once is found quicker."""


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
        self._waiting: list[Prepared] = []
        self._characters = 0
        self._written = Written()

    def add(self, batch: Sequence[tuple[Post, str]]) -> None:
        """Have posts written with their bodies, many at a time."""
        for read, body in batch:
            post = told_apart(read, self._site.checkouts)
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

    def _prepared(self, indexed: IndexedText) -> Prepared:
        try:
            return prepared(indexed)
        except Exception as error:
            post, row = unsearchable(indexed.post, error)
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
    read: Callable[[Article, Site], Sequence[Heading] | None], article: Article, site: Site
) -> Sequence[Heading] | None:
    """The headings of an article, as one of an `OutlineReader` gives them; none where it fails."""
    try:
        return read(article, site)
    except Exception:
        # Whatever a text does to the parser, it costs its own headings and nothing else.
        return ()
