"""Attributes that Hugo takes below a block and after a heading."""

from __future__ import annotations

import pytest

from reader.content.discovery.site import Kind
from reader.document.dialects.prepare import prepare
from reader.document.model import Heading
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from tests.document.growth import assert_linear

HUGO = Dialect(kind=Kind.HUGO, templates=True)


def text(source: str, dialect: Dialect = HUGO) -> str:
    document = parse(source, dialect=dialect)
    return "|".join(document.text(leaf) for leaf in document.leaves)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Words\n{.lead}", "Words"),
        ('Words\n{.lead #one key="a value"}\n\nMore', "Words|More"),
        ('Words\n{style="color: red"}', "Words"),
        ("| a |\n|---|\n| b |\n{.wide}", "a\nb"),
        ("- a\n- b\n{.list}", "a|b"),
        ("> a\n{.big}", "a"),
        ("> a\n> {.big}", "a"),
        ("```\na\n```\n{.numbered}", "a"),
        ("## Words {.class}", "Words"),
        ("## Words {#id .class}\n\nMore", "Words|More"),
    ],
)
def test_attributes_are_hidden(source: str, shown: str) -> None:
    assert text(source) == shown


@pytest.mark.parametrize(
    "source",
    [
        "{.lead}",
        "Words {.lead}",
        "Words|{.lead}",
        "Words {.lead} more",
        "Words\n{a set, of words}".replace("\n", " "),
        "Words {x=1}",
        "f{.5}",
    ],
)
def test_other_braces_are_text(source: str) -> None:
    assert text(source.replace("|", "\n\n")) == source


def test_attributes_in_code_are_code() -> None:
    assert text("```\na\n{.b}\n```") == "a\n{.b}"


def test_a_heading_takes_the_id() -> None:
    (block,) = parse("## Words {.a #own}", dialect=HUGO).blocks
    assert isinstance(block, Heading)
    assert block.identifier == "own"


def test_elsewhere_they_are_text() -> None:
    assert text("Words\n{.lead}", Dialect()) == "Words {.lead}"
    assert text("Words\n{.lead}", Dialect(kind=Kind.ZOLA, templates=True)) == "Words {.lead}"


@pytest.mark.parametrize("unit", ["a\n{.b}\n", "{.b ", "a\n{.b" + " " * 20, "# a {.b}\n"])
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    assert_linear(lambda n: unit * n, lambda text: prepare(text, HUGO, Placeholders()))
