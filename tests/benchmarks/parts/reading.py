"""A scripted reading, and every stretch for which the event loop works meanwhile."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.benchmarks.bench import SIZES, Bench, put_post
from tests.benchmarks.figures.rows import READER, Budget, Row, Statistic, Unit
from tests.benchmarks.generate import write_library
from tests.benchmarks.programs import probed_reader
from tests.benchmarks.sittings import programs
from tests.benchmarks.sittings.library_queries import COMMON, OFTEN
from tests.benchmarks.sittings.programs import END, HOME, OPEN, PAGE_DOWN, SECTION
from tests.benchmarks.sittings.stretches import LONG, Stretch, read_stretches

_BUDGETS: Final = (Budget(LONG, statistic=Statistic.MOST_OF_ALL), Budget(50.0, statistic=Statistic.LARGEST))

_POSTS: Final = 300
"""How many posts there are beside the long ones."""

_ESCAPE: Final = "\x1b"

_HABITS: Final[Sequence[Sequence[str]]] = (
    ("j",) * 8,
    ("J", "J", "K"),
    (OPEN, *(PAGE_DOWN,) * 6, _ESCAPE),
    (OPEN, *(SECTION,) * 6, "[", "1", _ESCAPE),
    (OPEN, *("j",) * 10, "d", "u", "b", _ESCAPE),
    (OPEN, END, HOME, END, _ESCAPE),
    (OPEN, "/", *COMMON, OPEN, "n", "n", "N", _ESCAPE, _ESCAPE),
    (OPEN, "o", "z", PAGE_DOWN, "z", "o", _ESCAPE),
    (OPEN, "@", *COMMON[:3], _ESCAPE, _ESCAPE),
    ("/", *OFTEN, _ESCAPE),
    ("\x06", *COMMON, "j", "j", _ESCAPE),
    ("T", "a", "r", "t", "i", "c", OPEN, PAGE_DOWN, _ESCAPE),
    ("#", "j", "j", OPEN, "j", _ESCAPE, _ESCAPE),
    ("?", PAGE_DOWN, _ESCAPE),
    ("\x10", *"theme", _ESCAPE),
    ("S", "R", "S"),
    ("L", "j", "j", "L"),
    ("G", "k", "g"),
)
"""What a person does now and then, as keys."""

_SEED: Final = 17
_PAUSES: Final = (0.03, 0.5)
"""The least and the most seconds between two keys."""


def stretches(bench: Bench, minutes: float | None = None, log: Path | None = None) -> Iterator[Row]:
    """Read for some minutes, and measure the stretches; the long ones are written to a file."""
    minutes = bench.scale.minutes if minutes is None else minutes
    keys, all_of_them = _read(bench, minutes)
    if log is not None:
        log.write_text(long_stretches(keys, all_of_them), encoding="utf-8")
    began = keys[0][0]
    for name, when, chosen in (
        ("reading", f"reading for {minutes:g} minutes", [one for one in all_of_them if one.began >= began]),
        ("starting", "starting", [one for one in all_of_them if one.began < began]),
    ):
        values = {READER: [one.milliseconds for one in chosen]}
        row = Row(f"stretches-{name}", f"stretches of the event loop, {when}", Unit.MILLISECONDS, values)
        yield replace(row, budgets=_BUDGETS if name == "reading" else (), note=_note(chosen))


def _note(chosen: Sequence[Stretch]) -> str:
    long = sum(one.milliseconds > LONG for one in chosen)
    processor = max((one.processor for one in chosen), default=0.0)
    return f"{long:,} of {len(chosen):,} over {LONG:.0f} ms, none over {processor:,.0f} ms of the processor"


def long_stretches(keys: Sequence[tuple[float, str]], stretches: Sequence[Stretch]) -> str:
    """Return a line for each stretch that was too long: when it began, how long it was, after which key."""
    lines = []
    began = keys[0][0]
    for stretch in stretches:
        if stretch.milliseconds > LONG:
            end = stretch.began + stretch.milliseconds / 1000
            last = next((key for moment, key in reversed(keys) if moment <= end), "")
            lines.append(
                f"{stretch.began - began:9.3f} s {stretch.milliseconds:7.1f} ms, "
                f"{stretch.processor:7.1f} of the processor, after {last!r}\n"
            )
    return "".join(lines)


def _read(bench: Bench, minutes: float) -> tuple[list[tuple[float, str]], list[Stretch]]:
    """Return the keys that were typed, with when that was, and all stretches."""
    folder = bench.fresh("reading")
    write_library(folder, _POSTS)
    for size in SIZES:
        put_post(folder, f"2024-03-01-{size}", bench.article(size).read_text(encoding="utf-8"))
    notes = bench.fresh("notes") / "stretches"
    program = bench.reader(folder, f"No. {_POSTS - 1}")
    probed = (sys.executable, "-m", probed_reader.__name__, str(notes), str(folder))
    chance = random.Random(_SEED)
    keys: list[tuple[float, str]] = []
    with replace(program, command=probed).start(programs.WIDE) as terminal:
        shown = terminal.when_shown(program.first_words, program.patience)
        assert shown == shown, f"the reader did not start. The screen:\n{terminal.screen}"
        terminal.settle(2.0)
        end = time.perf_counter() + minutes * 60
        while time.perf_counter() < end and not terminal.closed:
            for key in chance.choice(_HABITS):
                keys.append((terminal.type(key), key))
                terminal.rest(chance.uniform(*_PAUSES))
        assert not terminal.closed, f"the reader ended. Its last words:\n{terminal.screen}"
        terminal.draw()
    return keys, read_stretches(notes)
