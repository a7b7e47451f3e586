"""What posts can be ordered by, and how they are compared."""

from __future__ import annotations

from enum import StrEnum

from reader.content.post import DateSource, Post, PostDate
from reader.content.text import fold
from reader.content.title_text import plain_title


class Order(StrEnum):
    """What posts can be ordered by."""

    DATE = "date"
    UPDATED = "updated"
    TITLE = "title"
    PATH = "path"


Key = tuple[int, float, str, str]


def key_of(post: Post, order: Order, reverse: bool, *, by_weight: bool = False) -> Key:
    """What posts are compared by. The path makes every key different from all others.

    ``by_weight`` says that no post has a date, so that those with a weight are ordered by it.
    """
    sign = 1 if reverse else -1
    match order:
        case Order.DATE:
            if by_weight and post.weight is not None:
                return (0, post.weight * -sign, "", post.path)
            return (*age(post.date, sign, is_draft=post.draft), "", post.path)
        case Order.UPDATED:
            return (*age(post.updated or post.date, sign, is_draft=post.draft), "", post.path)
        case Order.TITLE:
            return (0, 0.0, _turned(fold(plain_title(post.title)), reverse), post.path)
        case Order.PATH:
            return (0, 0.0, _turned(post.path, reverse), post.path)


def age(date: PostDate | None, sign: int, *, is_draft: bool) -> tuple[int, float]:
    """Dated posts first, then those known only by the time stamp of their file, then the rest.

    A draft counts as dated by its file, as in Jekyll: it is what its author works on. ``sign`` is -1 for
    newest first, and 1 for the reverse.
    """
    if date is None:
        return 2, 0.0
    undated = date.source is DateSource.MODIFIED and not is_draft
    return int(undated), sign * date.instant


def is_dated(post: Post) -> bool:
    """Whether an author gave a post a date; otherwise only its file has one."""
    return post.date is not None and post.date.source is not DateSource.MODIFIED


def _turned(text: str, reverse: bool) -> str:
    """Text whose order is the reverse: every character as its distance from the last one there is."""
    return "".join(chr(0x10FFFF - ord(character)) for character in text) + "\U0010ffff" if reverse else text
