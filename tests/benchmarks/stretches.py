"""Every long stretch of the event loop in a scripted reading: ``python -m tests.benchmarks.stretches``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.bench import Bench, Scale
from tests.benchmarks.figures.printing import as_table
from tests.benchmarks.parts.reading import stretches


def main() -> None:
    """Read for some minutes, and print each long stretch and what they come to."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.stretches", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="how long is read (default 10)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reader-benchmarks-") as folder:
        log = Path(folder) / "long stretches"
        bench = Bench(Path(folder), Scale(), {})
        bench.warm_up()
        rows = [*stretches(bench, options.minutes, log)]
        print(f"{log.read_text(encoding='utf-8')}\n{as_table(rows)}")


if __name__ == "__main__":
    main()
