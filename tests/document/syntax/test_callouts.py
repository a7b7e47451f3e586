"""Callouts: the names of their kinds, and quotes that are callouts."""

from __future__ import annotations

import pytest

from reader.document.syntax.callouts import callout, kind_of, opening_of
from reader.document.syntax.marks import Opening


@pytest.mark.parametrize(
    ("written", "kind", "title"),
    [
        ("NOTE", "note", "Note"),
        ("hint", "tip", "Hint"),
        ("tldr", "abstract", "Tldr"),
        ("attention", "warning", "Attention"),
        ("caution", "caution", "Caution"),
        ("check", "success", "Check"),
        ("help", "question", "Help"),
        ("missing", "failure", "Missing"),
        ("error", "danger", "Error"),
        ("cite", "quote", "Cite"),
        ("seealso", "info", "Seealso"),
        ("my-own", "note", "My own"),
        ("info|wide", "info", "Info"),
    ],
)
def test_callouts_of_all_types_have_one_of_our_kinds(written: str, kind: str, title: str) -> None:
    mark = callout(f"[!{written}]\nBody")
    assert mark is not None
    assert (mark.opening.kind, mark.opening.title, mark.rest) == (kind, title, "Body")


@pytest.mark.parametrize("text", ["[!note] title [x](y", "[!note]title", "[! note]", "x [!note]", "[!note"])
def test_a_callout_needs_its_mark_at_the_start(text: str) -> None:
    assert (callout(text) is not None) == text.startswith("[!note] ")


def test_a_name_has_a_kind_in_any_case() -> None:
    assert kind_of("Deprecated") == "warning"
    assert kind_of("primary") == "note"
    assert kind_of("carousel") is None


def test_a_title_takes_the_place_of_the_name() -> None:
    assert opening_of("tip", "Use a *lens*") == Opening("tip", "Use a *lens*")


def test_a_name_that_is_not_known_stays_readable_before_the_title() -> None:
    assert opening_of("gossip", "Did you hear?", folded=True) == Opening(
        "note", "Gossip: Did you hear?", True
    )


def test_a_theorem_keeps_its_name_before_its_title() -> None:
    assert opening_of("theorem", "Thales") == Opening("abstract", "Theorem: Thales")
