"""The programs that are measured: how each is started, and by what one sees that it can be read."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.benchmarks.figures.rows import FLOOR, GLOW, HIKE, READER, VIEWER
from tests.benchmarks.generate import FIRST_WORDS
from tests.benchmarks.programs import floor
from tests.benchmarks.sittings.timed_terminal import TimedTerminal
from tests.terminal import pseudo_terminal

PEERS: Final = (GLOW, HIKE, "rg", "jekyll", "hugo")
"""The programs of others, which are measured where they are found."""

COLUMNS: Final = 120
ROWS: Final = 40

WIDE: Final = 160
"""Columns in which list, article and outline always stand side by side."""

PAGE_DOWN: Final = "\x1b[6~"
LINE_DOWN: Final = "\x1b[B"
HOME: Final = "\x1b[H"
END: Final = "\x1b[F"
SECTION: Final = "]"
ONLY_ARTICLE: Final = "z"
OPEN: Final = "\r"

_WITHOUT_ANIMATIONS: Final = {"TEXTUAL_ANIMATIONS": "none"}
"""Smooth scrolling would make the programs that the reader is compared with look slower than they are."""


@dataclass(frozen=True, slots=True)
class Program:
    """Something to measure."""

    name: str
    command: tuple[str, ...]
    first_words: str = FIRST_WORDS
    """The text that tells that the first screen can be read."""
    patience: float = 30.0
    """Seconds after which it is given up."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def start(self, columns: int = COLUMNS, rows: int = ROWS) -> TimedTerminal:
        """Start it in a terminal. Use it in a ``with`` statement."""
        return TimedTerminal(self.command, columns, rows, {**_WITHOUT_ANIMATIONS, **self.environment})


BLANK: Final = Program(FLOOR, (sys.executable, "-m", floor.__name__), floor.FIRST_LINE)


def reader(path: Path, state: Path, first_words: str = FIRST_WORDS, patience: float = 60.0) -> Program:
    """Return the reader with a post or a folder; it remembers in the folder ``state``."""
    environment = {"READER_STATE_DIR": str(state)}
    return Program(
        READER, (*pseudo_terminal.READER, str(path)), first_words, patience, environment=environment
    )


def viewer(article: Path) -> Program:
    """Return Textual's Markdown viewer with an article. It needs a widget for every block."""
    module = floor.__name__.replace("floor", "markdown_viewer")
    return Program(VIEWER, (sys.executable, "-m", module, str(article)))


def glow(found: str, path: Path, first_words: str = FIRST_WORDS) -> Program:
    """Return glow with an article or a folder in its pager."""
    return Program(GLOW, (found, "-t", str(path)), first_words)


def hike(found: str, article: Path) -> Program:
    """Return hike with an article."""
    return Program(HIKE, (found, str(article)))


def find_peers(named: Mapping[str, str | None]) -> dict[str, str]:
    """Return where the programs of others are: as named, by ``BENCHMARK_GLOW`` and the like, or on the path.

    Those that are nowhere are missing. Raises `FileNotFoundError` when one is not where it was said to be.
    """
    found: dict[str, str] = {}
    for name in PEERS:
        told = named.get(name) or os.environ.get(f"BENCHMARK_{name.upper()}")
        path = shutil.which(told or name)
        if path:
            found[name] = path
        elif told:
            raise FileNotFoundError(f"{name} is not at {told}")
    return found
