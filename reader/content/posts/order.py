"""What posts can be ordered by, and how they are compared."""

from __future__ import annotations

from enum import StrEnum
from math import inf

from reader.content.markup import plain_title
from reader.content.post import DateSource, Post, PostDate
from reader.content.posts.natural_order import TieBreak, natural, natural_path, turned


class Order(StrEnum):
    """What posts can be ordered by."""

    DATE = "date"
    UPDATED = "updated"
    TITLE = "title"
    PATH = "path"


Key = tuple[int, float, str, TieBreak]


def key_of(post: Post, order: Order, reverse: bool, *, by_weight: bool = False) -> Key:
    """What posts are compared by: numbers in names by their size, and what is equal by path.

    ``by_weight`` says that no post has a date, so that those with a weight are ordered by it.
    """
    sign = 1 if reverse else -1
    by_path = TieBreak(post.path, reverse=reverse)
    match order:
        case Order.DATE:
            if by_weight and post.weight is not None:
                return (0, post.weight * -sign, "", by_path)
            return (*age(post.date, sign, is_draft=post.draft), "", by_path)
        case Order.UPDATED:
            return (*age(post.updated or post.date, sign, is_draft=post.draft), "", by_path)
        case Order.TITLE:
            title = natural(plain_title(post.title))
            return (0, 0.0, turned(title) if reverse else title, by_path)
        case Order.PATH:
            path = natural_path(post.path)
            return (0, 0.0, turned(path) if reverse else path, by_path)


def age(date: PostDate | None, sign: int, *, is_draft: bool) -> tuple[int, float]:
    """Dated posts first, then those known only by the time stamp of their file, then the rest.

    A draft counts as dated by its file, as in Jekyll: it is what its author works on, and so it is the newest
    when its file came with a checkout. ``sign`` is -1 for newest first, and 1 for the reverse.
    """
    if date is None or (date.of_checkout and not is_draft):
        return 2, 0.0
    undated = date.source is DateSource.MODIFIED and not is_draft
    return int(undated), sign * (inf if date.of_checkout else date.instant)


def is_dated(post: Post) -> bool:
    """Whether an author gave a post a date; otherwise only its file has one."""
    return post.date is not None and post.date.source is not DateSource.MODIFIED
