"""What workers do and what they report: reading the library and opening articles, off the event loop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from textual.message import Message

from reader.content.index import ContentIndex, LibraryError
from reader.content.post import Post
from reader.document.card import card
from reader.document.model import Batch, Document, Place
from reader.document.parse import begin

BREATH = 0.001
"""Seconds that a worker rests between stretches of a long article, so that keys are answered first."""

Report = Callable[[Message], object]
Cancelled = Callable[[], bool]


@dataclass
class PostsRead(Message):
    """More posts of the library have been read."""

    posts: tuple[Post, ...]


@dataclass
class LibraryRead(Message):
    """The whole library has been read."""


@dataclass
class LibraryFailed(Message):
    """The folder cannot be read."""

    message: str
    hint: str


@dataclass(frozen=True)
class Wanted:
    """What was asked for: a post, at a place or at the section that a fragment means."""

    post: Post
    place: Place | None = None
    fragment: str = ""


@dataclass
class ArticleOpened(Message):
    """The beginning of an article is ready to be shown."""

    wanted: Wanted
    document: Document


@dataclass
class ArticleGrew(Message):
    """The next stretch of an article is ready."""

    document: Document
    batch: Batch


def read_library(index: ContentIndex, report: Report, cancelled: Cancelled) -> None:
    """Read every post of a library, and report them in batches as they come."""
    try:
        for posts in index.load():
            if cancelled():
                return
            report(PostsRead(posts))
    except LibraryError as error:
        report(LibraryFailed(error.message, error.hint))
    else:
        report(LibraryRead())


def open_article(index: ContentIndex, wanted: Wanted, report: Report, cancelled: Cancelled) -> None:
    """Read and parse a post; report its beginning, then the rest as it comes."""
    article = index.read(wanted.post)
    head = card(article.post, article.problems, datetime.now(UTC))
    document, rest = begin(article.body, first_line=article.body_line, card=head)
    if cancelled():
        return
    report(ArticleOpened(wanted, document))
    for batch in rest:
        if cancelled():
            return
        report(ArticleGrew(document, batch))
        time.sleep(BREATH)
