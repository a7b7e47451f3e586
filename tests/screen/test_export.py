"""Articles as text, for pipes and printers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.model import Batch, Document, Inline, Leaf, Link, Paragraph
from reader.document.parse import begin, parse
from reader.screen.export import export

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[!-~]*\x1b\\")


def test_plain_text_has_neither_controls_nor_blanks_at_the_ends_of_rows() -> None:
    rows = list(export(parse("# Title\n\n    code\n\n*text*"), 30))
    assert rows == ["Title", "━" * 5, "  code", "", "text"]


def test_no_break_blanks_are_blanks_that_can_be_searched_for() -> None:
    assert list(export(parse("about 28\u00a0Jan"), 8)) == ["about", "28 Jan"]


def test_colours_are_ended_in_every_row() -> None:
    (row,) = export(parse("A **strong** word."), 40, color=True)
    assert row == "A \x1b[1mstrong\x1b[0m word."


def test_web_links_are_hyperlinks() -> None:
    (row,) = export(parse("[here](https://example.org/a?b=c)"), 40, color=True)
    assert row == "\x1b]8;;https://example.org/a?b=c\x1b\\\x1b[4;34mhere\x1b[0m\x1b]8;;\x1b\\"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "other.md",
        "mailto:a@example.org",
        "https://a/\x1b\\\x1b[31m",
        "https://a/\x07",
        "https://a/\x9c",
        "https://a/ b",
        "https://a/é",
        "https://a/" + "x" * 5_000,
    ],
)
def test_other_links_are_not(href: str) -> None:
    (row,) = export(_document(Inline("here", "link", Link(href))), 40, color=True)
    assert row == "\x1b[4;34mhere\x1b[0m"


def test_the_beginning_of_a_long_article_is_there_before_the_rest_has_been_parsed() -> None:
    source = "\n\n".join(f"Paragraph {number}, with a [link][l].\n\n- item" for number in range(200))
    source += "\n\n[l]: https://example.org/\n"
    beginning, rest = begin(source, window=1_000)
    taken = []

    def parsing() -> Iterator[Batch]:
        for batch in rest:
            taken.append(batch)
            yield batch

    rows = export(beginning, 60, True, parsing())
    first = next(rows)
    assert not taken
    assert [first, *rows] == list(export(parse(source), 60, True))
    assert len(taken) > 3


@given(text=st.text(st.characters(exclude_categories=["Cs"])), href=st.text(), color=st.booleans())
def test_nothing_in_an_article_becomes_a_control(text: str, href: str, color: bool) -> None:
    for row in export(_document(Inline(text, "link", Link(href))), 20, color=color):
        rest = ESCAPES.sub("", row) if color else row
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)


def _document(inline: Inline) -> Document:
    document = Document(lambda source: (inline,))
    document.leaves.append(Leaf(0, Paragraph(1, "text"), gap=False))
    return document
