"""Callouts that are closed, and what of an article is seen then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.document.model import Place
from reader.document.parse import begin, parse
from reader.page.fold_state import FoldState
from reader.page.layout import Page
from reader.page.rows import RowPosition
from reader.screen.export import export
from tests.document.growth import seconds
from tests.page.pages import count_laid_out, shown

TWO = """\
Before.

> [!tip]- The tip
> Hidden words.
>
> > [!note]+ Within
> > Deep words.

After.
"""


def folded(source: str, width: int = 40) -> Page:
    """The page of an article, with what its author closed."""
    document = parse(source)
    return Page(document, width, fold_state=FoldState(document))


def toggle(page: Page, label: int) -> None:
    """Close the fold of a label, or open it."""
    fold = page.fold_state.fold_of(label)
    assert fold is not None
    page.update_folds(*page.fold_state.toggle(fold))


def test_a_callout_that_its_author_closed_shows_its_label_alone() -> None:
    assert shown(folded(TWO)) == ["Before.", "", "┃ ▸ The tip", "", "After."]


def test_opened_it_shows_what_it_holds_with_the_callouts_in_it_as_they_were() -> None:
    page = folded(TWO)
    toggle(page, 1)
    opened = [
        *(
            "Before.",
            "",
            "┃ ▾ The tip",
            "┃ Hidden words.",
            "┃",
            "┃ ┃ ▾ Note: Within",
            "┃ ┃ Deep words.",
            "",
            "After.",
        ),
    ]
    assert shown(page) == opened
    toggle(page, 3)
    assert shown(page)[5:] == ["┃ ┃ ▸ Note: Within", "", "After."]
    toggle(page, 1)
    toggle(page, 1)
    assert shown(page)[5:] == ["┃ ┃ ▸ Note: Within", "", "After."]


def test_a_callout_that_cannot_be_closed_has_no_sign() -> None:
    assert shown(folded("> [!tip] Title\n> Words.\n")) == ["┃ Tip: Title", "┃ Words."]


def test_a_callout_that_is_only_a_title_cannot_be_closed() -> None:
    assert shown(folded("> [!tip]- Title\n")) == ["┃ Tip: Title"]


def test_further_rows_of_a_label_hang_behind_its_sign() -> None:
    page = folded("> [!tip]- Words of a title that is long\n> Hidden.\n", 20)
    assert shown(page) == ["┃ ▸ Tip: Words of a", "┃   title that is", "┃   long"]


def test_the_sign_of_a_label_from_right_to_left_points_to_the_left() -> None:
    page = folded("> [!tip]- عنوان\n> كلمات.\n", 20)
    assert len(shown(page)) == 1
    assert "◂" in shown(page)[0]
    toggle(page, 0)
    assert "▾" in shown(page)[0]


def test_a_heading_at_the_end_of_what_is_hidden_takes_no_gap_from_what_follows() -> None:
    page = folded("> [!tip]- Title\n> ## Heading\n\nAfter.\n")
    assert shown(page) == ["┃ ▸ Tip: Title", "", "After."]


def test_printed_text_and_plain_pages_have_everything_open() -> None:
    document = parse(TWO)
    assert list(export(document, 40)) == shown(Page(document, 40))
    assert "┃ ▾ The tip" in shown(Page(document, 40))
    assert "┃ ┃ Deep words." in shown(Page(document, 40))


def test_a_hidden_place_is_that_of_the_label() -> None:
    page = folded(TWO)
    assert page.position_of(Place(4, 3)) == RowPosition(1, 1)
    assert page.place_of(RowPosition(4, 0)) == Place(1)


def test_revealing_opens_all_that_hides_a_leaf_and_nothing_else() -> None:
    page = folded("> [!tip]- One\n> In one.\n\n> [!tip]- Two\n> > [!tip]- Three\n> > In three.\n")
    assert page.fold_state.reveal(4) == (2, 5)
    page.update_folds(2, 5)
    assert shown(page) == ["┃ ▸ Tip: One", "", "┃ ▾ Tip: Two", "┃ ┃ ▾ Tip: Three", "┃ ┃ In three."]
    assert page.fold_state.reveal(4) is None


def test_notes_may_hold_callouts_that_close() -> None:
    page = folded("Text.[^1]\n\n[^1]: A note.\n\n    > [!tip]- Closed\n    > Hidden.\n")
    assert "[1] A note." in shown(page)[4]
    assert any("▸ Tip: Closed" in row for row in shown(page))
    assert not any("Hidden" in row for row in shown(page))


def test_folds_of_a_growing_article_start_as_their_author_wanted() -> None:
    source = "".join(f"Words.\n\n> [!tip]- Title {number}\n> Hidden.\n\n" for number in range(200))
    document, rest = begin(source, window=400)
    page = Page(document, 40, fold_state=FoldState(document))
    for batch in rest:
        document.extend(batch)
        page.extend()
    assert document.folds == parse(source).folds
    assert len(document.folds) == 200
    assert shown(page) == shown(folded(source))
    assert not any("Hidden" in row for row in shown(page))


def test_closing_one_of_ten_thousand_lays_nothing_else_out_and_takes_no_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = _many_folds(10_000)
    page = folded(text)
    middle = page.document.folds[5_000].label
    page.rows(page.position_of(Place(middle)), 40)
    laid_out = count_laid_out(monkeypatch)
    assert _seconds(lambda: toggle(page, middle)) < 0.01 * seconds(text, folded)
    assert not laid_out
    page.leaf_rows(middle)
    assert laid_out == [middle]


def test_closing_all_grows_with_the_number_of_callouts_and_stays_quick() -> None:
    text = _many_folds(10_000)
    page = folded(text)
    position = page.position_of(Place(page.document.folds[5_000].label))

    def close_and_open() -> None:
        page.fold_state.set_all(closed=page.fold_state.is_closed(0))
        page.update_folds()
        page.rows(position, 40)
        assert page.height

    assert _seconds(close_and_open) < 0.1 * seconds(text, folded)


def _many_folds(count: int) -> str:
    text = "Words of a paragraph that goes on for a while. " * 5
    return "".join(f"> [!tip]- Title {number}\n> {text}\n>\n> {text}\n\n" for number in range(count))


def _seconds(work: Callable[[], None]) -> float:
    """The least processor time of some runs."""
    return min(seconds("", lambda _: work()) for _ in range(5))
