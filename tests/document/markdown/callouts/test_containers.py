"""Containers: fences of colons, admonitions with indented bodies, tabs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.document.markdown.callouts.container_names import indented_opening, opening_of_fence
from reader.document.model import Quote
from reader.document.parse import begin, parse
from reader.document.source.code_mask import CodeMask
from reader.document.source.placeholders import PLAIN, Opening
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear


def dump(source: str) -> str:
    return dump_leaves(parse(source))


@pytest.mark.parametrize(
    ("written", "opening"),
    [
        ("note", Opening("note", "Note")),
        ("WARNING", Opening("warning", "Warning")),
        ("tip Use *this*", Opening("tip", "Tip: Use *this*")),
        ("tip[Use [this](x)]", Opening("tip", "Tip: Use [this](x)")),
        ("tip[Use]{#anchor .wide}", Opening("tip", "Tip: Use")),
        ('info{title="By the way"}', Opening("info", "Info: By the way")),
        ("danger Stop {id=stop}", Opening("danger", "Danger: Stop")),
        ("details", Opening("details", "Details", True)),
        ("details{open}", Opening("details", "Details", False)),
        ("spoiler The end", Opening("details", "The end", True)),
        ("tab[First]", Opening("details", "First")),
        ("gossip", Opening("note", "Gossip")),
        ("gossip Heard it", Opening("note", "Gossip: Heard it")),
        ("note warn", Opening("warning", "Warning")),
        ("message", Opening("note", "Message")),
        ("message Read this", Opening("note", "Read this")),
        ("callout Read this", Opening("note", "Read this")),
        ("message alert", Opening("warning", "Alert")),
        ("callout-tip", Opening("tip", "Tip")),
        ("row", PLAIN),
        ("card", PLAIN),
        ("card About us", Opening("details", "About us")),
        ("{.callout-note}", Opening("note", "Note")),
        ('{.callout-tip title="Look" collapse="true"}', Opening("tip", "Tip: Look", True)),
        ("{.callout-tip collapse=false}", Opening("tip", "Tip", False)),
        ("{.rmdcaution}", Opening("caution", "Caution")),
        ("{.alert .alert-danger}", Opening("danger", "Danger")),
        ("{#warn .warning} :::::", Opening("warning", "Warning")),
        ('{.theorem #line name="Line"}', Opening("abstract", "Theorem: Line")),
        ('{.column width="50%"}', PLAIN),
        ('{.boxed title="Aside"}', Opening("note", "Aside")),
        ('{.callout title="Look"}', Opening("note", "Look")),
        ("{.callout}", Opening("note", "Note")),
        ("{tip} Of MyST", Opening("tip", "Tip: Of MyST")),
        ("{admonition} Of MyST", Opening("note", "Of MyST")),
    ],
)
def test_what_colons_open(written: str, opening: Opening) -> None:
    assert opening_of_fence(written) == opening


@pytest.mark.parametrize("written", ["", "3 things", "- a", "News :::", "{", "{}", "{a => b}", "[x]", "!"])
def test_what_colons_do_not_open(written: str) -> None:
    assert opening_of_fence(written) is None


@pytest.mark.parametrize(
    ("written", "opening"),
    [
        ("!!! note", Opening("note", "Note")),
        ("!!! Note", Opening("note", "Note")),
        ('!!! tip "Use *this*"', Opening("tip", "Tip: Use *this*")),
        ('!!! tip ""', Opening("tip", "")),
        ("!!! info inline end", Opening("info", "Info")),
        ('!!! custom danger highlight "Stop"', Opening("danger", "Danger: Stop")),
        ('!!! gossip "Gossip"', Opening("note", "Gossip")),
        ("??? bug", Opening("bug", "Bug", True)),
        ('???+ bug "Found"', Opening("bug", "Bug: Found", False)),
        ('??? "Only a title"', Opening("note", "Only a title", True)),
        ('??? tip ""', Opening("tip", "Tip", True)),
        ('=== "C"', Opening("details", "C")),
        ('===+ "C++"', Opening("details", "C++")),
    ],
)
def test_what_opens_an_indented_body(written: str, opening: Opening) -> None:
    found = indented_opening(written)
    assert found is not None
    assert found.opening == opening


@pytest.mark.parametrize(
    "written", ["!!!", "!!! ...", "!!!!! note", "??? Really?", '!!! "x"', "===", '== "a"']
)
def test_what_does_not_open_an_indented_body(written: str) -> None:
    assert indented_opening(written) is None


def test_a_container_ends_at_its_fence() -> None:
    assert dump("before\n:::note Take *care*\nin\n\n- side\n:::\nafter\n") == (
        "  1       before\n"
        "  2 gap 0 │ note: Note: Take care\n"
        "  3       │ in\n"
        "  5 gap 1 │ • side\n"
        "  7 gap 0 after"
    )


def test_longer_fences_hold_shorter_ones() -> None:
    assert dump("::::note\n:::tip\nin\n:::\nout\n::::\nafter\n") == (
        "  1       │ note: Note\n  2       │ │ tip: Tip\n  3       │ │ in\n  5 gap 1 │ out\n  7 gap 0 after"
    )


def test_equal_fences_nest_as_in_pandoc() -> None:
    assert dump("::: {.note}\n::: {.tip}\nin\n:::\nout\n:::\nafter\n") == (
        "  1       │ note: Note\n  2       │ │ tip: Tip\n  3       │ │ in\n  5 gap 1 │ out\n  7 gap 0 after"
    )


def test_a_longer_fence_closes_a_container_and_what_was_left_open_in_it() -> None:
    assert dump("::::note\n:::tip\nin\n:::::\nafter\n") == (
        "  1       │ note: Note\n  2       │ │ tip: Tip\n  3       │ │ in\n  5 gap 1 │ after"
    )
    assert dump("::::note\n:::tip\nin\n::::\nafter\n").endswith("  5 gap 0 after")


def test_a_shorter_fence_closes_nothing() -> None:
    assert dump("::::note\n:::\nin\n") == "  1       │ note: Note\n  2       │ ::: in"


def test_a_container_that_is_never_closed_runs_to_the_end_of_what_it_is_in() -> None:
    assert dump("- :::note\n  in\n\n  in\n- next\n") == (
        "  1       • │ note: Note\n  2         │ in\n  4 gap 2   │ in\n  5       • next"
    )
    assert dump("> :::note\n> in\n\nafter\n").endswith("  4 gap 0 after")


def test_colons_in_code_close_nothing() -> None:
    assert dump(":::note\n```\n:::\n```\n:::\nafter\n") == (
        "  1       │ note: Note\n  2       │ code() :::\n  6 gap 0 after"
    )


def test_code_that_is_never_closed_does_not_hide_the_end_of_a_container() -> None:
    assert dump(":::note\n```\nx\n:::\nafter\n") == (
        "  1       │ note: Note\n  2       │ code() x\n  5 gap 0 after"
    )


def test_a_container_in_an_item_of_a_list_in_a_container() -> None:
    assert dump(":::note\n- a\n\n  :::tip\n  b\n  :::\n\n- c\n:::\nd\n") == (
        "  1       │ note: Note\n"
        "  2       │ • a\n"
        "  4 gap 2 │   │ tip: Tip\n"
        "  5       │   │ b\n"
        "  8 gap 1 │ • c\n"
        " 10 gap 0 d"
    )


def test_a_layout_shows_what_it_holds_and_nothing_of_itself() -> None:
    assert dump(":::: columns\n::: {.column}\nleft\n:::\n::: {.column}\nright\n:::\n::::\nafter\n") == (
        "  3       left\n  6 gap 0 right\n  9 gap 0 after"
    )


def test_what_is_empty_is_empty() -> None:
    assert dump(":::note\n:::\nafter\n") == "  1       │ note: Note\n  3 gap 0 after"
    assert dump("::: row\n:::\nafter\n") == "  3       after"


def test_headings_in_containers_are_in_the_outline() -> None:
    assert [section.title for section in parse(":::note\n## In\n:::\n\n!!! tip\n    ## Too\n").sections] == [
        "In",
        "Too",
    ]


@pytest.mark.parametrize("text", [":::", "::: 3 things", "::youtube{id}", "::: News :::", "a :::note"])
def test_colons_that_are_text(text: str) -> None:
    assert dump(text) == f"  1       {text}"


def test_an_admonition_holds_what_is_indented() -> None:
    assert dump('!!! note "My *title*"\n    in\n\n    - side\n\n          code\n\nafter\n') == (
        "  1       │ note: Note: My title\n"
        "  2       │ in\n"
        "  4 gap 1 │ • side\n"
        "  6 gap 2 │   code() code\n"
        "  8 gap 0 after"
    )


def test_admonitions_nest() -> None:
    assert dump("!!! note\n\n    a\n\n    ??? tip\n\n        b\n\n    c\n") == (
        "  1       │ note: Note\n  3       │ a\n  5 gap 1 │ │ tip: Tip\n  7       │ │ b\n  9 gap 1 │ c"
    )


def test_a_body_ends_at_the_first_line_that_is_not_indented() -> None:
    assert dump("!!! note\n    in\nout\n") == "  1       │ note: Note\n  2       │ in\n  3 gap 0 out"


def test_an_admonition_follows_a_paragraph_without_a_blank_line_as_in_python_markdown() -> None:
    assert dump("text\n!!! note\n    in\n") == "  1       text\n  2 gap 0 │ note: Note\n  3       │ in"


def test_an_empty_title_is_no_label() -> None:
    assert dump('!!! note ""\n    in\n') == "  2       │ in"


def test_what_can_be_closed_has_a_label_in_any_case() -> None:
    (block,) = parse('??? note ""\n    in\n').blocks
    assert isinstance(block, Quote)
    assert block.folded is True
    assert dump('??? note ""\n    in\n') == "  1       │ note: Note\n  2       │ in"


def test_a_title_is_enough() -> None:
    assert (
        dump('!!! danger "Hands off"\n\nafter\n') == "  1       │ danger: Danger: Hands off\n  3 gap 0 after"
    )


@pytest.mark.parametrize("text", ["!!! wow", "??? what", "!!! note\n\nnot indented", "!!!note!"])
def test_exclamations_and_questions_stay_text(text: str) -> None:
    assert dump(text).startswith(f"  1       {text.splitlines()[0]}")


def test_tabs_are_labelled_with_their_names() -> None:
    assert dump('=== "C"\n\n    one\n\n=== "C++"\n\n    two\n') == (
        "  1       │ details: C\n  3       │ one\n  5 gap 0 │ details: C++\n  7       │ two"
    )


def test_an_admonition_in_an_item() -> None:
    assert dump("- a\n\n    !!! note\n        in\n\n- b\n") == (
        "  1       • a\n  3 gap 1   │ note: Note\n  4         │ in\n  6 gap 0 • b"
    )


def test_a_body_is_not_code_to_what_reads_the_source_before_the_parser() -> None:
    source = "!!! note\n\n    body\n\n        code\n\n    ??? tip\n\n        inner\n\n    code after all\n"
    mask = CodeMask(source)
    assert [word for word in ("body", "code", "inner") if mask.covers(source.index(word))] == ["code"]
    assert CodeMask("!!! note\n\nout\n\n    code\n").covers(20)
    assert CodeMask(":::note\n    code\n").covers(12)


@pytest.mark.parametrize(
    "text",
    [
        lambda n: ":::a\n" * n,
        lambda n: ":::a\n" * n + "::::\n" * n,
        lambda n: ":::a\n```\n" * n,
        lambda n: "- :::a\n" * n,
        lambda n: "::: a" + "[" * n + " " * n + "]" * n + "{",
        lambda n: "!!! a\n\n" * n,
        lambda n: "!!! a" + " " * n + 'x"',
        lambda n: '!!! a "b\n    c\n' * n,
        lambda n: '=== "a"\n\n' * n,
        lambda n: "> [!a\n" * n,
        lambda n: "> [!a|" + "] " * n,
    ],
)
def test_twice_the_containers_take_twice_the_time(text: Callable[[int], str]) -> None:
    assert_linear(text, parse)


@pytest.mark.parametrize("opening", [":::note\n", "- :::note\n", "> :::note\n", "> ", ">[!note]\n"])
def test_ten_thousand_levels_are_survived(opening: str) -> None:
    assert dump(opening * 10_000 + "[!tip]")


LINES = st.sampled_from(
    [
        *("", "", "text", "    in", "        deep", "  two", "- item", "> quote", "> :::tip", ">     q"),
        *(
            ":::note",
            ":::",
            "::::",
            ":::: tip[x]",
            "::: {.row}",
            "  :::bug",
            "  :::",
            "::: details",
            "- :::a",
        ),
        *("!!! note", '    !!! tip "t"', "??? bug", '=== "Tab"', "    ???+ a", "```", "~~~", "# head"),
        *("> [!tip]- T", "> > [!note]", "Term", ": meaning", "{: .note}", "1. one", "---", "| a |", "|---|"),
    ]
)


def shape(source: str, window: int) -> str:
    document, rest = begin(source, window=window)
    for batch in rest:
        document.extend(batch)
    return dump_leaves(document)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(LINES | st.text('!?=:`> \t\na[]{}."+-', max_size=8), max_size=40).map("\n".join),
    st.integers(1, 200),
)
@example(":::note\n" + "text\n\n" * 20 + ":::\nafter\n", 30)
@example("!!! note\n\n" + "    text\n\n" * 20 + "after\n", 30)
@example(":::: tip[x]\n```\n::::\n# head\ntext\n````", 1)
def test_an_article_with_containers_read_in_stretches_is_the_article_read_at_once(
    source: str, window: int
) -> None:
    assert shape(source, window) == dump(source)
