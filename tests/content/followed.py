"""A library that is followed in a test: what is told of it, and what its saved index finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.content.discovery.checkouts import mark_checkout_date
from reader.content.discovery.site import Site
from reader.content.following.follower import LibraryFollower
from reader.content.post import Post
from reader.content.posts.events import (
    Event,
    IndexProgress,
    Notice,
    OutlineReader,
    PostsExpected,
    PostsListed,
    UpToDate,
)
from reader.content.posts.index import Changes, ContentIndex
from reader.content.search.fulltext import TextSearch
from reader.content.search.heading_search import HeadingSearch
from reader.content.store.database import Store
from reader.content.store.open_store import open_for_search
from reader.document.reading.index_headings import OUTLINES


class Followed:
    """What a person has been told of a library so far."""

    def __init__(
        self,
        folder: Path,
        read_outline: OutlineReader | None = OUTLINES,
        make_store: Callable[[Path], Store] | None = None,
    ) -> None:
        self.folder = folder
        self.follower = LibraryFollower(folder, read_outline, make_store)
        self.site: Site | None = None
        self.posts: dict[str, Post] = {}
        self.notices: list[str] = []
        self.kept = False
        self.told: list[str] = []
        """The paths of posts that were told by the last `start` or `refresh`, each as often as it was."""

    def start(self) -> Followed:
        """Tell everything, from the saved index and the disk."""
        self.take(self.follower.follow())
        return self

    def refresh(self) -> Followed:
        """Tell what has changed since."""
        self.take(self.follower.refresh())
        return self

    def take(self, events: Iterable[Event]) -> None:
        self.told = []
        for event in events:
            match event:
                case Site():
                    self.site = event
                case Changes():
                    self.site = event.site
                    self._add((*event.added, *event.changed))
                    for path in event.removed:
                        del self.posts[path]
                case Notice():
                    self.notices.append(event.message)
                case UpToDate():
                    self.kept = event.kept
                case PostsExpected() | PostsListed() | IndexProgress():
                    pass
                case tuple():
                    self._add(event)
                case _:
                    raise AssertionError(event)

    def close(self) -> None:
        """Let go of the index, as a process does that ends."""
        store = self.follower.store
        if store is not None:
            store.close()

    def _add(self, posts: Iterable[object]) -> None:
        for post in posts:
            assert isinstance(post, Post)
            assert self.site is not None
            self.posts[post.path] = mark_checkout_date(post, self.site.checkouts)
            self.told.append(post.path)


def follow(folder: Path) -> Followed:
    """Follow a library once, as a program does that is started and ended."""
    followed = Followed(folder).start()
    followed.close()
    return followed


def on_disk(folder: Path) -> dict[str, Post]:
    """The posts that a library has, read without an index."""
    index = ContentIndex(folder)
    return {post.path: post._replace(properties=()) for post in index.load_all()}


@contextmanager
def kept(folder: Path) -> Iterator[Store]:
    """The saved index of a library."""
    store = open_for_search(folder)
    assert store is not None
    try:
        yield store
    finally:
        store.close()


def found(folder: Path, query: str) -> list[str]:
    """The posts of a library that a search of its saved index finds, the best first."""
    index = ContentIndex(folder)
    index.load_all()
    with kept(folder) as store:
        return [post.path for post in TextSearch(index, store).search(query).posts]


def headings_found(folder: Path, query: str) -> list[str]:
    """The titles of headings that a search of the saved index finds, the best first."""
    index = ContentIndex(folder)
    index.load_all()
    with kept(folder) as store:
        return [match.heading.title for match in HeadingSearch(index, store).search(query)]
