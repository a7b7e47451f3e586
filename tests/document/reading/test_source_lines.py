"""Places of an article as lines of its file."""

from __future__ import annotations

import pytest

from reader.document.model import CodeBlock, Place, Table
from reader.document.parse import parse
from reader.document.reading.source_lines import line_at_place, place_at_line
from tests.document.documents import place_of

MARKDOWN = """\
First words of a *paragraph* that goes on
over [some lines](https://example.org/with/a/long/address/in/it) and
has **several words** in each.

## A heading

- an item
  that goes on

```python
one = 1
two = 2

four = 4
```

| head | other |
|------|-------|
| cell | first |
| next | more  |

> quoted
> words

The end.
"""


@pytest.mark.parametrize("first_line", [1, 8])
@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("First words", 1),
        ("paragraph that goes", 1),
        ("some lines and", 2),
        ("has several words", 3),
        ("several words", 3),
        ("in each", 3),
        ("A heading", 5),
        ("an item", 7),
        ("that goes on", 1),
        ("one = 1", 11),
        ("two = 2", 12),
        ("four = 4", 14),
        ("other", 17),
        ("cell", 19),
        ("next", 20),
        ("quoted", 22),
        ("words", 1),
        ("The end.", 25),
    ],
)
def test_words_are_found_at_their_line(words: str, line: int, first_line: int) -> None:
    document = parse(MARKDOWN, first_line=first_line)
    assert line_at_place(document, place_of(document, words)) == first_line + line - 1


def test_lines_of_long_code_and_tables_are_found_in_every_part() -> None:
    code = "\n".join(f"line {number}" for number in range(3_000))
    rows = "\n".join(f"| row {number} |" for number in range(3_000))
    document = parse(f"```\n{code}\n```\n\n| head |\n|---|\n{rows}\n")
    starts = {CodeBlock: 2, Table: 3_006}
    checked = 0
    for leaf in document.leaves:
        at = 0
        for text in document.text(leaf).split("\n"):
            if text != "head":
                number = int(text.split()[1])
                assert line_at_place(document, Place(leaf.index, at)) == starts[type(leaf.block)] + number
                checked += 1
            at += len(text) + 1
    assert checked == 6_000
    assert len(document.leaves) > 2


def test_a_line_of_code_is_the_line_of_its_place() -> None:
    document = parse(MARKDOWN)
    for line in (11, 12, 14, 19, 20):
        place = place_at_line(document, line)
        assert place is not None
        assert line_at_place(document, place) == line


def test_an_article_without_text_has_no_lines() -> None:
    assert line_at_place(parse(""), Place(0)) is None
