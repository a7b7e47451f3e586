"""Rows are as wide as their runs together, wherever graphemes stand and whatever parts them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import split_graphemes

from reader.content.text import clean_line, clean_text
from reader.document.model import CodeBlock, Table
from reader.document.parse import parse
from reader.page.cells import MeasuredText, cell_len
from reader.page.layout import Page
from reader.page.options import PageOptions
from reader.page.rows import Row
from reader.page.wrap import cells_of
from tests.page.pages import rows_of

PARTS = st.sampled_from(
    [
        *("a", "e", "1", "#", " ", "-", "b c", "日", "ש", "ه", "क", "्", "ශ", "ර"),
        *("👩", "👧", "❤", "☺", "☁", "🇩", "🇪", "👍", "🏽", "🏳", "🌈", "©"),
        *("\u200d", "\ufe0f", "\ufe0e", "\u20e3", "\u0301", "\u200c", "\u05b0"),
    ]
)
TEXTS = st.lists(PARTS, min_size=1, max_size=12).map("".join)
STYLES = st.sampled_from(["{}", "**{}**", "*{}*", "`{}`", "[{}](x)", "<kbd>{}</kbd>", "~~{}~~", "\\*{}"])
STYLED = st.lists(st.builds(str.format, STYLES, TEXTS), min_size=1, max_size=4).map("".join)


def check_widths(rows: list[Row], width: int) -> None:
    for row in rows:
        assert cells_of(row.runs) == cell_len(row.text) <= width


@settings(deadline=None)
@given(TEXTS)
def test_a_text_is_measured_as_the_terminal_library_does(text: str) -> None:
    text = clean_text(text)
    measured = MeasuredText(text)
    assert measured.cells(0, len(text)) == cell_len(text) == split_graphemes(text)[1]


@settings(deadline=None)
@given(TEXTS, st.sampled_from([" ", "│", "a", ":", "─", "", "日"]))
def test_nothing_at_the_end_of_a_text_joins_what_is_set_behind_it(text: str, behind: str) -> None:
    for cleaned in (clean_text(text), clean_line(text)):
        assert cell_len(cleaned + behind) == cell_len(cleaned) + cell_len(behind)


@settings(deadline=None)
@given(STYLED, st.integers(1, 40))
def test_runs_of_prose_are_as_wide_as_the_row(text: str, width: int) -> None:
    source = f"{text}\n\n# {text}\n\n> - {text}\n\n[^1]: {text}\n\nA[^1]\n\nTerm {text}\n: {text}\n"
    check_widths(rows_of(Page(parse(source), width)), width)


@settings(deadline=None)
@given(st.lists(st.tuples(STYLED, STYLED), min_size=1, max_size=3), st.integers(12, 40))
def test_all_rows_of_a_table_end_in_the_same_cell(cells: list[tuple[str, str]], width: int) -> None:
    lines = "".join(f"| {one} | {other} | end |\n" for one, other in cells)
    page = Page(parse(f"| a | b | c |\n|---|--:|---|\n{lines}"), width)
    check_widths(rows_of(page), width)
    leaf = page.document.leaves[0]
    if isinstance(leaf.block, Table) and any("──" in row.text for row in page.leaf_rows(0)):
        begins = {
            cells_of(row.runs[: [run.text for run in row.runs].index("end")])
            for row in page.leaf_rows(0)
            if "end" in [run.text for run in row.runs]
        }
        assert len(begins) <= 1


@settings(deadline=None)
@given(
    st.lists(st.lists(TEXTS | st.sampled_from(["'", "=", "# ", "\t", "(", '"']), max_size=6).map("".join)),
    st.integers(1, 40),
    st.booleans(),
    st.integers(0, 9),
)
def test_all_rows_of_code_end_in_the_same_cell(lines: list[str], width: int, wrapped: bool, pan: int) -> None:
    code = "\n".join(lines)
    options = PageOptions(wrap_code=wrapped, code_offset=0 if wrapped else pan)
    page = Page(parse(f"```python\n{code}\n```\n"), width, options)
    rows = rows_of(page)
    check_widths(rows, width)
    assert isinstance(page.document.leaves[0].block, CodeBlock)
    if width > 2:
        assert len({cell_len(row.text) for row in rows}) == 1


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("👩\u200d👧", "👩\u200d👧"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("ශ\u0dca\u200dර", "ශ\u0dca\u200dර"),
        ("👩\u200d", "👩"),
        ("👩\u200d b", "👩 b"),
        ("👩\u200d\nb", "👩\nb"),
        ("a\u200db", "ab"),
        ("\u200d👩", "👩"),
        ("👩\u200d\u200d👧", "👩👧"),
        (" \ufe0fa\ufe0f", " a"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f"),
    ],
)
def test_joiners_and_selectors_stay_where_there_is_something_to_shape(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


def test_a_text_of_many_selectors_is_measured() -> None:
    """It takes a moment; going back for each selector to what it selects took hours."""
    text = "❤" + "\u0301" * 50_000 + "\ufe0f\u0301" * 50_000
    assert MeasuredText(text).cells(0, len(text)) == 2
