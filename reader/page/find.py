"""Matches in an article, found leaf by leaf from the place that is read, while the article still grows."""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from reader.document.model import Document, Place
from reader.page.pattern import Finder, Spans
from reader.page.searchable_text import SearchableText

SLICE_SECONDS: Final = 0.01
"""Seconds after which a search tells what it has found."""

SLICE_LEAVES: Final = 1_000
"""Leaves with matches that it tells at once."""


class Match(NamedTuple):
    """Some characters of a leaf. Matches are ordered."""

    leaf: int
    start: int
    end: int
    """The offset after its last character."""

    @property
    def place(self) -> Place:
        """Return where it starts."""
        return Place(self.leaf, self.start)


class LeafTexts:
    """The texts of an article's leaves, kept from one search to the next. Safe in any thread."""

    def __init__(self, document: Document) -> None:
        self.leaves = document.leaves
        self._document = document
        self._texts: dict[int, SearchableText] = {}

    def __getitem__(self, leaf: int) -> SearchableText:
        text = self._texts.get(leaf)
        if text is None:
            text = SearchableText(self._document.text(self.leaves[leaf], keep=False))
            self._texts[leaf] = text
        return text


Findings = list[tuple[int, Spans]]
"""What was found in a slice of a search: leaves with matches, by index."""


class Search:
    """Goes through an article once, from some leaf on and round to it; then on through what is added to it.

    It runs in a worker, one `run` at a time.
    """

    def __init__(self, texts: LeafTexts, finder: Finder, start: int = 0) -> None:
        self.reached = 0
        """After a run, how many leaves the article had: it goes on when there are more."""
        self.caught_up = False
        """Whether what a run told last was all that it had to tell."""
        self._texts = texts
        self._finder = finder
        self._order = self._leaves(start)

    def run(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Findings]:
        """Yield what is found, slice by slice, until all that the article holds by now has been searched.

        Raises: TooSlowError, if a regular expression takes too long.
        """
        self.caught_up = False
        found: Findings = []
        slice_end = time.monotonic() + SLICE_SECONDS
        for leaf in self._order:
            if leaf is None or cancelled():
                break
            spans = self._finder.spans(self._texts[leaf])
            if spans.starts:
                found.append((leaf, spans))
            if time.monotonic() >= slice_end or len(found) >= SLICE_LEAVES:
                yield found
                found = []
                slice_end = time.monotonic() + SLICE_SECONDS
        self.caught_up = True
        yield found

    def _leaves(self, start: int) -> Iterator[int | None]:
        """Yield the leaves in the order of the search; None when there are no more for now."""
        leaves = self._texts.leaves
        self.reached = len(leaves)
        yield from range(start, self.reached)
        yield from range(min(start, self.reached))
        while True:
            if self.reached < len(leaves):
                self.reached += 1
                yield self.reached - 1
            else:
                yield None


class Matches:
    """The matches found so far, in the order of the article, in whatever order they come."""

    def __init__(self) -> None:
        self.total = 0
        """How many there are."""
        self._leaves: list[int] = []
        self._counts: list[int] = []
        """How many each of those leaves has."""
        self._spans: dict[int, Spans] = {}

    def add(self, found: Findings) -> None:
        for leaf, spans in found:
            at = bisect_left(self._leaves, leaf)
            self._leaves.insert(at, leaf)
            self._counts.insert(at, len(spans.starts))
            self._spans[leaf] = spans
            self.total += len(spans.starts)

    def spans(self, leaf: int) -> Spans | None:
        """Return the matches in a leaf, if there are any."""
        return self._spans.get(leaf)

    def number(self, match: Match) -> int:
        """Return the 1-based number of a match."""
        above = sum(self._counts[: bisect_left(self._leaves, match.leaf)])
        return above + bisect_right(self._spans[match.leaf].starts, match.start)

    def first_from(self, place: Place) -> Match | None:
        """Return the first match that starts at a place or after it."""
        spans = self._spans.get(place.leaf)
        if spans is not None and spans.starts[-1] >= place.character:
            return self._match(place.leaf, bisect_left(spans.starts, place.character))
        at = bisect_right(self._leaves, place.leaf)
        return self._match(self._leaves[at], 0) if at < len(self._leaves) else None

    def last_before(self, place: Place) -> Match | None:
        """Return the last match that starts before a place."""
        spans = self._spans.get(place.leaf)
        if spans is not None and spans.starts[0] < place.character:
            return self._match(place.leaf, bisect_left(spans.starts, place.character) - 1)
        at = bisect_left(self._leaves, place.leaf) - 1
        return self._match(self._leaves[at], -1) if at >= 0 else None

    @property
    def first(self) -> Match | None:
        return self._match(self._leaves[0], 0) if self._leaves else None

    @property
    def last(self) -> Match | None:
        return self._match(self._leaves[-1], -1) if self._leaves else None

    def _match(self, leaf: int, index: int) -> Match:
        return Match(leaf, self._spans[leaf].starts[index], self._spans[leaf].ends[index])
