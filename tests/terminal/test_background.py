"""The terminal is asked for its background: the theme fits it, nothing typed is lost, no reply is a key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.answers import ANSWERS, Answers
from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PseudoTerminal
from tests.terminal.test_reading import quit_properly

DARK, LIGHT = "48;2;23;24;28", "48;2;251;250;246"
"""How the backgrounds of the two usual themes are written."""

WHITE = b"\x1b]11;rgb:ffff/ffff/fafa\x07"

QUESTION = b"\x1b]11;?\x07"

SILENT: Answers = ()


def answering(reply: bytes) -> Answers:
    """A terminal that says which colour its background has."""
    return ((re.compile(re.escape(QUESTION)), reply), *ANSWERS[2:])


def wears(terminal: PseudoTerminal, background: str) -> None:
    """Wait until the screen is painted on a background."""
    terminal.wait_for("Beginning of the post.")
    terminal.wait_until(lambda: background.encode() in terminal.written, f"the background {background}")


@pytest.mark.parametrize(
    ("reply", "background"),
    [
        (WHITE, LIGHT),
        (b"\x1b]11;rgb:ff/ff/ff\x1b\\", LIGHT),
        (b"\x1b]11;rgba:ffff/ffff/ffff/ffff\x07", LIGHT),
        (b"\x1b]11;rgb:0000/2b2b/3636\x1b\\", DARK),
        (b"\x1b]11;nonsense\x07", DARK),
        (b"", DARK),
    ],
)
def test_the_theme_fits_the_background(start: Start, library: Path, reply: bytes, background: str) -> None:
    terminal = start(library, answers=answering(reply))
    wears(terminal, background)
    quit_properly(terminal)


@pytest.mark.parametrize(("variable", "background"), [("0;15", LIGHT), ("15;default;0", DARK)])
def test_a_terminal_that_says_it_by_a_variable_is_not_asked(
    start: Start, library: Path, variable: str, background: str
) -> None:
    terminal = start(library, environment={"COLORFGBG": variable}, answers=answering(WHITE))
    wears(terminal, background)
    quit_properly(terminal)
    assert QUESTION not in terminal.written


@pytest.mark.parametrize("answers", [ANSWERS, SILENT], ids=["answering", "silent"])
@pytest.mark.parametrize("before_the_question", [True, False])
def test_what_is_typed_meanwhile_is_typed(
    start: Start, library: Path, answers: Answers, before_the_question: bool
) -> None:
    terminal = start(library, answers=answers)
    if not before_the_question:
        terminal.wait_until(lambda: QUESTION in terminal.written, "the question")
    terminal.type("J/bridges\r")
    terminal.wait_for("All about bridges.")
    quit_properly(terminal)
    assert "bridges\n" not in terminal.written.decode(errors="replace")


def test_a_reply_that_comes_late_is_no_key_and_changes_the_theme(start: Start, library: Path) -> None:
    terminal = start(library, answers=SILENT)
    wears(terminal, DARK)
    terminal.type("\x1b]11;rgb:ffff/ff")
    terminal.type("ff/ffff\x1b\\\x1b[?62;22c")
    wears(terminal, LIGHT)
    assert "Beginning of the post." in terminal.screen
    terminal.type("J")
    terminal.wait_for("All about bridges.")
    quit_properly(terminal)


def test_a_terminal_that_becomes_light_is_followed(start: Start, library: Path) -> None:
    terminal = start(library)
    wears(terminal, DARK)
    terminal.wait_until(lambda: b"\x1b[?2031h" in terminal.written, "the application")
    terminal.type("\x1b[?997;2n")
    wears(terminal, LIGHT)
    quit_properly(terminal)


@pytest.mark.parametrize("name", ["linux", "vt220", "xterm", "screen"])
def test_a_terminal_of_sixteen_colours_is_written_no_others(start: Start, library: Path, name: str) -> None:
    terminal = start(library, environment={"TERM": name, "COLORTERM": ""}, answers=SILENT)
    terminal.wait_for("Beginning of the post.")
    terminal.press("\r", "]", "?", "?", "t")
    terminal.wait_for("Theme")
    terminal.press("q")
    quit_properly(terminal)
    styles = re.findall(rb"\x1b\[([0-9;:]*)m", bytes(terminal.written))
    numbers = {int(number) for style in styles for number in style.split(b";") if number}
    assert numbers & set(range(30, 38)), "there are colours"
    assert numbers <= {*range(10), *range(21, 30), *range(30, 38), 39, *range(40, 48), 49, *range(90, 108)}
    if name in ("linux", "vt220"):
        assert QUESTION not in terminal.written


def test_without_colours_none_are_written_to_such_a_terminal(start: Start, library: Path) -> None:
    environment = {"TERM": "linux", "COLORTERM": "", "NO_COLOR": "1"}
    terminal = start(library, environment=environment, answers=SILENT)
    terminal.wait_for("Beginning of the post.")
    terminal.press("\r", "]")
    quit_properly(terminal)
    styles = re.findall(rb"\x1b\[([0-9;:]*)m", bytes(terminal.written))
    numbers = {int(number) for style in styles for number in style.split(b";") if number}
    assert numbers <= set(range(30))


def test_what_was_chosen_is_worn_in_the_next_run(start: Start, library: Path) -> None:
    terminal = start(library)
    wears(terminal, DARK)
    terminal.press("t", "j", "j", "\r")
    quit_properly(terminal)
    terminal = start(library)
    wears(terminal, LIGHT)
    quit_properly(terminal)
    assert DARK.encode() not in terminal.written
