"""Searching the whole library through its saved index, off the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, Final

from reader.content.post import Post
from reader.content.posts.index import ContentIndex

if TYPE_CHECKING:
    from reader.content.following.follower import LibraryFollower
    from reader.content.search.fulltext import TextMatches, TextSearch
    from reader.content.search.heading_search import HeadingMatch, HeadingSearch
    from reader.content.search.query import ReadingState
    from reader.content.search.snippets import Places
    from reader.content.store.database import Store

SNIPPETS: Final = 2
"""Places of a post that are shown in a list of results."""

Cancelled = Callable[[], bool]


class LibrarySearch:
    """Answers one question at a time, in whatever thread it is asked; a new one interrupts the one before.

    Where no index is kept on the disk, the first question has one made in memory.
    """

    def __init__(self, index: ContentIndex, load_modules: Callable[[], None]) -> None:
        """Open and load nothing yet; ``load_modules`` loads what reads articles."""
        self.kept = True
        """Whether an index is kept on the disk."""
        self._index = index
        self._load_modules = load_modules
        self._turn = Lock()
        self._store: Store | None = None
        self._texts: TextSearch | None = None
        self._headings: HeadingSearch | None = None
        self._in_memory: LibraryFollower | None = None
        self._outdated = False
        self._closed = False

    def texts(self, query: str, state: ReadingState, cancelled: Cancelled) -> TextMatches | None:
        """Return the posts whose texts answer a query; None when it was given up. Raises `StoreError`."""
        from reader.content.search.fulltext import SearchInterruptedError

        self._interrupt()
        with self._turn:
            # A question before this one, asked late by its thread, may interrupt it: then it is asked again.
            while not (self._closed or cancelled()):
                self._open()
                assert self._texts is not None
                with suppress(SearchInterruptedError), self._renewed_when_damaged():
                    return self._texts.search(query, state)
        return None

    def headings(self, query: str, state: ReadingState, cancelled: Cancelled) -> list[HeadingMatch] | None:
        """Return the headings that answer a query; None when it was given up. Raises `StoreError`."""
        with self._turn:
            if cancelled():
                return None
            self._open()
            assert self._headings is not None
            with self._renewed_when_damaged():
                return self._headings.search(query, state)

    def places(self, post: Post, words: Sequence[str]) -> Places:
        """Return where in a post some words stand."""
        from reader.content.posts.summary import summary
        from reader.content.search.snippets import Places, Snippet, find_places

        article = self._index.read(post)
        places = find_places(article.body, article.body_line, words, SNIPPETS)
        if places.snippets:
            return places
        beginning = summary(article.post, article.body)
        return Places((Snippet(article.body_line, beginning),) if beginning else ())

    def apart(self, post: Post) -> str:
        """Return what tells a post from others with its title; empty when there are none."""
        return self._index.apart(post)

    def forget(self) -> None:
        """Have an index in memory follow before the next answer: the posts have changed."""
        self._outdated = True

    def close(self) -> None:
        """Let go of the index."""
        self._closed = True
        self._interrupt()
        with self._turn:
            self._close()

    def _interrupt(self) -> None:
        texts = self._texts
        if texts is not None and self._in_memory is None:
            texts.interrupt()

    def _open(self) -> None:
        """Have an index to ask, and have it up to date if nobody else does that."""
        if self._outdated and self._in_memory is not None:
            for _ in self._in_memory.refresh():
                pass
            if self._in_memory.store is not self._store:
                # It was made anew, and what was open is closed.
                self._store = None
        self._outdated = False
        if self._store is not None:
            return
        from reader.content.search.fulltext import TextSearch
        from reader.content.search.heading_search import HeadingSearch
        from reader.content.store.open_store import open_for_search

        self._store = open_for_search(self._index.folder) if self.kept else None
        if self._store is None:
            self._store = self._make_in_memory()
        self._texts = TextSearch(self._index, self._store)
        self._headings = HeadingSearch(self._index, self._store)

    def _make_in_memory(self) -> Store:
        """Read every post again, for as long as the program runs."""
        self._load_modules()
        from reader.content.following.follower import LibraryFollower
        from reader.content.store.errors import StoreError
        from reader.content.store.open_store import memory_store
        from reader.document.reading.index_headings import OUTLINES

        self._in_memory = LibraryFollower(self._index.folder, OUTLINES, make_store=memory_store)
        for _ in self._in_memory.follow():
            pass
        if self._in_memory.store is None:
            raise StoreError("the texts cannot be indexed, not even in memory")
        return self._in_memory.store

    @contextmanager
    def _renewed_when_damaged(self) -> Iterator[None]:
        """Do without an index that does not hold what was written: the next question has another one made."""
        from reader.content.store.errors import DamagedStoreError
        from reader.content.store.location import delete_store, store_file

        try:
            yield
        except DamagedStoreError:
            self._close()
            delete_store(store_file(self._index.folder))
            self.kept = False
            raise

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = self._texts = self._headings = None
