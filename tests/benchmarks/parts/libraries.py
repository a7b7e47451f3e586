"""A folder without a saved index, and searching one that has it: titles, texts, and from the shell."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Final

from reader.content.store.location import CACHE_VARIABLE
from tests.benchmarks.bench import Bench, tell
from tests.benchmarks.figures.rows import FLOOR, READER, Budget, Row, Statistic, Unit
from tests.benchmarks.parts.collecting import Collected
from tests.benchmarks.parts.starts import save_index, time_indexed
from tests.benchmarks.sittings import programs
from tests.benchmarks.sittings.library_queries import BURST, COMMON, PHRASE, TEXTS, TITLES
from tests.benchmarks.sittings.timed_terminal import TimedTerminal
from tests.terminal import pseudo_terminal

_PATIENCE: Final = 900.0
"""Seconds that reading and indexing a library may take."""

_LIST_COLUMNS: Final = 36
"""The part of the screen that results stand in; the article beside them follows later."""

_WITHIN: Final = 0.7
"""Seconds in which a result has come; a search may begin with saying that it looks."""

_ESCAPE: Final = "\x1b"
_CLEAR: Final = "\x15"


def no_index(bench: Bench) -> Iterator[Row]:
    """Measure the start into a folder that was never opened: to its first titles, to all, to all texts."""
    posts = bench.scale.posts
    library = bench.library(posts)
    collected = Collected()
    for _ in range(bench.scale.runs):
        with programs.BLANK.start() as terminal:
            floor = terminal.when_shown(programs.BLANK.first_words, _PATIENCE)
        collected.add("index-first", FLOOR, floor)
        program = bench.reader(library)
        with replace(
            program, environment={**program.environment, CACHE_VARIABLE: str(bench.fresh("cache"))}
        ).start() as terminal:
            collected.add("index-first", READER, terminal.when_shown(f"No. {posts - 1}", _PATIENCE))
            listed = terminal.when_shown(f"{posts:,} posts", _PATIENCE)
            collected.add("index-listed", READER, _rate(posts, listed - floor))
            collected.add("index-texts", READER, _rate(posts, time_indexed(terminal, _PATIENCE) - floor))
    of = f"{posts:,} posts, no saved index"
    yield collected.row("index-first", f"first titles, {of}", Unit.MILLISECONDS, Budget(1.5, FLOOR))
    yield collected.row("index-listed", f"all listed, {of}", Unit.RATE, Budget(5_000, at_least=True))
    yield collected.row("index-texts", f"texts indexed, {of}", Unit.RATE, Budget(3_000, at_least=True))


def searches(bench: Bench) -> Iterator[Row]:
    """Measure each key of a search in the largest library, and the memory that it takes."""
    posts = bench.scale.many_posts
    collected = Collected()
    tell(f"  indexing {posts:,} posts")
    save_index(bench.reader(bench.many), posts)
    with bench.reader(bench.many).start() as terminal:
        terminal.when_shown(f"{posts:,} posts", _PATIENCE)
        terminal.settle()
        _press_in_list(terminal, bench.scale.presses, collected)
        for name, key, queries in (("titles", "/", TITLES), ("texts", "\x06", TEXTS)):
            for query, typed in queries.items():
                times = _search(terminal, key, typed)
                collected.add(name, READER, *times)
                collected.add(query, READER, *times)
            times = [_search_at_once(terminal, key, BURST) for _ in range(bench.scale.runs)]
            collected.add(f"{name} at once", READER, *times)
        collected.add("memory", READER, terminal.memory())
    yield from _search_rows(collected, posts)
    row = collected.row("memory", f"memory, {posts:,} posts, after searching", Unit.MEGABYTES, Budget(220.0))
    yield replace(row, name="memory-library")


def _search_rows(collected: Collected, posts: int) -> Iterator[Row]:
    for name, what, limit, most in (
        ("list", "keys in the list", 100.0, 100.0),
        ("browse", "opening tags and all that posts are grouped by", 100.0, 100.0),
        ("titles", "title search, key → result", 60.0, 100.0),
        ("titles at once", "title search, twelve keys at once → result", 100.0, 100.0),
        ("texts", "full-text search, key → result", 150.0, 150.0),
        ("texts at once", "full-text search, twelve keys at once → result", 150.0, 150.0),
        (PHRASE, "full-text search, a phrase, key → result", 150.0, 150.0),
    ):
        budgets = Budget(limit), Budget(most, statistic=Statistic.MOST_OF_ALL)
        row = collected.row(name, f"{what}, {posts:,} posts", Unit.MILLISECONDS, *budgets)
        yield replace(row, name=name.replace(" ", "-"))


def search_command(bench: Bench) -> Iterator[Row]:
    """Measure ``reader search`` with a saved index beside ``rg``, which reads every file."""
    posts = bench.scale.posts
    library = bench.library(posts)
    save_index(bench.reader(library), posts)
    commands: dict[str, Sequence[str]] = {READER: (*pseudo_terminal.READER, "search", str(library), COMMON)}
    if "rg" in bench.peers:
        commands["rg"] = (bench.peers["rg"], "-l", "-i", COMMON, str(library))
    collected = Collected()
    for _ in range(bench.scale.runs):
        for name, command in commands.items():
            collected.add("search-command", name, _time_command(command))
    what = f"reader search, {posts:,} posts"
    yield collected.row("search-command", what, Unit.MILLISECONDS, Budget(4.0, "rg"))


def _rate(count: int, milliseconds: float) -> float:
    return count / max(0.001, milliseconds / 1000)


def _press_in_list(terminal: TimedTerminal, presses: int, collected: Collected) -> None:
    """Go down, to the end and back in the list, and open what posts are grouped by."""
    for key in ("j",) * presses + ("G", "k", "g"):
        took = terminal.last_change(partial(terminal.type, key), partial(_results, terminal), _WITHIN)
        collected.add("list", READER, took)
    took = terminal.last_change(partial(terminal.type, "#"), lambda: terminal.screen, _WITHIN)
    collected.add("browse", READER, took)
    terminal.type(_ESCAPE)
    terminal.rest(_WITHIN)


def _search(terminal: TimedTerminal, key: str, query: str) -> list[float]:
    """Return the milliseconds from each key of a query to the last change of the results."""
    with _searching(terminal, key):
        return [_time_keys(terminal, letter) for letter in query]


def _search_at_once(terminal: TimedTerminal, key: str, query: str) -> float:
    """Return the milliseconds from all keys of a query in one piece to the last change of the results."""
    with _searching(terminal, key):
        return _time_keys(terminal, query)


@contextmanager
def _searching(terminal: TimedTerminal, key: str) -> Iterator[None]:
    """Open a search, and leave it empty and closed."""
    terminal.type(key)
    terminal.rest(_WITHIN)
    yield
    for leaving in (_CLEAR, _ESCAPE):
        terminal.type(leaving)
        terminal.rest(_WITHIN)


def _time_keys(terminal: TimedTerminal, keys: str) -> float:
    return terminal.last_change(partial(terminal.type, keys), partial(_results, terminal), _WITHIN)


def _results(terminal: TimedTerminal) -> str:
    return "\n".join(line[:_LIST_COLUMNS] for line in terminal.screen.split("\n"))


def _time_command(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, check=True, cwd=pseudo_terminal.REPOSITORY, env=os.environ
    )
    return (time.perf_counter() - started) * 1000
