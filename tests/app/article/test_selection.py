"""Selecting: words, the characters under cells, and the text nearest to where the pointer is."""

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.app.article.selection import (
    Caret,
    caret_in_row,
    character_at_cell,
    end_of_row,
    selection_between,
    word_at,
)
from reader.page.rows import Row, Run


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("one two three", 4, "two"),
        ("one two three", 6, "two"),
        ("it’s here", 1, "it’s"),
        ("snake_case word", 3, "snake_case"),
        ("naïve café", 7, "café"),
        ("one two", 3, " "),
        ("end", 3, ""),
        ("", 0, ""),
    ],
)
def test_a_word_reaches_to_the_blanks_around_it(text: str, at: int, word: str) -> None:
    start, end = word_at(text, at)
    assert text[start:end] == word


@pytest.mark.parametrize(
    ("text", "cell", "character"),
    [("abc", 0, 0), ("abc", 2, 2), ("日本", 1, 0), ("日本", 2, 1), ("é=", 1, 1)],
)
def test_wide_characters_cover_two_cells(text: str, cell: int, character: int) -> None:
    assert character_at_cell(text, cell) == character


ITEM = Row((Run("  • "), Run("one ", start=0), Run("two", start=4)), leaf=7, start=0)
TABLE_ROW = Row((Run("left", start=0), Run("      "), Run("right", start=30)), leaf=2, start=0)
FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("row", "cell", "start", "end"),
    [
        pytest.param(ITEM, 4, 0, 1, id="on the first character"),
        pytest.param(ITEM, 10, 6, 7, id="on the last character"),
        pytest.param(ITEM, 11, 7, 7, id="right of the text"),
        pytest.param(ITEM, 500, 7, 7, id="far right of the text"),
        pytest.param(ITEM, 2, 0, 0, id="on the marker"),
        pytest.param(ITEM, -9, 0, 0, id="left of the row"),
        pytest.param(TABLE_ROW, 5, 4, 4, id="between two cells, nearer to the left one"),
        pytest.param(TABLE_ROW, 9, 30, 30, id="between two cells, nearer to the right one"),
        pytest.param(TABLE_ROW, 40, 35, 35, id="behind the row of a table"),
        pytest.param(Row((Run("────"),), leaf=1, start=12), 2, 12, 12, id="on a rule"),
        pytest.param(Row((), leaf=1, start=0), 9, 0, 0, id="on a blank row"),
        pytest.param(Row((Run(f"a{FAMILY}b", start=0),), leaf=0, start=0), 2, 1, 6, id="on a joined emoji"),
    ],
)
def test_every_cell_leads_to_the_nearest_text(row: Row, cell: int, start: int, end: int) -> None:
    assert caret_in_row(row, cell) == Caret(row.leaf, start, end)


def test_the_end_of_a_row_is_behind_its_last_words() -> None:
    assert end_of_row(ITEM) == Caret(7, 7, 7)
    assert end_of_row(Row((Run("─"),), leaf=3, start=5)) == Caret(3, 5, 5)


@pytest.mark.parametrize(
    ("one", "other", "selection"),
    [
        (Caret(0, 2, 3), Caret(0, 5, 6), Selection(Offset(2, 0), Offset(6, 0))),
        (Caret(0, 5, 6), Caret(0, 2, 3), Selection(Offset(2, 0), Offset(6, 0))),
        (Caret(4, 0, 1), Caret(1, 9, 9), Selection(Offset(9, 1), Offset(1, 4))),
        (Caret(0, 5, 5), Caret(0, 5, 5), None),
    ],
)
def test_both_ends_are_selected_whichever_way_one_draws(
    one: Caret, other: Caret, selection: Selection | None
) -> None:
    assert selection_between(one, other) == selection
