"""Callouts that are written as fenced code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.model import CodeBlock, Quote
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from tests.document.documents import dump_leaves
from tests.document.growth import assert_linear

VAULT = Dialect(wikilinks=True)


def callout(source: str) -> Quote:
    (block,) = parse(source, dialect=VAULT).blocks
    assert isinstance(block, Quote)
    return block


def leaves(source: str) -> str:
    return dump_leaves(parse(source, dialect=VAULT))


def test_a_fence_of_the_plugin_is_a_callout() -> None:
    found = callout("```ad-tip\nSome *text*.\n\n- an item\n```\n")
    assert (found.kind, found.folded) == ("tip", None)
    assert leaves("```ad-tip\nSome *text*.\n\n- an item\n```\n") == leaves(
        "> [!tip]\n> Some *text*.\n>\n> - an item\n"
    )


@pytest.mark.parametrize(("collapse", "folded"), [("open", False), ("closed", True), ("none", None)])
def test_its_first_lines_say_how_it_is_set(collapse: str, folded: bool | None) -> None:
    source = (
        f"```ad-warning\ntitle: Mind the step\ncollapse: {collapse}\nicon: x\ncolor: 1, 2, 3\nText.\n```\n"
    )
    assert callout(source).folded is folded
    shown = leaves(source)
    assert "Warning: Mind the step" in shown
    assert "icon" not in shown
    assert "1, 2" not in shown


def test_longer_fences_hold_shorter_ones() -> None:
    source = "````ad-note\n```ad-tip\ntext\n```\n```python\n# code\n```\n````\n\nend\n"
    note, end = parse(source, dialect=VAULT).blocks
    assert isinstance(note, Quote)
    _, tip, code = note.children
    assert isinstance(tip, Quote)
    assert isinstance(code, CodeBlock)
    assert code.text == "# code"
    assert end.line == 10


def test_lines_keep_their_numbers() -> None:
    document = parse("a\n\n```ad-note\ntitle: b\n\nc\n```\n\nd\n", dialect=VAULT)
    assert [leaf.block.line for leaf in document.leaves] == [1, 3, 6, 9]


def test_it_may_stand_in_a_quote_or_an_item() -> None:
    assert "ad-note" not in leaves("> ```ad-note\n> a\n> ```\n")
    assert "ad-note" not in leaves("- a\n\n  ```ad-note\n  b\n  ```\n")


@pytest.mark.parametrize(
    "source",
    [
        "```ad-note\nno end\n",
        "```md\n~~~ad-note\na\n~~~\n```\n",
        "```ad note\na\n```\n",
        "    ```ad-note\n    ```\n",
    ],
)
def test_other_code_is_code(source: str) -> None:
    assert isinstance(parse(source, dialect=VAULT).blocks[0], CodeBlock)


@given(st.text(alphabet="`~ad-:> \ntitle"))
def test_any_text_is_read(source: str) -> None:
    parse(source, dialect=VAULT)


@pytest.mark.parametrize(
    "part", ["```ad-note\n", "```ad-note\na\n```\n", "````ad-a\ntitle: x\n", "> ```ad-a\n"]
)
def test_the_work_grows_with_the_text(part: str) -> None:
    assert_linear(lambda size: part * size, lambda source: parse(source, dialect=VAULT))
