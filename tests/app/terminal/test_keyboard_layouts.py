"""Keys of keyboards for other scripts are commands by the Latin letter on them, and text as they are."""

from __future__ import annotations

import pytest
from textual import events

from reader.app.terminal.input import TerminalInput
from reader.app.terminal.keyboard_layouts import latin_key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("о", "j"),
        ("л", "k"),
        ("О", "J"),
        ("ъ", "]"),
        ("Ъ", "}"),
        ("№", "#"),
        ("ї", "]"),
        ("і", "s"),
        ("ξ", "j"),
        ("Ξ", "J"),
        ("ς", "w"),
        ("ח", "j"),
        ("ל", "k"),
        ("ף", ";"),
    ],
)
def test_letters_of_russian_ukrainian_greek_and_hebrew_stand_on_latin_keys(typed: str, key: str) -> None:
    assert latin_key(typed) == key


@pytest.mark.parametrize("typed", ["j", "é", "ß", "ø", "?", "1", "ł", "漢", "§"])
def test_other_characters_stay_what_they_are(typed: str) -> None:
    assert latin_key(typed) == typed


@pytest.mark.parametrize(
    ("typed", "base", "shift", "key"),
    [
        ("ա", "a", False, "a"),  # Armenian
        ("ش", "a", False, "a"),  # Arabic
        ("ჯ", "j", False, "j"),  # Georgian
        ("Ա", "a", True, "A"),
        ("ख", "]", True, "}"),
        ("é", "2", False, "é"),
        ("ö", ";", False, "ö"),
        (".", "/", False, "."),
    ],
)
def test_where_the_terminal_tells_the_key_any_script_will_do(
    typed: str, base: str, shift: bool, key: str
) -> None:
    assert latin_key(typed, base, shift=shift) == key


@pytest.mark.parametrize(
    ("sent", "key", "text"),
    [
        ("о".encode(), "j", "о"),
        (b"\x1b[1086::106;;1086u", "j", "о"),
        (b"\x1b[1086:1054:106;2;1054u", "J", "О"),
        (b"\x1b[1089::99;5u", "ctrl+c", None),
        (b"\x1b[1377::97;;1377u", "a", "ա"),
    ],
)
def test_a_key_has_the_name_of_its_command_and_the_text_that_was_typed(
    sent: bytes, key: str, text: str | None
) -> None:
    [message] = TerminalInput().feed(sent)
    assert isinstance(message, events.Key)
    assert (message.key, message.character) == (key, text)
