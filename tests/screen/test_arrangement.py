"""Which panes are shown at which width, and how wide they are."""

from __future__ import annotations

from collections.abc import Collection
from textwrap import dedent

import pytest

from reader.screen.arrangement import Arrangement, Pane, columns_of

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


def drawn(*widths: int, shown: Collection[Pane] = tuple(Pane), searching: bool = False) -> str:
    """A row for each width of a terminal: its panes with the columns that each of them takes."""
    rows = []
    for width in widths:
        columns = columns_of(width, shown, searching=searching)
        panes = (f"{pane} {columns[pane].start}-{columns[pane].stop}" for pane in Pane if pane in shown)
        rows.append(f"{width}: " + "  ".join(panes) + "\n")
    return "".join(rows)


def test_three_panes_stand_side_by_side() -> None:
    assert drawn(110, 120, 160, 200, 260) == dedent("""\
        110: list 0-34  article 34-84  outline 84-110
        120: list 0-36  article 36-92  outline 92-120
        160: list 0-48  article 48-122  outline 122-160
        200: list 0-54  article 54-156  outline 156-200
        260: list 0-54  article 54-216  outline 216-260
    """)


def test_results_of_a_search_have_more_room_than_the_list() -> None:
    assert drawn(110, 160, 200, searching=True) == dedent("""\
        110: list 0-41  article 41-83  outline 83-110
        160: list 0-60  article 60-121  outline 121-160
        200: list 0-64  article 64-156  outline 156-200
    """)


def test_an_outline_over_the_article_takes_no_room_from_it() -> None:
    assert drawn(70, 80, 109) == dedent("""\
        70: list 0-28  article 28-70  outline 32-70
        80: list 0-32  article 32-80  outline 42-80
        109: list 0-43  article 43-109  outline 71-109
    """)


def test_the_article_takes_the_room_of_panes_that_are_hidden() -> None:
    assert drawn(80, 120, shown=[ARTICLE]) == dedent("""\
        80: article 0-80
        120: article 0-120
    """)
    assert drawn(120, shown=[ARTICLE, OUTLINE]) == "120: article 0-92  outline 92-120\n"
    assert drawn(120, shown=[LIST, ARTICLE]) == "120: list 0-36  article 36-120\n"


def test_one_pane_alone_takes_the_whole_width() -> None:
    assert drawn(1, 40, 69, shown=[OUTLINE]) == dedent("""\
        1: outline 0-1
        40: outline 0-40
        69: outline 0-69
    """)


@pytest.mark.parametrize("searching", [False, True])
@pytest.mark.parametrize("shown", [{LIST, ARTICLE, OUTLINE}, {LIST, ARTICLE}, {ARTICLE, OUTLINE}, {ARTICLE}])
def test_panes_side_by_side_fill_the_terminal_without_a_gap(shown: set[Pane], searching: bool) -> None:
    for width in range(110, 400):
        columns = columns_of(width, shown, searching=searching)
        taken = [column for pane in Pane if pane in shown for column in columns[pane]]
        assert taken == list(range(width))
        assert all(columns.values())
