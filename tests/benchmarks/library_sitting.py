"""Sittings with a library of generated posts: the first time, and with the index that was saved then."""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from reader.content.store.location import CACHE_VARIABLE
from tests.benchmarks.library_queries import BURST, HEADINGS, TEXTS, TITLES
from tests.benchmarks.measure import COLUMNS, PRESSES, ROWS, WITHOUT_ANIMATIONS, Figures
from tests.benchmarks.timed_terminal import TimedTerminal
from tests.terminal.pseudo_terminal import READER

PATIENCE: Final = 600.0
"""Seconds that reading and indexing a library may take."""

_GLANCE: Final = 0.05
"""Seconds between two looks at the screen while the library is read: drawing it takes time of its own."""

_REST: Final = 1.5
"""Seconds without a change after which all is read and indexed."""

_LIST_COLUMNS: Final = 36
"""The part of the screen that results stand in; the article beside them follows later."""

_WITHIN: Final = 0.7
"""Seconds in which a result has come; a search may begin with saying that it looks."""

_BETWEEN_KEYS: Final = 0.005

_ESCAPE: Final = "\x1b"
_CLEAR: Final = "\x15"
_SEARCHES: Final[Mapping[str, tuple[str, str, Mapping[str, str]]]] = {
    "title": ("/", "title, #tag", TITLES),
    "text": ("\x06", "words in any post", TEXTS),
    "heading": ("@", "a heading, here", HEADINGS),
}
"""The key that opens each kind of search, what its empty box says, and what is looked for with it."""


def sit_first(folder: Path, posts: int, cache: Path) -> Figures:
    """Start without a saved index, and wait until all is read and indexed."""
    with _start(folder, cache) as terminal:
        figures = {"first titles": _wait_for_newest(terminal, posts)}
        whole, indexed, highest = _wait_until_indexed(terminal, posts)
        figures |= {"whole list": whole, "whole index": indexed, "highest memory of child": highest}
        figures |= _memory(terminal)
    return figures


def sit_again(folder: Path, posts: int, cache: Path) -> Figures:
    """Start with a saved index, press keys while the posts come, and search in every way."""
    with _start(folder, cache) as terminal:
        figures = {"first titles": _wait_for_newest(terminal, posts)}
        figures["longest key"] = max(_times_while_reading(terminal, posts), default=0.0)
        _, figures["settled"], _ = _wait_until_indexed(terminal, posts)
        figures |= _memory(terminal)
        for kind, (key, sign, queries) in _SEARCHES.items():
            figures |= _search(terminal, kind, key, sign, queries)
        if not terminal.closed:
            figures |= {f"{name} after searching": size for name, size in _memory(terminal).items()}
    return figures


def _start(folder: Path, cache: Path) -> TimedTerminal:
    environment = {**WITHOUT_ANIMATIONS, CACHE_VARIABLE: str(cache)}
    return TimedTerminal((*READER, str(folder)), COLUMNS, ROWS, environment)


def _wait_for_newest(terminal: TimedTerminal, posts: int) -> float:
    """Seconds from the start to the title of the newest post."""
    newest = f"No. {posts - 1}".encode()
    shown = terminal.wait_until(lambda: newest in terminal.written, "the first title", PATIENCE)
    return shown - terminal.started


def _wait_until_indexed(terminal: TimedTerminal, posts: int) -> tuple[float, float, float]:
    """Seconds from the start to the whole list and to the whole index, and the child's most megabytes."""
    whole = done = 0.0
    highest = 0.0
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        glance = time.perf_counter() + _GLANCE
        while (left := glance - time.perf_counter()) > 0:
            terminal.read(left)
        screen = terminal.screen
        highest = max(highest, terminal.memory_apart()[1])
        if not whole and f"{posts:,} posts" in screen:
            whole = terminal.last_output
        if not whole or "reading …" in screen or "indexing " in screen:
            done = 0.0
        elif not done:
            done = terminal.last_output
        elif time.perf_counter() - done > _REST:
            return whole - terminal.started, done - terminal.started, highest
    raise AssertionError(f"{PATIENCE:.0f} s passed. The screen:\n{terminal.screen}")


def _times_while_reading(terminal: TimedTerminal, posts: int) -> list[float]:
    """Seconds from each key to the mark in the list moving, while posts of the index still come."""

    def mark() -> list[int]:
        return [row for row, line in enumerate(terminal.screen.split("\n")) if "▌" in line[:_LIST_COLUMNS]]

    times: list[float] = []
    while f"{posts:,} posts" not in terminal.screen and len(times) < 3 * PRESSES:
        key = "j" if len(times) % 8 < 4 else "k"
        times.append(terminal.answer(partial(terminal.type, key), mark, 0.15).first)
    return times


def _search(terminal: TimedTerminal, kind: str, key: str, sign: str, queries: Mapping[str, str]) -> Figures:
    """Seconds from a key to the results of each query, the median of its letters, and of many keys at once.

    Nothing when there is no such search, or the program ended.
    """
    figures: Figures = {}
    if terminal.closed:
        return figures
    terminal.type(key)
    _settle(terminal)
    if sign not in terminal.screen:
        return figures
    look = partial(terminal.columns, _LIST_COLUMNS)
    for name, query in queries.items():
        times = [terminal.answer(partial(terminal.type, letter), look, _WITHIN).last for letter in query]
        if terminal.closed:
            return {}
        figures[f"{kind}: {name}"] = statistics.median(times)
        figures[f"{kind}: {name}, slowest key"] = max(times)
        terminal.type(_CLEAR)
        _settle(terminal)
    figures[f"{kind}: {len(BURST)} keys at once"] = terminal.answer(
        partial(_type_fast, terminal), look, _WITHIN
    ).last
    terminal.type(_CLEAR)
    _settle(terminal)
    terminal.type(_ESCAPE)
    _settle(terminal)
    return figures


def _type_fast(terminal: TimedTerminal) -> float:
    """When the last of many keys was typed."""
    typed = 0.0
    for key in BURST:
        typed = terminal.type(key)
        terminal.read(0)
        time.sleep(_BETWEEN_KEYS)
    return typed


def _settle(terminal: TimedTerminal) -> None:
    end = time.perf_counter() + _WITHIN
    while not terminal.closed and (left := end - time.perf_counter()) > 0:
        terminal.read(left)


def _memory(terminal: TimedTerminal) -> Figures:
    own, child = terminal.memory_apart()
    return {"memory": own, "memory of child": child}
