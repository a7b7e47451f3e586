"""Which parts of a text are code, as the parser will find them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.markdown.stretches import Grammar, stretches
from reader.document.source.code_mask import CodeMask
from reader.document.source.code_spans import code_spans
from reader.document.source.dialect import MARKDOWN
from reader.document.source.placeholders import Placeholders
from tests.document.documents import SOURCES
from tests.document.growth import assert_linear


def code_letters(text: str) -> str:
    """The capital letters of a text that lie in code."""
    mask = CodeMask(text)
    return "".join(letter for offset, letter in enumerate(text) if letter.isupper() and mask.covers(offset))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n\n```\nB\n```\nC", "B"),
        ("A\n```rust\nB\n\nC\n```\nD", "BC"),
        ("~~~\nA\n```\nB\n~~~\nC", "AB"),
        ("````\nA\n```\nB\n````\nC", "AB"),
        ("```\nA\n    ```\nB", "AB"),
        ("   ```\nA\n   ```\nB", "A"),
        ("``` `A` ```\nB", "A"),
        ("> ```\n> A\n> ```\n> B", "A"),
        ("> ```\n> A\n\nB", "A"),
        ("- a\n\n  ```\n  A\n  ```\n  B", "A"),
        ("1. ```\n   A\n   ```\n2. B", "A"),
        ("> - ```\n>   A\n>   ```\n>   B", "A"),
        ("- ```\nA", ""),
    ],
)
def test_fences(text: str, expected: str) -> None:
    assert code_letters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    A\n\nB", "A"),
        ("\tA", "A"),
        ("x\n\n    A\n\n    B\nC", "AB"),
        ("x\n    A", ""),
        ("- x\n\n    A", ""),
        ("- x\n\n      A", "A"),
        ("- x\n\n\tA", ""),
        ("> x\n>\n>     A", "A"),
        ("10. x\n\n        A\n\n    B", "A"),
        ("- x\n\ny\n\n    A", "A"),
        ("# x\n    A", "A"),
        ("[^1]: x\n\n    A", ""),
        ("term\n: x\n\n    A", ""),
        ("<div>\n    A\n</div>\n\n    B", "B"),
        ("<!--\n\n    A\n\n-->\n    B", "B"),
    ],
)
def test_indented_code(text: str, expected: str) -> None:
    assert code_letters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x `A` B", "A"),
        ("x ``A ` B`` C", "AB"),
        ("x `A\nB` C", "AB"),
        ("x `A\n\nB` C", ""),
        ("x \\`A` B `C`", "B"),
        ("x `A\\` B", "A"),
        ("# `A` B", "A"),
        ("# `A\nB` C", ""),
        ("- `A\n- B` C", ""),
        ("> `A\n> B` C", "AB"),
        ("a | b\n--|--\n`A | x\nB` | y", ""),
        ("```A", "A"),
    ],
)
def test_code_within_lines(text: str, expected: str) -> None:
    assert code_letters(text) == expected


def test_matches_outside_of_code() -> None:
    text = "{a} `{b}` {c `d`}\n\n    {e}\n\n{f}"
    assert [found[0] for found in CodeMask(text).outside(re.compile(r"\{[^}]*\}"))] == [
        "{a}",
        "{c `d`}",
        "{f}",
    ]


@given(SOURCES)
def test_whatever_the_text_every_question_has_an_answer(source: str) -> None:
    mask = CodeMask(source)
    assert all(mask.covers(offset) in (True, False) for offset in range(-1, len(source) + 2))


def test_it_agrees_with_the_parser_on_an_article() -> None:
    source = ARTICLE * 3
    mask = CodeMask(source)
    offsets = [0, *(end.end() for end in re.finditer("\n", source))]
    lines = source.split("\n")
    covered = {line for line, offset in enumerate(offsets) if lines[line] and mask.covers(offset)}
    (stretch,) = stretches(source, 1_000_000, Grammar(MARKDOWN, Placeholders()))
    parsed = {
        line
        for token in stretch.tokens
        if token.type in ("fence", "code_block") and token.map
        for line in range(*token.map)
        if lines[line]
    }
    assert covered == parsed


ARTICLE = """\
# Title

Text with `code` in
two lines.

1. first

   ```sh
   make
   ```
2. second

       indented

Back again:

    code here

    and here
text
> quoted
>
>     code
> - item
>
>   ~~~
>   fence

<pre>
    not ours

    </pre>

term

: meaning

      code in it

"""


@pytest.mark.parametrize(
    "piece",
    ["`", "` ", "``` \n", "> `", "- `", "\\`", "    a\n", "<!--\n`", "- a\n\n      `b\n", "[^1]: `", ": `\n"],
)
def test_it_is_linear(piece: str) -> None:
    assert_linear(lambda size: piece * size, CodeMask)


@given(SOURCES, st.lists(st.integers(0, 400), max_size=5))
def test_a_text_asked_about_piece_by_piece_has_the_same_code(text: str, offsets: list[int]) -> None:
    whole = CodeMask(text)
    expected = {offset: whole.covers(offset) for offset in reversed(range(len(text)))}
    pieces = CodeMask(text)
    for offset in (*offsets, *range(len(text))):
        if offset < len(text):
            assert pieces.covers(offset) is expected[offset]


def test_a_text_is_looked_at_no_further_than_it_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def counted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        looked_at.append(start)
        return iter(code_spans(text, start, end))

    monkeypatch.setattr("reader.document.source.code_mask.code_spans", counted)
    matches = CodeMask("Words and `code`.\n\n" * 10_000).outside(re.compile("Words"))
    assert [next(matches).start() for _ in range(3)] == [0, 19, 38]
    assert looked_at == [0, 19, 38]
