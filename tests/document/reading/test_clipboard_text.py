"""What is copied of an article: its words with the signs of Markdown, and nothing that is only drawn."""

from __future__ import annotations

from textwrap import dedent

import pytest

from reader.document.model import Document, Place
from reader.document.parse import parse
from reader.document.reading.clipboard_text import clipboard_text
from reader.page.fold_state import FoldState


def copied(document: Document, first: str = "", last: str = "") -> str:
    """What is copied from the first of some words to the end of others; by default all of it."""
    start, end = Place(0), None
    for leaf in document.leaves:
        text = document.text(leaf)
        if first and first in text:
            start, first = Place(leaf.index, text.index(first)), ""
        if last and last in text:
            end, last = Place(leaf.index, text.index(last) + len(last)), ""
    return clipboard_text(document, start, end, FoldState(document).hides)


@pytest.mark.parametrize(
    "source",
    [
        "One two.\n\nThree.\n",
        "- one\n- two\n- three\n",
        "3. three\n4. four\n",
        "- [x] done\n- [ ] to do\n",
        "- one\n  - inner\n    - innermost\n- two\n",
        "1. one\n   - inner\n2. two\n",
        "> quoted\n>\n> on\n\nafter\n",
        "> - one\n> - two\n",
        "- item\n\n  its second paragraph\n\n- next\n",
        "> > deeper\n>\n> back\n",
        "Before\n\n- one\n- two\n\nAfter\n",
        "9. nine\n10. ten\n",
    ],
)
def test_lists_tasks_and_quotes_are_copied_as_they_are_written(source: str) -> None:
    assert copied(parse(source)) == source


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        pytest.param("one", "three", "- one\n- two\n- three\n", id="whole items"),
        pytest.param("ne", "thr", "ne\n- two\n- thr\n", id="from within an item"),
        pytest.param("wo", "wo", "wo\n", id="a part of one"),
        pytest.param("two", "two", "- two\n", id="a whole one"),
        pytest.param("in", "ner", "- inner\n", id="a nested one alone"),
        pytest.param("in", "innermost", "- inner\n  - innermost\n", id="nested ones alone"),
        pytest.param("quoted", "quo", "quo\n", id="words of a quote"),
        pytest.param("quoted", "fast", "> quoted\n>\n> fast\n", id="a quote"),
        pytest.param("oted", "fast", "> oted\n>\n> fast\n", id="the rest of a quote"),
    ],
)
def test_signs_stand_where_their_block_is_copied_from_its_start(first: str, last: str, text: str) -> None:
    document = parse("- one\n- two\n- three\n  - inner\n    - innermost\n\nWords.\n\n> quoted\n>\n> fast\n")
    assert copied(document, first, last) == text


def test_code_in_a_list_or_a_quote_is_copied_as_code_when_it_is_alone() -> None:
    document = parse("> ```\n> a = 1\n>   b = 2\n> ```\n\n- x\n\n  ```\n  c\n  d\n  ```\n")
    assert copied(document, "a = 1", "b = 2") == "a = 1\n  b = 2\n"
    assert copied(document, "c\nd", "c\nd") == "c\nd\n"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("A note[^1].\n\n[^1]: It is here.\n", "A note[1].\n\n[^1]: It is here.\n", id="note"),
        pytest.param("![a cat](cat.png)\n", "a cat — cat.png\n", id="picture"),
        pytest.param("See ▣ there.\n", "See ▣ there.\n", id="a sign that the author wrote"),
        pytest.param("One\n\n***\n\nTwo\n", "One\n\nTwo\n", id="rule"),
        pytest.param("## Part\n\nText\n", "Part\n\nText\n", id="heading"),
        pytest.param("| a | b |\n|---|---|\n| 1 | 2 |\n", "a\tb\n1\t2\n", id="table"),
        pytest.param("Term\n: Meaning\n", "Term\n: Meaning\n", id="definition"),
        pytest.param("```py\nx\n\ny\n```\n", "x\n\ny\n", id="code"),
        pytest.param("> [!NOTE]\n> Mind.\n", "> Note\n> Mind.\n", id="callout"),
    ],
)
def test_nothing_that_is_only_drawn_is_copied(source: str, text: str) -> None:
    assert copied(parse(source)) == text


def test_what_is_folded_away_is_not_copied() -> None:
    document = parse("One two.\n\n> [!tip]- Title\n> Hidden.\n\nLast.\n")
    assert copied(document) == "One two.\n\n> Tip: Title\n\nLast.\n"
    assert copied(document, "two.", "La") == "two.\n\n> Tip: Title\n\nLa\n"
    assert clipboard_text(document, Place(2, 1), Place(2, 3), FoldState(document).hides) == ""


def test_an_end_before_the_first_character_of_a_block_copies_nothing_of_it() -> None:
    document = parse("One.\n\n- two\n- three\n")
    assert clipboard_text(document, Place(0), Place(1, 0), lambda _: False) == "One.\n"
    assert clipboard_text(document, Place(0, 4), Place(2, 5), lambda _: False) == "- two\n- three\n"


def test_a_word_has_no_sign() -> None:
    document = parse("- one\n- two\n")
    assert clipboard_text(document, Place(0), Place(0, 3), lambda _: False, with_markers=False) == "one\n"


def test_breaks_within_an_item_and_a_quote_go_on_under_their_sign() -> None:
    source = dedent("""\
        - one\\
          two
        - three

        > four\\
        > five
        """)
    assert copied(parse(source)) == source.replace("\\", "")
