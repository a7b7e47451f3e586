"""Indented lines within elements that are open are what these hold; elsewhere they are code."""

from __future__ import annotations

import pytest

from reader.document.model import CodeBlock
from reader.document.parse import begin, parse
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear

PAGE = """\
<div>

    <p>
        Some {{ "words" }}.
    </p>

    <ul>

        <li>
            First
        </li>

        <li>Second</li>

    </ul>

</div>

    code
"""


def shown(source: str, dialect: Dialect | None = None) -> list[str]:
    """The text of every leaf; code after ``code:``."""
    document = parse(source, dialect=dialect or Dialect())
    return [
        ("code: " if isinstance(leaf.block, CodeBlock) else "") + document.text(leaf)
        for leaf in document.leaves
    ]


def test_a_page_of_indented_html_has_no_code_but_its_own() -> None:
    assert shown(PAGE, Dialect(templates=True)) == ["Some words.", "First", "Second", "code: code"]


@pytest.mark.parametrize(
    "source",
    [
        "<div>\n\n    <p>Text</p>\n\n</div>",
        "<div>\n\n\t<p>Text</p>\n\n</div>",
        "<div>\n\n    <!-- note -->\n    Text\n\n</div>",
        "<blockquote>\n\n    Text\n\n</blockquote>",
        "<div>\n  <blockquote>\n\n    Text\n\n  </blockquote>\n</div>",
        "- <div>\n\n      <p>Text</p>\n\n  </div>",
        "<div>\n<div>\n</div>\n\n    <b>Text</b>\n\n</div>",
    ],
)
def test_what_an_open_element_holds_is_no_code(source: str) -> None:
    assert shown(source) == ["Text"]


def test_a_paragraph_that_has_begun_goes_on() -> None:
    assert shown("<p>\n  First\n\n    second\n</p>") == ["First", "second"]


@pytest.mark.parametrize(
    "source",
    [
        "<div>\n</div>\n\n    <p>Text</p>",
        "<div>\n\ntext\n\n    <p>Text</p>\n\n</div>",
        "<div>\n\n    x = 1\n\n</div>",
        "<div>\n\n    <?php x ?>\n\n</div>",
        '<div class="highlight">\n\n    <p>Text</p>\n\n</div>',
        '<div markdown="1">\n\n    <p>Text</p>\n\n</div>',
        "<details>\n<summary>More</summary>\n\n    <p>Text</p>\n\n</details>",
        "<table>\n<tr>\n<td>\n\n    x = 1\n\n</td>\n</tr>\n</table>",
        "<p>\n\n    <p>Text</p>\n</p>\n\n</p>\n\n    <p>Text</p>",
        "- <div>\n\n  a\n\n<hr>\n\n    <p>Text</p>",
    ],
)
def test_code_stays_code(source: str) -> None:
    assert any(line.startswith("code: ") for line in shown(source))


def test_nested_lists_keep_their_indentation() -> None:
    assert (
        dump_leaves(parse("<blockquote>\n\n    - a\n      - b\n\n</blockquote>"))
        == "  3       │ • a\n  4       │   ◦ b"
    )


@pytest.mark.parametrize("source", [PAGE, "<blockquote>\n\n    `a` B\n\n</blockquote>\n\n    C"])
def test_the_mask_agrees_with_the_parser(source: str) -> None:
    mask = CodeMask(source)
    covered = {
        number
        for number, line in enumerate(source.split("\n"), 1)
        if line.strip() and mask.covers(source.index(line) + len(line) - 1)
    }
    code = {leaf.block.line for leaf in parse(source).leaves if isinstance(leaf.block, CodeBlock)}
    assert covered == code


@pytest.mark.parametrize("window", [20, 60, 200])
def test_an_article_read_in_stretches_knows_what_is_open(window: int) -> None:
    document, rest = begin(PAGE * 4, window=window)
    for batch in rest:
        document.extend(batch)
    assert [document.text(leaf) for leaf in document.leaves] == [
        line.removeprefix("code: ") for line in shown(PAGE * 4)
    ]


def test_it_is_linear() -> None:
    assert_linear(lambda size: "<div>\n\n    <p>a</p>\n\n" * size, parse)
    assert_linear(lambda size: "<div>\n\n    <p>a</p>\n\n" * size, CodeMask)
