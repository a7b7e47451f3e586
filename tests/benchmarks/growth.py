"""How the time to read and set a text grows with hostile text: ``python -m tests.benchmarks.growth``.

Of every family it prints the time for some text and for twice as much of it, and their ratio; at the end the
ones that grow too fast, and those of which 200 KB would take too long.
"""

from __future__ import annotations

import gc
import time
from typing import Final

from reader.document.parse import begin
from reader.screen.export import export
from tests.document.families import FAMILIES, Family

ENOUGH_SECONDS: Final = 0.05
"""A time from which on a ratio says something."""

LARGEST: Final = 256_000
LARGE: Final = 200_000
MOST_SECONDS: Final = 2.0
"""What no text of 200 KB may take."""

HIGHEST_RATIO: Final = 2.6
"""Twice the text takes twice the time; what is more is noise up to here."""

WORST_RATE: Final = "12:30 " * 4_000
"""24 KB in one line, which once cost a plugin seconds."""


def main() -> None:
    """Print a line for each family, and those that grow too fast again at the end."""
    print(f"{'24 KB of times of day':40} {_seconds(Family(lambda n: WORST_RATE), 0) * 1000:8.0f} ms")
    print(f"{'family':40} {'size':>9} {'time':>11} {'twice':>11} {'ratio':>6}")
    suspects, slow = [], []
    for name, family in FAMILIES.items():
        ratio, rate = _measure(name, family)
        if ratio > HIGHEST_RATIO:
            ratio, rate = min((ratio, rate), _measure(name, family))
        if ratio > HIGHEST_RATIO:
            suspects.append(name)
        if rate * LARGE > MOST_SECONDS:
            slow.append(f"{name} ({rate * LARGE:.1f} s)")
    print("grows too fast: " + (", ".join(suspects) or "nothing"))
    print(f"too slow at {LARGE:,} characters: " + (", ".join(slow) or "nothing"))


def _measure(name: str, family: Family) -> tuple[float, float]:
    """How much longer twice the text takes, and how many seconds a character."""
    size = 1_000
    while (once := _seconds(family, size)) < ENOUGH_SECONDS and size < LARGEST:
        size *= 2
    twice = _seconds(family, 2 * size)
    characters = len(family.text(size))
    print(f"{name:40} {characters:9,} {once * 1000:8.0f} ms {twice * 1000:8.0f} ms {twice / once:6.2f}")
    return twice / once, twice / len(family.text(2 * size))


def seconds_of_large(family: Family) -> float:
    """Return the processor time that some `LARGE` characters of a family take."""
    size = 1_000
    while (characters := len(family.text(size))) < LARGE and size < LARGEST:
        size *= 2
    return _seconds(family, size * LARGE // max(1, characters), tries=1)


def _seconds(family: Family, size: int, tries: int = 3) -> float:
    """The least processor time of some tries in which a text is read and set in rows, in colour."""
    text = family.text(size)
    times = []
    for _ in range(tries):
        gc.collect()
        gc.disable()
        start = time.process_time()
        document, rest = begin(text, dialect=family.dialect)
        for _row in export(document, 80, True, rest):
            pass
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


if __name__ == "__main__":
    main()
