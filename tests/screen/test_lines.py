"""Lines cut and padded to cells, and text for few of them."""

from __future__ import annotations

import pytest

from reader.page.rows import Run
from reader.screen.lines import Line, blanks_between, fit, percent, shorten, text_of

LINE: Line = (Run("▌ ", "mark"), Run("日本 ", "strong"), Run("now", "fact"))


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (12, "▌ 日本 now  "),
        (10, "▌ 日本 now"),
        (9, "▌ 日本 no"),
        (5, "▌ 日 "),
        (3, "▌  "),
        (1, "▌"),
        (0, ""),
    ],
)
def test_a_line_takes_exactly_the_cells_it_is_given(width: int, text: str) -> None:
    assert text_of(fit(LINE, width)) == text


def test_what_is_left_of_a_line_keeps_its_roles() -> None:
    assert fit(LINE, 5) == (Run("▌ ", "mark"), Run("日 ", "strong"))
    assert fit(LINE, 12) == (*LINE, Run("  "))


@pytest.mark.parametrize(
    ("width", "text"), [(9, "A long w…"), (8, "A long…"), (1, "…"), (0, ""), (-3, ""), (11, "A long word")]
)
def test_text_that_is_cut_ends_in_an_ellipsis(width: int, text: str) -> None:
    assert shorten("A long word", width) == text


def test_no_wide_character_is_halved() -> None:
    assert shorten("日本語", 4) == "日…"


def test_blanks_between_fill_the_width_and_no_more() -> None:
    assert blanks_between(8, "日本", "a") == "   "
    assert blanks_between(3, "日本", "a") == ""


@pytest.mark.parametrize(("share", "shown"), [(-0.1, 0), (0.0, 0), (0.426, 43), (0.999, 99), (1.0, 100)])
def test_only_all_of_it_is_a_hundred_percent(share: float, shown: int) -> None:
    assert percent(share) == shown
