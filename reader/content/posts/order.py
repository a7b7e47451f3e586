"""What posts can be ordered by, and how they are compared: Part 2 before Part 10."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from math import inf
from typing import Final
from unicodedata import decimal

from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension
from reader.content.markup import plain_title
from reader.content.post import DateSource, Post, PostDate
from reader.content.text import fold


class Order(StrEnum):
    """What posts can be ordered by."""

    DATE = "date"
    UPDATED = "updated"
    TITLE = "title"
    PATH = "path"


class TieBreak:
    """Orders by path what is equal in all else. Made for every post, and looked into for few."""

    __slots__ = ("_natural", "_path", "_reverse")

    def __init__(self, path: str, *, reverse: bool = False) -> None:
        self._path = path
        self._reverse = reverse
        self._natural: str | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TieBreak) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)

    def __lt__(self, other: TieBreak) -> bool:
        return other._key() < self._key() if self._reverse else self._key() < other._key()

    def _key(self) -> tuple[str, str]:
        if self._natural is None:
            self._natural = natural_path_key(self._path)
        # The path itself makes every key different from all others.
        return self._natural, self._path


SortKey = tuple[int, float, str, TieBreak]

# Which group a post belongs to, in their order.
_PINNED, _DATED, _DATED_BY_FILE, _UNDATED, _DRAFT, _FUTURE = range(6)

NEVER: Final = inf
"""The time at which nothing lies in the future: for what is kept longer than a post stays there."""

AHEAD: Final = 14 * 3600
"""Seconds that a date may lie ahead before it counts as the future.

Where no zone is written, it may be today's date in a place where the day has begun.
"""


def sort_key(
    post: Post, order: Order, reverse: bool, *, now: float = NEVER, by_weight: bool = False
) -> SortKey:
    """Return what posts are compared by: numbers in names by their size, and what is equal by path.

    In the order of dates pinned posts and drafts have places of their own: see `age_key`. In the others they
    stand where their names and changes belong; only what is dated in the future is last among changes, too.
    ``now`` is in seconds since 1970. ``by_weight`` says that no post has a date, so that those with a weight
    are ordered by it.
    """
    sign = 1 if reverse else -1
    by_path = TieBreak(post.path, reverse=reverse)
    match order:
        case Order.DATE:
            if by_weight and post.weight is not None:
                return (_standing(post, _DATED), post.weight * -sign, "", by_path)
            return (*age_key(post, sign, now), "", by_path)
        case Order.UPDATED:
            return (*time_key(post, post.updated or post.date, sign, now), "", by_path)
        case Order.TITLE:
            title = natural_key(plain_title(post.title))
            return (0, 0.0, reverse_key(title) if reverse else title, by_path)
        case Order.PATH:
            path = natural_path_key(post.path)
            return (0, 0.0, reverse_key(path) if reverse else path, by_path)


def age_key(post: Post, sign: int, now: float = NEVER) -> tuple[int, float]:
    """Return where a post stands in the order of dates, as on the front page of a blog, and its age there.

    Pinned posts come first. Then what is published: posts with a date, those known only by the time stamp of
    their file, and the rest. What is not out yet comes after all of that, so that it never stands on top:
    drafts, and last what is dated in the future. ``sign`` is -1 for newest first, and 1 for the reverse,
    which turns every one of these groups round and leaves them in their places.
    """
    rank, age = time_key(post, post.date, sign, now)
    return _standing(post, rank), age


def _standing(post: Post, rank: int) -> int:
    """Return the group that a post belongs to, given what its date says."""
    if rank == _FUTURE:
        return rank
    if post.draft:
        return _DRAFT
    return _PINNED if post.pinned else rank


def time_key(post: Post, date: PostDate | None, sign: int, now: float) -> tuple[int, float]:
    """Return the group that a date belongs to, and its age.

    A draft counts as dated by its file, as in Jekyll: it is what its author works on, and so it is the newest
    when its file came with a checkout.
    """
    if date is None or (date.of_checkout and not post.draft):
        return _UNDATED, inf
    if date.of_checkout:
        return _DATED, sign * inf
    instant = date.instant
    if instant - AHEAD > now:
        return _FUTURE, sign * instant
    undated = date.source is DateSource.MODIFIED and not post.draft
    return _DATED_BY_FILE if undated else _DATED, sign * instant


def is_dated(post: Post) -> bool:
    """Tell whether an author gave a post a date; otherwise only its file has one."""
    return post.date is not None and post.date.source is not DateSource.MODIFIED


def natural_key(text: str) -> str:
    """Return a text to compare in place of another one: case and accents folded, numbers by their size.

    Before every number stands how many digits it has, in a form that is ordered itself: ``8``, ``90``, ``91``
    for eight to ten digits.
    """
    return _DIGITS.sub(_counted, fold(text))


def natural_path_key(path: str) -> str:
    """Make a key of a path: without its extension, so that 1.md stands before 1.2.md and 1-notes.md."""
    return natural_key(path.rpartition(".")[0] if extension(path) in MARKDOWN_EXTENSIONS else path)


def _counted(number: re.Match[str]) -> str:
    return _by_size(number[0])


@lru_cache(maxsize=4096)
def _by_size(text: str) -> str:
    """Return a number so that texts with it are in order. The years and days of dates come often."""
    if not text.isascii():
        text = "".join(str(decimal(digit)) for digit in text)
    digits = text.lstrip("0")
    nines, rest = divmod(len(digits), 9)
    return f"{'9' * nines}{rest}{digits}"


def reverse_key(text: str) -> str:
    """Text whose order is the reverse: every character as its distance from the last one there is."""
    return "".join(chr(0x10FFFF - ord(character)) for character in text) + "\U0010ffff"


_DIGITS: Final = re.compile(r"\d+")
