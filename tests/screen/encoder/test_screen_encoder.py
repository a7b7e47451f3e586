"""What is sent turns the screen that stands into the one that is wanted, and is little."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from reader.screen.encoder.look import PLAIN, CellLook, change_of_look
from reader.screen.encoder.screen_encoder import Abilities, ScreenEncoder
from tests.emulated_terminal import EmulatedTerminal

COLUMNS, ROWS = 60, 20
ALL = Abilities(coloured_blanks=True, erases_cells=True)

Line = Sequence[tuple[str, CellLook]]

LOOKS = (
    PLAIN,
    CellLook("31"),
    CellLook("38;2;1;2;3", "44"),
    CellLook("", "48;5;20", ("1",)),
    CellLook("33", "", ("3", "4")),
    CellLook("", "", ("7",)),
    CellLook("34", "", ("1", "9")),
)
TEXTS = ("abc", "  ", "     ", "日本", "é", "x" * 9, " " * 20, "字", "─" * 12, "hello world ")


def drawn_in_full(lines: Sequence[Line]) -> EmulatedTerminal:
    """Return a terminal that was sent everything, each piece with its whole look."""
    terminal = EmulatedTerminal(COLUMNS, ROWS)
    for y, line in enumerate(lines):
        terminal.take(f"\x1b[{y + 1};1H")
        for text, look in line:
            terminal.take(f"\x1b[m{change_of_look(PLAIN, look)}{text}\x1b[m")
    return terminal


def some_line(choice: random.Random) -> Line:
    pieces: list[tuple[str, CellLook]] = []
    cells = 0
    while cells < COLUMNS:
        text = choice.choice(TEXTS)
        width = sum(2 if character in "日本字" else 1 for character in text)
        if cells + width > COLUMNS:
            text, width = " " * (COLUMNS - cells), COLUMNS - cells
        pieces.append((text, choice.choice(LOOKS)))
        cells += width
    return pieces


def next_lines(lines: list[Line], choice: random.Random) -> list[Line]:
    """Return lines that have scrolled, of which some have changed, or all."""
    kind = choice.random()
    if kind < 0.4:
        rows = choice.choice((1, 2, 5, -1, -3))
        new = [some_line(choice) for _ in range(abs(rows))]
        return lines[rows:] + new if rows > 0 else new + lines[:rows]
    if kind < 0.9:
        changed = choice.sample(range(ROWS), choice.randint(1, 4))
        return [some_line(choice) if y in changed else line for y, line in enumerate(lines)]
    return [some_line(choice) for _ in lines]


@pytest.mark.parametrize("abilities", [Abilities(), ALL], ids=["plain terminal", "able terminal"])
@pytest.mark.parametrize("seed", range(4))
def test_a_terminal_shows_the_same_as_if_it_were_sent_everything(abilities: Abilities, seed: int) -> None:
    choice = random.Random(seed)
    lines = [some_line(choice) for _ in range(ROWS)]
    encoder, terminal = ScreenEncoder(COLUMNS, ROWS, abilities), EmulatedTerminal(COLUMNS, ROWS)
    for _ in range(30):
        for y, line in enumerate(lines):
            encoder.put(y, 0, line)
        terminal.take(encoder.frame())
        assert terminal.cells == drawn_in_full(lines).cells
        lines = next_lines(lines, choice)


def encoder_showing(*lines: str) -> tuple[ScreenEncoder, EmulatedTerminal]:
    """Return an encoder after a frame of lines, and the terminal that shows them."""
    encoder, terminal = ScreenEncoder(COLUMNS, ROWS, ALL), EmulatedTerminal(COLUMNS, ROWS)
    for y in range(ROWS):
        encoder.put(y, 0, [((lines[y] if y < len(lines) else "").ljust(COLUMNS), PLAIN)])
    terminal.take(encoder.frame())
    return encoder, terminal


def test_what_stands_already_is_not_sent() -> None:
    encoder, _ = encoder_showing("one", "two")
    encoder.put(1, 0, [("two", PLAIN)])
    assert encoder.frame() == ""


def test_a_word_that_changes_is_sent_alone() -> None:
    encoder, _ = encoder_showing("the old word stands here")
    encoder.put(0, 4, [("new", PLAIN)])
    assert encoder.frame() == "\x1b[1;5Hnew"


def test_blanks_of_another_colour_of_text_are_no_change() -> None:
    encoder, _ = encoder_showing("one")
    encoder.put(0, 3, [("     ", CellLook("31"))])
    assert encoder.frame() == ""


def test_blanks_up_to_the_end_of_a_row_are_erased() -> None:
    encoder, _ = encoder_showing("x" * COLUMNS)
    encoder.put(0, 1, [(" " * (COLUMNS - 1), PLAIN)])
    assert encoder.frame() == "\x1b[1;2H\x1b[K"


def test_blanks_of_a_colour_are_written_where_erasing_leaves_none() -> None:
    encoder = ScreenEncoder(COLUMNS, ROWS, Abilities())
    encoder.put(0, 0, [(" " * COLUMNS, CellLook("", "44"))])
    assert " " * COLUMNS in encoder.frame()


def test_rows_that_scroll_are_moved_by_the_terminal() -> None:
    rows = [f"row {number} of the text that scrolls" for number in range(ROWS + 1)]
    encoder, terminal = encoder_showing(*rows[:ROWS])
    for y in range(ROWS):
        encoder.put(y, 0, [(rows[y + 1].ljust(COLUMNS), PLAIN)])
    sequences = encoder.frame()
    terminal.take(sequences)
    assert terminal.text == rows[1:]
    assert len(sequences) < 80


def test_half_of_a_wide_character_never_stays() -> None:
    encoder, terminal = encoder_showing("a日本b")
    encoder.put(0, 2, [("x", PLAIN)])
    encoder.put(0, 1, [(" ", PLAIN)])
    terminal.take(encoder.frame())
    assert terminal.text[0] == "a x本b"


def test_after_a_picture_whose_width_terminals_disagree_about_the_row_is_written_anew() -> None:
    encoder, _ = encoder_showing("a 👩‍💻 end")
    encoder.put(0, 0, [("b", PLAIN)])
    assert "end" in encoder.frame()


def test_what_comes_after_such_a_picture_is_put_in_its_place() -> None:
    encoder = ScreenEncoder(COLUMNS, ROWS, ALL)
    encoder.put(0, 0, [("👩‍💻x", PLAIN)])
    assert "👩‍💻\x1b[3Gx" in encoder.frame()


def test_a_screen_that_something_else_wrote_on_is_sent_whole() -> None:
    encoder, _ = encoder_showing("one", "two")
    encoder.forget()
    encoder.put(0, 0, [("one".ljust(COLUMNS), PLAIN)])
    assert "one" in encoder.frame()


def test_what_lies_outside_of_the_screen_is_left_out() -> None:
    encoder, terminal = encoder_showing()
    encoder.put(ROWS, 0, [("below", PLAIN)])
    encoder.put(0, COLUMNS - 2, [("beyond", PLAIN)])
    terminal.take(encoder.frame())
    assert terminal.text[0] == " " * (COLUMNS - 2) + "be"
    assert not any("below" in line for line in terminal.text)


def test_each_frame_ends_in_the_terminals_own_look() -> None:
    encoder, _ = encoder_showing()
    encoder.put(0, 0, [("red", CellLook("31"))])
    assert encoder.frame().endswith("red\x1b[m")


def test_a_hyperlink_is_begun_and_ended() -> None:
    encoder, _ = encoder_showing()
    encoder.put(0, 0, [("link", CellLook(link="id=1;https://example.org"))])
    assert encoder.frame() == "\x1b[1H\x1b]8;id=1;https://example.org\x1b\\link\x1b]8;;\x1b\\"


PANES = (range(18), range(19, 44), range(45, COLUMNS))
"""The columns of three panes, with lines between them."""


def some_text(choice: random.Random, columns: int) -> Line:
    pieces: list[tuple[str, CellLook]] = []
    cells = 0
    while cells < columns:
        text = choice.choice(TEXTS)
        width = sum(2 if character in "日本字" else 1 for character in text)
        if cells + width > columns:
            text, width = " " * (columns - cells), columns - cells
        pieces.append((text, choice.choice(LOOKS)))
        cells += width
    return pieces


def beside(panes: Sequence[Sequence[Line]], choice: random.Random) -> list[Line]:
    """Return the lines of panes beside each other."""
    lines: list[Line] = []
    for row in zip(*panes, strict=True):
        first, *others = row
        line = [*first]
        for pane in others:
            line += [(choice.choice("│┃"), PLAIN), *pane]
        lines.append(line)
    return lines


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_panes_beside_each_other_show_the_same_however_they_scroll(margins: bool, seed: int) -> None:
    choice = random.Random(seed)
    encoder, terminal = ScreenEncoder(COLUMNS, ROWS, ALL), EmulatedTerminal(COLUMNS, ROWS)
    encoder.margins = margins
    panes = [[some_text(choice, len(columns)) for _ in range(ROWS)] for columns in PANES]
    for _ in range(40):
        lines = beside(panes, choice)
        for y, line in enumerate(lines):
            encoder.put(y, 0, line)
        terminal.take(encoder.frame())
        assert terminal.cells == drawn_in_full(lines).cells
        for number, columns in enumerate(PANES):
            rows = choice.choice((0, 0, 1, 1, 3, 9, -1, -2))
            new = [some_text(choice, len(columns)) for _ in range(abs(rows))]
            pane = panes[number]
            panes[number] = pane[rows:] + new if rows > 0 else new + pane[: len(pane) + rows]


def pane_lines(first: int) -> list[str]:
    """Return a list, an article whose first row in view has a number, and an outline."""
    words = [f"{number} {chr(97 + number % 26) * 18}" for number in range(first, first + ROWS)]
    return [f"Post {y:<12} │ {text:<22} │ Section {y}".ljust(COLUMNS) for y, text in enumerate(words)]


@pytest.mark.parametrize(("margins", "most"), [(True, 120), (False, 1_000)])
def test_one_of_several_panes_is_scrolled_alone_where_there_are_margins(margins: bool, most: int) -> None:
    encoder, terminal = encoder_showing(*pane_lines(100))
    encoder.margins = margins
    for y, line in enumerate(pane_lines(101)):
        encoder.put(y, 0, [(line, PLAIN)])
    sequences = encoder.frame()
    terminal.take(sequences)
    assert terminal.text == [line.rstrip() for line in pane_lines(101)]
    assert len(sequences) < most
    assert ("\x1b[?69h" in sequences) is margins
    assert sequences.count("\x1b[?69h") == sequences.count("\x1b[?69l")


def test_a_wide_character_across_the_edge_of_a_pane_is_not_cut() -> None:
    lines = [line[:19] + "日" + line[21:] if y == 7 else line for y, line in enumerate(pane_lines(100))]
    encoder, terminal = encoder_showing(*lines)
    encoder.margins = True
    for y, line in enumerate(pane_lines(101)):
        encoder.put(y, 0, [(line, PLAIN)])
    terminal.take(encoder.frame())
    assert terminal.text == [line.rstrip() for line in pane_lines(101)]
