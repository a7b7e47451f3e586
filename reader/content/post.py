"""What the index knows of one post: a file, and what its front matter, name and place say about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from reader.content.text import clean_line


class Problem(NamedTuple):
    """Something wrong with a file, told so that a person can mend it."""

    message: str
    line: int | None = None
    """The line of the file it is about, 1-based; None when it is about the whole file."""

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"


class DateSource(StrEnum):
    """Where a post's date was found, in the order of precedence: what an author wrote comes first."""

    FRONT_MATTER = "front matter"
    FILE_NAME = "file name"
    FOLDER = "folder"
    PERMALINK = "permalink"
    UPDATED = "updated"
    MODIFIED = "modified"


class PostDate(NamedTuple):
    """A moment as its author wrote it. Never converted to the time zone of the reader."""

    moment: datetime
    """Always aware: text without a zone is in that of its site, else in UTC. Its date is the one written."""
    source: DateSource
    has_time: bool = False
    """Whether a time of day was written, not only a date."""
    of_checkout: bool = False
    """Whether it is the time at which the file came here with many others, which means nothing for a post."""
    has_zone: bool = False
    """Whether the zone was written, and not taken from the site."""

    @property
    def instant(self) -> float:
        """Seconds since 1970 in UTC: what posts are ordered by. A time that means nothing is before all."""
        return float("-inf") if self.of_checkout else (self.moment - _EPOCH).total_seconds()

    @property
    def day(self) -> str:
        """Return the calendar date as written, like ``28 Jan 2024``, the same under every TZ and locale."""
        return f"{self.moment.day} {_MONTHS[self.moment.month - 1]} {self.moment.year}"

    @property
    def label(self) -> str:
        """Return the day, and the word ``modified`` before one that only the time stamp of the file gives."""
        return f"modified {self.day}" if self.source is DateSource.MODIFIED else self.day

    @property
    def iso(self) -> str:
        """ISO 8601 with the offset, as ``--json`` prints it."""
        return self.moment.isoformat()


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Cover(NamedTuple):
    """The picture that front matter names for a post."""

    source: str
    """The path or address exactly as written."""
    alt: str = ""


class Post(NamedTuple):
    """One post.

    Every text in it is cleaned for display, except ``path``, ``address``, ``slugs`` and ``cover.source``.
    """

    path: str
    """The identity: relative to the library, with ``/``; undecodable bytes as ``os.fsdecode`` gives them."""
    title: str
    """One line, tags stripped and entities decoded; inline Markdown stays as written."""
    date: PostDate | None = None
    updated: PostDate | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    """The series that it is a part of."""
    part: int | None = None
    """Which part of its series it is, where front matter gives a number."""
    summary: str = ""
    """What front matter gives as summary, excerpt or description; empty when it gives none."""
    cover: Cover | None = None
    draft: bool = False
    pinned: bool = False
    language: str = ""
    layout: str = ""
    weight: int | None = None
    """The explicit order (``weight``, ``order``, ``nav_order`` …) that some systems give."""
    address: str = ""
    """The path of its page from the root of its site, decoded, like ``/2024/01/two/``; empty if unknown."""
    slugs: tuple[str, ...] = ()
    """Permalinks, slugs and aliases that links in other posts may use, as written."""
    properties: tuple[tuple[str, str], ...] = ()
    """Every field of the front matter with its value as text, in the order written.

    Empty in a post of an index, which would be twice as large; that of an `Article` has them.
    """
    body_line: int = 1
    """The 1-based line of the file at which the body starts."""
    words: int = 0
    """Words of the body; each CJK character counts as one."""
    problems: tuple[Problem, ...] = ()
    size: int = 0
    """Bytes of the file when it was read."""
    modified_ns: int = 0
    """``st_mtime_ns`` of the file when it was read."""

    @property
    def unread(self) -> str:
        """Why nothing of its file could be read; empty when it could."""
        return self.problems[0].message if self.problems and not self.modified_ns else ""

    @property
    def folder(self) -> str:
        """Return the folder of its file, cleaned for display; empty for the library itself."""
        return clean_line(self.path.rpartition("/")[0])

    @property
    def day(self) -> str:
        """When it is from, in a few words; its folder where only the time of a checkout is known."""
        if self.date is None:
            return ""
        return self.folder if self.date.of_checkout else self.date.day

    @property
    def when(self) -> str:
        """As `day`, which says so where only the time stamp of the file gives it."""
        if self.date is None:
            return ""
        return self.folder if self.date.of_checkout else self.date.label

    @property
    def minutes(self) -> int:
        """Reading time at 220 words a minute, at least one."""
        return max(1, round(self.words / WORDS_PER_MINUTE))

    @property
    def topics(self) -> tuple[str, ...]:
        """Categories, then tags, each once."""
        return tuple(dict.fromkeys((*self.categories, *self.tags)))

    def is_future(self, now: datetime) -> bool:
        """Tell whether the post's own date lies after ``now`` (an aware datetime)."""
        return self.date is not None and self.date.moment > now

    def marks(self, now: datetime) -> tuple[str, ...]:
        """Return what sets the post apart from others, in words: ``draft``, ``future``, ``pinned``."""
        states = (("draft", self.draft), ("future", self.is_future(now)), ("pinned", self.pinned))
        return tuple(mark for mark, holds in states if holds)


WORDS_PER_MINUTE = 220


class Article(NamedTuple):
    """The text of one post, read from disk to be shown."""

    post: Post
    body: str
    """Without the front matter, lines ending in ``\\n``, not stripped of leading blanks within lines."""
    body_line: int
    """The 1-based line of the file that the first line of ``body`` stands on."""
    problems: tuple[Problem, ...] = ()
    gone: bool = False
    """Whether there is no such file any more."""
    unread: bool = False
    """Whether nothing of the file could be read: the first of the problems says why."""


class Posts(Protocol):
    """The posts of a library, for who looks some of them up."""

    @property
    def posts(self) -> Sequence[Post]:
        """All of them, in order."""
        ...

    def find(self, path: str) -> Post | None:
        """Return the post with that path."""
        ...

    def __contains__(self, path: str | None) -> bool:
        """Tell whether there is a post with that path."""
        ...


class PostHeading(NamedTuple):
    """A heading of a post, as its outline has it."""

    level: int
    title: str
    """Plain text; empty for an empty heading."""
    slug: str
    line: int
    """The 1-based line of the file."""
