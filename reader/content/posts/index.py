"""The content index: all posts of a folder, in order. It streams, and it follows the disk.

What reads files is loaded with the first file: a program whose library is read by another process needs none
of it to show a list.
"""

from __future__ import annotations

import os
import time
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.checkouts import mark_checkout_date
from reader.content.discovery.errors import LibraryError as LibraryError
from reader.content.discovery.site import Site
from reader.content.post import Article, Post
from reader.content.posts.order import Order as Order
from reader.content.posts.order import SortKey, is_dated, sort_key

BATCH_POSTS: Final = 500
"""Posts in the largest batch that `ContentIndex.load` gives."""

SORTED_AT_ONCE: Final = 4_000
"""Posts that are sorted in one go: some milliseconds."""

BATCH_SECONDS: Final = 0.05
FIRST_BATCH_SECONDS: Final = 0.03


class SortedPosts(NamedTuple):
    """All posts in some order, not yet taken over."""

    order: Order
    reverse: bool
    posts: list[Post]
    keys: list[SortKey]
    by_weight: bool
    """Whether they are ordered as posts are of which none has a date."""
    revision: int
    """Which state of the index it was made of."""


class Changes(NamedTuple):
    """How the disk differs from the index."""

    site: Site
    added: tuple[Post, ...] = ()
    changed: tuple[Post, ...] = ()
    removed: tuple[str, ...] = ()
    """The paths of posts that are gone."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class ContentIndex:
    """The posts of one folder, or of one file.

    `load` and `refresh` only read, and are made for a worker thread; `add`, `apply` and `sort` change the
    index and belong to one thread, that of the application.
    """

    def __init__(self, folder: Path | str, *, everything: bool = False) -> None:
        """``everything`` lists every Markdown file, posts or not. Nothing is read yet."""
        self._opened = Path(os.path.normpath(Path(folder).absolute()))
        self._everything = everything
        self._site: Site | None = None
        self._posts: list[Post] = []
        self._keys: list[SortKey] = []
        self._by_path: dict[str, Post] = {}
        self._order = Order.DATE
        self._reverse = False
        self._has_dates = False
        self._now = time.time()
        self._revision = 0
        self._apart: Mapping[str, str] = {}

    @property
    def site(self) -> Site:
        """Return the folder as a site. Raises `LibraryError` when it cannot be opened."""
        if self._site is None:
            from reader.content.discovery.discover import discover

            self._site = discover(self._opened, everything=self._everything)
        return self._site

    def adopt_site(self, site: Site) -> None:
        """Take over what another process found at this folder."""
        before, self._site = self._site, site
        if before is not None and before.checkouts != site.checkouts:
            self.add(tuple(self._posts))

    @property
    def folder(self) -> Path:
        """Return the library: the folder that paths of posts are relative to."""
        return self.site.folder

    @property
    def posts(self) -> Sequence[Post]:
        """Return all posts that were added, in order.

        The same object for ever; it changes when the index does.
        """
        return self._posts

    @property
    def order(self) -> Order:
        return self._order

    @property
    def reverse(self) -> bool:
        """Tell whether the order is turned round."""
        return self._reverse

    def __len__(self) -> int:
        return len(self._posts)

    def __contains__(self, path: str | None) -> bool:
        return path in self._by_path

    def find(self, path: str) -> Post | None:
        """Return the post with that path."""
        return self._by_path.get(path)

    def tell_apart(self) -> None:
        """Find out what tells posts with the same title apart. It takes a while, and is safe in a worker."""
        from reader.content.posts.told_apart import told_apart

        self._apart = told_apart([(post.title, post.path) for post in tuple(self._posts)])

    def apart(self, post: Post) -> str:
        """Return the folder that tells a post from others with its title, or its name; empty for no others.

        It is what `tell_apart` found last.
        """
        return self._apart.get(post.path, "")

    def load(self) -> Iterator[tuple[Post, ...]]:
        """Read every post, in batches: a first small one at once, then several a second.

        It changes nothing: hand the batches to `add`. Raises `LibraryError` when there is nothing to open.
        """
        from reader.content.posts.read_post import read_post

        site = self.site
        clock = time.perf_counter
        batch: list[Post] = []
        due = clock() + FIRST_BATCH_SECONDS
        for path in site.files:
            read = read_post(site, path)
            if read is not None:
                batch.append(read[0])
            if clock() >= due or len(batch) == BATCH_POSTS:
                if batch:
                    yield tuple(batch)
                    batch.clear()
                due = clock() + BATCH_SECONDS
        if batch:
            yield tuple(batch)

    def load_all(self) -> Sequence[Post]:
        """Read and add every post, for programs that have nothing to show meanwhile."""
        posts = [post for batch in self.load() for post in batch]
        self.add(posts)
        return self._posts

    def add(self, batch: Iterable[Post]) -> None:
        """Merge posts into the order. A post whose path is known takes the place of the one before."""
        # What another process read knows nothing of the rest, which the site tells.
        site = self._site
        posts = {
            post.path: post if site is None else mark_checkout_date(post, site.checkouts) for post in batch
        }
        self._drop([path for path in posts if path in self._by_path])
        self._by_path.update(posts)
        if not self._has_dates and any(is_dated(post) for post in posts.values()):
            self._has_dates = True
            self.sort(self._order, self._reverse)
        self._merge(posts.values())
        self._revision += 1

    def apply(self, changes: Changes) -> bool:
        """Take over what `refresh` found; whether any post is another one or stands elsewhere."""
        revision = self._revision
        self.adopt_site(changes.site)
        self._drop(changes.removed)
        if changes.added or changes.changed:
            self.add((*changes.added, *changes.changed))
        return self._revision != revision

    def sort(self, order: Order, reverse: bool = False) -> None:
        """Put all posts in another order. Newest first is the natural one of dates, A to Z that of text.

        What lies in the future is told by the time at which the index was made: no post moves by itself.
        """
        self.adopt(self.arrange(order, reverse))

    def arrange(self, order: Order, reverse: bool = False) -> SortedPosts:
        """Return what `sort` would do, without doing it: for a worker, where there are very many posts."""
        return self._arranged(list(self._posts), order, reverse)

    def adopt(self, arrangement: SortedPosts) -> None:
        """Take over what `arrange` found; what came or went since finds its place."""
        self._order, self._reverse = arrangement.order, arrangement.reverse
        if arrangement.by_weight is self._has_dates:
            arrangement = self._arranged(self._posts, self._order, self._reverse)
        self._posts[:] = arrangement.posts
        self._keys[:] = arrangement.keys
        if arrangement.revision != self._revision:
            self._catch_up()

    def read(self, post: Post) -> Article:
        """Return the text of a post, fresh from the disk; a file that is gone is an article that says so."""
        from reader.content.posts.read_post import read_article

        return read_article(self.site, post)

    def refresh(self) -> Changes:
        """Compare the disk with the index by path, time stamp and size, and read what differs.

        It changes nothing: hand the result to `apply`. Raises `LibraryError` when the folder is gone.
        """
        from reader.content.discovery.discover import discover
        from reader.content.posts.read_post import is_unchanged, read_post

        known = dict(self._by_path)
        site = discover(self._opened, everything=self._everything)
        added: list[Post] = []
        changed: list[Post] = []
        for path in site.files:
            before = known.pop(path, None)
            if before is not None and is_unchanged(site, before):
                continue
            read = read_post(site, path)
            if read is None:
                if before is not None:
                    known[path] = before
            elif before is None:
                added.append(read[0])
            elif mark_checkout_date(read[0], site.checkouts) != before:
                changed.append(read[0])
        return Changes(site, tuple(added), tuple(changed), tuple(known))

    def _drop(self, paths: Iterable[str]) -> None:
        gone = {path for path in paths if self._by_path.pop(path, None) is not None}
        if gone:
            self._revision += 1
            self._leave_out(gone)

    def _leave_out(self, gone: Container[str]) -> None:
        kept = [index for index, post in enumerate(self._posts) if post.path not in gone]
        self._posts[:] = [self._posts[index] for index in kept]
        self._keys[:] = [self._keys[index] for index in kept]

    def _catch_up(self) -> None:
        """Have stand in the order just what came, and what changed anew, without ordering the rest again."""
        known = self._by_path
        others = {post.path for post in self._posts if known.get(post.path) is not post}
        if others:
            self._leave_out(others)
        there = {post.path for post in self._posts}
        self._merge(post for path, post in known.items() if path not in there)

    def _arranged(self, posts: Iterable[Post], order: Order, reverse: bool) -> SortedPosts:
        revision, by_weight = self._revision, not self._has_dates
        keyed = _sorted_by_and_by([(self._key(post, order, reverse), post) for post in posts])
        keys = [key for key, _ in keyed]
        return SortedPosts(order, reverse, [post for _, post in keyed], keys, by_weight, revision)

    def _merge(self, posts: Iterable[Post]) -> None:
        """Put new posts in their places, moving only what comes after the first of them."""
        keyed = sorted((self._key(post, self._order, self._reverse), post) for post in posts)
        if not keyed:
            return
        first = at = bisect_left(self._keys, keyed[0][0])
        keys: list[SortKey] = []
        merged: list[Post] = []
        for key, post in keyed:
            place = bisect_left(self._keys, key, at)
            keys += self._keys[at:place]
            merged += self._posts[at:place]
            keys.append(key)
            merged.append(post)
            at = place
        self._keys[first:] = keys + self._keys[at:]
        self._posts[first:] = merged + self._posts[at:]

    def _key(self, post: Post, order: Order, reverse: bool) -> SortKey:
        return sort_key(post, order, reverse, now=self._now, by_weight=not self._has_dates)


def _sorted_by_and_by(keyed: list[tuple[SortKey, Post]]) -> list[tuple[SortKey, Post]]:
    """Sort in small parts and merge these: Python runs nothing else while it sorts a list."""
    parts = (keyed[first : first + SORTED_AT_ONCE] for first in range(0, len(keyed), SORTED_AT_ONCE))
    return list(merge(*map(sorted, parts)))
