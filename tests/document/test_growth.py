"""Twice the text never takes much more than twice the time."""

from __future__ import annotations

import gc
import time

import pytest

from reader.document.parse import begin, parse
from reader.document.syntax.dialect import MARKDOWN, Dialect
from tests.document.families import FAMILIES


@pytest.mark.parametrize("name", FAMILIES)
def test_growth(name: str) -> None:
    """Measured again when the time seems to grow too much: on a busy machine some measurements are wrong."""
    text, dialect = FAMILIES[name]
    size = 500
    while seconds(text(size), dialect) < 0.005 and size < 16_000:
        size *= 2
    if size < 16_000:
        assert any(seconds(text(2 * size), dialect) < 3 * seconds(text(size), dialect) for _ in range(3))


def seconds(source: str, dialect: Dialect) -> float:
    """The least processor time of two parses with all runs."""
    return min(once(source, dialect) for _ in range(2))


def once(source: str, dialect: Dialect = MARKDOWN) -> float:
    gc.disable()
    try:
        start = time.process_time()
        document = parse(source, dialect=dialect)
        for leaf in document.leaves:
            document.runs(leaf)
        return time.process_time() - start
    finally:
        gc.enable()


def test_the_beginning_of_a_long_article_takes_a_fraction_of_the_whole() -> None:
    source = "## Part\n\nSome *text* with a [link](/x) and more words to read.\n\n- one\n- two\n\n" * 2_000

    def beginning() -> float:
        start = time.process_time()
        begin(source)
        return time.process_time() - start

    whole = min(once(source) for _ in range(2))
    assert min(beginning() for _ in range(3)) < 0.15 * whole
