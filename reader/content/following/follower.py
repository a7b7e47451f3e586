"""Keeping a library and its saved index up to date with the disk, and telling what is found on the way.

It only reads the library and writes the index, so it can run in a process of its own; what it tells goes to
the program that shows the library. Killed at any instant, it goes on where it stopped: what the index holds
of a file is right, or is known by the file's time stamp to be out of date.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reader.content.discovery.discover import discover, discover_with_tree
from reader.content.discovery.site import Site
from reader.content.following.differences import basis_of, changes_by, differing_posts
from reader.content.following.pending_texts import PendingTexts
from reader.content.following.progress import IndexingProgress
from reader.content.following.watched_paths import WatchedPaths, watched_file, watched_library
from reader.content.post import PostHeading
from reader.content.posts.events import Event, Notice, OutlineReader, PostsExpected, PostsListed, UpToDate
from reader.content.posts.index import Changes
from reader.content.posts.read_post import read_article, read_post
from reader.content.store.batch_writes import Written, write_outlines
from reader.content.store.database import Store
from reader.content.store.errors import DamagedStoreError, StoreError
from reader.content.store.location import delete_store, store_file
from reader.content.store.open_store import open_store
from reader.content.store.records import compact_post
from reader.content.store.writer import StoreWriter, outline_of

FIRST_POSTS: Final = 200
"""Posts of a saved index that are told at once: more than a screen shows."""

OUTLINES_WRITTEN: Final = 200
"""Posts whose headings are written together."""


class LibraryFollower:
    """Reads one library, first from the saved index and then from the disk, again and again."""

    def __init__(
        self,
        path: Path,
        read_outline: OutlineReader | None = None,
        make_store: Callable[[Path], Store] | None = None,
        *,
        forks: bool = False,
    ) -> None:
        """``read_outline`` gives the headings for the index; without it they are left for another time.

        ``make_store`` opens another index than the saved one of the library. ``forks`` lets it have large
        libraries written by a process of its own, where that is safe.
        """
        self._forks = forks and make_store is None
        self._make_store = make_store
        self.watched = WatchedPaths(os.path.realpath(path))
        """What has to be watched for the library to be up to date: the same object while it is the same."""
        self._path = path
        self._read_outline = read_outline
        self._store: Store | None = None
        self._site: Site | None = None
        self._basis: str | None = None
        """What the posts that were told depend on beside their files."""
        self._stamps: dict[str, tuple[int, int] | None] = {}
        """Of every post that was told, the time stamp and size of its file; None to have it read again."""
        self._settled: UpToDate | None = None
        """How the last comparison ended."""
        self._made_anew = False
        """Whether the index was damaged once already."""

    @property
    def site(self) -> Site | None:
        """Return the library as it was found last."""
        return self._site

    @property
    def store(self) -> Store | None:
        """Return the index that is kept up to date, if there can be one."""
        return self._store

    def follow(self, *, tells_saved: bool = True) -> Iterator[Event]:
        """Tell the posts, saved ones first, until all is up to date.

        Without ``tells_saved``, only what differs from the index: for who asks the index for the rest.
        Raises `LibraryError` when there is nothing to read.
        """
        if not self._path.is_dir():
            # Whatever is wrong is told in the words of discovery; a single post is followed without an index.
            discover(self._path)
        yield from self._open_store()
        yield from self._saved_posts(tells_saved)
        yield from self.refresh()

    def refresh(self) -> Iterator[Event]:
        """Compare the disk with what was told, and tell what differs: nothing at all where nothing does.

        Raises `LibraryError`.
        """
        site, settled = self._site, self._settled
        has_news = settled is None
        for event in self._found():
            match event:
                case Changes():
                    has_news = has_news or bool(event) or event.site != site
                case PostsListed():
                    pass
                case UpToDate():
                    has_news = has_news or event != settled
                    self._settled = event
                case _:
                    has_news = True
            if has_news:
                yield event

    def _found(self) -> Iterator[Event]:
        """Yield all that comparing the disk brings."""
        site = self._survey()
        yield from self._settle_basis(site)
        yield from self._compare(site)
        yield from self._outlines(site)
        yield UpToDate(self._store is not None)

    def _survey(self) -> Site:
        site, tree = discover_with_tree(self._path)
        watched = watched_library(site, tree) if tree is not None else watched_file(self._path)
        self.watched = self.watched if watched == self.watched else watched
        return site

    def _open_store(self) -> Iterator[Event]:
        try:
            self._store = (self._make_store or open_store)(self._path)
        except StoreError as error:
            yield Notice(f"The search index is not saved: {error}")

    def _saved_posts(self, tells_saved: bool) -> Iterator[Event]:
        """Yield what the index holds, before anything of the library is read; or only learn what it holds."""
        store = self._store
        if store is None:
            return
        try:
            site = store.site()
            if site is None or store.is_empty():
                return
            self._site, self._basis = site, store.basis()
            yield site
            if not tells_saved:
                self._stamps.update(store.stamps())
                return
            yield PostsExpected(store.count())
            for batch in store.posts(FIRST_POSTS):
                self._stamps.update((post.path, (post.modified_ns, post.size)) for post in batch)
                yield tuple(batch)
        except DamagedStoreError:
            yield from self._make_store_anew()
        except StoreError as error:
            yield self._lose_store(error)

    def _settle_basis(self, site: Site) -> Iterator[Event]:
        """Have all posts read again when the settings that they were read under have changed."""
        basis = basis_of(site)
        if basis != self._basis:
            self._stamps = dict.fromkeys(self._stamps)
            self._basis = basis
        try:
            try:
                self._settle_store(site, basis)
            except DamagedStoreError:
                yield from self._make_store_anew()
                self._settle_store(site, basis)
        except StoreError as error:
            yield self._lose_store(error)

    def _settle_store(self, site: Site, basis: str) -> None:
        """Have the index hold nothing that was read under other settings, and read again what it lacks."""
        store = self._store
        if store is None:
            return
        if store.basis() != basis:
            store.clear()
            store.save_basis(basis)
            store.save_site(site)
        elif site != self._site:
            store.save_site(site)
        if store.count() < len(self._stamps):
            # It was made anew just now, or by another reader that may not have come to its end.
            kept = store.stamps()
            self._stamps = {path: stamp if path in kept else None for path, stamp in self._stamps.items()}

    def _compare(self, site: Site) -> Iterator[Event]:
        """Tell what is new, has changed or is gone; then write it into the index, which takes longer."""
        listed_before = self._site is not None
        if not listed_before:
            yield site
        self._site = site
        texts = PendingTexts()
        gone = set(self._stamps)
        for batch in differing_posts(site, self._stamps, gone):
            posts = tuple(compact_post(post) for post, _ in batch)
            yield changes_by(site, posts, self._stamps) if listed_before else posts
            self._stamps.update((post.path, (post.modified_ns, post.size)) for post in posts)
            if self._store is not None:
                texts.add(batch)
        for path in gone:
            del self._stamps[path]
        if listed_before:
            yield Changes(site, removed=tuple(gone))
        yield PostsListed()
        if self._store is not None and (texts or gone):
            yield from self._write_texts(self._store, site, texts, gone)

    def _write_texts(self, store: Store, site: Site, texts: PendingTexts, gone: set[str]) -> Iterator[Event]:
        """Write into the index what is listed, and forget what is gone."""
        writer = StoreWriter(store, site, self._read_outline, forks=self._forks)
        try:
            if gone:
                writer.remove(tuple(gone))
            yield from texts.write(writer, site, self._stamps)
        finally:
            # Also when nobody listens any more.
            written = writer.finish()
        yield from self._tell_unsearchable(site, written)
        if written.error is not None:
            yield from self._recover(written.error)

    def _outlines(self, site: Site) -> Iterator[Event]:
        """Read the headings that the index does not have yet."""
        store, read_outline = self._store, self._read_outline
        if store is None or read_outline is None:
            return
        try:
            if store.is_mostly_dead():
                yield from self._fill_anew(store, site)
            progress, after = IndexingProgress(store.count_without_outline()), 0
            while pending := store.posts_without_outline(OUTLINES_WRITTEN, after):
                outlines: list[tuple[int, Sequence[PostHeading]]] = []
                for number, post in pending:
                    article = read_article(site, post)
                    if (article.post.modified_ns, article.post.size) == (post.modified_ns, post.size):
                        headings = outline_of(read_outline.thorough, article, site) or ()
                        outlines.append((number, headings))
                    yield from progress.advance(1)
                write_outlines(store, outlines)
                after = pending[-1].id
        except StoreError as error:
            yield from self._recover(error)

    def _recover(self, error: StoreError) -> Iterator[Event]:
        """Make a damaged index anew; do without one that cannot be written. The list goes on either way."""
        if self._made_anew or not isinstance(error, DamagedStoreError):
            yield self._lose_store(error)
            return
        yield from self._make_store_anew()
        if self._store is not None and self._site is not None:
            try:
                yield from self._fill_anew(self._store, self._site)
                yield from self._outlines(self._site)
            except StoreError as another:
                yield self._lose_store(another)

    def _fill_anew(self, store: Store, site: Site) -> Iterator[Event]:
        """Write every post again. Raises `StoreError`."""
        store.clear()
        store.save_basis(basis_of(site))
        store.save_site(site)
        writer = StoreWriter(store, site, self._read_outline, forks=self._forks)
        for path in site.files:
            read = read_post(site, path)
            if read is not None:
                writer.add([read])
        written = writer.finish()
        yield from self._tell_unsearchable(site, written)
        if written.error is not None:
            raise written.error

    def _tell_unsearchable(self, site: Site, written: Written) -> Iterator[Event]:
        """Tell again the posts that can be listed and not searched, which have a problem more."""
        if written.unsearchable:
            yield Changes(site, changed=written.unsearchable)

    def _make_store_anew(self) -> Iterator[Event]:
        self._close_store()
        self._made_anew = True
        if self._make_store is None:
            try:
                delete_store(store_file(self._path))
            except OSError as error:
                yield self._lose_store(StoreError(error.strerror or "it cannot be made again"))
                return
        yield from self._open_store()

    def _lose_store(self, error: StoreError) -> Notice:
        self._close_store()
        return Notice(f"The search index is not saved: {error}")

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
