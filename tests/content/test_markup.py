from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.markup import (
    clean_title,
    first_heading,
    headings_in,
    is_running_text,
    plain_title,
    starts_block,
    without_code,
    without_marker,
    without_markers,
)

MARKUP = st.text("ab1 \n\\`*_~[](){}<>!#|>-+=.:\"'&;/éß", max_size=60)


def test_a_title_loses_its_tags_and_entities_but_not_those_in_code() -> None:
    assert clean_title("Less <b>is</b> more &amp; `<b>` <!-- no -->") == "Less is more & `<b>`"
    assert clean_title("Vec<T> and <table>") == "Vec<T> and <table>"


def test_a_plain_title_has_no_marks_of_markdown() -> None:
    title = r"The *very* **best** `code`, [a link](https://e.org), ~~old~~ snake_case \* 2 * 3"
    assert plain_title(title) == "The very best code, a link, old snake_case * 2 * 3"


def test_a_comment_says_nothing_in_a_title() -> None:
    assert clean_title("a <!-- b --> c") == "a c"


def test_code_becomes_one_backtick() -> None:
    assert without_code("a `b` c\n```\nd\n```\ne") == "a ` c\n`\ne"


def test_a_summary_loses_one_sign_and_a_snippet_all_of_them() -> None:
    assert without_marker("> - quoted") == "- quoted"
    assert without_markers("> - ## quoted") == "quoted"


@pytest.mark.parametrize(
    ("line", "starts", "running"),
    [
        ("text", False, True),
        ("> quote", True, True),
        ("- item", True, True),
        ("12) item", True, True),
        ("# heading", True, False),
        ("```", True, False),
        ("| a | b |", True, False),
        ("<div>", True, False),
        ("---", True, False),
        ("[ref]: https://e.org", False, False),
        ("![](a.png)", False, False),
        ("import a from 'b'", False, False),
        ("    code", False, False),
    ],
)
def test_the_beginning_of_a_line_tells_what_it_is(line: str, starts: bool, running: bool) -> None:
    assert (starts_block(line), is_running_text(line)) == (starts, running)


def test_headings_to_rank_by_are_lines_with_number_signs() -> None:
    body = "# One\n\ntext # none\n\n   ### Three ###\n#none\n    # code\n####### none\n## \n"
    assert headings_in(body) == "One\nThree ###"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# One #\n", "One"),
        ("\n<!-- note -->\nimport a from 'b'\n\n# One {#id}\n", "One"),
        ("One\ntwo\n===\n", "One two"),
        ("text\n\n# One\n", ""),
        ("## Two\n", ""),
    ],
)
def test_a_body_begins_with_a_heading_or_not(body: str, title: str) -> None:
    assert first_heading(body) == title


@given(MARKUP)
def test_nothing_raises(text: str) -> None:
    for function in (
        clean_title,
        plain_title,
        without_code,
        first_heading,
        headings_in,
    ):
        assert isinstance(function(text), str)
