"""The line between two panes, which shows what of the left one is in view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.screen.dividers import divider_line, first_at, stretch
from reader.screen.lines import text_of
from tests.screen.frames import roles


def drawn(rows: int, first: float, shown: int, total: int) -> str:
    """The line from top to bottom, lying on its side."""
    heavy = stretch(rows, first, shown, total)
    return "".join(text_of(divider_line(row in heavy, active=False)).strip() for row in range(rows))


def test_the_stretch_in_view_is_heavy_and_moves_down_with_what_is_read() -> None:
    assert drawn(10, 0, 10, 50) == "┃┃││││││││"
    assert drawn(10, 20, 10, 50) == "││││┃┃││││"
    assert drawn(10, 40, 10, 50) == "││││││││┃┃"


def test_where_all_is_in_view_nothing_of_the_line_is_heavy() -> None:
    assert drawn(10, 0, 10, 10) == "││││││││││"
    assert drawn(10, 0, 10, 3) == "││││││││││"
    assert drawn(10, 0, 10, 0) == "││││││││││"


def test_only_the_top_has_the_first_row_and_only_the_end_the_last_one() -> None:
    assert drawn(10, 1, 10, 1_000) == "│┃││││││││"
    assert drawn(10, 989, 10, 1_000) == "││││││││┃│"
    assert drawn(10, 990, 10, 1_000) == "│││││││││┃"


def test_a_line_of_few_rows_shows_where_one_is_all_the_same() -> None:
    assert drawn(1, 0, 5, 50) == drawn(1, 45, 5, 50) == "┃"
    assert drawn(2, 0, 5, 50) == "┃│"
    assert drawn(2, 45, 5, 50) == "│┃"
    assert drawn(0, 0, 5, 50) == ""


def test_a_line_has_a_blank_on_either_side_and_the_colour_of_the_pane_one_is_in() -> None:
    assert roles(divider_line(heavy=True, active=True)) == "[] [rule-active]┃[] "
    assert roles(divider_line(heavy=False, active=True)) == "[] [rule-active]│[] "
    assert roles(divider_line(heavy=True, active=False)) == "[] [rule]┃[] "


def test_a_row_of_the_line_leads_to_what_it_stands_for() -> None:
    assert first_at(0, 10, 10, 110) == 0
    assert first_at(9, 10, 10, 110) == 100
    assert first_at(5, 10, 10, 110) in range(50, 60)
    assert first_at(5, 10, 10, 10) == 0


VIEWS = st.tuples(st.integers(1, 60), st.integers(1, 60), st.integers(0, 20_000))
"""Rows of the line, rows in view, rows of all."""


@given(VIEWS, st.floats(0, 1))
def test_the_stretch_lies_within_the_line(view: tuple[int, int, int], share: float) -> None:
    rows, shown, total = view
    heavy = stretch(rows, share * max(0, total - shown), shown, total)
    assert bool(heavy) == (total > shown)
    assert not heavy or (heavy.start >= 0 and heavy.stop <= rows)


@given(VIEWS)
def test_top_and_end_are_told_apart_from_what_lies_between(view: tuple[int, int, int]) -> None:
    rows, shown, total = view
    last = total - shown
    if last > 0 and rows >= 3:
        assert stretch(rows, 0, shown, total).start == 0
        assert stretch(rows, last, shown, total).stop == rows
    if last > 1 and rows >= 3:
        for first in (1, last // 2, last - 1):
            between = stretch(rows, first, shown, total)
            assert between.start > 0
            assert between.stop < rows


@given(VIEWS, st.integers(0, 59))
def test_what_a_row_leads_to_is_shown_there(view: tuple[int, int, int], row: int) -> None:
    rows, shown, total = view
    row = min(row, rows - 1)
    first = first_at(row, rows, shown, total)
    assert 0 <= first <= max(0, total - shown)
    heavy = stretch(rows, first, shown, total)
    if total > 20 * shown and rows >= 3:
        assert row in range(heavy.start - 1, heavy.stop + 1)


@given(VIEWS, st.integers(0, 59), st.integers(0, 59))
def test_a_lower_row_never_leads_further_up(view: tuple[int, int, int], row: int, other: int) -> None:
    rows, shown, total = view
    upper, lower = sorted((row, other))
    assert first_at(upper, rows, shown, total) <= first_at(lower, rows, shown, total)
