"""Two readers of one library at once, and kills at random instants: what was acknowledged is kept.

Run as ``python -m tests.benchmarks.readers [--seconds 60] [--kills 200] [--seed 1]``. Exits with status 1
when the file does not open, is damaged, or lacks anything that a reader was told to be safe.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from mmap import mmap
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from reader.memory.memory import Memory
from reader.memory.model import Bookmark, Layout, Position
from reader.settings.folders import FILE_NAME, state_folder
from tests.benchmarks.own_state import keep_state_in
from tests.environment import PATIENCE

POSTS: Final = 30
"""Posts that each reader reads for itself."""

LETTERS: Final = ("abcdefghijklm", "nopqrstuvwxyz")
"""The marks that each of the two makes."""

AHEAD: Final = 64
"""Acts that a reader can have done, at most, since it last heard that all of them are safe."""

FIRST_ACTS: Final = (0, 0, 20)
"""How many acts a reader was told to be safe, at least, when it is killed; one of these."""

LATEST_KILL: Final = 0.25
"""Seconds after that within which it is."""

_NUMBER: Final = 8
"""Bytes of such a number."""


class Known(NamedTuple):
    """What memory holds of what one reader did."""

    opened: frozenset[str]
    read: frozenset[str]
    starred: frozenset[str]
    furthest: frozenset[tuple[str, float]]
    positions: frozenset[tuple[str, Position | None]]
    marks: frozenset[tuple[str, Bookmark]]


class Reader(NamedTuple):
    """A process that reads."""

    process: int
    acknowledged: mmap
    """Memory that it shares, in which stands how many of its acts it was told to be safe."""
    number: int
    """0 or 1: which of the two."""
    seed: int


class Outcome(NamedTuple):
    """What came of it so far."""

    acts: int
    """Acts that were acknowledged."""
    kills: int
    wrong: list[str]


def read_together(folder: Path, seconds: float, seed: int, acts: int = 0) -> Outcome:
    """Have two readers at one library for a while, and until each has done some acts; let them end."""
    chance = random.Random(seed)
    readers = [_start(folder, number, chance.randrange(1 << 30), seconds, acts) for number in (0, 1)]
    for reader in readers:
        os.waitpid(reader.process, 0)
    counts = [_last_acknowledged(reader) for reader in readers]
    wrong = list(check(folder, readers, counts, are_whole=True))
    return Outcome(sum(counts), 0, wrong)


def kill_often(folder: Path, kills: int, seed: int) -> Iterator[Outcome]:
    """Kill so many readers, each while another is at the same library; tell after each pair."""
    chance = random.Random(seed)
    acts, done, wrong = 0, 0, list[str]()
    while done < kills:
        library = folder / f"library {done}"
        readers = [_start(library, number, chance.randrange(1 << 30)) for number in (0, 1)]
        for reader in readers:
            _wait_for_acts(reader, chance.choice(FIRST_ACTS))
            time.sleep(chance.uniform(0, LATEST_KILL))
            os.kill(reader.process, signal.SIGKILL)
            os.waitpid(reader.process, 0)
        counts = [_last_acknowledged(reader) for reader in readers]
        wrong += check(library, readers, counts, are_whole=False)
        acts += sum(counts)
        done += len(readers)
        yield Outcome(acts, done, wrong)


def check(folder: Path, readers: list[Reader], counts: list[int], *, are_whole: bool) -> Iterator[str]:
    """What is not right about the file. ``are_whole`` says that nothing was done after ``counts`` acts."""
    memory = Memory.open(folder)
    memory.close()
    if memory.trouble:
        yield memory.trouble
    file = state_folder() / FILE_NAME
    if not file.exists():
        # They were killed before they had made it.
        if any(counts):
            yield "the file is gone"
        return
    with closing(sqlite3.connect(file)) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        yield f"the file is damaged: {answer}"
    for reader, count in zip(readers, counts, strict=True):
        kept = _known(memory, reader.number)
        possible = _known_after(reader, count, 1 if are_whole else AHEAD)
        if kept not in possible:
            yield f"of {count} acts of a reader, some are missing, or not in their order"


def _known_after(reader: Reader, count: int, more: int) -> list[Known]:
    """What has to be known after so many acts of a reader, or after some more of them."""
    model = Memory(Path("model"), keep=False)
    chance = random.Random(reader.seed)
    for _ in range(count):
        _act(model, reader.number, chance)
    known = [_known(model, reader.number)]
    for _ in range(more - 1):
        _act(model, reader.number, chance)
        known.append(_known(model, reader.number))
    return known


def _known(memory: Memory, number: int) -> Known:
    def own(paths: set[str]) -> frozenset[str]:
        return frozenset(path for path in paths if path.startswith(f"{number}-"))

    begun = own({*memory.furthest})
    return Known(
        own({*memory.recent(9_999)}),
        own({*memory.read}),
        own({*memory.starred}),
        frozenset((path, memory.furthest[path]) for path in begun),
        frozenset((path, memory.position(path)) for path in begun),
        frozenset((letter, mark) for letter, mark in memory.bookmarks.items() if letter in LETTERS[number]),
    )


def _act(memory: Memory, number: int, chance: random.Random) -> None:
    """Do something at random, as one of two readers."""
    path = f"{number}-{chance.randrange(POSTS)}.md"
    anchor = f'[{chance.randrange(999)},0,1,"","","words of the post {chance.random()}","",""]'
    match chance.randrange(6):
        case 0:
            memory.opened(path, f"Title of {path}")
        case 1 | 2:
            memory.stopped(path, Position(anchor, chance.randrange(-1, 2), chance.random()))
        case 3:
            memory.set_read(path, chance.random() < 0.7)
        case 4:
            memory.set_starred(path, chance.random() < 0.5)
        case _:
            memory.set_bookmark(chance.choice(LETTERS[number]), Bookmark(path, anchor, 1, "Title", "Section"))


def _start(folder: Path, number: int, seed: int, seconds: float = 3_600.0, acts: int = 0) -> Reader:
    acknowledged = mmap(-1, _NUMBER)
    process = os.fork()
    if process == 0:
        _read(folder, number, seed, (seconds, acts), acknowledged)
    return Reader(process, acknowledged, number, seed)


def _read(folder: Path, number: int, seed: int, least: tuple[float, int], acknowledged: mmap) -> NoReturn:
    """Read at random; tell how many acts were done each time that all of them are safe.

    ``least`` is for how many seconds, and how many acts.
    """
    status = 1
    try:
        memory = Memory.open(folder)
        chance, rest = random.Random(seed), random.Random(seed + 1)
        end = time.monotonic() + least[0]
        done, told = 0, 0
        while time.monotonic() < end or done < least[1]:
            for _ in range(rest.randrange(1, 6)):
                _act(memory, number, chance)
                done += 1
            if rest.random() < 0.2:
                memory.refresh()
            if rest.random() < 0.05:
                memory.set_layout(Layout(rest.choice(("title", "date")), rest.random() < 0.5))
            if rest.random() < 0.5 or done - told > AHEAD - 6:
                if not memory.flush(60):
                    break
                told = done
                acknowledged[:] = told.to_bytes(_NUMBER)
            time.sleep(rest.random() * 0.004)
        if memory.flush(60):
            acknowledged[:] = done.to_bytes(_NUMBER)
            memory.close()
            status = 0
    finally:
        os._exit(status)


def _last_acknowledged(reader: Reader) -> int:
    """How many acts a reader was told to be safe."""
    return int.from_bytes(reader.acknowledged[:])


def _wait_for_acts(reader: Reader, acts: int) -> None:
    """Wait until a reader was told so many acts to be safe."""
    end = time.monotonic() + PATIENCE
    while _last_acknowledged(reader) < acts:
        assert time.monotonic() < end, "a reader does nothing"
        time.sleep(0.002)


def main() -> None:
    """Print how it goes, and everything that is wrong at the end."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.readers", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long two read at once (default 60)")
    parser.add_argument("--kills", type=int, default=200, help="readers to kill (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reader-readers-") as folder:
        keep_state_in(Path(folder))
        together = read_together(Path(folder) / "library", options.seconds, options.seed)
        print(f"{together.acts:,} acts of two readers in {options.seconds:.0f} s")
        wrong = together.wrong
        outcome = Outcome(0, 0, [])
        for outcome in kill_often(Path(folder), options.kills, options.seed):
            print(f"\r{outcome.kills} kills", end="", file=sys.stderr)
        print(f"\r{outcome.kills} kills, {outcome.acts:,} acknowledged acts before them")
        wrong = [*wrong, *outcome.wrong]
        print("\n".join(wrong) or "All that was acknowledged is there, and the file opened each time.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
