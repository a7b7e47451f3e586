"""Input that is made to take long: texts, front matter, and a folder of files that break readers."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from reader.content.front_matter.split import split_front_matter
from tests.benchmarks import growth
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures.rows import READER, Budget, Row, Statistic, Unit
from tests.benchmarks.programs import cat_blog
from tests.content.front_matter.hostile import HOSTILE_YAML, TOO_DEEP, TOO_MANY, in_yaml
from tests.document.families import FAMILIES
from tests.terminal import pseudo_terminal
from tests.terminal.hostile import write_hostile_folder

_FRONT_MATTER: Final[Mapping[str, str]] = {
    **{name: in_yaml(lines) for name, lines in HOSTILE_YAML.items()},
    **TOO_DEEP,
    **TOO_MANY,
}

_TEXT_BUDGET: Final = Budget(growth.MOST_SECONDS, statistic=Statistic.LARGEST)
_FRONT_MATTER_BUDGETS: Final = (
    Budget(0.1, statistic=Statistic.LARGEST),
    Budget(50.0, statistic=Statistic.LARGEST),
)

_TRIES: Final = 2


def texts(_bench: Bench) -> Iterator[Row]:
    """Measure the text that is slowest to read and set, of all that is made to be slow."""
    seconds = {name: growth.seconds_of_large(family) for name, family in FAMILIES.items()}
    what = f"slowest text of {growth.LARGE // 1000} KB, of {len(seconds)} made to be slow"
    yield _most("hostile-texts", what, Unit.SECONDS, seconds, _TEXT_BUDGET)


def front_matter(_bench: Bench) -> Iterator[Row]:
    """Measure the front matter that takes the longest to read, and the most memory."""
    of = f"of {len(_FRONT_MATTER)} made to exhaust"
    seconds = {name: _seconds(text) for name, text in _FRONT_MATTER.items()}
    memory = {name: _megabytes(text) for name, text in _FRONT_MATTER.items()}
    time_budget, memory_budget = _FRONT_MATTER_BUDGETS
    yield _most("front-matter-time", f"slowest front matter, {of}", Unit.SECONDS, seconds, time_budget)
    what = f"memory of front matter, {of}"
    yield _most("front-matter-memory", what, Unit.MEGABYTES, memory, memory_budget)


def folder(bench: Bench) -> Iterator[Row]:
    """Measure printing and checking a folder of files that break readers."""
    hostile = bench.fresh("hostile")
    write_hostile_folder(hostile)
    files = [path for path in hostile.rglob("*.md") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    commands = {
        "cat": (sys.executable, "-m", cat_blog.__name__, str(hostile)),
        "check": (*pseudo_terminal.READER, "check", str(hostile)),
    }
    for name, command in commands.items():
        seconds = [_wall_seconds(command) for _ in range(bench.scale.runs)]
        what = f"{name} of {len(files)} files that break readers, {size / 1e6:.1f} MB"
        budget = Budget(growth.MOST_SECONDS * size / growth.LARGE)
        yield Row(f"hostile-{name}", what, Unit.SECONDS, {READER: seconds}, (budget,))


def _most(name: str, what: str, unit: Unit, figures: Mapping[str, float], budget: Budget) -> Row:
    most = max(figures, key=lambda case: figures[case])
    return Row(name, what, unit, {READER: list(figures.values())}, (budget,), note=f"the most: {most}")


def _seconds(text: str) -> float:
    return min(_processor_seconds(lambda: split_front_matter(text)) for _ in range(_TRIES))


def _processor_seconds(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def _megabytes(text: str) -> float:
    tracemalloc.start()
    try:
        split_front_matter(text)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def _wall_seconds(command: tuple[str, ...]) -> float:
    started = time.perf_counter()
    # Checking tells by its status that something is wrong, and printing that a file is none.
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd=Path(pseudo_terminal.REPOSITORY),
    )
    return time.perf_counter() - started
