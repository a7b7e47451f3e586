"""Text from files is made safe to show, and folded for searching."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.text import TITLE_LIMIT, clean_line, clean_text, fold

ANY_TEXT = st.text(alphabet=st.characters())
"""All of Unicode, lone surrogates included."""

HARMFUL = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {0x09, 0x0A}

BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
"""Hangul fillers: letters by category, and nothing to see."""


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain text", "plain text"),
        ("\x1b[31mred", "\N{SYMBOL FOR ESCAPE}[31mred"),
        ("bell\x07", "bell\N{SYMBOL FOR BELL}"),
        ("a\rb", "a\N{SYMBOL FOR CARRIAGE RETURN}b"),
        ("delete\x7f", "delete\N{SYMBOL FOR DELETE}"),
        ("\x9b31m", "\N{REPLACEMENT CHARACTER}31m"),
        ("gpj.\u202eexe", "gpj.\N{REPLACEMENT CHARACTER}exe"),
        ("zero\u200bwidth", "zerowidth"),
        ("soft\xadhyphen", "softhyphen"),
        ("line\u2028line", "line\nline"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("\ufeffmark", "mark"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("heart ❤\ufe0f", "heart ❤\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("עברית", "עברית"),
        ("日本語", "日本語"),
        ("naïve — “quoted”", "naïve — “quoted”"),
        ("e" + "\u0301" * 3_000, "e" + "\u0301" * 4),
    ],
)
def test_controls_become_visible_and_letters_stay(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@given(ANY_TEXT)
def test_no_control_is_left_in_any_text(text: str) -> None:
    cleaned = clean_text(text)
    assert not HARMFUL & set(map(ord, cleaned))
    assert clean_text(cleaned) == cleaned
    cleaned.encode()


def test_a_character_reads_the_same_whatever_stands_beside_it() -> None:
    """Printable text is looked at by a short way, text with a control character by the long one."""
    printable = filter(str.isprintable, map(chr, range(0x110000)))
    assert not [
        c for c in printable if clean_text(f"é{c}\n") + "\N{SYMBOL FOR BELL}" != clean_text(f"é{c}\n\a")
    ]


@given(ANY_TEXT)
def test_letters_and_digits_are_never_lost(text: str) -> None:
    letters = [character for character in text if character.isalnum() and character not in BLANK_LETTERS]
    assert [character for character in clean_text(text) if character.isalnum()] == letters


@given(ANY_TEXT)
def test_a_line_is_one_line_of_limited_length(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert len(line) <= TITLE_LIMIT


def test_a_long_line_ends_in_an_ellipsis() -> None:
    assert clean_line("word " * 10, limit=9) == "word wor…"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße", "strasse"),
        ("ÉCOLE", "ecole"),
        ("ＷＩＤＥ", "wide"),
        ("“quoted” — it’s …", '"quoted" - it\'s ...'),
        ("ﬁne", "fine"),
        ("x²\u00a0−\u00a01", "x2 - 1"),
        ("ŁÓDŹ", "łodz"),
        ("日本語", "日本語"),
    ],
)
def test_folding_ignores_case_accents_width_and_typography(text: str, folded: str) -> None:
    assert fold(text) == unicodedata.normalize("NFKD", folded)
