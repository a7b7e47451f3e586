"""What reaches clipboards, and how."""

from __future__ import annotations

import base64
import re

import pytest

from reader.app.terminal.clipboard import TAKEN_BY_TERMINALS, is_long, terminal_sequence, without_controls
from tests.terminal.hostile import controls_post

TEXTS = ["", "word", "naïve 余白 😀", "a\n" * 200, "x" * 1_000, controls_post()]


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("rm\x1b[201~ -rf\x07\x08", "rm[201~ -rf"),
        ("\x9b31m\x85\x7f\x00", "31m"),
        ("caf\udce9 \ud800", "caf\ufffd \ufffd"),
        ("余白 ‏ é \u200d", "余白 ‏ é \u200d"),
    ],
)
def test_what_a_terminal_would_obey_is_not_copied(text: str, copied: str) -> None:
    assert without_controls(text) == copied


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("environment", [{}, {"TERM": "xterm"}, {"STY": "1.tty", "TERM": "xterm-256color"}])
def test_the_terminal_gets_the_text(text: str, environment: dict[str, str]) -> None:
    sequence = terminal_sequence(without_controls(text), environment)
    assert decoded(sequence) == without_controls(text)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_screen_hands_the_text_on_in_pieces_that_it_takes(text: str) -> None:
    sequence = terminal_sequence(without_controls(text), {"STY": "1.tty", "TERM": "screen.xterm-256color"})
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", sequence, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == sequence
    assert max(map(len, pieces)) < 256
    assert decoded("".join(pieces)) == without_controls(text)


def decoded(sequence: str) -> str:
    """The text in a sequence that fills the clipboard."""
    found = re.fullmatch("\x1b]52;c;([A-Za-z0-9+/=]*)\a", sequence)
    assert found is not None
    return base64.b64decode(found[1]).decode()


def test_texts_that_some_terminals_drop_are_known() -> None:
    assert not is_long("x" * TAKEN_BY_TERMINALS)
    assert is_long("é" * (TAKEN_BY_TERMINALS // 2 + 1))
