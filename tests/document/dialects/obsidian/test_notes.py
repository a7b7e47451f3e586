"""Comments, ids of blocks and tags of Obsidian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.dialects.obsidian.notes import without_block_ids, without_comments
from reader.document.model import Quote, Table
from reader.document.parse import parse
from reader.document.source.dialect import MARKDOWN, Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Source
from tests.document.growth import assert_linear

VAULT = Dialect(wikilinks=True)


def texts(source: str, dialect: Dialect = VAULT) -> list[str]:
    document = parse(source, dialect=dialect)
    return [document.text(leaf) for leaf in document.leaves]


def tags(source: str) -> list[str]:
    document = parse(source, dialect=VAULT)
    return [run.text for leaf in document.leaves for run in document.runs(leaf) if "tag" in run.roles.split()]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a %%hidden%% b", ["a b"]),
        ("a %%hidden%%", ["a"]),
        ("%%hidden%% a", ["a"]),
        ("a %%two\nlines%% b", ["a b"]),
        ("a\n%%hidden%%\nb", ["a b"]),
        ("a\n\n%%hidden%%\n\nb", ["a", "b"]),
        ("a\n%%\nhidden\n\n# hidden too\n%%\nb", ["a", "b"]),
        ("- a\n  %%hidden%%\n- b %%hidden%%\n", ["a", "b"]),
        ("> a\n> %%hidden%%\n> b", ["a b"]),
        ("%%a%% b %%c%% d", ["b d"]),
        ("%%%%a", ["a"]),
    ],
)
def test_comments_vanish(source: str, shown: list[str]) -> None:
    assert texts(source) == shown


def test_one_bar_is_a_header_of_any_number_of_empty_cells() -> None:
    (table,) = parse(" |\n---|---|\n**a** | b |\n", dialect=VAULT).blocks
    assert isinstance(table, Table)
    assert (table.header, table.rows) == (("", ""), (("**a**", "b"),))
    (quote,) = parse("> |\n> --|:-:|--\n> a | b | c\n", dialect=VAULT).blocks
    assert isinstance(quote, Quote)
    assert quote.children == (Table(1, ("", "center", ""), ("", "", ""), (("a", "b", "c"),)),)
    assert texts("```\n|\n---|---\n```") == ["|\n---|---"]
    assert texts("a |\n\n---\n") == ["a |", ""]


@pytest.mark.parametrize("source", ["`%%a%%`", "```\n%%\na\n%%\n```", "    %%a%%"])
def test_comments_in_code_stay(source: str) -> None:
    assert "%%" in texts(source)[0]


def test_a_comment_that_is_not_closed_is_shown() -> None:
    assert texts("a %% b\n\nc %% d") == ["a %% b", "c %% d"]
    assert texts("%%\na") == ["%% a"]


def test_lines_after_a_comment_keep_their_numbers() -> None:
    document = parse("a\n\n%%\nb\n%%\n\nc\n", dialect=VAULT)
    assert [leaf.block.line for leaf in document.leaves] == [1, 7]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("A paragraph. ^id-1", ["A paragraph."]),
        ("A paragraph\nof two lines. ^id-1\n\nb", ["A paragraph of two lines.", "b"]),
        ("- a ^one\n- b ^two\n  - c ^3d4e5f", ["a", "b", "c"]),
        ("> quoted ^q\n\nb", ["quoted", "b"]),
        ("> quoted\n\n^q\n\nb", ["quoted", "b"]),
        ("| a |\n|---|\n| b |\n\n^table", ["a\nb"]),
        ("| a |\n|---|\n| b |\n^table", ["a\nb"]),
        ("## Heading ^h\ntext", ["Heading", "text"]),
        ("> quoted ^q\n___\nb", ["quoted", "", "b"]),
        ("a ^id\n```\nb\n```", ["a", "b"]),
        ("a\n\n{ #b15695}\n\nb", ["a", "b"]),
    ],
)
def test_ids_of_blocks_are_hidden(source: str, shown: list[str]) -> None:
    assert texts(source) == shown


@pytest.mark.parametrize("source", ["x ^2 + y", "x^2", "a ^b c", "a ^b\ngoes on", "`a ^b`", "a ^not_an_id"])
def test_other_carets_are_shown(source: str) -> None:
    assert texts(source) == [source.strip("`").replace("\n", " ")]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("#canals and #on/foot", ["#canals", "#on/foot"]),
        ("(#a-b), #c_d.", ["#a-b", "#c_d"]),
        ("#2024/plans #y2024", ["#2024/plans", "#y2024"]),
        ("#größe #日本 #🎉", ["#größe", "#日本", "#🎉"]),
        ("**#bold**", ["#bold"]),
        ("- #item", ["#item"]),
        ("issue #12, #3-4, C# and a#b ##c", []),
        ("https://example.org/#part `#code` \\#escaped", []),
        ("[x](#part) # x", []),
    ],
)
def test_tags_are_told_from_other_hashes(source: str, found: list[str]) -> None:
    assert tags(source) == found


def test_only_vaults_have_comments_ids_and_tags() -> None:
    assert texts("a %%b%% #c ^d", MARKDOWN) == ["a %%b%% #c ^d"]


@pytest.mark.parametrize(
    "part",
    [
        *("%%", "%% a\n\n", "a %% b\n\n", "a %%b%% ", "%", " ^a", " ^a\n", " ", "   ^", "a" * 30 + " ^b\n\n"),
        *("==a ", "==a== ", "a==", "#a/", "#1", "#", " #a", "> %%a%%\n"),
    ],
)
def test_notes_take_time_in_proportion(part: str) -> None:
    assert_linear(lambda n: part * n, _read)


def _read(source: str) -> None:
    document = parse(source, dialect=VAULT)
    for leaf in document.leaves:
        document.runs(leaf)


@given(st.lists(st.sampled_from(["%%", "\n", "\n\n", " ^a", "^b", "`", "```\n", "a", " ", "> ", "- ", "#t"])))
def test_no_note_fails_and_no_line_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    for rewrite in (without_comments, without_block_ids):
        source = rewrite(Source(text), VAULT, Placeholders())
        assert source.lines is None or len(source.lines) == source.text.count("\n") + 1
    assert texts(text) is not None
