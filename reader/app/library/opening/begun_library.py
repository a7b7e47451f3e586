"""A folder of which the first posts have been told, read without Textual: the first frame needs no more."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from reader.app.library.opening.beginning import BegunArticle, Request, left_at, open_beginning
from reader.app.library.opening.start import Start
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.site import Site
from reader.content.post import Post
from reader.content.posts.events import Event, Notice, PostsExpected
from reader.content.posts.index import ContentIndex, Order
from reader.document.reading.destination import TOP
from reader.memory.model import LastSession, Layout, ReadingMarks
from reader.settings.folders import is_anything_kept
from reader.settings.table import Settings

if TYPE_CHECKING:
    from reader.content.following.background import LibraryReader

LISTING_PATIENCE: Final = 0.12
"""Seconds that the first frame waits for all posts of a folder that has no saved index."""


class BegunLibrary(NamedTuple):
    """A folder of which the first posts are known."""

    path: Path
    """The folder as it was asked for."""
    content: ContentIndex
    taken: tuple[Event, ...]
    """What has been told of the folder so far."""
    events: Iterator[Event]
    """What is told of it from here on."""
    expected: int = 0
    """How many posts there are at least."""
    layout: Layout = Layout()
    highlighted: int | None = None
    """Index of the post that is highlighted; None where that is not known yet."""
    is_settled: bool = True
    """Whether it will be that one when all posts are known."""
    marks: ReadingMarks = ReadingMarks()
    """What a person made of the posts in view."""
    article: BegunArticle | None = None
    """What is shown beside the list, if it has been begun."""


def begin_library(
    path: Path, content: ContentIndex, library: LibraryReader, start: Start, settings: Settings
) -> BegunLibrary:
    """Take what is told of a folder up to its first posts, and find out which of them is shown first.

    They are added to ``content``, the index of the folder at ``path``. Where it is not known how many there
    are, as there is no saved index, all of them are waited for as long as nobody minds: any of them may be
    the first one. What is listed after that has no article beside it yet.
    """
    told = _Told(library, content)
    try:
        told.take_first_posts()
        if not told.expected:
            told.take_all_posts(time.monotonic() + LISTING_PATIENCE)
        events = told.events
    except LibraryError as error:
        events = _failing(error)
    posts = max(told.expected, len(content.posts))
    begun = BegunLibrary(path, content, tuple(told.taken), events, posts)
    if not content.posts:
        return begun
    session = _last_session(content, settings)
    layout = session.layout or Layout()
    if layout.order in set(Order):
        content.adopt(content.arrange(Order(layout.order), layout.reverse))
    if not (told.expected or told.are_all):
        return begun._replace(layout=layout, highlighted=0, is_settled=False)
    return begun._replace(layout=layout, highlighted=_highlighted(begun, start, session))


class _Told:
    """What has been told of a folder so far."""

    def __init__(self, library: LibraryReader, content: ContentIndex) -> None:
        self.events = library.events()
        self.taken: list[Event] = []
        self.expected = 0
        """How many posts there were when the folder was last read; 0 when that is not known."""
        self.are_all = False
        """Whether all posts have been told."""
        self._library = library
        self._content = content

    def take_first_posts(self) -> None:
        """Take what comes up to the first posts."""
        while not (self._content.posts or self.are_all):
            self._take()

    def take_all_posts(self, end: float) -> None:
        """Take all posts that come up to some time, as `time.monotonic` tells it."""
        while not self.are_all and self._library.has_result(max(0.0, end - time.monotonic())):
            self._take()

    def _take(self) -> None:
        event = next(self.events)
        self.taken.append(event)
        if isinstance(event, Site):
            self._content.adopt_site(event)
        elif isinstance(event, PostsExpected):
            self.expected = event.posts
        elif type(event) is tuple:
            self._content.add(cast("tuple[Post, ...]", event))
        elif not isinstance(event, Notice):
            self.are_all = True


def with_article(begun: BegunLibrary, start: Start, settings: Settings) -> BegunLibrary:
    """Begin the article of the post that is highlighted, to be shown beside the list."""
    if begun.highlighted is None:
        return begun
    post = begun.content.posts[begun.highlighted]
    destination = start.destination if post.path == start.post else TOP
    to_read = destination == TOP
    if to_read and settings.remember:
        destination = left_at(begun.content, post)
    request = Request(post, destination, to_read)
    return begun._replace(article=open_beginning(begun.content, request, settings))


def _last_session(content: ContentIndex, settings: Settings) -> LastSession:
    if not settings.remember or not is_anything_kept():
        return LastSession()
    from reader.memory.all_libraries import last_session

    return last_session(content.folder)


def _highlighted(begun: BegunLibrary, start: Start, session: LastSession) -> int | None:
    """Return the index of the post to begin with; None where posts that are not known yet may decide it."""
    posts = begun.content.posts
    are_all = len(posts) == begun.expected
    is_first_known = are_all or (begun.content.order is Order.DATE and not begun.content.reverse)
    wanted = start.post
    if not wanted and session.position is not None and session.position.fraction < 1:
        wanted = session.post
    if not wanted:
        return 0 if is_first_known else None
    found = next((index for index, post in enumerate(posts) if post.path == wanted), None)
    return found if is_first_known and (found is not None or not are_all) else 0


def _failing(error: LibraryError) -> Iterator[Event]:
    raise error
    yield
