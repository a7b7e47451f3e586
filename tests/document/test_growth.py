"""Twice the text never takes much more than twice the time."""

from __future__ import annotations

import gc
import time

import pytest

from reader.document import windows
from reader.document.parse import begin
from reader.document.syntax.dialect import MARKDOWN, Dialect
from reader.page.export import export
from tests.document.families import FAMILIES

WINDOW = 4_096
"""Characters that are read at a stretch: less than most of the texts have."""


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
    """The least processor time of two times that a text is read in windows and set in rows."""
    return min(once(source, dialect) for _ in range(2))


def once(source: str, dialect: Dialect = MARKDOWN) -> float:
    gc.disable()
    try:
        start = time.process_time()
        document, rest = begin(source, dialect=dialect, window=WINDOW)
        for _row in export(document, 80, True, rest):
            pass
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("block", ["- a\n", "a\n", "> a\n", "|a|\n", "    a\n"])
def test_a_long_block_is_read_again_for_little_of_its_length(
    block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    tokenize = windows._tokenize

    def counted(text: str, *arguments: object) -> object:
        read.append(len(text))
        return tokenize(text, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(windows, "_tokenize", counted)
    source = block * 40_000
    for _ in begin(source, window=1_024)[1]:
        pass
    assert sum(read) < 1.75 * len(source)


def test_the_beginning_of_a_long_article_takes_a_fraction_of_the_whole() -> None:
    source = "## Part\n\nSome *text* with a [link](/x) and more words to read.\n\n- one\n- two\n\n" * 2_000

    def beginning() -> float:
        start = time.process_time()
        begin(source)
        return time.process_time() - start

    whole = min(once(source) for _ in range(2))
    assert min(beginning() for _ in range(3)) < 0.15 * whole
