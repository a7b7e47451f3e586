"""What a search for titles finds, how well each title matches, and which of its characters do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple, overload

from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.search.operators import Operator
from reader.content.search.query import parse_query, whole_words, word_starts
from reader.content.search.typos import SHORTEST, is_one_edit_apart, may_hold_typo
from reader.content.text import folded_with_origins

LONGEST_SCATTERED: Final = 30
"""Letters of the longest word whose letters are looked for one by one."""


class Quality(IntEnum):
    """How well a title matches, best last. A title of several words is as good as its worst word."""

    NARROWED = 0
    """Nothing but operators was typed."""
    LETTERS = 1
    """It has the letters in order."""
    TYPO = 2
    """It would match without one typo: a letter too many, too few, wrong, or two of them swapped."""
    NAME = 3
    """Another name of the post has the words: an alias, or the name of its file."""
    SUBSTRING = 4
    WORD_START = 5
    PREFIX = 6
    WHOLE_WORDS = 7
    """It has every word whole: ``3`` is one of "Part 3", and only the beginning of one of "Part 39"."""
    WHOLE_PREFIX = 8
    EXACT = 9


class TitleMatch(NamedTuple):
    """A post whose title answers a query."""

    post: Post
    score: Quality
    query: str

    @property
    def positions(self) -> tuple[int, ...]:
        """Return the characters of ``plain_title(post.title)`` to light."""
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
        """Return the posts alone, all at once."""
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


def positions(query: str, title: str) -> tuple[int, ...]:
    """Return the characters of a title, by index, that a query matches.

    ``title`` is text as it is shown. Empty when the title does not match.
    """
    typed = parse_query(query)
    folded, origins = folded_with_origins(title)
    matched: set[int] = set()
    for word in [typed.phrase] if typed.phrase and typed.phrase in folded else typed.words:
        matched.update(origins[index] for index in _matched(word, folded))
    for wanted in typed.filters:
        if wanted.operator is Operator.DATE and not wanted.negated:
            at = folded.find(wanted.value)
            matched.update(origins[at : at + len(wanted.value)] if at >= 0 else ())
    return tuple(sorted(matched | {index + 1 for index in matched if title[index + 1 : index + 2] in _MARKS}))


@lru_cache(maxsize=64)
def letters_in_order(word: str) -> re.Pattern[str]:
    """Make a pattern that takes each next letter where it first comes, and never goes back."""
    return re.compile(re.escape(word[0]) + "".join(f"[^{re.escape(c)}]*+{re.escape(c)}" for c in word[1:]))


_MARKS: Final = frozenset(map(chr, (*range(0x300, 0x370), 0x200D, 0xFE0E, 0xFE0F)))
"""Characters that are drawn on the one before, and are lit with it."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def _matched(word: str, folded: str) -> Iterable[int]:
    """Return the indexes in a folded title of one typed word, where it matches best."""
    for bounded in (whole_words, word_starts):
        at = bounded(folded).find(bounded(word))
        if at >= 0 and folded.startswith(word, at):
            break
    else:
        at = folded.find(word)
    if at >= 0:
        return range(at, at + len(word))
    if may_hold_typo(word):
        for found in _WORD.finditer(folded):
            length = _length_near(word, found[0])
            if length:
                return range(found.start(), found.start() + length)
    return _scattered(word, folded)


def _length_near(word: str, other: str) -> int:
    """Count the letters of a word that are one typo away from the typed one: all, or its first ones."""
    lengths = (len(other), len(word), len(word) + 1, len(word) - 1)
    return next(
        (n for n in lengths if SHORTEST <= n <= len(other) and is_one_edit_apart(word, other[:n])),
        0,
    )


def _scattered(word: str, folded: str) -> Iterable[int]:
    if len(word) > LONGEST_SCATTERED or (found := letters_in_order(word).search(folded)) is None:
        return ()
    # From the last letter backwards, each as late as it can be: the letters as close together as they are.
    indexes: list[int] = []
    index = found.end()
    for letter in reversed(word):
        index = folded.rindex(letter, 0, index)
        indexes.append(index)
    return indexes
