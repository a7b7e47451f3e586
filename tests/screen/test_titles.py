"""Titles in one or two rows, and those that begin alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.screen.titles import title_rows

MONTHS = [f"Refactoring English: Month {month}" for month in range(1, 25)]
SURVEY = "Announcing the results of the survey of the year {} for the whole team"


def shown(title: str, width: int, **options: object) -> list[str]:
    return [row.text for row in title_rows(title, width, **options)]  # type: ignore[arg-type]


def test_a_title_that_fits_has_one_row() -> None:
    assert shown("Tea for two", 11) == ["Tea for two"]


@pytest.mark.parametrize(
    ("title", "width", "rows"),
    [
        ("Tea for two", 8, ["Tea for", "two"]),
        ("Tea for two, and two for tea", 12, ["Tea for two,", "and two for…"]),
        ("Donaudampfschifffahrt", 12, ["Donaudampfsc", "hifffahrt"]),
        ("self-made tea", 8, ["self-", "made tea"]),
        ("余白に書くということ", 12, ["余白に書くと", "いうこと"]),
    ],
)
def test_a_longer_one_is_broken_where_a_word_ends(title: str, width: int, rows: list[str]) -> None:
    assert shown(title, width) == rows


def test_titles_that_begin_alike_differ_in_what_is_seen_of_them() -> None:
    assert shown(MONTHS[19], 16, beside=MONTHS) == ["Refactoring", "… Month 20"]
    assert shown(SURVEY.format(2024), 24, beside=[SURVEY.format(2023)]) == [
        "Announcing the results",
        "… 2024 for the whole te…",
    ]


def test_in_one_row_they_are_cut_in_the_middle() -> None:
    assert shown(MONTHS[19], 22, rows=1, beside=MONTHS) == ["Refactoring … Month 20"]
    assert shown(MONTHS[19], 16, rows=1, beside=MONTHS) == ["Refactoring … 20"]
    assert shown("余白に書くということ二", 16, rows=1, beside=["余白に書くということ一"]) == [
        "余白に書 … と二"
    ]


def test_others_are_cut_at_their_end() -> None:
    assert shown(MONTHS[19], 16, rows=1, beside=["Tea for two"]) == ["Refactoring Eng…"]
    # What parts them is seen as it is.
    assert shown("Tea 1 in the morning", 10, rows=1, beside=["Tea 2 in the morning"]) == ["Tea 1 in…"]
    # And nothing in them can.
    assert shown("Tea for two again", 10, rows=1, beside=["Tea for two again"]) == ["Tea for t…"]


@pytest.mark.parametrize("rows", [1, 2])
def test_a_year_of_posts_can_be_told_apart_in_ten_cells(rows: int) -> None:
    for width in range(10, 40):
        seen = {tuple(shown(title, width, rows=rows, beside=MONTHS)) for title in MONTHS}
        assert len(seen) == len(MONTHS)


WORDS = st.lists(
    st.sampled_from(["Tea", "for", "two", "self-made", "余白", "é", "🫖", "Month 20"]), min_size=1
)


@given(WORDS.map(" ".join), st.integers(0, 40), st.sampled_from([1, 2]), st.lists(WORDS.map(" ".join)))
def test_any_title_fits_and_says_where_its_characters_are_from(
    title: str, width: int, rows: int, beside: list[str]
) -> None:
    made = title_rows(title, width, rows=rows, beside=beside)
    assert 1 <= len(made) <= rows
    for row in made:
        assert cell_len(row.text) <= max(width, 2 if width == 1 else 0)
        assert len(row.text) == len(row.origins)
        own = [
            (character, origin)
            for character, origin in zip(row.text, row.origins, strict=True)
            if origin >= 0
        ]
        assert all(title[origin] == character for character, origin in own)
