"""Links that kramdown and Python-Markdown read otherwise than CommonMark, each as the engine does."""

from __future__ import annotations

import pytest

from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from tests.document.growth import assert_linear
from tests.document.markdown.older.engines import KRAMDOWN, OLDER, OTHERS, PYTHON, links, shown

PAGE = "\n\n[1]: http://e.org/p"


@pytest.mark.parametrize("dialect", OLDER)
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("See [our page] [1].", ("our page", "http://e.org/p")),
        ("See [our page]\n[1].", ("our page", "http://e.org/p")),
        ("See [our *own* page] [1].", ("our ", "http://e.org/p")),
        ("![pic] [1]", ("pic", "http://e.org/p")),
        ("See [1] [].", ("1", "http://e.org/p")),
    ],
)
def test_a_blank_may_stand_between_text_and_label(
    source: str, expected: tuple[str, str], dialect: Dialect
) -> None:
    assert links(source + PAGE, dialect)[0] == expected


@pytest.mark.parametrize("dialect", OTHERS)
def test_not_in_commonmark(dialect: Dialect) -> None:
    assert links("See [our page] [1]." + PAGE, dialect) == [("1", "http://e.org/p")]


@pytest.mark.parametrize("dialect", OLDER)
def test_a_label_that_is_not_defined_is_text(dialect: Dialect) -> None:
    assert shown("See [our page] [2].", dialect) == ["See [our page] [2]."]


@pytest.mark.parametrize("dialect", OLDER)
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[d](e f)", ("d", "e f")),
        ("![g](Screen Shot 1.png)", ("g", "Screen Shot 1.png")),
        ('[d](e f "t")', ("d", "e f")),
        ("[d]( e f 'it''s' )", ("d", "e f")),
        ("[d](e (f) g)", ("d", "e (f) g")),
        ("[a](<b c>)", ("a", "b c")),
        ("[a](b)", ("a", "b")),
    ],
)
def test_a_target_may_hold_blanks(source: str, expected: tuple[str, str], dialect: Dialect) -> None:
    assert links(source, dialect) == [expected]


@pytest.mark.parametrize("dialect", OTHERS)
def test_none_in_commonmark(dialect: Dialect) -> None:
    assert links("[d](e f) ![g](Screen Shot 1.png)", dialect) == []


def test_a_backslash_keeps_no_bracket_of_a_target_in_kramdown() -> None:
    source = "[M](http://e.org/M_(d\\))"
    assert links(source, KRAMDOWN) == [("M", "http://e.org/M_(d\\)")]
    assert shown(source, PYTHON) == ["[M](http://e.org/M_(d))"]


@pytest.mark.parametrize("dialect", OLDER)
def test_a_stray_bracket_in_a_definition_costs_only_itself(dialect: Dialect) -> None:
    source = "[a[b]: http://e.org/b\n[c]: http://e.org/c\n\nx [c]"
    assert links(source, dialect)[-1] == ("c", "http://e.org/c")


def test_python_markdown_finds_definitions_below_text() -> None:
    assert links("Text\n[c]: http://e.org/c\n\nx [c]", PYTHON) == [("c", "http://e.org/c")]
    assert links("Text\n[c]: http://e.org/c\n\nx [c]", KRAMDOWN) != [("c", "http://e.org/c")]


def test_attributes_may_go_on_in_the_next_line() -> None:
    assert shown('![x](a.png){: .icon\nwidth="70"}', KRAMDOWN) == ["▣ x — a.png"]
    assert shown('Para\n{: .icon\n width="70"}\n\nx', KRAMDOWN) == ["Para", "x"]
    assert shown("a{: .b\n\n.c}", KRAMDOWN) == ["a{: .b", ".c}"]


@pytest.mark.parametrize(
    "piece",
    ["[a](b c ", "[a](b 'c", '[a](b "', "[a] [", "[a]: [", "![a](b (c ", "[a](", "{: .a\n", "[a[b]: c\n"],
)
@pytest.mark.parametrize("dialect", OLDER)
def test_time_grows_with_the_length(piece: str, dialect: Dialect) -> None:
    def work(source: str) -> None:
        document = parse(source, dialect=dialect)
        for leaf in document.leaves:
            document.runs(leaf)

    assert_linear(lambda n: piece * n, work)
