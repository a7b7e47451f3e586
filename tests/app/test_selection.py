"""Selecting: words, and characters under cells."""

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.app.selection import character_at_cell, map_of_row, selected_text, word_at
from reader.document.parse import parse
from reader.page.folding import Folding
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


@pytest.mark.parametrize(
    ("selection", "text"),
    [
        (Selection(None, None), "One two.\n\nTip: Title\n\nLast.\n"),
        (Selection(Offset(4, 0), Offset(2, 3)), "two.\n\nTip: Title\n\nLa\n"),
        (Selection(Offset(7, 1), Offset(3, 2)), "tle\n"),
        (Selection(Offset(1, 2), Offset(3, 2)), ""),
    ],
)
def test_what_is_folded_away_is_not_selected(selection: Selection, text: str) -> None:
    document = parse("One two.\n\n> [!tip]- Title\n> Hidden.\n\nLast.\n")
    assert selected_text(document, selection, Folding(document).hides) == text


def test_every_cell_of_a_row_leads_to_a_character() -> None:
    row = Row((Run("• "), Run("one ", start=0), Run("two", start=4)), leaf=7, start=0)
    strip = map_of_row(row, margin=3, width=20)
    offsets = [segment.style.meta["offset"] for segment in strip if segment.style]
    assert strip.cell_length == 20
    assert offsets == [(0, 7), (0, 7), (0, 7), (4, 7), (7, 7)]
