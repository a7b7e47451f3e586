"""What opens over the article: in how many frames, with how many bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures.rows import READER, Budget, Row, Statistic, Unit
from tests.benchmarks.parts.collecting import Collected
from tests.benchmarks.sittings import programs
from tests.benchmarks.sittings.programs import OPEN
from tests.benchmarks.sittings.timed_terminal import TimedTerminal

SIZES: Final = ((programs.COLUMNS, programs.ROWS), (40, 15))
"""Columns and rows."""

_KEYS: Final = {"palette": "\x10", "help": "?", "headings": "@", "themes": "t", "outline": "o"}

_ESCAPE: Final = "\x1b"
_CELLS: Final = "its cells"

_ONE_FRAME: Final = Budget(1.0, statistic=Statistic.LARGEST)
_TWICE_ITS_CELLS: Final = Budget(2.0, _CELLS)
_AT_ONCE: Final = Budget(100.0, statistic=Statistic.LARGEST)


def openings(bench: Bench, size: tuple[int, int]) -> Iterator[Row]:
    """Measure everything that a key opens over an article, on a terminal of a size."""
    collected = Collected()
    program = bench.reader(bench.blog("50KB"))
    first = program.first_words if size[0] >= programs.COLUMNS else "blog-50KB"
    with program.start(*size) as terminal:
        terminal.when_shown(first, program.patience)
        terminal.settle()
        terminal.press(OPEN)
        for _ in range(bench.scale.runs):
            for name, key in _KEYS.items():
                _open(terminal, name, key, collected)
    at = f"{size[0]}×{size[1]}"
    for name in _KEYS:
        what = f"opening {name}, {at}"
        for kind, told, unit, budget in (
            ("ms", what, Unit.MILLISECONDS, _AT_ONCE),
            ("frames", f"frames, {what}", Unit.FRAMES, _ONE_FRAME),
            ("bytes", f"bytes, {what}", Unit.BYTES, _TWICE_ITS_CELLS),
        ):
            values = collected.of(f"{name} {kind}")
            yield Row(f"opening-{name}-{kind}-{at}", told, unit, values, (budget,))


def _open(terminal: TimedTerminal, name: str, key: str, collected: Collected) -> None:
    """Open something that is closed, and close it again."""
    if name == "outline" and "Outline" in terminal.screen:
        terminal.press(key)
    terminal.settle()
    before = terminal.cells()
    answer = terminal.answer(partial(terminal.type, key))
    terminal.settle()
    cells = zip(terminal.cells(), before, strict=True)
    changed = sum(len(new.data.encode()) for new, old in cells if new != old)
    collected.add(f"{name} ms", READER, answer.milliseconds)
    collected.add(f"{name} frames", READER, float(answer.frames))
    collected.add(f"{name} bytes", READER, float(answer.sent))
    collected.add(f"{name} bytes", _CELLS, float(changed))
    if name != "outline":
        terminal.press(_ESCAPE)
