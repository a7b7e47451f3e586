"""Measure everything, and print the table: ``python -m tests.benchmarks``."""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.benchmarks import measure
from tests.benchmarks.generate import article, write_library
from tests.benchmarks.measure import Figures
from tests.benchmarks.own_state import keep_state_in
from tests.benchmarks.table import Line, as_table, milliseconds

_ARTICLES: Final = {"50 KB": 50_000, "500 KB": 500_000, "5 MB": 5_000_000}

_VIEWER_ARTICLES: Final = ("50 KB", "500 KB")
"""What Textual's viewer is asked to open. It needs a widget for every block, and minutes for 500 KB."""

_VIEWER_PATIENCE: Final = 20.0

_START_BUDGETS: Final = {"50 KB": 1.4, "500 KB": 1.7, "5 MB": 2.5}

_KEYS: Final = ("page down", "line down", "section jump")


def main() -> None:
    """Read the options, measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure the reader through a pseudo-terminal, beside a blank Textual application "
        "(the floor) and Textual's MarkdownViewer. Figures are medians of interleaved runs.",
    )
    parser.add_argument("--runs", type=int, default=3, help="how often everything is measured (default 3)")
    parser.add_argument("--posts", type=int, default=10_000, help="posts in the library (default 10,000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reader-benchmarks-") as folder:
        keep_state_in(Path(folder))
        print(as_table([*_measure(Path(folder), options.runs, options.posts)]))


def _measure(folder: Path, runs: int, posts: int) -> Iterator[Line]:
    _tell(f"writing the articles and a library of {posts:,} posts")
    articles = {name: folder / f"{size}.md" for name, size in _ARTICLES.items()}
    for name, path in articles.items():
        path.write_text(article(_ARTICLES[name]), encoding="utf-8")
    library = folder / "library"
    write_library(library, posts)

    floor: list[Figures] = []
    viewers: dict[str, list[Figures]] = {name: [] for name in _VIEWER_ARTICLES}
    readers: dict[str, list[Figures]] = {name: [] for name in articles}
    libraries: list[Figures] = []
    for run in range(1, runs + 1):
        _tell(f"run {run} of {runs}")
        for name, path in articles.items():
            floor.append(measure.sit_with_article(measure.FLOOR))
            readers[name].append(measure.sit_with_article(measure.reader(path)))
            if name in viewers:
                viewers[name].append(measure.sit_with_article(measure.viewer(path), _VIEWER_PATIENCE))
        floor.append(measure.sit_with_article(measure.FLOOR))
        libraries.append(measure.sit_with_library(library, posts, folder / f"cache {run}"))
        libraries[-1]["list"] = measure.time_command("list", str(library))
        libraries[-1]["help"] = measure.time_command("--help")

    floor_medians = measure.medians(floor)
    for name in articles:
        viewer = measure.medians(viewers[name]) if name in viewers else None
        yield from _article_lines(name, floor_medians, viewer, measure.medians(readers[name]))
    yield from _library_lines(posts, floor_medians, measure.medians(libraries))


def _article_lines(name: str, floor: Figures, viewer: Figures | None, reader: Figures) -> Iterator[Line]:
    def line(what: str, figure: str, base: float, budget: float) -> Line:
        return Line(
            f"{what}, {name}",
            milliseconds(floor.get(figure)),
            _viewer_cell(viewer, figure),
            milliseconds(reader.get(figure)),
            reader.get(figure, math.nan) / base,
            budget,
            " ×",
        )

    yield line("start", "start", floor["start"], _START_BUDGETS[name])
    for key in _KEYS:
        yield line(key, key, floor.get(key, floor["page down"]), 1.5)
    yield line("resize (× page down)", "resize", reader.get("page down", math.nan), 3.0)
    yield _memory_line(f"memory, {name}", floor, viewer, reader, 200)


def _library_lines(posts: int, floor: Figures, library: Figures) -> Iterator[Line]:
    name = f"{posts:,} posts, no saved index"
    first, whole = library["first titles"], library["whole index"]
    rate = posts / max(0.001, whole - floor["start"])
    yield Line(
        f"first titles, {name}",
        milliseconds(floor["start"]),
        "",
        milliseconds(first),
        first / floor["start"],
        2.0,
        " ×",
    )
    yield Line(f"whole index, {name}", "", "", milliseconds(whole), rate, 5_000, " /s", at_least=True)
    search = library["title search"]
    yield Line(f"title search, {posts:,} titles", "", "", milliseconds(search), search * 1000, 60, " ms")
    yield _memory_line(f"memory, {posts:,} posts", floor, None, library, 300)
    yield _command_line("reader list", library["list"], posts)
    yield Line(
        "reader --help", "", "", milliseconds(library["help"]), library["help"] / floor["start"], 1.0, " ×"
    )


def _command_line(what: str, seconds: float, posts: int) -> Line:
    return Line(
        f"{what}, {posts:,} posts",
        "",
        "",
        milliseconds(seconds),
        posts / seconds,
        5_000,
        " /s",
        at_least=True,
    )


def _memory_line(
    what: str, floor: Figures, viewer: Figures | None, reader: Mapping[str, float], budget: float
) -> Line:
    def cell(figures: Mapping[str, float] | None) -> str:
        return f"{figures['memory']:.0f} MB" if figures and "memory" in figures else ""

    memory = reader.get("memory", math.nan)
    return Line(what, cell(floor), cell(viewer), cell(reader), memory, budget, " MB")


def _viewer_cell(viewer: Figures | None, figure: str) -> str:
    if viewer is None:
        return "not tried"
    if figure == "start" and figure not in viewer:
        return f"> {_VIEWER_PATIENCE:.0f} s"
    return milliseconds(viewer.get(figure))


def _tell(what: str) -> None:
    print(what, file=sys.stderr)


if __name__ == "__main__":
    main()
