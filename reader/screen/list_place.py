"""What the heading of the list says: how many posts there are, in which order, and where in it one is."""

from __future__ import annotations

from typing import Final

from reader.content.markup import plain_title
from reader.content.post import Post, PostDate
from reader.content.posts.order import Order
from reader.content.text import fold_signs


def count_of(posts: int, order: Order, *, reverse: bool, of_all: int | None = None) -> tuple[str, ...]:
    """Return how many posts are listed, and their order where it is not the usual one.

    ``of_all`` is how many there are, where only some of them are listed.
    """
    total = posts if of_all is None else of_all
    count = f"{total:,} post{'' if total == 1 else 's'}"
    shown = count if of_all is None else f"{posts:,} of {count}"
    if order is Order.DATE and not reverse:
        return (shown,)
    return shown, f"by {order}" + (", reversed" if reverse else "")


FACTS_APART: Final = " · "
"""Stands between what the heading says."""


def place_of(post: Post, order: Order) -> str:
    """Return the year, the letter or the folder in which a post stands; empty where it has none."""
    match order:
        case Order.DATE:
            return _year(post.date)
        case Order.UPDATED:
            return _year(post.updated or post.date)
        case Order.TITLE:
            return fold_signs(plain_title(post.title))[:1].upper()
        case Order.PATH:
            return post.folder.rpartition("/")[2]


def _year(date: PostDate | None) -> str:
    return "" if date is None or date.of_checkout else str(date.moment.year)
