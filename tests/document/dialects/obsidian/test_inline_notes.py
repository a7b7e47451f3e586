"""Footnotes written where they are referred to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.model import Document, Footnote
from reader.document.parse import parse
from tests.document.growth import assert_linear


def notes(document: Document) -> list[tuple[int, int]]:
    """Number and line of every footnote."""
    return [(block.number, block.line) for block in document.blocks if isinstance(block, Footnote)]


def texts(source: str) -> list[str]:
    """All texts of an article, without the ways back from its notes."""
    document = parse(source)
    found = (document.text(leaf).partition("\N{NO-BREAK SPACE}↩")[0] for leaf in document.leaves)
    return list(filter(None, found))


def test_a_note_in_the_text_stands_at_the_end() -> None:
    document = parse("One.^[A *first* note.]\n\nTwo.\n")
    assert texts("One.^[A *first* note.]\n\nTwo.\n") == ["One.[1]", "Two.", "A first note."]
    assert notes(document) == [(1, 1)]


def test_notes_of_both_kinds_are_numbered_in_order() -> None:
    document = parse("a^[note a here] b[^b] c^[note c here]\n\n[^b]: note b here\n")
    assert texts("a^[note a here] b[^b] c^[note c here]\n\n[^b]: note b here\n") == [
        "a[1] b[2] c[3]",
        "note a here",
        "note b here",
        "note c here",
    ]
    assert notes(document) == [(1, 1), (2, 3), (3, 1)]


def test_a_note_may_take_several_lines_and_hold_brackets() -> None:
    assert texts("> a^[see [this](/x)\n> and that]\n") == ["a[1]", "see this and that"]


def test_a_label_of_the_article_is_not_taken() -> None:
    source = "a^[one note] b[^inline-1]\n\n[^inline-1]: other\n"
    assert texts(source) == ["a[1] b[2]", "one note", "other"]


def test_a_long_article_has_its_notes_too() -> None:
    source = "Text to read.^[And a note.]\n\n" * 8_000
    assert sum(text == "And a note." for text in texts(source)) == 8_000


@pytest.mark.parametrize(
    "source",
    [
        "a `^[b c]` d",
        "a ^[b c",
        "a \\^[b c]",
        "the pattern ^[a-z]+ of",
        "the pattern ^[a b]* of",
        "press ^[[A now]",
        "x^[2]",
        "a^[b\n\nc d]",
    ],
)
def test_what_is_no_note_stays(source: str) -> None:
    assert "".join(texts(source)) == source.replace("`", "").replace("\\", "").replace("\n\n", "")


@pytest.mark.parametrize("end", ["```\ncode", "<!-- never closed"])
def test_notes_stay_where_the_end_of_the_article_could_not_hold_them(end: str) -> None:
    assert texts(f"a^[note b]\n\n{end}")[0] == "a^[note b]"


@pytest.mark.parametrize("part", ["^[", "^[a b]", "^[a ", "[^[a ", "^[a b\n", "]"])
def test_notes_take_time_in_proportion(part: str) -> None:
    assert_linear(lambda n: part * n, parse)


@given(
    st.lists(st.sampled_from(["^[", "]", "[", "a b", "\n", "\n\n", "> ", "`", "```\n", "\\", "[^inline-1]"]))
)
def test_no_text_fails(parts: list[str]) -> None:
    assert texts("".join(parts)) is not None
