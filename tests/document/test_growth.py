"""Four times the text never takes much more than four times the time."""

from __future__ import annotations

import pytest

from reader.document.parse import begin, parse
from reader.document.syntax.dialect import MARKDOWN, Dialect
from tests.document.families import FAMILIES
from tests.document.syntax.growth import assert_linear, seconds


@pytest.mark.parametrize("name", FAMILIES)
def test_growth(name: str) -> None:
    text, dialect = FAMILIES[name]
    assert_linear(text, lambda source: read(source, dialect), start=500)


def read(source: str, dialect: Dialect = MARKDOWN) -> None:
    """Parse a text with all runs."""
    document = parse(source, dialect=dialect)
    for leaf in document.leaves:
        document.runs(leaf)


def test_the_beginning_of_a_long_article_takes_a_fraction_of_the_whole() -> None:
    source = "## Part\n\nSome *text* with a [link](/x) and more words to read.\n\n- one\n- two\n\n" * 2_000
    beginning = min(seconds(source, begin) for _ in range(3))
    assert beginning < 0.15 * seconds(source, read)
