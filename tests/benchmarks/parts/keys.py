"""From a key to the last byte of its answer, and how many bytes that is: pages, sections, lines, nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import isnan
from typing import Final

from tests.benchmarks.bench import Bench, tell
from tests.benchmarks.figures.rows import FLOOR, GLOW, READER, Budget, Row, Unit
from tests.benchmarks.parts.collecting import Collected
from tests.benchmarks.sittings import programs
from tests.benchmarks.sittings.programs import (
    END,
    HOME,
    LINE_DOWN,
    ONLY_ARTICLE,
    OPEN,
    PAGE_DOWN,
    SECTION,
    Program,
)
from tests.benchmarks.sittings.timed_terminal import TimedTerminal

_NO_ANSWER: Final = 0.5
"""Seconds after which a key has no answer."""

_AT_REST: Final = 3.0
"""Seconds without a byte after which all that goes with a start is done."""

_RESTING: Final = 5.0
"""Seconds in which nothing is done."""

_PAGE: Final = "a page"

_PLACES: Final = {"start": (), "middle": (PAGE_DOWN,) * 12, "end": (END,)}
"""Places in an article, and the keys that lead from one to the next."""


@dataclass(frozen=True, slots=True)
class View:
    """How an article stands on the screen."""

    name: str
    what: str
    columns: int
    key: str
    """What leads there once a folder, or the post alone, has been opened."""
    time_budget: float
    """Times the floor."""
    line_budget: float
    """The share of the bytes of a page that a line takes."""
    rows: int = programs.ROWS


THREE_PANES: Final = View("three", "three panes", programs.WIDE, OPEN, 1.3, 1 / 2)
ALONE: Final = View("alone", "the article alone", programs.COLUMNS, ONLY_ARTICLE, 1.0, 1 / 3)
LARGE: Final = View("300x90", "three panes of 300×90", 300, OPEN, 1.3, 1 / 2, rows=90)


def keys(bench: Bench, size: str, view: View) -> Iterator[Row]:
    """Measure keys in an article of a size."""
    collected = Collected()
    for _ in range(bench.scale.sittings):
        for program in bench.beside(size):
            with program.start(view.columns, view.rows) as terminal:
                _measure_keys(terminal, program, bench.scale.presses, collected)
        program = _reader(bench, size, view)
        with program.start(view.columns, view.rows) as terminal:
            _measure_keys(terminal, program, bench.scale.presses, collected, view.key)
    # Nothing else jumps from section to section: the floor's page is as much to draw.
    for figure in collected.of(_PAGE).get(FLOOR, ()):
        collected.add("section", FLOOR, figure)
    for figure in collected.of(f"{_PAGE} bytes").get(READER, ()):
        collected.add("a line bytes", _PAGE, figure)
    yield from _rows(collected, size, view)


def silence(bench: Bench, view: View) -> Iterator[Row]:
    """Measure what is sent while nothing is done, and for a key that changes nothing."""
    collected = Collected()
    program = _reader(bench, "50KB", view)
    with program.start(view.columns) as terminal:
        _begin(terminal, program, view.key)
        terminal.settle(_AT_REST)
        collected.add("rest", READER, float(terminal.rest(_RESTING)))
        terminal.press(END)
        # The first one says that this is the end.
        terminal.press(LINE_DOWN, LINE_DOWN)
        answers = terminal.answers(LINE_DOWN, bench.scale.presses, _NO_ANSWER)
        collected.add("nothing", READER, *(float(answer.sent) for answer in answers))
    for name, what in (("rest", f"at rest for {_RESTING:.0f} s"), ("nothing", "a key that changes nothing")):
        row = collected.row(name, f"bytes, {what}, {view.what}", Unit.BYTES, Budget(0.0))
        yield replace(row, name=f"{name}-{view.name}")


def resize(bench: Bench, size: str) -> Iterator[Row]:
    """Measure changes of the size of the terminal, at the ends of an article and on its way."""
    collected = Collected()
    path = bench.article(size)
    tried = [bench.reader(path), programs.BLANK]
    if GLOW in bench.peers:
        tried.append(programs.glow(bench.peers[GLOW], path))
    for program in tried:
        with program.start() as terminal:
            _begin(terminal, program, "")
            for place, way in _PLACES.items():
                terminal.press(*way)
                sizes = [(programs.COLUMNS - 20, programs.ROWS - 10), (programs.COLUMNS, programs.ROWS)]
                for changed in sizes * (bench.scale.presses // 4):
                    answer = terminal.answer(partial(terminal.resize, *changed))
                    collected.add(place, program.name, answer.milliseconds)
    for place in _PLACES:
        what = f"resize, {place} of a {size} post"
        row = collected.row(place, what, Unit.MILLISECONDS, Budget(1.3, FLOOR))
        yield replace(row, name=f"resize-{size}-{place}")


def _reader(bench: Bench, size: str, view: View) -> Program:
    return bench.reader(bench.article(size) if view is ALONE else bench.blog(size))


def _begin(terminal: TimedTerminal, program: Program, key: str) -> bool:
    """Wait until a program can be read and has come to rest, and press a key; whether it lives."""
    shown = terminal.when_shown(program.first_words, program.patience)
    if isnan(shown) or terminal.closed:
        tell(f"  {program.name} did not show its first words")
        return False
    terminal.settle()
    if key:
        terminal.press(key)
        terminal.settle()
    return True


def _measure_keys(
    terminal: TimedTerminal, program: Program, presses: int, collected: Collected, key: str = ""
) -> None:
    if not _begin(terminal, program, key):
        return
    for kind, pressed in ((_PAGE, PAGE_DOWN), ("a line", LINE_DOWN), ("section", SECTION)):
        if kind != "section" or program.name == READER:
            collected.add_answers(kind, program.name, terminal.answers(pressed, presses))
            terminal.press(HOME)


def _rows(collected: Collected, size: str, view: View) -> Iterator[Row]:
    where = f"{size} post, {view.what}"
    fast = Budget(view.time_budget, FLOOR)
    for name, kind, what, unit, budget in (
        ("page", _PAGE, "page down", Unit.MILLISECONDS, fast),
        ("section", "section", "section jump", Unit.MILLISECONDS, fast),
        ("page-bytes", f"{_PAGE} bytes", "bytes of a page down", Unit.BYTES, Budget(1.0, GLOW)),
        ("line-bytes", "a line bytes", "bytes of a line down", Unit.BYTES, Budget(view.line_budget, _PAGE)),
    ):
        yield replace(
            collected.row(kind, f"{what}, {where}", unit, budget), name=f"{name}-{size}-{view.name}"
        )
