"""Measure large libraries and their searches: ``python -m tests.benchmarks.search``."""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks import measure
from tests.benchmarks.generate import write_library
from tests.benchmarks.library_calls import time_calls, time_commands, time_frontmatter
from tests.benchmarks.library_queries import BURST, HEADINGS, TEXTS, TITLES
from tests.benchmarks.library_sitting import sit_again, sit_first
from tests.benchmarks.measure import Figures
from tests.benchmarks.table import Line, as_table, milliseconds

_START_BUDGETS: Final = {10_000: 1.6, 100_000: 2.5}
"""Times the floor from the start to the first list, with a saved index, by the size of the library."""

_SEARCHES: Final = (("title", TITLES, 60), ("text", TEXTS, 150), ("heading", HEADINGS, 150))
"""Each kind of search, what is looked for with it, and the milliseconds from a key to its result."""

_MEMORY: Final = 300


def main() -> None:
    """Read the options, measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.search",
        description="Measure starting, indexing and searching large libraries through a pseudo-terminal, "
        "beside a blank Textual application (the floor), rg and python-frontmatter. "
        "Figures are medians of the runs.",
    )
    parser.add_argument("--runs", type=int, default=3, help="how often each library is opened (default 3)")
    parser.add_argument(
        "--posts", type=int, nargs="+", default=[10_000, 100_000], help="sizes of libraries (10000 100000)"
    )
    options = parser.parse_args()
    for posts in options.posts:
        with tempfile.TemporaryDirectory(prefix="reader-benchmarks-") as folder:
            _print_figures(Path(folder), options.runs, posts)


def _print_figures(folder: Path, runs: int, posts: int) -> None:
    _tell(f"writing a library of {posts:,} posts")
    library = folder / "library"
    write_library(library, posts)
    floors: list[Figures] = []
    first: list[Figures] = []
    again: list[Figures] = []
    for run in range(1, runs + 1):
        _tell(f"run {run} of {runs}")
        cache = folder / f"cache {run}"
        floors.append(measure.sit_with_article(measure.FLOOR))
        first.append(sit_first(library, posts, cache))
        floors.append(measure.sit_with_article(measure.FLOOR))
        again.append(sit_again(library, posts, cache))
    _tell("other programs")
    others = time_commands(library, cache) | time_frontmatter(library)
    floor = measure.medians(floors)["start"]
    lines = [
        *_first_lines(posts, floor, measure.medians(first), others),
        *_start_lines(posts, floor, measure.medians(again)),
        *_search_lines(measure.medians(again)),
        *_command_lines(others),
    ]
    print(f"\n{posts:,} posts\n\n{as_table(lines, beside='beside')}", flush=True)
    _tell("single calls")
    calls = time_calls(library, folder / "another cache")
    print(f"\n{posts:,} posts, single calls\n")
    for name, seconds in calls.items():
        print(f"{name:40} {seconds * 1000:12,.1f} ms", flush=True)


def _first_lines(posts: int, floor: float, figures: Figures, others: Figures) -> Iterator[Line]:
    """The start without a saved index."""
    titles = figures["first titles"]
    yield Line(
        "first titles, no index", milliseconds(floor), "", milliseconds(titles), titles / floor, 2.0, " ×"
    )
    loop = others.get("frontmatter.load")
    beside = "no python-frontmatter" if loop is None else f"{loop:.1f} s frontmatter.load"
    for what in ("whole list", "whole index"):
        taken = figures[what]
        rate = posts / max(0.001, taken - floor)
        yield Line(f"{what}, no index", "", beside, f"{taken:.1f} s", rate, 5_000, " /s", at_least=True)
    yield _memory_line("memory, no index", figures["memory"], _MEMORY)
    yield _memory_line("its child, at most", figures["highest memory of child"], None)


def _start_lines(posts: int, floor: float, figures: Figures) -> Iterator[Line]:
    """The start with a saved index."""
    titles = figures["first titles"]
    budget = min(_START_BUDGETS.items(), key=lambda size: abs(size[0] - posts))[1]
    yield Line(
        "first titles, saved index",
        milliseconds(floor),
        "",
        milliseconds(titles),
        titles / floor,
        budget,
        " ×",
    )
    settled = figures["settled"]
    yield Line("all compared with the disk", "", "", milliseconds(settled), settled * 1000, None, " ms")
    longest = figures["longest key"]
    yield Line("slowest key meanwhile", "", "", milliseconds(longest), longest * 1000, 60, " ms")
    yield _memory_line("memory, saved index", figures["memory"], _MEMORY)
    yield _memory_line("its child", figures["memory of child"], None)
    yield _memory_line("memory, after searching", figures.get("memory after searching", math.nan), _MEMORY)


def _search_lines(figures: Figures) -> Iterator[Line]:
    """From each key to its result."""
    for kind, queries, budget in _SEARCHES:
        for name in (*queries, f"{len(BURST)} keys at once"):
            typical = figures.get(f"{kind}: {name}", math.nan)
            slowest = figures.get(f"{kind}: {name}, slowest key")
            shown = "" if slowest is None else f"slowest {milliseconds(slowest)}"
            yield Line(f"{kind}: {name}", "", "", shown, typical * 1000, budget, " ms")


def _command_lines(others: Figures) -> Iterator[Line]:
    """A whole command, beside one that reads every file."""
    for name in ("a common word", "a rare word"):
        beside = others.get(f"rg: {name}")
        own = others.get(f"reader search: {name}", math.nan)
        shown = "no rg" if beside is None else f"{milliseconds(beside)} rg -l"
        yield Line(f"reader search: {name}", "", shown, milliseconds(own), own * 1000, None, " ms")


def _memory_line(what: str, size: float, budget: float | None) -> Line:
    return Line(what, "", "", "–" if math.isnan(size) else f"{size:.0f} MB", size, budget, " MB")


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
