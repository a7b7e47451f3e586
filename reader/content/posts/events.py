"""What is told of a library while it is read, and how its headings are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.content.discovery.site import Site
from reader.content.post import Article, Post, PostHeading
from reader.content.posts.index import Changes


class OutlineReader(NamedTuple):
    """Reads the headings of an article. It is given from outside, because it has to know Markdown."""

    quick: Callable[[Article, Site], Sequence[PostHeading] | None]
    """None when it would take long."""
    thorough: Callable[[Article, Site], Sequence[PostHeading]]


class PostsExpected(NamedTuple):
    """Posts are about to be told, as many as the library had when it was last read."""

    posts: int


class PostsListed(NamedTuple):
    """All posts of the library have been told; their headings may still have to be read."""


class IndexProgress(NamedTuple):
    """How far the saved index has come with what nobody has to wait for."""

    done: int
    total: int


class Notice(NamedTuple):
    """Something that a person may want to know, and need not act on."""

    message: str


class UpToDate(NamedTuple):
    """All that was on the disk has been told and is in the index."""

    kept: bool
    """Whether there is an index on the disk to search."""


class Failed(NamedTuple):
    """The folder cannot be read any more; what was told before still stands."""

    message: str
    hint: str = ""


Event = (
    Site
    | PostsExpected
    | tuple[Post, ...]
    | Changes
    | PostsListed
    | IndexProgress
    | Notice
    | UpToDate
    | Failed
)
