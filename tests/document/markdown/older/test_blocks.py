"""Blocks that kramdown and Python-Markdown read otherwise than CommonMark, each as the engine does."""

from __future__ import annotations

import pytest

from reader.document.model import Table
from reader.document.parse import begin, parse
from reader.document.source.dialect import Dialect
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear
from tests.document.markdown.older.engines import COMMONMARK, KRAMDOWN, OLDER, OTHERS, PYTHON, headings, shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One.\n^\nTwo.", ["One.", "Two."]),
        ("> One.\n> ^\n> Two.", ["│ One.", "│ Two."]),
        ("- a\n^\n- b", ["• a", "• b"]),
        ("# H\n^\nx", ["# H", "x"]),
        ("One.\n ^\nTwo.", ["One. ^ Two."]),
        ("2\n^ 3", ["2 ^ 3"]),
    ],
)
def test_a_caret_on_a_line_ends_a_block_of_kramdown(source: str, expected: list[str]) -> None:
    assert shown(source, KRAMDOWN) == expected


@pytest.mark.parametrize("dialect", [PYTHON, *OTHERS])
def test_and_is_text_elsewhere(dialect: Dialect) -> None:
    assert "^" in "".join(shown("One.\n^\nTwo.", dialect))


def test_a_caret_in_code_stays() -> None:
    assert shown("```\na\n^\nb\n```", KRAMDOWN) == ["code() a⏎^⏎b"]


@pytest.mark.parametrize("dialect", OLDER)
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<div>x</div>\n## H", ["x", "## H"]),
        ("<p>a</p>\n- b", ["a", "• b"]),
        ("<div>\n*x*\n</div>\n*y*", ["*x*", "y"]),
        ("<div>x</div> *y*\n*z*", ["x", "y z"]),
        ("text\n<div>x</div>\n*y*", ["text", "x", "y"]),
        ("<div><div>a</div></div>\n*b*", ["a", "b"]),
        ("<div>a</div><div>b</div>\n*c*", ["a", "b", "c"]),
        ("<hr>\n*a*", ["rule", "a"]),
        ("> <p>a</p>\n> - b", ["│ a", "│ • b"]),
        ("- <p>a</p>\n  # b", ["• a", "# b"]),
        ("<span>a</span>\n*b*", ["a b"]),
        ("<span>\n*b*\n</span>", ["b"]),
    ],
)
def test_a_block_of_html_ends_with_its_element(source: str, expected: list[str], dialect: Dialect) -> None:
    assert shown(source, dialect) == expected


@pytest.mark.parametrize("dialect", OTHERS)
def test_but_with_a_blank_line_in_commonmark(dialect: Dialect) -> None:
    assert headings("<div>x</div>\n## H\n\n## I", dialect) == ["I"]


def test_headings_below_html_are_in_the_outline() -> None:
    assert headings('<div markdown="1">\n## In\n</div>\n## Below', KRAMDOWN) == ["In", "Below"]


@pytest.mark.parametrize("dialect", OLDER)
def test_what_is_left_of_a_line_is_read_once_wherever_a_stretch_ends(dialect: Dialect) -> None:
    source = ("<div>x</div> y\n\n" * 4 + "# b\nc | d\n\n") * 9
    whole = parse(source, dialect=dialect)
    for window in (50, 120, 300):
        document, rest = begin(source, dialect=dialect, window=window)
        for batch in rest:
            document.extend(batch)
        assert dump_leaves(document) == dump_leaves(whole)


@pytest.mark.parametrize("dialect", OLDER)
def test_a_number_before_a_bracket_is_text(dialect: Dialect) -> None:
    assert shown("1) a\n2) b", dialect) == ["1) a 2) b"]
    assert shown("3. a\n4. b", dialect) == ["3. a", "4. b"]


@pytest.mark.parametrize("dialect", OTHERS)
def test_and_a_list_in_commonmark(dialect: Dialect) -> None:
    assert shown("1) a\n2) b", dialect) == ["1. a", "2. b"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1. one\n  - sub\n2. two", ["1. one", "◦ sub", "2. two"]),
        ("1. one\n- sub\n- more\n2. two", ["1. one", "◦ sub", "◦ more", "2. two"]),
        ("* one\n 1. sub\n* two", ["• one", "1. sub", "• two"]),
        ("10. one\n   - sub\n11. two", ["10. one", "◦ sub", "11. two"]),
        ("1. one\n\n- other", ["1. one", "• other"]),
        ("- a\n***\n1. b", ["• a", "rule", "1. b"]),
        ("text\n7. seven", ["text", "7. seven"]),
        ("- \xa0a\n- \xa0b", ["• a", "• b"]),
    ],
)
def test_a_list_of_the_other_kind_lies_within_an_item(source: str, expected: list[str]) -> None:
    assert shown(source, KRAMDOWN) == expected


@pytest.mark.parametrize("dialect", OTHERS)
def test_and_beside_it_in_commonmark(dialect: Dialect) -> None:
    assert shown("1. one\n  - sub\n2. two", dialect) == ["1. one", "• sub", "2. two"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "| a | b |\n|---|---|\n| c | d |\n|---|---|\n| e | f |\n|===|===|\n| g | h |",
            "table a⇥b⏎c⇥d⏎e⇥f⏎g⇥h",
        ),
        ("| a | b |\n| c | d |", "table ⇥⏎a⇥b⏎c⇥d"),
        ("|---|---|\n| a | b |\n|---+---|\n| c | d |", "table a⇥b⏎c⇥d"),
        ("a | `b | c`", "table ⇥⏎a⇥b | c"),
        ("| a | b |\n|:--|--:|\n| `c|d` | \\| |", "table a⇥b⏎c|d⇥|"),
        ("| a |\n|---|\n| b | c |", "table a⇥⏎b⇥c"),
        ("| a |\n|===|\n| b |", "table ⏎a⏎b"),
        ("> a | b\n> c | d", "│ table ⇥⏎a⇥b⏎c⇥d"),
        ("text\na | b", "text a | b"),
        ("a \\| b", "a | b"),
        ("`a | b`", "a | b"),
    ],
)
def test_tables_of_kramdown(source: str, expected: str) -> None:
    """With several bodies and a foot, and without a head."""
    assert shown(source, KRAMDOWN) == [expected]


def test_the_line_below_a_head_says_how_columns_are_set() -> None:
    (table,) = parse("| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |", dialect=KRAMDOWN).blocks
    assert isinstance(table, Table)
    assert table.alignments == ("left", "right", "center", "")


@pytest.mark.parametrize("dialect", [PYTHON, *OTHERS])
def test_only_kramdown_has_such_tables(dialect: Dialect) -> None:
    assert shown("| a | b |\n| c | d |", dialect) == ["| a | b | | c | d |"]
    assert "---" in shown("| a |\n|---|\n| c |\n|---|\n| e |", dialect)[0]


def test_number_signs_alone_are_text_in_kramdown() -> None:
    assert headings("####\n\n# \n\n# a", KRAMDOWN) == ["a"]
    assert headings("####\n\n# a", COMMONMARK) == ["", "a"]


@pytest.mark.parametrize(
    "piece", ["<div>\n", "<div>x</div> ", "</p>\n", "1. a\n- b\n", "- a\n1. b\n", "|-\n", "a|b\n"]
)
@pytest.mark.parametrize("dialect", OLDER)
def test_time_grows_with_the_length(piece: str, dialect: Dialect) -> None:
    assert_linear(lambda n: piece * n, lambda source: parse(source, dialect=dialect))
