"""Keys are understood as people write them, and shown as they are found on a keyboard."""

from __future__ import annotations

import pytest

from reader.keys.commands import COMMANDS
from reader.keys.names import key_name, nearest_key, parse_key, typeable_name
from tests.app.textual_internals import key_called_by_textual

PRINTABLE = [chr(code) for code in range(0x21, 0x7F)] + list("äÉжßñ§€«ア")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("]", "right_square_bracket"),
        ("+", "plus"),
        (" ", "space"),
        ("space", "space"),
        ("G", "G"),
        ("shift+g", "G"),
        ("Shift+G", "G"),
        ("PgDn", "pagedown"),
        ("Page Down", "pagedown"),
        ("pagedown", "pagedown"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("←", "left"),
        ("F5", "f5"),
        ("ctrl+f", "ctrl+f"),
        ("Ctrl+F", "ctrl+f"),
        ("ctrl + f", "ctrl+f"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("alt+left", "alt+left"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("alt+G", "alt+shift+g"),
        ("alt+shift+g", "alt+shift+g"),
        ("shift+tab", "shift+tab"),
        ("right_square_bracket", "right_square_bracket"),
        ("question_mark", "question_mark"),
        ("é", "é"),
    ],
)
def test_keys_are_known_by_many_names(written: str, key: str) -> None:
    assert parse_key(written) == key


@pytest.mark.parametrize(
    "written",
    [
        "",
        "gg",
        "ctrl",
        "ctrl+",
        "ctrl++",
        "ctrl+i",
        "ctrl+m",
        "ctrl+h",
        "ctrl+1",
        "ctrl+enter",
        "alt+]",
        "shift+1",
        "hyper+a",
        "f25",
        "\x1b",
        "\n",
        "ctrl+alt+a",
        "pgdwn",
        "q,Q",
        "+a+",
        "ctrl+ctrl+a",
    ],
)
def test_what_no_terminal_sends_is_no_key(written: str) -> None:
    assert parse_key(written) is None


@pytest.mark.parametrize("character", PRINTABLE)
def test_characters_are_called_as_textual_calls_them_and_shown_as_themselves(character: str) -> None:
    key = parse_key(character)
    assert key == key_called_by_textual(character)
    assert key_name(key) == character


@pytest.mark.parametrize("key", [key for command in COMMANDS for key in command.keys])
def test_default_keys_can_be_written_as_they_are_shown(key: str) -> None:
    assert parse_key(key_name(key)) == key
    assert parse_key(typeable_name(key)) == key
    assert typeable_name(key).isascii()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ctrl-f", "ctrl+f"),
        ("pgdwn", "pgdown"),
        ("escpe", "escape"),
        ("alt-left", "alt+left"),
        ("xyzzy", None),
    ],
)
def test_what_was_probably_meant_is_found(written: str, meant: str | None) -> None:
    assert nearest_key(written) == meant
