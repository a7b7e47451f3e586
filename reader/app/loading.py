"""What workers do and what they report: reading the library and opening articles, off the event loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from textual.message import Message

from reader.content.index import Changes, ContentIndex, LibraryError
from reader.content.post import Post
from reader.content.site import Site
from reader.document.card import card
from reader.document.dialects import dialect_of
from reader.document.library_files import LibraryFiles
from reader.document.model import Batch, Document, Place
from reader.document.parse import begin

BREATH = 0.001
"""Seconds that a worker rests between stretches of a long article, so that keys are answered first."""

Report = Callable[[Message], object]
Cancelled = Callable[[], bool]


class SiteFound(Message):
    """It is known which files of the folder are posts."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site


class PostsRead(Message):
    """More posts of the library have been read."""

    def __init__(self, posts: tuple[Post, ...]) -> None:
        super().__init__()
        self.posts = posts


class LibraryRead(Message):
    """The whole library has been read."""


class LibraryChanged(Message):
    """The folder was compared with what is listed."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self.changes = changes


class LibraryFailed(Message):
    """The folder cannot be read."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__()
        self.message = message
        self.hint = hint


class Wanted(NamedTuple):
    """What was asked for: a post, at a place or at the section that a fragment means."""

    post: Post
    place: Place | None = None
    fragment: str = ""


class ArticleOpened(Message):
    """The beginning of an article is ready to be shown."""

    def __init__(self, wanted: Wanted, document: Document, rest: Iterator[Batch]) -> None:
        super().__init__()
        self.wanted = wanted
        self.document = document
        self.rest = rest


class ArticleGrew(Message):
    """The next stretch of an article is ready."""

    def __init__(self, document: Document, batch: Batch) -> None:
        super().__init__()
        self.document = document
        self.batch = batch


def read_library(results: Iterable[Site | tuple[Post, ...]], report: Report, cancelled: Cancelled) -> None:
    """Report the posts of a library in batches as they are read."""
    try:
        for result in results:
            if cancelled():
                return
            report(SiteFound(result) if isinstance(result, Site) else PostsRead(result))
    except LibraryError as error:
        report(LibraryFailed(error.message, error.hint))
    else:
        report(LibraryRead())


def find_changes(index: ContentIndex) -> LibraryChanged | LibraryFailed:
    """Compare the disk with the index."""
    try:
        return LibraryChanged(index.refresh())
    except LibraryError as error:
        return LibraryFailed(error.message, error.hint)


def open_article(index: ContentIndex, wanted: Wanted, *, smart_punctuation: bool = False) -> ArticleOpened:
    """Read a post, and parse its beginning."""
    article = index.read(wanted.post)
    files = LibraryFiles(index)
    dialect = dialect_of(article, index.site, files, smart_punctuation=smart_punctuation)
    head = card(article.post, article.problems, datetime.now(UTC), dialect)
    document, rest = begin(article.body, first_line=article.body_line, card=head, dialect=dialect)
    return ArticleOpened(wanted, document, rest)


def read_on(opened: ArticleOpened, report: Report, cancelled: Cancelled) -> None:
    """Parse the rest of an article, and report it as it comes."""
    for batch in opened.rest:
        if cancelled():
            return
        report(ArticleGrew(opened.document, batch))
        time.sleep(BREATH)
