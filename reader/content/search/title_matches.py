"""What a search for titles finds, and how well each of them matches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple, overload

from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.search.title_highlights import positions


class Quality(IntEnum):
    """How well a title matches, best last. A title of several words is as good as its worst word."""

    NARROWED = 0
    """Nothing but operators was typed."""
    LETTERS = 1
    """It has the letters in order."""
    SLIP = 2
    """It would match without one slip: a letter too many, too few, wrong, or two of them swapped."""
    SUBSTRING = 3
    WORD_START = 4
    PREFIX = 5
    EXACT = 6


class TitleMatch(NamedTuple):
    """A post whose title answers a query."""

    post: Post
    score: Quality
    query: str

    @property
    def positions(self) -> tuple[int, ...]:
        """The characters of ``plain_title(post.title)`` to light."""
        return positions(self.query, plain_title(self.post.title))


class TitleMatches(Sequence[TitleMatch]):
    """The answer to a query, best first. A match is made when it is looked at: there may be 100,000."""

    __slots__ = ("_ends", "_posts", "_query", "_rows")

    def __init__(
        self, query: str, posts: Sequence[Post], ranked: Iterable[tuple[Quality, Sequence[int]]]
    ) -> None:
        """``ranked`` are indexes of ``posts``, the best first."""
        self._query = query
        self._posts = posts
        self._rows: list[int] = []
        self._ends: list[tuple[int, Quality]] = []
        for quality, rows in ranked:
            self._rows.extend(rows)
            self._ends.append((len(self._rows), quality))

    @property
    def posts(self) -> list[Post]:
        """The posts alone, all at once."""
        return [self._posts[row] for row in self._rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> TitleMatch: ...
    @overload
    def __getitem__(self, index: slice) -> list[TitleMatch]: ...
    def __getitem__(self, index: int | slice) -> TitleMatch | list[TitleMatch]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self._rows)
        post = self._posts[self._rows[index]]
        quality = next(quality for end, quality in self._ends if index < end)
        return TitleMatch(post, quality, self._query)
