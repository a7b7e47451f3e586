"""Ranking of titles against what a person typed. Linear in the text of the titles, whatever is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, repeat
from operator import contains
from typing import Final

from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.posts.order import TieBreak
from reader.content.search.facets import Completion, Facets, Mask, both, without
from reader.content.search.other_names import begun, words_of_names
from reader.content.search.query import (
    NOTHING_READ,
    SEPARATORS,
    Query,
    ReadingState,
    excluding_text,
    parse_query,
    whole_words,
    word_starts,
)
from reader.content.search.title_matches import LONGEST_SCATTERED, Quality, TitleMatches, letters_in_order
from reader.content.search.typos import TypoIndex, may_hold_typo
from reader.content.text import fold

ENOUGH: Final = 100
"""With this many better matches, titles that only have the letters in order are not looked for."""

FEW: Final = 5
"""With this many better matches, nobody is taken to have mistyped."""


class TitleSearch:
    """Searches the titles of some posts, again and again while a person types.

    Made once for a list of posts; making it takes a while for many (use a worker).
    """

    def __init__(self, posts: Iterable[Post]) -> None:
        self._posts = sorted(posts, key=_newest_first)
        # With a blank on either side, a title without separators is its own text of whole words.
        self._titles = [f" {fold(plain_title(post.title))} " for post in self._posts]
        self._starts = [_same(title, title.translate(SEPARATORS)) for title in self._titles]
        self._facets = Facets(self._posts, self._titles)
        self._typos: TypoIndex | None = None
        self._names: list[str] | None = None
        self._last: tuple[tuple[str, ...], Rows] = (), range(len(self._posts))

    def prepare(self) -> None:
        """Make what only some queries need, so that the first of them need not wait for it."""
        self._facets.prepare()
        self._other_names()
        if self._typos is None:
            self._typos = TypoIndex(self._starts)

    def search(
        self, query: str, limit: int | None = None, state: ReadingState = NOTHING_READ
    ) -> TitleMatches:
        """Find the posts that match, best first and then newest first; every post for an empty query.

        Any text is allowed: `reader.content.search.query` says what it means. ``state`` says which posts
        are starred and which are read.
        """
        typed = parse_query(query)
        allowed = self._allowed(typed, state)
        if typed.words:
            ranked = self._ranked(typed, allowed, ENOUGH if limit is None else min(limit, ENOUGH))
        else:
            everything = range(len(self._posts))
            ranked = [
                (Quality.NARROWED, everything if allowed is None else list(compress(everything, allowed)))
            ]
        if allowed is not None:
            ranked = self._exact_first(typed, ranked)
        return TitleMatches(query, self._posts, _limited(ranked, limit))

    def complete(self, query: str, state: ReadingState = NOTHING_READ) -> list[Completion]:
        """Values that go on the operator at the end of a query, those of most posts first."""
        return self._facets.complete(query, state)

    def _allowed(self, typed: Query, state: ReadingState) -> Mask | None:
        """Return the rows that operators and excluded words leave; None when there are neither."""
        allowed = self._facets.mask(typed.filters, state)
        for word in typed.excluded:
            excluded = bytes(map(contains, self._starts, repeat(excluding_text(word))))
            allowed = without(b"\1" * len(excluded) if allowed is None else allowed, excluded)
        return allowed

    def _ranked(self, typed: Query, allowed: Mask | None, enough: int) -> Ranked:
        ranked = self._direct(typed, allowed)
        ranked.append((Quality.NAME, self._named(typed, allowed, ranked)))
        found = sum(len(rows) for _, rows in ranked)
        mistyped: Rows = ()
        if found < min(FEW, enough):
            mistyped = self._mistyped(typed, allowed, ranked)
            ranked.append((Quality.TYPO, mistyped))
        if found < enough and len(mistyped) < FEW:
            ranked.append((Quality.LETTERS, self._scattered(typed, allowed, ranked)))
        return ranked

    def _direct(self, typed: Query, allowed: Mask | None) -> Ranked:
        """Rows whose titles hold every word, by quality from exact to substring, each newest first."""
        titles, starts, phrase = self._titles, self._starts, f" {typed.phrase}"
        phrase_whole, title_exact = whole_words(typed.phrase), f"{phrase} "
        last_words, rows = self._last
        if not _extends(typed.words, last_words):
            rows = range(len(titles))
        for word in typed.words:
            rows = _holding(rows, titles, word)
        self._last = typed.words, rows
        if allowed is not None:
            rows = list(compress(rows, map(allowed.__getitem__, rows)))
        starting = rows
        for word in typed.words:
            starting = _holding(starting, starts, word_starts(word))
        whole = starting
        for word in typed.words:
            whole = _holding(whole, starts, whole_words(word))
        begun = _others(starting, whole)
        # What a title begins with is always the start of a word.
        whole_prefix = [row for row in whole if starts[row].startswith(phrase_whole)]
        exact = [row for row in whole_prefix if titles[row] == title_exact]
        prefix = [row for row in begun if titles[row].startswith(phrase)]
        return [
            (Quality.EXACT, exact),
            (Quality.WHOLE_PREFIX, _others(whole_prefix, exact)),
            (Quality.WHOLE_WORDS, _others(whole, whole_prefix)),
            (Quality.PREFIX, prefix),
            (Quality.WORD_START, _others(begun, prefix)),
            (Quality.SUBSTRING, _others(rows, starting)),
        ]

    def _named(self, typed: Query, allowed: Mask | None, ranked: Ranked) -> list[int]:
        """Rows of posts with another name that has every word."""
        names = self._other_names()
        rows: Rows = range(len(names))
        for word in typed.words:
            rows = _holding(rows, names, begun(word))
        seen = _rows_of(ranked) if rows else ()
        return [row for row in rows if (allowed is None or allowed[row]) and row not in seen]

    def _other_names(self) -> list[str]:
        if self._names is None:
            self._names = list(map(words_of_names, self._posts, self._starts))
        return self._names

    def _mistyped(self, typed: Query, allowed: Mask | None, ranked: Ranked) -> list[int]:
        """Rows whose titles hold every word or one like it; those where the last one goes on come last."""
        if not any(map(may_hold_typo, typed.words)):
            return []
        if self._typos is None:
            self._typos = TypoIndex(self._starts)
        *before, last = typed.words
        common = allowed
        for word in before:
            alike = _marked(self._holding_mask(word), self._typos.rows(word))
            common = alike if common is None else both(common, alike)
        whole = self._holding_mask(last) if before else bytes(len(self._titles))
        whole = _marked(whole, self._typos.rows(last))
        begun = without(_marked(whole, self._typos.rows(last, begun=True)), whole)
        everything, seen = range(len(self._titles)), _rows_of(ranked)
        return [
            row
            for mask in (whole, begun)
            for row in compress(everything, mask if common is None else both(mask, common))
            if row not in seen
        ]

    def _holding_mask(self, word: str) -> Mask:
        return bytes(map(contains, self._titles, repeat(word)))

    def _scattered(self, typed: Query, allowed: Mask | None, ranked: Ranked) -> list[int]:
        """Rows whose titles have the letters of every word in order, the closest together first."""
        if any(len(word) > LONGEST_SCATTERED for word in typed.words):
            return []
        titles, count = self._titles, len(self._titles)
        seen = _rows_of(ranked)
        rows: Rows = range(count) if allowed is None else list(compress(range(count), allowed))
        for letter in sorted({letter for word in typed.words for letter in word}, key=_rarity):
            rows = _holding(rows, titles, letter)
        first, *others = (letters_in_order(word) for word in typed.words)
        ranks: list[int] = []
        for row in rows:
            found = first.search(titles[row])
            if found is None or row in seen:
                continue
            spread = found.end() - found.start()
            for pattern in others:
                found = pattern.search(titles[row])
                if found is None:
                    break
                spread += found.end() - found.start()
            else:
                # One number for the pair: the spread, then the place among equals.
                ranks.append(spread * count + row)
        ranks.sort()
        return [rank % count for rank in ranks]

    def _exact_first(self, typed: Query, ranked: Ranked) -> Ranked:
        """Return the matches behind titles that read exactly like what was typed, operators and all."""
        text = f" {typed.text} "
        if text not in self._titles:
            return ranked
        exact = [row for row, title in enumerate(self._titles) if title == text]
        return [(Quality.EXACT, exact), *((quality, _others(rows, exact)) for quality, rows in ranked)]


Rows = Sequence[int]
"""Indexes of posts, newest first."""

Ranked = list[tuple[Quality, Rows]]
"""Rows by how well they match, the best first; none is there twice."""

_FREQUENT: Final = "zqxjkvbpygfwmculdrhsinoate"


def _newest_first(post: Post) -> tuple[float, TieBreak]:
    return (-post.date.instant if post.date else float("inf"), TieBreak(post.path))


def _rarity(letter: str) -> int:
    """Return where a letter stands among the frequent ones.

    Looking for rare ones first leaves little to look at.
    """
    return _FREQUENT.find(letter)


def _same(text: str, other: str) -> str:
    """Return the other text; the first itself where they are equal, to keep one of them."""
    return text if text == other else other


def _extends(words: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Tell whether every title that holds these words can hold only what held the ones before."""
    if not before or len(words) < len(before):
        return False
    return all(now.startswith(then) for now, then in zip(words, before, strict=False))


def _holding(rows: Rows, texts: list[str], part: str) -> list[int]:
    """Return the rows whose texts hold a part."""
    looked_at = texts if isinstance(rows, range) else map(texts.__getitem__, rows)
    return list(compress(rows, map(contains, looked_at, repeat(part))))


def _others(rows: Rows, taken: Rows) -> Rows:
    """Return the rows without some of them."""
    if not taken:
        return rows
    if len(taken) == len(rows):
        return ()
    seen = set(taken)
    return [row for row in rows if row not in seen]


def _rows_of(ranked: Ranked) -> set[int]:
    return {row for _, rows in ranked for row in rows}


def _marked(mask: Mask, rows: Iterable[int]) -> Mask:
    """Return what is asked for already, and some rows more."""
    marked = bytearray(mask)
    for row in rows:
        marked[row] = 1
    return bytes(marked)


def _limited(ranked: Ranked, limit: int | None) -> Iterator[tuple[Quality, Rows]]:
    """Yield the best so many rows; all without a limit."""
    room = limit
    for quality, rows in ranked:
        yield quality, rows[:room]
        if room is not None:
            room = max(0, room - len(rows))
