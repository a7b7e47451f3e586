"""What a terminal says of itself before the application runs."""

from __future__ import annotations

import pytest

from reader.app.terminal.queries import Terminal, answers_queries, is_light, light_by_variable, parse_answers


@pytest.mark.parametrize(
    ("received", "terminal"),
    [
        (b"", Terminal()),
        (b"\x1b[?62;22c", Terminal()),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62c", Terminal(light=True)),
        (b"\x1b]11;rgb:0000/2b2b/3636\x1b\\\x1b[?62c", Terminal(light=False)),
        (b"j\x1b]11;rgb:f/f/f\x07k\x1b[?62c\x1b[B", Terminal(light=True)),
    ],
)
def test_an_answer_is_found_in_what_was_sent(received: bytes, terminal: Terminal) -> None:
    assert parse_answers(received) == terminal._replace(sent=received)


def test_enter_typed_before_the_terminal_was_asked_is_enter() -> None:
    assert parse_answers(b"j\n").sent == b"j\r"


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        (("ffff", "ffff", "ffff"), True),
        (("f", "f", "f"), True),
        (("fdfd", "f6f6", "e3e3"), True),
        (("0000", "2b2b", "3636"), False),
        (("1e", "1e", "1e"), False),
        (("00", "00", "ff"), False),
    ],
)
def test_a_colour_is_light_by_how_bright_it_looks(colour: tuple[str, str, str], light: bool) -> None:
    assert is_light(*colour) is light


@pytest.mark.parametrize(
    ("value", "light"),
    [("0;15", True), ("0;default;7", True), ("15;0", False), ("15;default", None), ("", None)],
)
def test_a_variable_may_say_it(value: str, light: bool | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", value)
    assert light_by_variable() is light


@pytest.mark.parametrize(
    ("name", "asked"),
    [("xterm-256color", True), ("tmux-256color", True), ("linux", False), ("vt220", False), ("", False)],
)
def test_only_terminals_that_understand_are_asked(name: str, asked: bool) -> None:
    assert answers_queries(name) is asked
