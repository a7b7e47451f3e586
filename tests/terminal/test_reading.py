"""A person at the keyboard: opening, scrolling, jumping, searching, quitting, at every size."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import REPOSITORY, PseudoTerminal
from tests.terminal.sequences import modes_left_on, take_apart


def quit_properly(terminal: PseudoTerminal) -> None:
    """Press ``q``; the program must end well and leave the terminal as it found it."""
    terminal.type("q")
    assert terminal.wait_for_end() == 0, terminal.screen
    assert_terminal_restored(terminal)


def open_by_title(terminal: PseudoTerminal, title: str) -> None:
    """Search a title and open what is found."""
    terminal.press("/", *title, "\r")


def assert_terminal_restored(terminal: PseudoTerminal) -> None:
    """The usual screen, a visible cursor, no mouse reports, the usual keyboard."""
    written = bytes(terminal.written)
    assert modes_left_on(written) == set()
    assert written.count(b"\x1b[<u") >= written.count(b"\x1b[>25u")
    assert b"Traceback" not in written


def test_the_list_shows_the_posts_and_previews_the_newest(start: Start, library: Path) -> None:
    terminal = start(library, columns=120, rows=36)
    terminal.wait_for("3 posts")
    terminal.wait_for("Bridges of iron")
    terminal.wait_for("Beginning of the post.")
    quit_properly(terminal)


def test_a_post_is_opened_and_scrolled_to_its_end(start: Start, library: Path) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    terminal.press("\r", " ")
    terminal.wait_until_gone("Beginning of the post.")
    terminal.type("G")
    terminal.wait_for("END-OF-POST")
    terminal.type("g")
    terminal.wait_for("Beginning of the post.")
    quit_properly(terminal)


def test_the_section_keys_jump(start: Start, library: Path) -> None:
    terminal = start(library / "canals.md", columns=90)
    terminal.wait_for("Beginning of the post.")
    terminal.type("]]")
    terminal.wait_for("Sentence 1 of the middle section.")
    terminal.type("[")
    terminal.wait_for("Sentence 1 of the upper section.")
    terminal.type("3")
    terminal.wait_for("Sentence 1 of the lower section.")
    quit_properly(terminal)


def test_the_next_post_is_one_key_away(start: Start, library: Path) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("J")
    terminal.wait_for("All about bridges.")
    terminal.type("K")
    terminal.wait_for("Beginning of the post.")
    quit_properly(terminal)


def test_a_title_is_searched_for_and_opened(start: Start, library: Path) -> None:
    terminal = start(library)
    terminal.wait_for("3 posts")
    terminal.type("/")
    terminal.wait_for("title, #tag")
    terminal.type("anch")
    terminal.wait_until_gone("Bridges of iron")
    terminal.wait_for("All about anchors.")
    terminal.press("\r")
    quit_properly(terminal)


def test_the_sample_posts_open_with_the_tour(start: Start) -> None:
    terminal = start(REPOSITORY / "sample_posts", columns=120, rows=36)
    terminal.wait_for("Welcome. This is a folder of posts")
    terminal.press("\r")
    terminal.press("]", "]", " ", "G")
    terminal.wait_for("Good reading")
    quit_properly(terminal)


def test_help_opens_and_closes(start: Start, library: Path) -> None:
    terminal = start(library)
    terminal.wait_for("3 posts")
    terminal.type("?")
    terminal.wait_for("One page down")
    terminal.type("\x1b")
    terminal.wait_until_gone("One page down")
    quit_properly(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24), (120, 36), (240, 60)])
def test_usual_sizes_open_scroll_and_quit(start: Start, library: Path, columns: int, rows: int) -> None:
    terminal = start(library, columns=columns, rows=rows)
    terminal.wait_for("Canals of water")
    terminal.press("\r")
    terminal.wait_for("Beginning of the post.")
    terminal.type("G")
    terminal.wait_for("END-OF-POST")
    quit_properly(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (1, 20), (2, 2), (10, 1), (20, 6)])
def test_tiny_terminals_start_and_quit(start: Start, library: Path, columns: int, rows: int) -> None:
    terminal = start(library, columns=columns, rows=rows)
    terminal.wait_for_output()
    terminal.type("\r")
    terminal.resize(80, 24)
    terminal.press("\r")
    terminal.wait_for("Beginning of the post.")
    terminal.type("G")
    terminal.wait_for("END-OF-POST")
    quit_properly(terminal)


@pytest.mark.parametrize("columns", [range(1, 8), range(8, 15), range(15, 21)], ids=str)
def test_every_tiny_size_is_lived_through(start: Start, library: Path, columns: range) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    for size, key in zip(
        itertools.product(columns, range(1, 7)), itertools.cycle("\r]G\x1b jg"), strict=False
    ):
        terminal.resize(*size)
        terminal.wait_for_output(quiet=0.02)
        terminal.type(key)
    terminal.resize(80, 24)
    terminal.type("\x1bg")
    terminal.wait_for("Canals of water")
    quit_properly(terminal)


@pytest.mark.parametrize("place", [".", "canals.md"])
def test_nothing_is_drawn_while_nothing_happens(start: Start, library: Path, place: str) -> None:
    terminal = start(library / place)
    terminal.wait_for("Beginning of the post.")
    while terminal.read(1.0):
        assert len(terminal.written) < 200_000, "it draws for ever"


def test_nothing_but_the_sequences_of_an_application_is_written(start: Start, library: Path) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    quit_properly(terminal)
    assert take_apart(bytes(terminal.written)).strangers() == []


def test_f1_opens_the_manual_and_leads_back(start: Start, library: Path) -> None:
    terminal = start(library, columns=120, rows=36)
    terminal.wait_for("Beginning of the post.")
    terminal.press("\x1bOP")
    terminal.wait_for("F1 back to your posts")
    terminal.wait_for("First steps")
    terminal.press("\x1bOP")
    terminal.wait_for("Beginning of the post.")
    terminal.press("\x1bOP")
    terminal.wait_for("F1 back to your posts")
    quit_properly(terminal)
