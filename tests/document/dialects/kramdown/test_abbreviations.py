"""Abbreviations become a glossary where they are defined."""

from __future__ import annotations

from reader.document.parse import parse
from tests.document.documents import dump_leaves


def dump(source: str) -> str:
    return dump_leaves(parse(source))


def test_abbreviations_are_a_glossary() -> None:
    assert dump("HTML rules.\n\n*[HTML]: Hypertext *Markup*\n*[W3C]: The consortium\nAfter.\n") == (
        "  1       HTML rules.\n"
        "  3 gap 0 term: HTML\n"
        "  3       : Hypertext Markup\n"
        "  4 gap 0 term: W3C\n"
        "  4       : The consortium\n"
        "  5 gap 0 After."
    )


def test_a_term_is_never_markup() -> None:
    assert dump("*[# a_b_c]: x\n") == "  1       term: # a_b_c\n  1       : x"


def test_an_abbreviation_without_meaning_is_not_shown() -> None:
    assert (
        dump("Text.\n\n*[HTML]:\n*[CSS]: sheets\n")
        == "  1       Text.\n  4 gap 0 term: CSS\n  4       : sheets"
    )


def test_abbreviations_in_code_and_in_text_stay() -> None:
    assert (
        dump("```\n*[HTML]: x\n```\n\nsee *[HTML]: x*\n")
        == "  1       code() *[HTML]: x\n  5 gap 0 see [HTML]: x"
    )
