"""A folder without a saved index, and searching one that has it: titles, texts, and from the shell."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from reader.content.store.location import CACHE_VARIABLE
from tests.benchmarks.bench import Bench, tell
from tests.benchmarks.figures.rows import FLOOR, READER, Budget, Row, Unit
from tests.benchmarks.parts.collecting import Collected
from tests.benchmarks.parts.starts import save_index
from tests.benchmarks.sittings import programs
from tests.benchmarks.sittings.library_queries import COMMON, TEXTS, TITLES
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
            collected.add("index-texts", READER, _rate(posts, _time_until_indexed(terminal) - floor))
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
        for name, key, queries in (("titles", "/", TITLES), ("texts", "\x06", TEXTS)):
            collected.add(name, READER, *_search(terminal, key, queries.values()))
        collected.add("memory", READER, terminal.memory())
    what = f"search, {posts:,} posts, key → result"
    yield collected.row("titles", f"title {what}", Unit.MILLISECONDS, Budget(60.0))
    yield collected.row("texts", f"full-text {what}", Unit.MILLISECONDS, Budget(150.0))
    row = collected.row("memory", f"memory, {posts:,} posts, after searching", Unit.MEGABYTES, Budget(220.0))
    yield replace(row, name="memory-library")


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


def _time_until_indexed(terminal: TimedTerminal) -> float:
    """Return the milliseconds from the start to the last change of the screen that tells of indexing."""
    told = ("reading …", "indexing ")
    return terminal.when(lambda: not any(sign in terminal.screen for sign in told), _PATIENCE)


def _search(terminal: TimedTerminal, key: str, queries: Iterable[str]) -> list[float]:
    """Return the milliseconds from each key of some queries to the last change of the results."""
    terminal.type(key)
    terminal.rest(_WITHIN)
    times: list[float] = []
    for query in queries:
        for letter in query:
            times.append(
                terminal.last_change(partial(terminal.type, letter), partial(_results, terminal), _WITHIN)
            )
        terminal.type(_CLEAR)
        terminal.rest(_WITHIN)
    terminal.type(_ESCAPE)
    terminal.rest(_WITHIN)
    return times


def _results(terminal: TimedTerminal) -> str:
    return "\n".join(line[:_LIST_COLUMNS] for line in terminal.screen.split("\n"))


def _time_command(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, check=True, cwd=pseudo_terminal.REPOSITORY, env=os.environ
    )
    return (time.perf_counter() - started) * 1000
