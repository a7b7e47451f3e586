"""Code: colours, wrapping, panning, and the limits of highlighting."""

from __future__ import annotations

import pytest

from reader.document.parse import parse
from reader.page.cells import cell_len
from reader.page.highlight import (
    ALIASES,
    LEXERS,
    LONGEST_CODE,
    LONGEST_LINE,
    MOST_SECONDS,
    Highlighting,
    lexer_for,
)
from reader.page.layout import Page, PageOptions
from tests.document.growth import seconds
from tests.page.pages import rows_of, shown


def fence(code: str, language: str = "") -> str:
    return f"```{language}\n{code}\n```\n"


def roles_of(code: str, language: str) -> dict[str, str]:
    """The role of each piece of some code."""
    count = code.count("\n") + 1
    return {text: role for line in Highlighting(code, language).lines(0, count) for text, role in line}


def test_code_is_coloured_by_its_language() -> None:
    roles = roles_of("def greet():  # hello\n    return 'hi' + str(1)", "python")
    assert roles["def"] == roles["return"] == "code-keyword"
    assert roles["greet"] == "code-function"
    assert roles["# hello"] == "code-comment"
    assert roles["hi"] == "code-string"
    assert roles["str"] == "code-builtin"
    assert roles["1"] == "code-number"


@pytest.mark.parametrize(
    ("name", "lexer"),
    [
        ("js", "JavaScript"),
        ("ts", "TypeScript"),
        ("py", "Python"),
        ("sh", "Bash"),
        ("console", "Bash Session"),
        ("yml", "YAML"),
        ("rs", "Rust"),
        ("c++", "C++"),
        ("jsx", "JavaScript"),
        ("html+django", "HTML"),
        ("Dockerfile", "Docker"),
    ],
)
def test_a_language_goes_by_many_names(name: str, lexer: str) -> None:
    found = lexer_for(name)
    assert found is not None
    assert found.name == lexer


@pytest.mark.parametrize("language", ["", "text", "mcschema", "no-such-language", "../etc"])
def test_other_languages_are_plain(language: str) -> None:
    assert set(roles_of("def <!--", language).values()) == {""}


@pytest.mark.parametrize("language", LEXERS)
def test_every_lexer_loads_and_gives_back_the_code(language: str) -> None:
    code = "\n\nfirst <b a='1'> = \"two\" # three\n\n\tlast line {} // 4\n"
    lines = Highlighting(code, language).lines(0, 6)
    assert ["".join(text for text, _ in line) for line in lines] == code.split("\n")
    assert all("\n" not in text for line in lines for text, _ in line)


def test_aliases_lead_to_lexers() -> None:
    assert set(ALIASES.values()) <= set(LEXERS)
    assert not set(ALIASES) & set(LEXERS)


@pytest.mark.parametrize("code", ["x = 1\n" * LONGEST_CODE, "x = 1 " * LONGEST_LINE])
def test_code_beyond_the_limits_is_plain(code: str) -> None:
    assert set(roles_of(code, "python").values()) == {""}


@pytest.mark.parametrize(
    ("language", "pattern"),
    [
        ("perl", "s{"),
        ("html", "<!--"),
        ("xml", "<a "),
        ("markdown", "[["),
        ("make", "a "),
        ("sql", "$a"),
        ("php", "<?php "),
        ("javascript", "/("),
        ("ruby", "#{"),
    ],
)
def test_text_made_to_be_slow_is_not(language: str, pattern: str) -> None:
    line = (pattern * LONGEST_LINE)[:LONGEST_LINE]
    code = "\n".join([line] * (LONGEST_CODE // LONGEST_LINE - 1))
    limit = 10 * MOST_SECONDS
    assert seconds(code, lambda text: Highlighting(text, language).lines(0, text.count("\n") + 1)) < limit


def test_a_block_is_a_rectangle() -> None:
    rows = rows_of(Page(parse(fence("a\n\nbbbbbb", "python")), 40))
    assert [cell_len(row.text) for row in rows] == [40] * 5
    assert all(run.roles.startswith("code-") for row in rows for run in row.runs)


def test_long_lines_may_be_panned_and_show_that_there_is_more() -> None:
    document = parse(fence("0123456789abcdefghij\nshort"))
    rows = [
        shown(Page(document, 16, PageOptions(wrap_code=False, code_offset=offset)))
        for offset in (0, 4, 8, 99)
    ]
    assert rows == [
        ["", "  0123456789ab›", "  short", ""],
        ["", "‹ 456789abcdef›", "‹ t", ""],
        ["", "‹ 89abcdefghij", "‹", ""],
        ["", "‹", "‹", ""],
    ]


def test_panning_through_a_wide_character_shows_a_blank_for_its_half() -> None:
    document = parse(fence("漢字漢字漢字漢字"))
    page = Page(document, 14, PageOptions(wrap_code=False, code_offset=1))
    assert shown(page) == ["", "‹  字漢字漢 ›", ""]
    assert [cell_len(row.text) for row in rows_of(page)] == [14] * 3


def test_the_parts_of_long_code_are_highlighted_as_one() -> None:
    code = "'''" + "\n".join(f"text {number}" for number in range(900)) + "'''"
    page = Page(parse(fence(code, "python")), 40)
    rows = rows_of(page)
    assert len(page.document.leaves) > 1
    assert len(rows) == 902
    assert all("code-string" in row.runs[1].roles for row in rows[1:-1])


def test_the_last_line_is_coloured_like_the_others() -> None:
    lines = Highlighting("-a\n+b\n+c", "diff").lines(0, 3)
    assert lines == [[("-a", "code-deleted")], [("+b", "code-inserted")], [("+c", "code-inserted")]]
