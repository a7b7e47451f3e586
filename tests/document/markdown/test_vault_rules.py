"""Highlighted text."""

from __future__ import annotations

import pytest

from reader.document.model import Inline
from reader.document.parse import parse
from reader.document.source.dialect import MARKDOWN, Dialect

VAULT = Dialect(wikilinks=True)


def runs(source: str, dialect: Dialect = VAULT) -> tuple[Inline, ...]:
    document = parse(source, dialect=dialect)
    return document.runs(document.leaves[0])


def test_text_between_equals_signs_is_highlighted() -> None:
    assert runs("the ==important part== of it") == (
        Inline("the "),
        Inline("important part", "highlight"),
        Inline(" of it"),
    )


def test_other_markup_stands_within_and_around_a_highlight() -> None:
    assert runs("==a **b**== *==c==*") == (
        Inline("a ", "highlight"),
        Inline("b", "highlight strong"),
        Inline(" "),
        Inline("c", "emphasis highlight"),
    )


@pytest.mark.parametrize(
    "source", ["a == b == c", "a ==b", "====", "=== a ===", "`==a==`", "a == b==", "\\==a=="]
)
def test_equals_signs_that_enclose_nothing_are_text(source: str) -> None:
    shown = "".join(run.text for run in runs(source))
    assert shown == source.strip("`").replace("\\", "")
    assert not any("highlight" in run.roles for run in runs(source))


def test_a_highlight_crossed_by_emphasis_is_closed_in_order() -> None:
    assert "".join(run.text for run in runs("==a *b== c*")) == "a *b c*"


def test_only_vaults_have_highlights() -> None:
    assert runs("==a==", MARKDOWN) == (Inline("==a=="),)
