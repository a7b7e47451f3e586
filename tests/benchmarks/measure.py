"""Times of one sitting with a program in a pseudo-terminal, as the person in front of it would see them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from reader.content.store.location import CACHE_VARIABLE
from tests.benchmarks.generate import FIRST_WORDS
from tests.benchmarks.programs import floor
from tests.terminal.pseudo_terminal import READER, REPOSITORY, PseudoTerminal

COLUMNS: Final = 120
ROWS: Final = 40

PATIENCE: Final = 60.0
"""Seconds after which a program is given up."""

PRESSES: Final = 8
"""How often a key is pressed for one median."""

QUIET: Final = 0.12
"""Seconds without a byte after which a key counts as answered."""

_PAGE_DOWN: Final = "\x1b[6~"
_LINE_DOWN: Final = "\x1b[B"
_NEXT_SECTION: Final = "]"
_ALL_KEYS_OF_A_QUERY: Final = "merton"

WITHOUT_ANIMATIONS: Final = {"TEXTUAL_ANIMATIONS": "none"}
"""Smooth scrolling would make the programs that the reader is compared with look slower than they are."""

Figures = dict[str, float]
"""Seconds, or megabytes, by the name of what was measured. What took too long is missing."""


@dataclass(frozen=True, slots=True)
class Program:
    """Something to measure, and the text that tells that its first screen can be read."""

    command: tuple[str, ...]
    first_words: str
    has_sections: bool = False


FLOOR: Final = Program((sys.executable, "-m", floor.__name__), floor.FIRST_LINE)


def viewer(article: Path) -> Program:
    """Textual's Markdown viewer with an article."""
    module = floor.__name__.replace("floor", "markdown_viewer")
    return Program((sys.executable, "-m", module, str(article)), FIRST_WORDS)


def reader(article: Path) -> Program:
    """The reader with an article."""
    return Program((*READER, str(article)), FIRST_WORDS, has_sections=True)


def sit_with_article(program: Program, patience: float = PATIENCE) -> Figures:
    """Start a program, scroll, jump and resize; nothing but what was reached within ``patience``."""
    figures: Figures = {}
    with _start(program) as terminal:
        try:
            shown = _wait_for_bytes(terminal, program.first_words, patience)
            figures["start"] = shown - terminal.started
            _settle(terminal, patience)
            figures["memory"] = terminal.memory()
            figures["page down"] = _key_time(terminal, [_PAGE_DOWN] * PRESSES)
            figures["line down"] = _key_time(terminal, [_LINE_DOWN] * PRESSES)
            if program.has_sections:
                figures["section jump"] = _key_time(terminal, [_NEXT_SECTION] * PRESSES)
            figures["resize"] = _resize_time(terminal)
        except AssertionError:
            pass
    return figures


def sit_with_library(folder: Path, posts: int, cache: Path) -> Figures:
    """Start the reader in a folder, wait for its titles and for all of them, and search them.

    ``cache`` is an empty folder, so that there is no saved index.
    """
    figures: Figures = {}
    with _start(Program((*READER, str(folder)), "No. "), {CACHE_VARIABLE: str(cache)}) as terminal:
        shown = _wait_for_bytes(terminal, f"No. {posts - 1}", PATIENCE)
        figures["first titles"] = shown - terminal.started
        complete = terminal.wait_for(f"{posts:,} posts", PATIENCE)
        figures["whole index"] = complete - terminal.started
        _settle(terminal, PATIENCE)
        figures["memory"] = terminal.memory()
        terminal.type("/")
        terminal.wait_for_output(QUIET)
        figures["title search"] = _key_time(terminal, list(_ALL_KEYS_OF_A_QUERY))
    return figures


def time_command(*arguments: str) -> float:
    """Seconds that the reader needs to print something."""
    started = time.perf_counter()
    subprocess.run([*READER, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=REPOSITORY)
    return time.perf_counter() - started


def medians(sittings: Sequence[Figures]) -> Figures:
    """The median of each figure over several sittings that all came to it."""
    names = dict.fromkeys(name for figures in sittings for name in figures)
    return {
        name: statistics.median(figures[name] for figures in sittings)
        for name in names
        if all(name in figures for figures in sittings)
    }


def _start(program: Program, environment: Mapping[str, str] = {}) -> PseudoTerminal:
    everywhere = {**WITHOUT_ANIMATIONS, **environment}
    return PseudoTerminal(program.command, COLUMNS, ROWS, everywhere, REPOSITORY)


def _wait_for_bytes(terminal: PseudoTerminal, text: str, patience: float) -> float:
    """Wait for text that is written in one piece, without the cost of emulating a screen."""
    wanted = text.encode()
    return terminal.wait_until(lambda: wanted in terminal.written, f"{text!r} to be written", patience)


def _settle(terminal: PseudoTerminal, patience: float) -> None:
    """Wait until the program has nothing more to write, so that a key's answer is its own."""
    end = time.perf_counter() + patience
    while terminal.read(3 * QUIET) and time.perf_counter() < end:
        pass


def _key_time(terminal: PseudoTerminal, keys: Sequence[str]) -> float:
    """Median seconds from a key to the last byte of its answer."""
    return _median_time(terminal, [partial(terminal.type, key) for key in keys])


def _resize_time(terminal: PseudoTerminal) -> float:
    sizes = [(COLUMNS - 20, ROWS - 10), (COLUMNS, ROWS)] * (PRESSES // 2)
    return _median_time(terminal, [partial(terminal.resize, *size) for size in sizes])


def _median_time(terminal: PseudoTerminal, deeds: Sequence[Callable[[], float]]) -> float:
    """Median seconds from what a person does to the last byte that comes of it."""
    times: list[float] = []
    for deed in deeds:
        done = deed()
        times.append(terminal.wait_for_output(QUIET, patience=10.0) - done)
    return statistics.median(times)
