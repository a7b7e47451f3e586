"""Throws random input at everything that reads some, and tells what it could not take.

Run as ``python -m tests.benchmarks.fuzz [--minutes 5] [--seed 1] [TARGET …]``. Each target makes an input
from a number, uses it, and must neither raise nor say that something is wrong. Number N of a seed is the same
in every run (``--first N``). Exits with status 1 after a failure; the input is told, and ``--keep FOLDER``
writes it into a file.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.fuzz_targets import TARGETS

LONGEST_TOLD: Final = 600
"""Characters of an input that are told."""

SLOW: Final = 2.0
"""Seconds of processor time that no input takes: the most that 200 KB may take, and these are far shorter."""


class Failure(NamedTuple):
    """An input that was too much for a target."""

    target: str
    number: int
    source: str | bytes
    what: str
    """The error with its traceback, or what else is wrong."""

    def __str__(self) -> str:
        source = repr(self.source)
        told = source if len(source) <= LONGEST_TOLD else f"{source[:LONGEST_TOLD]} … {len(self.source)} long"
        return f"{self.target} {self.number}: {self.what}\n{told}"


def try_one(name: str, seed: int, number: int) -> Failure | None:
    """Have a target take one input."""
    target = TARGETS[name]
    source = target.make(random.Random(f"{name}/{seed}/{number}"))
    start = time.thread_time()
    try:
        target.use(source)
    except Exception:
        return Failure(name, number, source, traceback.format_exc())
    taken = time.thread_time() - start
    return Failure(name, number, source, f"it took {taken:.1f} s") if taken > SLOW else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the targets in turn until the time is over; 1 after a failure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all by default"
    )
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--first", type=int, default=1, metavar="N", help="begin with input N of the seed")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write what fails into files there")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    end = time.monotonic() + 60 * asked.minutes
    number = asked.first
    failed: Counter[str] = Counter()
    print(f"seed {asked.seed}", flush=True)
    while time.monotonic() < end:
        for name in asked.targets or TARGETS:
            failure = try_one(name, asked.seed, number)
            if failure is not None:
                failed[name] += 1
                print(failure, flush=True)
                keep(failure, asked.keep)
        number += 1
    told = ", ".join(f"{count} of {name}" for name, count in failed.items()) or "none"
    print(f"{number - asked.first} inputs for each target, failed: {told}")
    return 1 if failed else 0


def keep(failure: Failure, folder: Path | None) -> None:
    """Write the input of a failure into a file, to look at it."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    source = failure.source
    data = source if isinstance(source, bytes) else source.encode(errors="surrogatepass")
    (folder / f"{failure.target}-{failure.number}").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
