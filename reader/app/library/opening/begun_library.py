"""A folder of which the first posts have been told, read without Textual: the first frame needs no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

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
    marks: ReadingMarks = ReadingMarks()
    """What a person made of the posts in view."""
    article: BegunArticle | None = None
    """What is shown beside the list, if it has been begun."""


def begin_library(
    path: Path, content: ContentIndex, events: Iterator[Event], start: Start, settings: Settings
) -> BegunLibrary:
    """Take what is told of a folder up to its first posts, and find out which of them is shown first.

    They are added to ``content``, the index of the folder at ``path``.
    """
    expected = 0
    taken: list[Event] = []
    try:
        for event in events:
            taken.append(event)
            if isinstance(event, Site):
                content.adopt_site(event)
            elif isinstance(event, PostsExpected):
                expected = event.posts
            elif not isinstance(event, Notice):
                if type(event) is tuple:
                    content.add(cast("tuple[Post, ...]", event))
                break
    except LibraryError as error:
        events = _failing(error)
    begun = BegunLibrary(path, content, tuple(taken), events, max(expected, len(content.posts)))
    if not content.posts:
        return begun
    session = _last_session(content, settings)
    layout = session.layout or Layout()
    if layout.order in set(Order):
        content.adopt(content.arrange(Order(layout.order), layout.reverse))
    return begun._replace(layout=layout, highlighted=_highlighted(begun, layout, start, session))


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


def _highlighted(begun: BegunLibrary, layout: Layout, start: Start, session: LastSession) -> int | None:
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
