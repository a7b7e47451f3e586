"""Ranking of titles against what a person typed. Linear in the text of the titles, whatever is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final, NamedTuple, overload

from reader.content.post import Post
from reader.content.text import fold
from reader.content.title_text import plain_title

QUERY_LIMIT: Final = 200
"""Characters of a query that are looked at."""

ENOUGH: Final = 100
"""With this many better matches, titles that only have the letters in order are not looked for."""


class Quality(IntEnum):
    """How well a title matches, best last. A title of several words is as good as its worst word."""

    NARROWED = 0
    """Nothing but a tag or date was typed."""
    LETTERS = 1
    SUBSTRING = 2
    WORD_START = 3
    PREFIX = 4
    EXACT = 5


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
        self._query = query
        self._posts = posts
        self._rows: list[int] = []
        self._ends: list[tuple[int, Quality]] = []
        for quality, rows in ranked:
            self._rows.extend(rows)
            self._ends.append((len(self._rows), quality))

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


class TitleSearch:
    """Searches the titles of some posts, again and again while a person types.

    Made once for a list of posts; making it takes a while for many (use a worker). Not for several threads.
    """

    def __init__(self, posts: Iterable[Post]) -> None:
        self._posts = sorted(posts, key=_newest_first)
        self._titles = [fold(plain_title(post.title)) for post in self._posts]
        # A blank before every word, so that a word start is one plain substring to look for.
        self._starts = [f" {title.translate(_SEPARATORS)}" for title in self._titles]
        self._days = [str(post.date.moment.date()) if post.date else "" for post in self._posts]
        self._tags: dict[str, list[int]] | None = None
        self._last_words: tuple[str, ...] = ()
        self._last_rows: Sequence[int] = range(len(self._posts))

    def search(self, query: str, limit: int | None = None) -> TitleMatches:
        """The posts that match, best first and then newest first; every post for an empty query.

        Several words match in any order. ``#tag`` narrows to posts with a tag or category that begins so;
        ``2024`` and ``2024-03`` to posts of that time, or with it in their title. Any text is allowed.
        """
        typed = _Query(query)
        narrowed = self._narrowed(typed)
        if not typed.words:
            rows = narrowed if narrowed is not None else range(len(self._posts))
            return TitleMatches(query, self._posts, [(Quality.NARROWED, rows[:limit])])
        ranked = self._direct(typed, narrowed)
        found = sum(map(len, ranked))
        if found < (ENOUGH if limit is None else min(limit, ENOUGH)):
            ranked.append(self._scattered(typed, narrowed, ranked))
        if limit is not None:
            room = limit
            for index, rows in enumerate(ranked):
                ranked[index] = rows[:room]
                room -= len(ranked[index])
        return TitleMatches(query, self._posts, zip(_BEST_FIRST, ranked, strict=False))

    def _direct(self, typed: _Query, narrowed: Sequence[int] | None) -> list[list[int]]:
        """Rows whose titles hold every word, by quality from exact to substring, each newest first."""
        titles, starts, words, phrase = self._titles, self._starts, typed.words, typed.phrase
        rows: Sequence[int] = self._last_rows if typed.extends(self._last_words) else range(len(titles))
        for word in words:
            rows = [row for row in rows if word in titles[row]]
        self._last_words, self._last_rows = words, rows
        if narrowed is not None:
            allowed = set(narrowed)
            rows = [row for row in rows if row in allowed]
        word_start: list[int] = []
        substring: list[int] = []
        begins = [" " + word.translate(_SEPARATORS) for word in words]
        if len(begins) == 1:
            begin = begins[0]
            for row in rows:
                (word_start if begin in starts[row] else substring).append(row)
        else:
            for row in rows:
                whole = all(begin in starts[row] for begin in begins)
                (word_start if whole else substring).append(row)
        # What a title begins with is always the start of a word.
        prefix = [row for row in word_start if titles[row].startswith(phrase)]
        if prefix:
            beginning = set(prefix)
            word_start = [row for row in word_start if row not in beginning]
        exact = [row for row in prefix if len(titles[row]) == len(phrase)]
        if exact:
            prefix = [row for row in prefix if len(titles[row]) != len(phrase)]
        return [exact, prefix, word_start, substring]

    def _scattered(self, typed: _Query, narrowed: Sequence[int] | None, ranked: list[list[int]]) -> list[int]:
        """Rows whose titles have the letters of every word in order, the closest together first."""
        if any(len(word) > _LONGEST_SCATTERED for word in typed.words):
            return []
        found_already = {row for rows in ranked for row in rows}
        patterns = [_letters_in_order(word) for word in typed.words]
        rows: Sequence[int] = narrowed if narrowed is not None else range(len(self._titles))
        for letter in sorted({letter for word in typed.words for letter in word}, key=_rarity):
            rows = [row for row in rows if letter in self._titles[row]]
        titles, count = self._titles, len(self._titles)
        first, *others = patterns
        ranks: list[int] = []
        for row in rows:
            found = first.search(titles[row])
            if found is None or row in found_already:
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

    def _narrowed(self, typed: _Query) -> Sequence[int] | None:
        """The rows that tags and dates leave, newest first; None when none was typed."""
        rows: Sequence[int] | None = None
        for date in typed.dates:
            beginnings = _beginnings(date)
            rows = [
                row
                for row in (range(len(self._posts)) if rows is None else rows)
                if self._days[row].startswith(beginnings) or date in self._titles[row]
            ]
        for tag in typed.tags:
            tagged = self._rows_with_tag(tag)
            rows = sorted(tagged) if rows is None else [row for row in rows if row in tagged]
        return rows

    def _rows_with_tag(self, prefix: str) -> set[int]:
        if self._tags is None:
            self._tags = {}
            for row, post in enumerate(self._posts):
                for tag in (*post.tags, *post.categories):
                    self._tags.setdefault(_tag_key(tag), []).append(row)
        return {row for tag, rows in self._tags.items() if tag.startswith(prefix) for row in rows}


def positions(query: str, title: str) -> tuple[int, ...]:
    """The characters of a title, by index, that a query matches: what to light in a list.

    ``title`` is text as it is shown. Empty when the title does not match.
    """
    typed = _Query(query)
    folded, origins = _folded_with_origins(title)
    start = f" {folded.translate(_SEPARATORS)}"
    lit: set[int] = set()
    for word in [typed.phrase] if typed.phrase and typed.phrase in folded else typed.words:
        lit.update(origins[index] for index in _matched(word, folded, start))
    for date in typed.dates:
        at = folded.find(date)
        lit.update(origins[at : at + len(date)] if at >= 0 else ())
    return tuple(sorted(lit | {index + 1 for index in lit if title[index + 1 : index + 2] in _MARKS}))


class _Query:
    """What was typed, taken apart."""

    __slots__ = ("dates", "phrase", "tags", "words")

    def __init__(self, query: str) -> None:
        self.tags: list[str] = []
        self.dates: list[str] = []
        typed: list[str] = []
        words: list[str] = []
        for word in fold(query[:QUERY_LIMIT]).split():
            if word.startswith("#") and len(word) > 1:
                self.tags.append(_tag_key(word[1:]))
            elif _DATE.fullmatch(word):
                self.dates.append(word)
            elif word != "#":
                typed.append(word)
                # The words of a slug may stand apart in a title.
                words.extend(filter(None, re.split("[-_]", word)) if _SLUG.fullmatch(word) else (word,))
        self.words = tuple(words)
        self.phrase = " ".join(typed)

    def extends(self, words: tuple[str, ...]) -> bool:
        """Whether every title that holds these words can hold only what held the ones before."""
        if not words or len(self.words) < len(words):
            return False
        return all(now.startswith(before) for now, before in zip(self.words, words, strict=False))


_SLUG: Final = re.compile(r"\w+(?:[-_]\w+)+")
_DATE: Final = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?")
_BEST_FIRST: Final = (
    Quality.EXACT,
    Quality.PREFIX,
    Quality.WORD_START,
    Quality.SUBSTRING,
    Quality.LETTERS,
)
_LONGEST_SCATTERED: Final = 30
_SEPARATORS: Final = {code: " " for code in range(0x21, 0x7F) if not chr(code).isalnum()} | dict.fromkeys(
    map(ord, "·•§¶¿¡、。「」『』【】《》"), " "
)
_MARKS: Final = frozenset(map(chr, (*range(0x300, 0x370), 0x200D, 0xFE0E, 0xFE0F)))
"""Characters that are drawn on the one before, and are lit with it."""


def _newest_first(post: Post) -> tuple[float, str]:
    return (-post.date.instant if post.date else float("inf"), post.path)


def _rarity(letter: str) -> int:
    """Where a letter stands among the frequent ones; looking for rare ones first leaves little to look at."""
    return _FREQUENT.find(letter)


_FREQUENT: Final = "zqxjkvbpygfwmculdrhsinoate"


def _tag_key(tag: str) -> str:
    return fold(tag).replace(" ", "-").replace("_", "-")


def _beginnings(date: str) -> tuple[str, str]:
    """What the days of a year, month or day begin with, also one still being typed: ``2024-1``."""
    year, *rest = date.split("-")
    return date, "-".join((year, *(part.zfill(2) for part in rest)))


def _letters_in_order(word: str) -> re.Pattern[str]:
    """A pattern that takes each next letter where it first comes, and never goes back for another try."""
    return re.compile(re.escape(word[0]) + "".join(f"[^{re.escape(c)}]*+{re.escape(c)}" for c in word[1:]))


def _folded_with_origins(title: str) -> tuple[str, list[int]]:
    """The folded title, and for every character of it the index of the one that it came from."""
    if title.isascii():
        return title.lower(), list(range(len(title)))
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(title):
        part = fold(character)
        folded.append(part)
        origins.extend([index] * len(part))
    return "".join(folded), origins


def _matched(word: str, folded: str, start: str) -> Iterable[int]:
    """The indexes in a folded title of one typed word, where it matches best."""
    at = start.find(f" {word.translate(_SEPARATORS)}")
    if at < 0 or not folded.startswith(word, at):
        at = folded.find(word)
    if at >= 0:
        return range(at, at + len(word))
    if len(word) > _LONGEST_SCATTERED or (found := _letters_in_order(word).search(folded)) is None:
        return ()
    # From the last letter backwards, each as late as it can be: the letters as close together as they are.
    indexes: list[int] = []
    index = found.end()
    for letter in reversed(word):
        index = folded.rindex(letter, 0, index)
        indexes.append(index)
    return indexes
