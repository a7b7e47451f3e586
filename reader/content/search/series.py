"""Which part of its series a post is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.content.post import Post
from reader.content.posts.order import NEVER, TieBreak, time_key
from reader.content.search.operators import key_of


class SeriesPart(NamedTuple):
    """Where a post stands in a series."""

    series: str
    number: int
    """From 1 on."""
    parts: int
    """How many parts the library has of it."""


def parts_in(post: Post, posts: Iterable[Post]) -> list[SeriesPart]:
    """Return which part a post is of each of its series; ``posts`` are all there are.

    Parts come in the order that their front matter gives where all have one, else from the oldest on.
    """
    if not post.series:
        return []
    others = [other for other in posts if other.series]
    found: list[SeriesPart] = []
    for name in post.series:
        paths = [part.path for part in _in_order(_parts_of(name, others))]
        if post.path in paths:
            found.append(SeriesPart(name, paths.index(post.path) + 1, len(paths)))
    return found


def _parts_of(name: str, posts: Iterable[Post]) -> list[Post]:
    key = key_of(name)
    return [post for post in posts if key in map(key_of, post.series)]


def _in_order(parts: Sequence[Post]) -> list[Post]:
    def order(post: Post) -> tuple[float, float, TieBreak]:
        number = post.part if numbered else post.weight if weighted else None
        place = time_key(post, post.date, 1, NEVER) if number is None else (number, 0)
        return (*place, TieBreak(post.path))

    numbered = all(post.part is not None for post in parts)
    weighted = all(post.weight is not None for post in parts)
    return sorted(parts, key=order)
