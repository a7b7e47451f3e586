"""With which power of its size the time of some work grows, measured at 1, 2, 4 and 8 times the size."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.following.follower import LibraryFollower
from reader.content.store.location import CACHE_VARIABLE
from reader.document.model import Document
from reader.document.parse import parse
from reader.document.reading.index_headings import OUTLINES
from reader.document.reading.numbered_links import NumberedLinks
from reader.page.find import LeafTexts, Matches, Search
from reader.page.pattern import make_finder, phrase
from reader.screen.export import export
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures.numbers import exponent
from tests.benchmarks.figures.rows import READER, Budget, Row, Unit
from tests.benchmarks.generate import article

_TIMES: Final = (1, 2, 4, 8)
_TRIES: Final = 3
"""How often each time is taken; the least one counts."""

_LINEAR: Final = Budget(1.15)
"""The exponent of what is proportional, and a little for noise."""


class Growing(NamedTuple):
    """Something that grows, and the work that is done on it."""

    unit: str
    size: int
    """The size at 1 time."""
    work: Callable[[Bench, int], Callable[[], object]]
    """Makes it so large, and returns what is to be timed."""


def _set_in_rows(text: str) -> None:
    for _row in export(parse(text), 80, True):
        pass


def _length(_bench: Bench, size: int) -> Callable[[], object]:
    text = article(size)
    return lambda: _set_in_rows(text)


def _posts(bench: Bench, size: int) -> Callable[[], object]:
    library = bench.library(size)
    return lambda: _follow(bench, library)


def _follow(bench: Bench, library: Path) -> None:
    """Read and index a library that has no saved index."""
    before = os.environ[CACHE_VARIABLE]
    os.environ[CACHE_VARIABLE] = str(bench.fresh("cache"))
    try:
        for _event in LibraryFollower(library, OUTLINES).follow():
            pass
    finally:
        os.environ[CACHE_VARIABLE] = before


def _headings(_bench: Bench, size: int) -> Callable[[], object]:
    text = "\n\n".join(f"## Heading {number}\n\nA line." for number in range(size))
    return lambda: _set_in_rows(text)


def _matches(_bench: Bench, size: int) -> Callable[[], object]:
    document = parse("\n\n".join("Some words, and a needle in them." for _ in range(size)))
    return lambda: _find(document, "needle")


def _find(document: Document, word: str) -> None:
    finder = make_finder(phrase(word))
    assert finder is not None
    matches = Matches()
    for found in Search(LeafTexts(document), finder, 0).run():
        matches.add(found)


def _cells(_bench: Bench, size: int) -> Callable[[], object]:
    rows = "\n".join(f"| {number} | some words | more of them | `code` |" for number in range(size // 4))
    return lambda: _set_in_rows(f"| a | b | c | d |\n|---|---|---|---|\n{rows}\n")


def _links(_bench: Bench, size: int) -> Callable[[], object]:
    text = "\n\n".join(f"A [link {n}](https://example.org/{n}) in a line." for n in range(size))
    return lambda: _number_links(text)


def _number_links(text: str) -> None:
    document = parse(text)
    for _line in NumberedLinks(document, range(len(document.leaves))).references():
        pass


GROWING: Final[Mapping[str, Growing]] = {
    "length": Growing("bytes of article", 100_000, _length),
    "posts": Growing("posts read and indexed", 500, _posts),
    "headings": Growing("headings", 1_000, _headings),
    "matches": Growing("matches", 4_000, _matches),
    "cells": Growing("cells of a table", 4_000, _cells),
    "links": Growing("links", 1_000, _links),
}


def grows(bench: Bench, name: str) -> Iterator[Row]:
    """Measure one kind of growth, in time of the processor."""
    growing = GROWING[name]
    sizes = [max(1, int(growing.size * bench.scale.growth)) * times for times in _TIMES]
    times = [_least_time(growing.work(bench, size)) for size in sizes]
    note = ", ".join(f"{seconds * 1000:,.0f}" for seconds in times) + " ms"
    what = f"exponent of {growing.unit}, {sizes[0]:,} to {sizes[-1]:,}"
    power = exponent(sizes, times)
    yield Row(f"growth-{name}", what, Unit.POWER, {READER: [power]}, (_LINEAR,), note=note)


def _least_time(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TRIES):
        gc.collect()
        gc.disable()
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
        gc.enable()
    return max(min(times), 1e-6)
