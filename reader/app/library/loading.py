"""What workers do and what they report: reading the library and opening articles, off the event loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from threading import Lock
from typing import Final

from textual.message import Message

from reader.app.library.opening.beginning import Request, article_of, begin_article
from reader.content.discovery.errors import LibraryError
from reader.content.posts.events import Event, Failed, Notice, UpToDate
from reader.content.posts.index import ContentIndex
from reader.document.model import Batch, Document
from reader.document.reading.destination import Destination

BREATH = 0.001
"""Seconds that a worker rests between stretches of a long article, so that keys are answered first."""

Report = Callable[[Message], object]
Cancelled = Callable[[], bool]

_LATER_MODULES: Final = (
    "reader.document.reading.card",
    "reader.document.dialects.detection",
    "reader.document.reading.index_headings",
    "reader.document.reading.notes",
    "reader.document.parse",
    "reader.page.highlight",
    "reader.page.layout",
    # The controllers that only commands need.
    "reader.app.library.actions",
    "reader.app.library.bookmarks",
    "reader.app.library.copy",
    "reader.app.library.opening.handover",
    "reader.app.library.recent",
)

_loading_modules: Final = Lock()


def load_article_modules() -> None:
    """Load what parses and sets articles, and what commands need, behind the first list.

    One thread does so at a time: Python gives up on modules that import each other in two.
    """
    with _loading_modules:
        for module in _LATER_MODULES:
            import_module(module)


class LibraryEvent(Message):
    """Something was found while the library was read, or has changed since."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class FileFound(Message):
    """A file that is no post of the library can be opened."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


class ArticleOpened(Message):
    """The beginning of an article is ready to be shown."""

    def __init__(self, request: Request, document: Document, rest: Iterator[Batch]) -> None:
        super().__init__()
        self.request = request
        self.document = document
        self.rest = rest


class ArticleGrew(Message):
    """The next stretch of an article is ready."""

    def __init__(self, document: Document, batch: Batch) -> None:
        super().__init__()
        self.document = document
        self.batch = batch


def read_library(events: Iterable[Event], report: Report, cancelled: Cancelled) -> None:
    """Report what is found in a library, up to the first time that all of it has been read and indexed."""
    try:
        for event in events:
            if cancelled():
                return
            report(LibraryEvent(event))
            if isinstance(event, UpToDate):
                return
    except LibraryError as error:
        report(LibraryEvent(Failed(error.message, error.hint)))


def follow_library(events: Iterable[Event], report: Report) -> None:
    """Report what changes in a library, without end."""
    try:
        for event in events:
            report(LibraryEvent(event))
    except LibraryError as error:
        report(LibraryEvent(Failed(error.message, error.hint)))


def find_file(index: ContentIndex, path: str, destination: Destination) -> FileFound | LibraryEvent:
    """Return what to open for a file that is no post of the library, or why it cannot be opened."""
    from reader.content.posts.linked_files import post_from_file

    found = post_from_file(index.site, path)
    return LibraryEvent(Notice(found)) if isinstance(found, str) else FileFound(Request(found, destination))


def open_article(index: ContentIndex, request: Request, *, smart_punctuation: bool = False) -> ArticleOpened:
    """Read a post, and parse its beginning."""
    # A list of posts need not wait for what only articles need.
    load_article_modules()
    article = article_of(index, request.post)
    document, rest = begin_article(index, article, smart_punctuation=smart_punctuation)
    return ArticleOpened(request, document, rest)


def read_on(opened: ArticleOpened, report: Report, cancelled: Cancelled) -> None:
    """Parse the rest of an article, and report it as it comes."""
    for batch in opened.rest:
        if cancelled():
            return
        report(ArticleGrew(opened.document, batch))
        time.sleep(BREATH)
