"""The window on a list of items of different heights."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from reader.screen.item_window import ItemRow, ItemWindow


def window_on(heights: Sequence[int], height: int) -> ItemWindow:
    window = ItemWindow(heights.__getitem__)
    window.fit(len(heights), height, 3)
    return window


def seen(window: ItemWindow) -> str:
    """What is in view: the item in each row, and a capital where it begins."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return "".join(letters[item] if row else letters[item].upper() for item, row in window.rows)


HEIGHTS = (3, 4, 3, 2, 4, 3)


def test_it_begins_with_the_first_row() -> None:
    assert seen(window_on(HEIGHTS, 9)) == "AaaBbbbCc"


def test_it_moves_by_as_few_items_as_bring_one_into_view() -> None:
    window = window_on(HEIGHTS, 9)
    window.bring_into_view(1)
    assert seen(window) == "AaaBbbbCc"
    window.bring_into_view(2)
    assert seen(window) == "BbbbCccDd"
    window.bring_into_view(4)
    assert seen(window) == "CccDdEeee"
    window.bring_into_view(3)
    assert seen(window) == "CccDdEeee"
    window.bring_into_view(0)
    assert seen(window) == "AaaBbbbCc"


def test_of_an_item_that_is_higher_the_first_rows_are_seen() -> None:
    window = window_on(HEIGHTS, 3)
    window.bring_into_view(4)
    assert seen(window) == "Eee"


def test_it_scrolls_by_whole_items_and_not_beyond_the_end() -> None:
    window = window_on(HEIGHTS, 9)
    window.scroll(1)
    assert seen(window) == "BbbbCccDd"
    window.scroll(9)
    assert seen(window) == "DdEeeeFff"
    assert window.is_at_end
    window.scroll(-1)
    assert seen(window) == "CccDdEeee"
    window.bring_into_view(5)
    window.scroll(-9)
    assert seen(window) == "AaaBbbbCc"


def test_one_that_is_cut_at_the_top_comes_into_view_first() -> None:
    window = window_on(HEIGHTS, 8)
    window.scroll(9)
    assert seen(window) == "dEeeeFff"
    window.scroll(-1)
    assert seen(window) == "DdEeeeFf"


def test_a_short_list_leaves_rows_empty() -> None:
    window = window_on((3, 2), 9)
    assert seen(window) == "AaaBb"
    assert window.at(5) is None
    assert window.at(-1) is None
    assert window.is_at_end


def test_an_item_is_put_where_it_stood() -> None:
    window = window_on(HEIGHTS, 9)
    window.put(3, 2)
    assert seen(window) == "ccDdEeeeF"
    assert window.above(3) == 2
    window.put(1, -1)
    assert seen(window) == "bbbCccDdE"
    assert window.above(1) == -1


def test_a_page_has_as_many_items_as_fit() -> None:
    window = window_on(HEIGHTS, 9)
    assert window.distance(0, 9) == 3
    assert window.distance(0, -9) == -1
    assert window.distance(5, -9) == -3
    assert window.distance(2, 1) == 1
    assert window.distance(4, 9) == 1


def test_a_long_list_is_asked_for_the_heights_of_what_is_in_view_only() -> None:
    asked: list[int] = []

    def height_of(index: int) -> int:
        asked.append(index)
        return 2 + index % 2

    window = ItemWindow(height_of)
    window.fit(100_000, 40, 3)
    for index in (50_000, 99_999, 0, 70_000):
        window.bring_into_view(index)
        assert window.rows_of(index)
    window.put(30_000, 12)
    window.scroll(1_000)
    window.distance(30_000, 40)
    assert len(asked) < 500


MOVES = st.one_of(
    st.tuples(st.just("bring"), st.integers(0, 60)),
    st.tuples(st.just("scroll"), st.integers(-9, 9)),
    st.tuples(st.just("put"), st.integers(-5, 40)),
    st.tuples(st.just("page"), st.integers(-30, 30).filter(bool)),
    st.tuples(st.just("resize"), st.integers(1, 30)),
)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=60), st.integers(1, 30), st.lists(MOVES))
def test_whatever_is_moved_the_item_is_found_where_it_is_seen(
    heights: list[int], height: int, moves: list[tuple[str, int]]
) -> None:
    window, at = window_on(heights, height), 0
    for move, number in moves:
        if move == "scroll":
            window.scroll(number)
        elif move == "put":
            window.put(at, number)
        elif move == "resize":
            height = number
            window.fit(len(heights), height, 3)
        else:
            at = number if move == "bring" else at + window.distance(at, number)
            at = max(0, min(len(heights) - 1, at))
            window.bring_into_view(at)
            # All of it is in view, or as much as there is room for.
            assert len(window.rows_of(at)) == min(heights[at], height)
        assert len(window.rows) == min(height, sum(heights))
        assert all(
            window.at(y) == ItemRow(at, row) for row, y in enumerate(window.rows_of(at), _first(window, at))
        )
        assert list(window.rows) == sorted(set(window.rows))


def _first(window: ItemWindow, index: int) -> int:
    """Return the first row of an item that is in view."""
    return window.top.row if window.top.item == index else 0


def test_a_scroll_bar_shows_about_where_it_is_and_both_ends_exactly() -> None:
    window = window_on(HEIGHTS, 9)
    assert window.guess == (0, 18)
    window.scroll(1)
    assert window.guess == (3, 18)
    window.scroll(9)
    assert window.guess == (9, 18)
    window.go_near(4)
    assert seen(window) == "BbbbCccDd"
    window.go_near(9)
    assert seen(window) == "DdEeeeFff"
