"""Which of many posts the operators of a query ask for, and which values an operator can have.

What has been found of a kind of operator is kept: the first `#tag` looks at all posts, the next at all tags.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import repeat, takewhile
from operator import contains
from typing import Final, NamedTuple

from reader.content.post import Post
from reader.content.posts.order import natural_key
from reader.content.search.operators import VALUES, Operator, day_of, post_keys
from reader.content.search.query import NOTHING_READ, Filter, ReadingState, last_operator

Mask = bytes
"""One byte for every row: 1 where it is asked for, and 0 elsewhere."""

MOST_OFFERED: Final = 20
"""Values of an operator that are offered at most."""


class Completion(NamedTuple):
    """How a query that ends in an operator can go on."""

    text: str
    """The whole query, completed; what was typed stays as it was typed."""
    value: str
    """The value of the operator alone: ``open-source``."""
    posts: int
    """How many posts have it."""


class Facets:
    """Looks posts up by their tags, authors, folders, dates and states. A row is the index of a post."""

    def __init__(self, posts: Sequence[Post], titles: Sequence[str]) -> None:
        """``posts`` come newest first; ``titles`` are theirs, folded."""
        self._posts = posts
        self._titles = titles
        self._paths = [post.path for post in posts]
        self._days = array("I", map(day_of, posts))
        self._rows: dict[Operator, dict[str, array[int]]] = {}

    def prepare(self) -> None:
        """Look at everything that can be asked for, so that the first who asks need not wait for it."""
        for operator in _PREPARED:
            self._keyed(operator)

    def mask(self, filters: Iterable[Filter], state: ReadingState = NOTHING_READ) -> Mask | None:
        """Return the posts that all operators ask for; None when there are none, and every post is."""
        mask: Mask | None = None
        for wanted in filters:
            following = self._mask(wanted, state)
            if wanted.negated:
                following = following.translate(_TURNED)
            mask = following if mask is None else both(mask, following)
        return mask

    def complete(self, query: str, state: ReadingState = NOTHING_READ) -> list[Completion]:
        """Values that go on what is typed last, when that is an operator; the ones most used first."""
        typed = last_operator(query)
        if typed is None:
            return []
        operator, begun = typed
        counts = self._counts(operator, begun, state)
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], natural_key(pair[0])))
        return [
            Completion(query + value[len(begun) :], value, count)
            for value, count in ranked[:MOST_OFFERED]
            if value != begun
        ]

    def _mask(self, wanted: Filter, state: ReadingState) -> Mask:
        match (wanted.operator, wanted.value):
            case (Operator.DATE, date):
                return either(self._mask_of_days(wanted), bytes(map(contains, self._titles, repeat(date))))
            case (Operator.RANGE, _):
                return self._mask_of_days(wanted)
            case (Operator.IS, "starred"):
                return bytes(map(state.starred.__contains__, self._paths))
            case (Operator.IS, "started"):
                return bytes(map(state.started.__contains__, self._paths))
            case (Operator.IS, "read"):
                return bytes(map(state.read.__contains__, self._paths))
            case (Operator.IS, "unread"):
                return bytes(map(state.read.__contains__, self._paths)).translate(_TURNED)
            case (Operator.IS, "future"):
                # They are the newest ones, and those come first.
                count = sum(1 for _ in takewhile(lambda post: post.is_future(state.now), self._posts))
                return (b"\1" * count).ljust(len(self._posts), b"\0")
            case (operator, _):
                mask = bytearray(len(self._posts))
                for key, rows in self._keyed(operator).items():
                    if wanted.fits(key):
                        for row in rows:
                            mask[row] = 1
                return bytes(mask)

    def _mask_of_days(self, wanted: Filter) -> Mask:
        masks = [bytes(map(days.__contains__, self._days)) for days in wanted.days]
        return reduce(either, masks)

    def _keyed(self, operator: Operator) -> dict[str, array[int]]:
        """Return the rows of every key of a kind, in order."""
        keyed = self._rows.get(operator)
        if keyed is None:
            keyed = {}
            for row, post in enumerate(self._posts):
                for key in post_keys(operator, post):
                    rows = keyed.get(key)
                    if rows is None:
                        rows = keyed[key] = array("I")
                    rows.append(row)
            self._rows[operator] = keyed
        return keyed

    def _counts(self, operator: Operator, begun: str, state: ReadingState) -> Counter[str]:
        """Return how many posts have each value that begins so."""
        counts: Counter[str] = Counter()
        if operator in VALUES:
            for value in VALUES[operator]:
                if value.startswith(begun):
                    counts[value] = sum(self._mask(Filter(operator, value), state))
            return counts
        for key, rows in self._keyed(operator).items():
            for value in _values(operator, key, begun):
                counts[value] += len(rows)
        return counts


def both(mask: Mask, other: Mask) -> Mask:
    """Return what is asked for by both."""
    return (int.from_bytes(mask) & int.from_bytes(other)).to_bytes(len(mask))


def either(mask: Mask, other: Mask) -> Mask:
    """Return what is asked for by one of them, or both."""
    return (int.from_bytes(mask) | int.from_bytes(other)).to_bytes(len(mask))


def without(mask: Mask, other: Mask) -> Mask:
    """Return what is asked for by the first, and not by the second."""
    return both(mask, other.translate(_TURNED))


_PREPARED: Final = (
    *(Operator.TOPIC, Operator.AUTHOR, Operator.IN, Operator.IS, Operator.HAS, Operator.LANGUAGE),
)
"""What is asked for while one types; all others are looked up when they are first asked for."""

_TURNED: Final = bytes((1, 0)) + bytes(254)


def _values(operator: Operator, key: str, begun: str) -> Iterator[str]:
    """Yield the values by which a key can be asked for that begin with what was typed."""
    match operator:
        case Operator.AUTHOR:
            at = key.find(f"-{begun}")
            if at >= 0:
                yield key[at + 1 :]
        case Operator.FOLDER:
            if key.startswith(f"/{begun}"):
                end = key.find("/", 1 + len(begun))
                yield key[1:end] if end >= 0 else key[1:]
        case Operator.IN:
            # From the folder whose name begins so to the end of the last one that was begun.
            at = key.find(f"/{begun}")
            if at >= 0:
                end = key.find("/", at + 1 + len(begun))
                yield key[at + 1 : end] if end >= 0 else key[at + 1 :]
        case _:
            if key.startswith(begun):
                yield key
