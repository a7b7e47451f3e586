"""Measure everything beside other programs, and print the table: ``python -m tests.benchmarks``."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.benchmarks.bench import QUICK, Bench, Scale, tell
from tests.benchmarks.figures.printing import as_table
from tests.benchmarks.figures.readme import as_markdown, shown_rows, write_into
from tests.benchmarks.figures.rows import MISSED, Row
from tests.benchmarks.machine import Others, machine
from tests.benchmarks.parts.all_parts import PARTS, Part, chosen_parts
from tests.benchmarks.sittings.programs import PEERS, find_peers
from tests.terminal.pseudo_terminal import REPOSITORY

README: Final = REPOSITORY / "README.md"


def main() -> None:
    """Read the options, measure and print."""
    parser = _parser()
    options = parser.parse_args()
    if options.list:
        print("\n".join(PARTS))
        return
    try:
        parts = chosen_parts(options.parts)
        peers = find_peers({name: getattr(options, name) for name in PEERS})
    except (ValueError, FileNotFoundError) as error:
        parser.error(str(error))
    scale = QUICK if options.quick else Scale()
    if options.runs:
        scale = replace(scale, runs=options.runs)
    others, began = Others(), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="reader-benchmarks-") as folder:
        rows = [*measure(Bench(Path(folder), scale, peers), parts)]
    print(f"On {machine()}. Programs of others: {', '.join(peers) or 'none'}.\n\n{as_table(rows)}")
    missed = [row.what for row in rows if row.verdict == MISSED]
    print(f"\nbudgets missed: {len(missed)}" + "".join(f"\n  {what}" for what in missed))
    print(f"\nMeasured in {(time.perf_counter() - began) / 60:.0f} minutes. {others.told()}")
    if options.readme:
        write_into(README, as_markdown(shown_rows(rows), machine()))


def measure(bench: Bench, parts: dict[str, Part]) -> Iterator[Row]:
    """Measure some parts in turn, and yield their rows. A part that fails is told and left out."""
    bench.warm_up()
    for number, (name, part) in enumerate(parts.items(), 1):
        tell(f"{number} of {len(parts)}: {name}")
        try:
            yield from part(bench)
        except (AssertionError, OSError) as error:
            tell(f"  {name} could not be measured: {error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure the reader in a pseudo-terminal beside a blank Textual application (the floor), "
        "Textual's MarkdownViewer, and the programs of others that are found. Figures are medians.",
    )
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help="what to measure: start, keys-5MB, '*-three' …"
    )
    parser.add_argument("--list", action="store_true", help="print the names of all parts")
    parser.add_argument("--quick", action="store_true", help="little of everything, to see that it works")
    parser.add_argument("--runs", type=int, help="how often each program is started for a figure")
    parser.add_argument("--readme", action="store_true", help="write some rows into the README")
    for name in PEERS:
        variable = f"BENCHMARK_{name.upper()}"
        parser.add_argument(f"--{name}", metavar="PROGRAM", help=f"where {name} is; also {variable}")
    return parser


if __name__ == "__main__":
    main()
