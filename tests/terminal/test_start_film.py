"""A film of every start shows no flicker, no blank and no wrong frame; no key or terminal is lost in it."""

from __future__ import annotations

import os
import pty
import random
import signal
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.content.followed import follow
from tests.terminal.conftest import Start
from tests.terminal.film import Film
from tests.terminal.pseudo_terminal import READER, PseudoTerminal
from tests.terminal.sequences import modes_left_on

SIZES = [(120, 40), (80, 24), (40, 15)]

TAKEN_OVER = b"\x1b[?1000h"
"""The application listens to the mouse, and therefore to keys."""

LATE = """
import sys, time
from reader.content.following.background import LibraryProcess
read = LibraryProcess.events
def events(self):
    time.sleep(0.5)
    yield from read(self)
LibraryProcess.events = events
LibraryProcess.has_result = lambda self, patience: False
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""Opens a folder whose posts come some time after the application."""

Command = Callable[[Path, Start], tuple[str, ...]]


def a_post(library: Path, _start: Start) -> tuple[str, ...]:
    return (*READER, str(library / "canals.md"))


def a_folder_without_an_index(library: Path, _start: Start) -> tuple[str, ...]:
    return (*READER, str(library))


def a_folder_with_an_index(library: Path, _start: Start) -> tuple[str, ...]:
    follow(library)
    return (*READER, str(library))


def a_folder_whose_posts_come_late(library: Path, _start: Start) -> tuple[str, ...]:
    return (sys.executable, "-c", LATE, str(library))


def standard_input(library: Path, _start: Start) -> tuple[str, ...]:
    return ("sh", "-c", f"'{sys.executable}' -m reader - < '{library / 'canals.md'}'")


def a_post_being_read(library: Path, start: Start) -> tuple[str, ...]:
    _read_on(start(library / "canals.md", columns=120, rows=40))
    return a_post(library, start)


def a_folder_being_read(library: Path, start: Start) -> tuple[str, ...]:
    _read_on(start(library, columns=120, rows=40))
    return (*READER, str(library))


def _read_on(terminal: PseudoTerminal) -> None:
    terminal.wait_for("Beginning of the post.")
    terminal.type("\r3")
    terminal.wait_for("› The lower section")
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def wait_for_application(terminal: PseudoTerminal) -> None:
    """Wait until the application has taken over, and rests."""
    terminal.wait_until(lambda: TAKEN_OVER in terminal.written, "the application")
    terminal.wait_for_rest()


READING = "Reading"
"""How the message begins that stands in the list until the first posts come."""

NARROW = 70
"""Columns below which a list has no article beside it."""

IN_LIST = (
    a_folder_without_an_index,
    a_folder_with_an_index,
    a_folder_whose_posts_come_late,
    a_folder_being_read,
)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize(
    "opened",
    [
        a_post,
        a_folder_without_an_index,
        a_folder_with_an_index,
        a_folder_whose_posts_come_late,
        standard_input,
        a_post_being_read,
        a_folder_being_read,
    ],
)
def test_every_cell_is_filled_once_but_those_that_tell_what_is_being_read(
    library: Path, start: Start, opened: Command, columns: int, rows: int
) -> None:
    with PseudoTerminal(opened(library, start), columns, rows) as terminal:
        terminal.wait_for("Canals" if columns < NARROW and opened in IN_LIST else "section.")
        wait_for_application(terminal)
        film = Film(bytes(terminal.written), columns, rows, READING)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    # What is known last is how much was read.
    del film.cells[-1]
    if opened in IN_LIST:
        row = next(row for row, text in enumerate(film.last) if text.strip())
        heading = film.last[row].partition("│")[0].partition("┃")[0]
        # Beside the name of the folder it counts, and says what is being done.
        del film.cells[row][len("   three") : len(heading)]
    assert film.wrong_cells() == []


@pytest.mark.parametrize(
    ("shown", "is_wrong"),
    [
        ("\x1b[1;1H\x1b[41m  \x1b[1;1Ha", False),
        ("\x1b[1;1Hab\x1b[1;1Hab", False),
        ("\x1b[1;1Ha\x1b[1;1H \x1b[1;1Ha", True),
        ("\x1b[1;1Ha\x1b[2J\x1b[1;1Ha", True),
        ("\x1b[1;1Ha\x1b[1;1Hb", True),
        ("\x1b[1;1Ha\x1b[K\x1b[1;1H ", True),
        ("\x1b[1;1Ha\x1b[1;1H\x1b[31ma", True),
        ("\x1b[1;1H│\x1b[1;1H┃", False),
        ("\x1b[1;1H┃\x1b[1;1H│", True),
    ],
)
def test_a_film_tells_what_flickers_vanishes_or_is_wrong(shown: str, is_wrong: bool) -> None:
    film = Film(f"on the other screen\x1b[?1049h{shown}".encode(), 4, 2)
    assert bool(film.wrong_cells()) == is_wrong


def opened_folder(library: Path) -> PseudoTerminal:
    return PseudoTerminal((*READER, str(library)), 120, 40)


def test_keys_typed_at_once_lead_where_they_lead_when_typed_slowly(library: Path) -> None:
    follow(library)
    ends = []
    for at_once in (True, False):
        with opened_folder(library) as terminal:
            if at_once:
                # There is no program yet to take them.
                terminal.type("jj]")
            else:
                wait_for_application(terminal)
                terminal.press("j", "j", "]")
            terminal.wait_for("All about anchors.")
            wait_for_application(terminal)
            ends.append(terminal.screen.splitlines()[:-1])
            terminal.type("q")
            assert terminal.wait_for_end() == 0
    assert ends[0] == ends[1]


@pytest.mark.parametrize("name", [".", "canals.md"])
def test_q_typed_at_once_ends_it(library: Path, name: str) -> None:
    with PseudoTerminal((*READER, str(library / name)), 120, 40) as terminal:
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.settings() == unused_settings()
        assert modes_left_on(bytes(terminal.written)) == set()


def unused_settings() -> list[object]:
    """How a terminal is set that nobody has used."""
    ends = pty.openpty()
    try:
        return termios.tcgetattr(ends[0])
    finally:
        for end in ends:
            os.close(end)


SIGNALLED = """
import os, sys
left = int(sys.argv.pop())
class Instant:
    def find_spec(self, name, path=None, target=None):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), {number})
sys.meta_path.insert(0, Instant())
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""Opens what the first argument names; is sent a signal at the module whose number is the last argument."""

MODULES = 720
"""About as many as are loaded until a folder is shown by the application."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_at_any_instant_of_the_start_gives_the_terminal_back(
    library: Path, number: signal.Signals
) -> None:
    chance = random.Random(number)
    for share in range(6):
        instant = chance.randrange(share * MODULES // 6, (share + 1) * MODULES // 6)
        program = SIGNALLED.format(number=int(number))
        with PseudoTerminal((sys.executable, "-c", program, str(library), str(instant)), 120, 40) as terminal:
            # Where fewer modules are loaded, it ends all the same.
            terminal.type("q")
            assert terminal.wait_for_end() in (0, 128 + number, -number), instant
            assert terminal.settings() == unused_settings(), instant
            assert modes_left_on(bytes(terminal.written)) == set(), instant
