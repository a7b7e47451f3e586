"""Callouts: the names of their kinds, and quotes that are callouts."""

from __future__ import annotations

import pytest

from reader.document.markdown.callouts.quotes import opening_of_mark
from reader.document.model import Quote
from reader.document.parse import parse
from reader.document.source.callout_kinds import kind_of, opening_of
from reader.document.source.placeholders import Opening
from tests.document.documents import dump_leaves


@pytest.mark.parametrize(
    ("written", "kind", "title"),
    [
        ("NOTE", "note", "Note"),
        ("hint", "tip", "Hint"),
        ("tldr", "abstract", "TL;DR"),
        ("attention", "warning", "Attention"),
        ("caution", "caution", "Caution"),
        ("check", "success", "Check"),
        ("help", "question", "Help"),
        ("missing", "failure", "Missing"),
        ("error", "danger", "Error"),
        ("cite", "quote", "Cite"),
        ("seealso", "info", "See also"),
        ("my-own", "note", "My own"),
        ("info|wide", "info", "Info"),
    ],
)
def test_callouts_of_all_types_have_one_of_our_kinds(written: str, kind: str, title: str) -> None:
    assert opening_of_mark(f"[!{written}]") == Opening(kind, title)


@pytest.mark.parametrize("text", ["[!note]title", "[! note]", "x [!note]", "[!note", "[note]", "[!]"])
def test_what_is_no_mark_opens_nothing(text: str) -> None:
    assert opening_of_mark(text) is None


def test_a_name_has_a_kind_in_any_case() -> None:
    assert kind_of("Deprecated") == "warning"
    assert kind_of("primary") == "note"
    assert kind_of("carousel") is None


def test_a_title_stands_behind_the_name() -> None:
    assert opening_of("tip", "Use a *lens*") == Opening("tip", "Tip: Use a *lens*")
    assert opening_of("error", "Disk full") == Opening("danger", "Error: Disk full")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("warning", "A last **warning**"),
        ("note", "NOTE"),
        ("note", "Notes on frames"),
        ("see_also", "What to see, also"),
        ("tldr", "tl;dr: do not"),
        ("注意", "注意事項"),
    ],
)
def test_a_title_that_says_the_name_stands_alone(name: str, title: str) -> None:
    assert opening_of(name, title).title == title


@pytest.mark.parametrize(
    ("name", "title"), [("tip", "Multiple ways"), ("info", "Reinforced"), ("bug", "#debug")]
)
def test_letters_within_other_words_do_not_say_the_name(name: str, title: str) -> None:
    assert opening_of(name, title).title == f"{name.capitalize()}: {title}"


def test_without_any_name_the_title_stands_alone() -> None:
    assert opening_of("", "Tables") == Opening("note", "Tables")
    assert opening_of("") == Opening("note", "Note")


def test_a_name_that_only_says_that_there_is_a_callout_gives_way_to_a_title() -> None:
    assert opening_of("admonition", "Tables") == Opening("note", "Tables")
    assert opening_of("admonition") == Opening("note", "Admonition")


def test_a_name_that_is_not_known_stays_readable_before_the_title() -> None:
    assert opening_of("gossip", "Did you hear?", folded=True) == Opening(
        "note", "Gossip: Did you hear?", True
    )


def test_a_name_that_is_only_a_colour_is_not_shown() -> None:
    assert opening_of("primary") == Opening("note", "Note")
    assert opening_of("primary", "Tables") == Opening("note", "Tables")


def test_a_theorem_keeps_its_name_before_its_title() -> None:
    assert opening_of("theorem", "Thales") == Opening("abstract", "Theorem: Thales")


def test_a_callout_of_no_type_is_a_note() -> None:
    assert opening_of_mark("[!|wide]- Tables") == Opening("note", "Tables", True)
    assert opening_of_mark("[!] Tables") is None


def test_a_title_that_is_a_heading_is_shown_without_its_hashes() -> None:
    assert opening_of_mark("[!tip]+ ## A title") == Opening("tip", "Tip: A title", False)
    assert opening_of_mark("[!tip] #tag C# 1") == Opening("tip", "Tip: #tag C# 1")


def test_callouts_that_only_lay_others_out_are_not_shown_themselves() -> None:
    shown = callouts("> [!multi-column]\n>\n>> [!tip] One\n>> a\n>\n>> [!blank]\n>> b\n")
    assert "column" not in shown.lower()
    assert "blank" not in shown.lower()
    assert [type(block) for block in parse("> [!multi-column]\n>> [!tip]\n>> a\n\n> quoted\n").blocks] == [
        Quote,
        Quote,
    ]
    assert "Blank: Page" in callouts("> [!blank] Page\n> a\n")


def callouts(source: str) -> str:
    return dump_leaves(parse(source))


def test_the_mark_says_whether_a_callout_is_folded() -> None:
    quotes = parse("> [!tip]- a\n\n> [!tip]+ b\n\n> [!tip] c\n").blocks
    assert [quote.folded for quote in quotes if isinstance(quote, Quote)] == [True, False, None]


def test_callouts_nest_in_each_other_and_in_lists() -> None:
    assert callouts("- one\n  > [!bug] Outer\n  > text\n  > > [!tip]\n  > > inner\n") == (
        "  1       • one\n"
        "  2         │ bug: Bug: Outer\n"
        "  3         │ text\n"
        "  4 gap 2   │ │ tip: Tip\n"
        "  5         │ │ inner"
    )


@pytest.mark.parametrize(
    ("body", "leaf"),
    [
        ("---", "rule"),
        ("| a |\n> |---|", "table a"),
        ("    code", "code() code"),
        ("7. seven", "7. seven"),
        ("[x]: /y\n> [x]", "x"),
        ("===", "==="),
    ],
)
def test_what_follows_the_mark_is_read_as_if_it_began_there(body: str, leaf: str) -> None:
    assert callouts(f"> [!note]\n> {body}\n").split("\n")[1].endswith(f"│ {leaf}")


def test_a_title_with_bars_is_not_the_head_of_a_table() -> None:
    assert callouts("> [!note] a | b\n> --- | ---\n").startswith("  1       │ note: Note: a | b")


def test_text_that_goes_on_without_the_bar_belongs_to_the_callout() -> None:
    assert callouts("> [!note]\nlazy\ntext\n\nout\n") == (
        "  1       │ note: Note\n  2       │ lazy text\n  5 gap 0 out"
    )


def test_a_mark_further_down_is_text() -> None:
    assert callouts("> one\n> [!note]\n") == "  1       │ one [!note]"
    assert callouts("[!note]\n") == "  1       [!note]"


def test_only_the_first_of_two_marks_counts() -> None:
    assert callouts("> [!tip] One\n> [!bug] Two\n") == "  1       │ tip: Tip: One\n  2       │ [!bug] Two"


def test_the_first_form_of_alerts_is_bold_text_on_the_first_line() -> None:
    assert callouts("> **Warning**\n> Hot.\n") == "  1       │ warning: Warning\n  2       │ Hot."
    assert callouts("> **Warning**\n>\n> Hot.\n") == "  1       │ Warning\n  3 gap 1 │ Hot."
    assert callouts("> **Warning** hot.\n> Very.\n") == "  1       │ Warning hot. Very."
