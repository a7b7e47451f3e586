"""Articles as they look: the Markdown, a width and the rows expected, in files that a person can read."""

from __future__ import annotations

import pytest

from reader.document.parse import parse
from reader.page.layout import Page
from tests.page.pages import FIXTURES, Example, examples, shown


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=str(example))
        for path in sorted(FIXTURES.glob("*.txt"))
        for example in examples(path.name)
    ],
)
def test_an_article_looks_as_expected(example: Example) -> None:
    assert shown(Page(parse(example.source), example.width)) == example.rows
