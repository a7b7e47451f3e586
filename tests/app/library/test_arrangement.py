"""Which panes are shown at which width."""

import pytest

from reader.app.library.arrangement import Arrangement, Pane

LIST, ARTICLE, OUTLINE = Pane.LIST, Pane.ARTICLE, Pane.OUTLINE


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (240, {LIST, ARTICLE, OUTLINE}),
        (110, {LIST, ARTICLE, OUTLINE}),
        (109, {LIST, ARTICLE}),
        (70, {LIST, ARTICLE}),
        (69, {LIST}),
        (1, {LIST}),
    ],
)
def test_panes_give_way_as_the_terminal_narrows(width: int, shown: set[Pane]) -> None:
    assert Arrangement().at_width(width).shown == shown


def test_one_pane_at_a_time_is_the_active_one() -> None:
    assert Arrangement(width=50).activate(ARTICLE).shown == {ARTICLE}


@pytest.mark.parametrize("width", [1, 50, 80, 120])
@pytest.mark.parametrize("change", ["toggle_list", "toggle_outline", "toggle_zen"])
@pytest.mark.parametrize("active", list(Pane))
def test_the_active_pane_is_always_shown(width: int, change: str, active: Pane) -> None:
    arrangement = Arrangement().at_width(width).activate(active)
    for _ in range(3):
        arrangement = getattr(arrangement, change)()
        assert arrangement.active in arrangement.shown


@pytest.mark.parametrize("active", list(Pane))
def test_the_active_pane_is_shown_after_a_resize(active: Pane) -> None:
    for width in (120, 80, 50, 80, 120):
        arrangement = Arrangement().at_width(120).activate(active).at_width(width)
        assert arrangement.active in arrangement.shown


def test_hiding_the_list_leads_to_the_article() -> None:
    hidden = Arrangement().at_width(80).toggle_list()
    assert hidden.shown == {ARTICLE}
    assert hidden.active is ARTICLE
    assert hidden.toggle_list().shown == {LIST, ARTICLE}


def test_the_outline_opens_over_the_article_where_there_is_no_room_beside_it() -> None:
    opened = Arrangement().at_width(80).toggle_outline()
    assert opened.shown == {LIST, ARTICLE, OUTLINE}
    assert opened.active is OUTLINE
    assert opened.toggle_outline().shown == {LIST, ARTICLE}


def test_going_to_another_pane_closes_an_outline_that_lies_over_the_article() -> None:
    opened = Arrangement().at_width(80).toggle_outline()
    assert opened.activate(LIST).shown == {LIST, ARTICLE}


def test_zen_shows_the_article_alone_and_then_everything_again() -> None:
    zen = Arrangement().at_width(120).toggle_zen()
    assert zen.shown == {ARTICLE}
    assert zen.toggle_zen().shown == {LIST, ARTICLE, OUTLINE}


@pytest.mark.parametrize(
    ("width", "panes"),
    [(120, [ARTICLE, OUTLINE, LIST]), (80, [ARTICLE, LIST, ARTICLE]), (50, [ARTICLE, OUTLINE, LIST])],
)
def test_next_pane_goes_round(width: int, panes: list[Pane]) -> None:
    arrangement = Arrangement().at_width(width)
    visited = []
    for _ in panes:
        arrangement = arrangement.next_pane(1)
        visited.append(arrangement.active)
    assert visited == panes
    for _ in panes:
        arrangement = arrangement.next_pane(-1)
    assert arrangement.active is LIST
