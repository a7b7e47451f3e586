"""From the start to the first screen that can be read, from there to the first key answered, and memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tests.benchmarks.bench import HUGE, LAST_WORDS, Bench
from tests.benchmarks.figures.rows import FLOOR, GLOW, READER, Budget, Row, Unit
from tests.benchmarks.parts.collecting import Collected
from tests.benchmarks.sittings import programs
from tests.benchmarks.sittings.programs import END, Program
from tests.benchmarks.sittings.timed_terminal import TimedTerminal

_BUDGETS: Final = {"50KB": 0.6, "500KB": 0.6, "5MB": 0.9, "22MB": 0.9}
_FOLDER_BUDGET: Final = 0.7
_SOONER_THAN_GLOW: Final = Budget(1.0, GLOW)
_LAST_LINE_OF_FLOOR: Final = "This is line 100000"


def start(bench: Bench, size: str) -> Iterator[Row]:
    """Measure the start into an article of a size."""
    collected = Collected()
    for _ in range(bench.scale.runs):
        for program in (bench.reader(bench.article(size)), *bench.beside(size)):
            collected.add("start", program.name, _time_start(program))
    floor = Budget(_BUDGETS[size], FLOOR)
    # glow is not asked for the largest, which it needs a minute for.
    budgets = (floor,) if size == HUGE else (floor, _SOONER_THAN_GLOW)
    yield replace(
        collected.row("start", f"start, {size} post", Unit.MILLISECONDS, *budgets), name=f"start-{size}"
    )


def start_folder(bench: Bench) -> Iterator[Row]:
    """Measure the start into a folder with a saved index."""
    posts = bench.scale.posts
    library, newest = bench.library(posts), f"No. {posts - 1}"
    save_index(bench.reader(library, newest), posts)
    collected = Collected()
    for _ in range(bench.scale.runs):
        tried = [bench.reader(library, newest), programs.BLANK]
        if GLOW in bench.peers:
            tried.append(programs.glow(bench.peers[GLOW], library, ".md"))
        for program in tried:
            collected.add("start-folder", program.name, _time_start(program))
    what = f"start, folder of {posts:,} posts with a saved index"
    budgets = (Budget(_FOLDER_BUDGET, FLOOR), _SOONER_THAN_GLOW)
    yield collected.row("start-folder", what, Unit.MILLISECONDS, *budgets)


def first_key(bench: Bench) -> Iterator[Row]:
    """Measure how long after the first screen a key that was typed at once has been answered.

    The key leads to the end of the article, whose words are then on the screen.
    """
    collected = Collected()
    path = bench.article("50KB")
    for _ in range(bench.scale.runs):
        collected.add("first-key", "floor's start", _time_start(programs.BLANK))
        collected.add("first-key", FLOOR, _time_first_key(programs.BLANK, _LAST_LINE_OF_FLOOR))
        collected.add("first-key", READER, _time_first_key(bench.reader(path), LAST_WORDS))
        if GLOW in bench.peers:
            glow = programs.glow(bench.peers[GLOW], path)
            collected.add("first-key", GLOW, _time_first_key(glow, LAST_WORDS))
    what = "first screen → first key answered, 50KB post"
    yield collected.row("first-key", what, Unit.MILLISECONDS, Budget(1.5, "floor's start"))


def memory(bench: Bench, size: str, budget: Budget) -> Iterator[Row]:
    """Measure the memory with an article of a size after going through it to its end."""
    collected = Collected()
    for program in (bench.reader(bench.article(size)), *bench.beside(size)):
        with program.start() as terminal:
            terminal.when_shown(program.first_words, program.patience)
            terminal.settle()
            if terminal.closed:
                continue
            terminal.press(END)
            terminal.settle()
            collected.add("memory", program.name, terminal.memory())
    row = collected.row("memory", f"memory, {size} post", Unit.MEGABYTES, budget)
    yield replace(row, name="memory-article" if size == "50KB" else f"memory-{size}")


def save_index(program: Program, posts: int) -> None:
    """Open a folder, and wait until all of its posts are listed and indexed."""
    with program.start() as terminal:
        listed = terminal.when_shown(f"{posts:,} posts", _INDEXING)
        assert listed == listed, f"{posts:,} posts were not listed. The screen:\n{terminal.screen}"
        time_indexed(terminal, _INDEXING)
        terminal.type("q")
        terminal.wait_for_end()


_INDEXING: Final = 900.0
"""Seconds that reading and indexing a folder may take."""

_REST: Final = 2.0
"""Seconds without a byte after which all is indexed."""


def time_indexed(terminal: TimedTerminal, patience: float) -> float:
    """Return the milliseconds from the start to the last change of the screen that tells of indexing."""
    told = ("reading …", "indexing ")
    return terminal.when_for_good(lambda: not any(sign in terminal.screen for sign in told), _REST, patience)


def _time_start(program: Program) -> float:
    with program.start() as terminal:
        return terminal.when_shown(program.first_words, program.patience)


def _time_first_key(program: Program, last_words: str) -> float:
    with program.start() as terminal:
        shown = terminal.when_shown(program.first_words, program.patience)
        terminal.type(END)
        return terminal.when_shown(last_words, program.patience) - shown
