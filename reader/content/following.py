"""Keeping a library and its saved index up to date with the disk, and telling what is found on the way.

It only reads the library and writes the index, so it can run in a process of its own; what it tells goes to
the program that shows the library. Killed at any instant, it goes on where it stopped: what the index holds
of a file is right, or is known by the file's time stamp to be out of date.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.content.discover import discover
from reader.content.index import (
    BATCH_POSTS,
    BATCH_SECONDS,
    FIRST_BATCH_SECONDS,
    Changes,
    read_article,
    read_post,
    stamp_of,
)
from reader.content.post import Article, Heading, Post
from reader.content.records import listed
from reader.content.site import Site

if TYPE_CHECKING:
    from reader.content.store import IndexedText, Store, StoreError

FIRST_POSTS: Final = 200
"""Posts of a saved index that are told at once: more than a screen shows."""

POSTS_WRITTEN: Final = 1_000
"""Posts that are written into the index together."""

OUTLINES_WRITTEN: Final = 200
"""Posts whose headings are written together."""

PROGRESS_SECONDS: Final = 0.25
"""How often progress is told."""


class OutlineReader(NamedTuple):
    """Reads the headings of an article. It is given from outside, because it has to know Markdown."""

    quick: Callable[[Article, Site], Sequence[Heading] | None]
    """None when it would take long."""
    thorough: Callable[[Article, Site], Sequence[Heading]]


class Listed(NamedTuple):
    """All posts of the library have been told; their headings may still have to be read."""


class Progress(NamedTuple):
    """How far the saved index has come with what nobody has to wait for."""

    done: int
    total: int


class Notice(NamedTuple):
    """Something that a person may want to know, and need not act on."""

    message: str


class Settled(NamedTuple):
    """All that was on the disk has been told and is in the index."""

    kept: bool
    """Whether there is an index on the disk to search."""


class Failed(NamedTuple):
    """The folder cannot be read any more; what was told before still stands."""

    message: str
    hint: str = ""


Event = Site | tuple[Post, ...] | Changes | Listed | Progress | Notice | Settled | Failed


class LibraryFollower:
    """Reads one library, first from the saved index and then from the disk, again and again."""

    def __init__(
        self,
        path: Path,
        read_outline: OutlineReader | None = None,
        make_store: Callable[[Path], Store] | None = None,
    ) -> None:
        """``read_outline`` gives the headings for the index; without it they are left for another time.

        ``make_store`` opens another index than the saved one of the library.
        """
        self._make_store = make_store
        self._path = path
        self._read_outline = read_outline
        self._store: Store | None = None
        self._site: Site | None = None
        self._stamps: dict[str, tuple[int, int]] = {}
        """Of every post that was told, the time stamp and size of its file."""

    @property
    def store(self) -> Store | None:
        """The index that is kept up to date, if there can be one."""
        return self._store

    def follow(self) -> Iterator[Event]:
        """Tell the posts, saved ones first, until all is up to date.

        Raises `LibraryError` when there is nothing to read.
        """
        if not self._path.is_dir():
            # Whatever is wrong is told in the words of discovery; a single post is followed without an index.
            discover(self._path)
        yield from self._open_store()
        yield from self._saved_posts()
        yield from self.refresh()

    def refresh(self) -> Iterator[Event]:
        """Compare the disk with what was told, and tell what differs. Raises `LibraryError`."""
        site = discover(self._path)
        yield from self._settle_basis(site)
        yield from self._compare(site)
        yield Listed()
        yield from self._outlines(site)
        yield Settled(self._store is not None)

    def _open_store(self) -> Iterator[Event]:
        from reader.content.store import StoreError, open_store

        try:
            self._store = (self._make_store or open_store)(self._path)
        except StoreError as error:
            yield Notice(f"The index for searching is not kept: {error}")

    def _saved_posts(self) -> Iterator[Event]:
        """What the index holds: told before anything of the library is read."""
        from reader.content.store import DamagedStoreError, StoreError

        store = self._store
        if store is None:
            return
        try:
            site = store.site()
            if site is None or store.is_empty():
                return
            self._site = site
            yield site
            for batch in store.posts(FIRST_POSTS):
                self._stamps.update((post.path, (post.modified_ns, post.size)) for post in batch)
                yield tuple(batch)
        except DamagedStoreError:
            yield from self._make_store_anew()
        except StoreError as error:
            yield self._lose_store(error)

    def _settle_basis(self, site: Site) -> Iterator[Event]:
        """Forget all posts when the settings that they were read under have changed."""
        from reader.content.store import StoreError

        basis = _basis_of(site)
        store = self._store
        if store is None:
            return
        try:
            if store.basis() != basis:
                store.clear()
                self._stamps.clear()
                store.keep_basis(basis)
            if site != self._site:
                store.keep_site(site)
        except StoreError as error:
            yield self._lose_store(error)

    def _compare(self, site: Site) -> Iterator[Event]:
        """Read what is new or has changed, forget what is gone, and write both into the index."""
        listed_before = self._site is not None
        if not listed_before:
            yield site
        self._site = site
        writer = None if self._store is None else _Writer(self._store, site, self._read_outline)
        gone = set(self._stamps)
        for batch in self._differing(site, gone):
            posts = tuple(listed(post) for post, _ in batch)
            yield _changes(site, posts, self._stamps) if listed_before else posts
            self._stamps.update((post.path, (post.modified_ns, post.size)) for post in posts)
            if writer is not None:
                writer.add(batch)
        for path in gone:
            del self._stamps[path]
        if gone and writer is not None:
            writer.remove(tuple(gone))
        if listed_before:
            yield Changes(site, removed=tuple(gone))
        error = writer.finish() if writer is not None else None
        if error is not None:
            yield from self._recover(error)

    def _differing(self, site: Site, gone: set[str]) -> Iterator[list[tuple[Post, str]]]:
        """Posts that are not as they were told, in batches: a first small one at once, then several a second.

        Paths that are still there are taken out of ``gone``.
        """
        clock = time.perf_counter
        batch: list[tuple[Post, str]] = []
        due = clock() + FIRST_BATCH_SECONDS
        for path in site.files:
            stamp = self._stamps.get(path)
            if stamp is None or stamp != stamp_of(site, path):
                read = read_post(site, path)
                if read is not None:
                    batch.append(read)
                    gone.discard(path)
            else:
                gone.discard(path)
            if batch and (clock() >= due or len(batch) >= BATCH_POSTS):
                yield batch
                batch = []
                due = clock() + BATCH_SECONDS
        if batch:
            yield batch

    def _outlines(self, site: Site) -> Iterator[Event]:
        """Read the headings that the index does not have yet."""
        from reader.content.store import StoreError

        store, read_outline = self._store, self._read_outline
        if store is None or read_outline is None:
            return
        try:
            total = store.count_without_outline()
            done, after, due = 0, 0, time.perf_counter() + PROGRESS_SECONDS
            while pending := store.without_outline(OUTLINES_WRITTEN, after):
                outlines: list[tuple[int, Sequence[Heading]]] = []
                for number, post in pending:
                    article = read_article(site, post)
                    if (article.post.modified_ns, article.post.size) == (post.modified_ns, post.size):
                        headings = _outline(read_outline.thorough, article, site) or ()
                        outlines.append((number, headings))
                    done += 1
                    if time.perf_counter() >= due:
                        yield Progress(done, total)
                        due = time.perf_counter() + PROGRESS_SECONDS
                store.write_outlines(outlines)
                after = pending[-1].id
            if store.is_mostly_dead():
                self._fill_anew(store, site)
        except StoreError as error:
            yield from self._recover(error)

    def _recover(self, error: StoreError) -> Iterator[Event]:
        """Make a damaged index anew; do without one that cannot be written. The list goes on either way."""
        from reader.content.store import DamagedStoreError, StoreError

        if not isinstance(error, DamagedStoreError):
            yield self._lose_store(error)
            return
        yield from self._make_store_anew()
        if self._store is not None and self._site is not None:
            try:
                self._fill_anew(self._store, self._site)
                yield from self._outlines(self._site)
            except StoreError as another:
                yield self._lose_store(another)

    def _fill_anew(self, store: Store, site: Site) -> None:
        """Write every post again."""
        store.clear()
        store.keep_basis(_basis_of(site))
        store.keep_site(site)
        writer = _Writer(store, site, self._read_outline)
        for path in site.files:
            read = read_post(site, path)
            if read is not None:
                writer.add([read])
        error = writer.finish()
        if error is not None:
            raise error

    def _make_store_anew(self) -> Iterator[Event]:
        from reader.content.store import delete_store, store_file

        if self._store is not None:
            self._store.close()
            self._store = None
        delete_store(store_file(self._path))
        yield from self._open_store()

    def _lose_store(self, error: StoreError) -> Notice:
        if self._store is not None:
            self._store.close()
            self._store = None
        return Notice(f"The index for searching is not kept: {error}")


class _Writer:
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
        from reader.content.store import IndexedText

        for post, body in batch:
            article = Article(post, body, post.body_line, post.problems)
            headings = self._read_outline and _outline(self._read_outline.quick, article, self._site)
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
        from reader.content.store import StoreError

        while (task := self._tasks.get()) is not None:
            try:
                if self._error is None:
                    task()
            except StoreError as error:
                self._error = error


def _changes(site: Site, posts: tuple[Post, ...], known: dict[str, tuple[int, int]]) -> Changes:
    added = tuple(post for post in posts if post.path not in known)
    return Changes(site, added, tuple(post for post in posts if post.path in known))


def _outline(
    read: Callable[[Article, Site], Sequence[Heading] | None], article: Article, site: Site
) -> Sequence[Heading] | None:
    try:
        return read(article, site)
    except Exception:
        # Whatever a text does to the parser, it costs its own headings and nothing else.
        return ()


def _basis_of(site: Site) -> str:
    """What posts depend on beside their own files, as text that changes when it does."""
    data_files = {path: stamp_of(site, path) for path in sorted(site.data_files)}
    basis = (site.kind, site.home, site.above, site.configurations, site.directory_data, data_files)
    return json.dumps(basis, default=str, sort_keys=True)
