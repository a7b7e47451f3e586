"""What holds for every article at every width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.text import clean_text
from reader.document.model import Inline
from reader.document.parse import parse
from reader.page.cells import cell_len
from reader.page.layout import Page
from reader.page.rows import Position, Row
from reader.page.wrap import runs_of, wrap
from tests.page.pages import check_page, check_text, rows_of

WIDTHS = st.one_of(st.integers(1, 12), st.integers(1, 200))

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab  -/.—“”"),
        st.sampled_from("日本語、。「」ーッ한국\u3000"),
        st.sampled_from("👩👧🇩🇪❤☺1\u200d\ufe0f\u20e3\u0301\u00a0\u0915\u094d"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
).map(clean_text)

FRAGMENTS = st.sampled_from(
    [
        *("\n", "\n\n", "   ", ">", "- ", "---\n", "word " * 40, "`code` and **strong** words\n"),
        *("# A heading\n", "## Another *one*\n\n", "Some words of prose, well-known and plain.\n"),
        *("- item\n", "  - nested item\n", "1. first\n", "10. tenth\n", "- [ ] task\n"),
        *("> quoted\n", "> > twice\n", "> [!NOTE]\n> Said aside.\n", "Term\n: What it means\n"),
        *("    code\tindented\n", "```python\nprint('a')\t# tab\n```\n", "```\n"),
        *("| a | b |\n|---|--:|\n| long cell of words | 日本 |\n", "| x |\n", "| one<br>two | ❤️ |\n"),
        *("![alt](picture.png)\n", "<div>\nhtml\n</div>\n\n", "Text[^1] with a note.\n\n[^1]: The note.\n"),
        *("https://example.org/a/long/path?with=query&more=of-it\n", "line\\\nbreak\n"),
        *("日本語の文章。\n", "👩‍👧‍👦 🇩🇪 ❤️\n"),
    ]
)

ARTICLES = st.lists(st.one_of(FRAGMENTS, FRAGMENTS, TEXTS), max_size=14).map("".join)


@given(texts=st.lists(TEXTS, max_size=4), width=WIDTHS, data=st.data())
def test_wrapped_lines_fit_and_lose_nothing(texts: list[str], width: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, width + 3))
    lines = wrap(runs_of([Inline(text) for text in texts]), width, first)
    rows = [Row(line.runs, 0, line.start) for line in lines]
    assert all(cell_len(row.text) <= width for row in rows[1:])
    assert cell_len(rows[0].text) <= first
    check_text("".join(texts), rows)


@settings(max_examples=300)
@given(source=ARTICLES, width=WIDTHS)
def test_every_page_shows_its_article_within_its_width(source: str, width: int) -> None:
    check_page(parse(source), width)


@given(source=ARTICLES, width=WIDTHS, data=st.data())
def test_moving_down_and_up_again_comes_back(source: str, width: int, data: st.DataObject) -> None:
    page = Page(parse(source), width)
    rows = rows_of(page)
    if not rows:
        return
    start = data.draw(st.integers(0, len(rows) - 1))
    steps = data.draw(st.integers(0, len(rows) - 1 - start))
    position = page.move(Position(0, 0), start)
    assert page.rows(position, 1) == [rows[start]]
    further = page.move(position, steps)
    assert page.rows(further, 1) == [rows[start + steps]]
    assert page.move(further, -steps) == position
    assert page.rows(position, steps) == rows[start : start + steps]


@given(source=ARTICLES, width=WIDTHS, height=st.integers(1, 30))
def test_the_last_position_fills_the_viewport_with_the_end(source: str, width: int, height: int) -> None:
    page = Page(parse(source), width)
    last = page.last_position(height)
    assert page.rows(last, height + 1) == rows_of(page)[-height:]


@given(source=ARTICLES, width=WIDTHS)
def test_row_numbers_are_exact_once_all_is_laid_out(source: str, width: int) -> None:
    page = Page(parse(source), width)
    rows = rows_of(page)
    assert page.height == len(rows)
    for number in range(len(rows)):
        position = page.position_at(number)
        assert page.row_number(position) == number


@pytest.mark.parametrize("width", range(1, 30))
def test_deep_nesting_leaves_room_for_text(width: int) -> None:
    quotes = "".join("> " * depth + "text\n\n" for depth in range(1, 30))
    items = "".join("  " * depth + "- text\n" for depth in range(30))
    check_page(parse(quotes + items), width)
