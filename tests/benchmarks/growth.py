"""How the time of parsing grows with hostile text: ``python -m tests.benchmarks.growth``.

Of every family it prints the time for some text and for twice as much of it, and their ratio.
"""

from __future__ import annotations

import gc
import time
from typing import Final

from reader.document.parse import parse
from tests.document.families import FAMILIES, Family

ENOUGH_SECONDS: Final = 0.05
"""A time from which on a ratio says something."""

LARGEST: Final = 256_000
HIGHEST_RATIO: Final = 2.6
"""Twice the text takes twice the time; what is more is noise up to here."""

WORST_RATE: Final = "12:30 " * 4_000
"""24 KB in one line, which once cost a plugin seconds."""


def main() -> None:
    """Print a line for each family, and those that grow too fast again at the end."""
    print(f"{'24 KB of times of day':40} {_seconds(Family(lambda n: WORST_RATE), 0) * 1000:8.0f} ms")
    print(f"{'family':40} {'size':>9} {'time':>11} {'twice':>11} {'ratio':>6}")
    suspects = []
    for name, family in FAMILIES.items():
        ratio = _measure(name, family)
        if ratio > HIGHEST_RATIO:
            ratio = min(ratio, _measure(name, family))
        if ratio > HIGHEST_RATIO:
            suspects.append(name)
    print("grows too fast: " + (", ".join(suspects) or "nothing"))


def _measure(name: str, family: Family) -> float:
    size = 1_000
    while (once := _seconds(family, size)) < ENOUGH_SECONDS and size < LARGEST:
        size *= 2
    twice = _seconds(family, 2 * size)
    characters = len(family.text(size))
    print(f"{name:40} {characters:9,} {once * 1000:8.0f} ms {twice * 1000:8.0f} ms {twice / once:6.2f}")
    return twice / once


def _seconds(family: Family, size: int) -> float:
    """The least processor time of three parses of a text, all runs included."""
    text = family.text(size)
    times = []
    for _ in range(3):
        gc.collect()
        gc.disable()
        start = time.process_time()
        document = parse(text, dialect=family.dialect)
        for leaf in document.leaves:
            document.runs(leaf)
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


if __name__ == "__main__":
    main()
