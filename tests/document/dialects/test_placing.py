"""Where tags stand: the quotes and list items around them, and the lines that they have for themselves."""

from __future__ import annotations

import pytest

from reader.document.dialects.placing import Lines, belongs_to_block, start_of_line


def _lines(text: str) -> tuple[Lines, int, int]:
    """The lines of a text without the sign ``§`` around a tag, and where that starts and ends."""
    before, tag, after = text.split("§")
    return Lines(before + tag + after), len(before), len(before) + len(tag)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("§{x}§", ""),
        ("a\n  §{x}§", "  "),
        ("> §{x}§", "> "),
        ("> - §{x}§", ">   "),
        ("12. §{x}§", "    "),
        ("- a §{x}§", "  "),
        ("* - §{x}§\n- b", "    "),
    ],
)
def test_a_new_line_stays_in_the_quotes_and_items_around_a_tag(text: str, prefix: str) -> None:
    lines, start, _ = _lines(text)
    assert lines.prefix(start) == prefix


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("a\n§{x}§\nb", True),
        ("> - §{x}§  \nb", True),
        ("a §{x}§\nb", False),
        ("§{x}§ b", False),
    ],
)
def test_a_tag_has_its_lines_for_itself_beside_blanks_and_marks(text: str, is_whole: bool) -> None:
    lines, start, end = _lines(text)
    assert lines.are_whole(start, end) == is_whole


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("> §{x}§", "> NEW"),
        ("> a §{x}§", "> a \n> NEW"),
        ("- §{x}§ b", "- NEW\n   b"),
        ("- a §{x}§ b", "- a \n  NEW\n   b"),
    ],
)
def test_a_text_gets_lines_of_its_own(text: str, replaced: str) -> None:
    lines, start, end = _lines(text)
    assert lines.text[:start] + lines.on_own_lines(start, end, "NEW") + lines.text[end:] == replaced


def test_a_line_that_starts_within_a_tag_is_none() -> None:
    text = "> {a\nb} {c}"
    assert Lines(text).prefix(text.index("{c}")) == ""
    assert Lines(text, [(2, 7), (8, 11)]).prefix(text.index("{c}")) == "> "


@pytest.mark.parametrize(
    ("text", "end"), [("a\n§{x}§", 1), ("a\n\n§{x}§", None), ("> \n§{x}§", None), ("§{x}§", None)]
)
def test_the_line_above_ends_where_its_text_does(text: str, end: int | None) -> None:
    lines, start, _ = _lines(text)
    assert lines.end_of_text_above(start) == end


@pytest.mark.parametrize(
    ("text", "are_html"),
    [
        ("<div>\n§{x}§", True),
        ("<div>\na\n§{x}§", True),
        ("a\n<div>\n§{x}§", True),
        ("- a\n  > <p>\n  > §{x}§", True),
        ("<td>§{x}§", True),
        ("<div>\n\n§{x}§", False),
        ("> <div>\n>\n> §{x}§", False),
        ("a <b>\n§{x}§", False),
        ("§{x}§", False),
    ],
)
def test_html_goes_on_to_a_blank_line(text: str, are_html: bool) -> None:
    lines, start, _ = _lines(text)
    assert lines.are_html(start) == are_html


def test_the_start_of_a_line_is_told_of_what_begins_it() -> None:
    assert start_of_line("a\n  b", 4) == 2
    assert start_of_line("a\nx b", 4) is None
    assert start_of_line("a\n> b", 4) is None
    assert start_of_line("a\n> b", 4, " \t>") == 2


@pytest.mark.parametrize(
    ("text", "belongs"),
    [("# Title §{.a}§", True), ("words\n§{.a}§", True), ("words §{.a}§", False), ("words\n\n§{.a}§", False)],
)
def test_an_attribute_list_belongs_to_a_heading_or_to_the_block_above(text: str, belongs: bool) -> None:
    lines, start, _ = _lines(text)
    assert belongs_to_block(lines.text, start) == belongs
