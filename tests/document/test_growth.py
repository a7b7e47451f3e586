"""Four times the text never takes much more than four times the time."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from markdown_it.rules_block import StateBlock

from reader.document.markdown import stretches as windows
from reader.document.parse import begin
from reader.document.source.dialect import MARKDOWN, Dialect
from reader.screen.export import export
from tests.document.families import FAMILIES
from tests.document.growth import assert_linear, seconds

WINDOW = 4_096
"""Characters that are read at a stretch: less than most of the texts have."""


@pytest.mark.parametrize("name", FAMILIES)
def test_growth(name: str) -> None:
    text, dialect = FAMILIES[name]
    assert_linear(text, lambda source: read(source, dialect), start=500)


def read(source: str, dialect: Dialect = MARKDOWN) -> None:
    """Read a text in windows, and set it in rows with colours."""
    document, rest = begin(source, dialect=dialect, window=WINDOW)
    for _row in export(document, 80, True, rest):
        pass


@pytest.mark.parametrize("block", ["- a\n", "a\n", "> a\n", "|a|\n", "    a\n"])
def test_a_long_block_is_read_again_for_little_of_its_length(
    block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = Mock(wraps=StateBlock)
    monkeypatch.setattr(windows, "StateBlock", blocks)
    source = block * 40_000
    for _ in begin(source, window=1_024)[1]:
        pass
    assert sum(len(call.args[0]) for call in blocks.call_args_list) < 1.75 * len(source)


def test_the_beginning_of_a_long_article_takes_a_fraction_of_the_whole() -> None:
    source = "## Part\n\nSome *text* with a [link](/x) and more words to read.\n\n- one\n- two\n\n" * 2_000
    beginning = min(seconds(source, begin) for _ in range(3))
    assert beginning < 0.15 * seconds(source, read)
