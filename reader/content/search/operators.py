"""What of a post an operator of a query asks about, and the keys by which the two are compared."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import Final

from reader.content.post import Post
from reader.content.text import fold

_NAMES_KEPT: Final = 4096
"""Tags and folders whose keys are kept: most posts share theirs with others."""


class Operator(Enum):
    """What of a post an operator asks about, by the sign or name that it is typed with."""

    TOPIC = "#"
    """A tag or a category."""
    TAG = "tag:"
    CATEGORY = "category:"
    SERIES = "series:"
    FOLDER = "folder:"
    AUTHOR = "@"
    IN = "in:"
    IS = "is:"
    HAS = "has:"
    LANGUAGE = "lang:"
    DATE = "date"
    """A year, month or day."""
    RANGE = ".."


VALUES: Final = {
    Operator.IS: ("draft", "future", "pinned", "read", "starred", "started", "unread"),
    Operator.HAS: ("problem",),
}
"""The values of the operators that have only some."""

OPERATOR_HELP: Final = (
    (("#open-source",), "with a tag or category that begins so; type `-` for a blank"),
    (("@doe",), "by an author with a name that begins so"),
    (("in:notes",), "in a category or folder with a name that begins so"),
    (("tag:rust",), "with a tag that begins so"),
    (("category:news",), "in a category that begins so"),
    (('series:"Field notes"',), "in a series with this name"),
    (("folder:content/notes",), "in a folder with a path that begins so, or below it"),
    (("2024", "2024-03", "2024-03-15"), "of that time, or with this text in the title"),
    (("2024-03..2024-05", "..2023", "2024.."), "from the first to the end of the last"),
    (("date:2024",), "of that time, whatever the title says"),
    (("is:draft", "is:future", "is:pinned"), "in that state"),
    (("is:starred",), "that you starred"),
    (("is:started",), "that you began and did not finish"),
    (("is:read",), "that you read to the end, or marked as read"),
    (("is:unread",), "that you did not begin"),
    (("has:problem",), "with something wrong in the file"),
    (("lang:de",), "in that language"),
    (('#"open source"', '@"Jane Doe"'), "with just this name; quotes work so after every operator"),
    (('"in practice"',), "with these words in a row; an operator in quotes is text"),
    (("-word",), "without a word that begins so"),
)
"""What can stand between the words of a query, and which posts it finds."""


def post_keys(operator: Operator, post: Post) -> Iterable[str]:
    """Return what `Filter.fits` looks at: the keys of tags, authors, folders … as they are typed."""
    match operator:
        case Operator.TOPIC:
            return map(key_of, post.topics)
        case Operator.TAG:
            return map(key_of, post.tags)
        case Operator.CATEGORY:
            return map(key_of, post.categories)
        case Operator.SERIES:
            return map(key_of, post.series)
        case Operator.AUTHOR:
            return (f"-{key_of(author)}" for author in post.authors)
        case Operator.IN:
            return (f"/{folder_key(place)}/" for place in (*post.categories, folder_of(post)) if place)
        case Operator.FOLDER:
            return (f"/{folder_key(folder)}/",) if (folder := folder_of(post)) else ()
        case Operator.LANGUAGE:
            return (key_of(post.language),) if post.language else ()
        case Operator.IS:
            return (name for name, holds in (("draft", post.draft), ("pinned", post.pinned)) if holds)
        case Operator.HAS:
            return ("problem",) if post.problems else ()
        case _:
            return ()


def day_of(post: Post) -> int:
    """Return the day of a post as a number of eight digits, like 20240315.

    0 for one without a date that counts.
    """
    if post.date is None or post.date.of_checkout:
        return 0
    moment = post.date.moment
    return moment.year * 10_000 + moment.month * 100 + moment.day


@lru_cache(maxsize=_NAMES_KEPT)
def key_of(text: str) -> str:
    """Return a name as it is typed behind an operator: folded, with ``-`` for blanks."""
    return fold(text).strip('"').replace(" ", "-").replace("_", "-")


@lru_cache(maxsize=_NAMES_KEPT)
def folder_key(path: str) -> str:
    """Return folders as they are typed: the ``_`` before those of some systems need not be."""
    return "/".join(part.lstrip("-") for part in key_of(path).split("/"))


def days_of(date: str) -> tuple[range, ...]:
    """Return the days of a year, month or day; also of those that ``2024-1`` may become while it is typed."""
    year, *rest = date.split("-")
    beginnings = [year + "".join(part.zfill(2) for part in rest)]
    if rest and len(rest[-1]) == 1:
        beginnings.append(beginnings[0][:-2] + rest[-1])
    return tuple(
        range(max(1, int(digits.ljust(8, "0"))), int(digits.ljust(8, "9")) + 1) for digits in beginnings
    )


def folder_of(post: Post) -> str:
    """Return the folder of a post as its path has it; empty for the library itself."""
    return post.path.rpartition("/")[0]
