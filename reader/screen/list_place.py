"""Where one is in the list of posts, in a word: what its heading says of the first post in view."""

from __future__ import annotations

from reader.content.markup import plain_title
from reader.content.post import Post, PostDate
from reader.content.posts.order import Order
from reader.content.text import fold_signs


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
