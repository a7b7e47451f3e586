"""Which panes are shown at which width, where they stand, and what keys and dividers make of that."""

from __future__ import annotations

from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.screen.arrangement import (
    ALL_PANES,
    EDGE,
    NARROWEST_LIST,
    TWO_PANES,
    Arrangement,
    Pane,
    Wanted,
)

LIST, ARTICLE, OUTLINE = Pane.LIST, Pane.ARTICLE, Pane.OUTLINE

WIDTHS = (40, 80, 110, 118, 120, 150, 240)

CHANGES = ("toggle_list", "toggle_outline", "toggle_zen")


def drawn(arrangement: Arrangement) -> str:
    """The panes with the columns that each takes, the active one in brackets."""
    columns = arrangement.columns
    shown = [pane for pane in Pane if pane in arrangement.shown]
    names = (f"[{pane}]" if pane is arrangement.active else str(pane) for pane in shown)
    panes = zip(names, (columns.panes[pane] for pane in shown), strict=True)
    return " │ ".join(f"{name} {taken.start}-{taken.stop}" for name, taken in panes)


def at_widths(arrangement: Arrangement, *widths: int) -> str:
    """A row for each width of a terminal."""
    return "".join(f"{width:>3}: {drawn(arrangement._replace(width=width))}\n" for width in widths or WIDTHS)


def names(arrangement: Arrangement) -> str:
    """The panes that are shown, the active one in brackets."""
    shown = (pane for pane in Pane if pane in arrangement.shown)
    return " ".join(f"[{pane}]" if pane is arrangement.active else str(pane) for pane in shown)


BROWSING, READING, IN_OUTLINE = (Arrangement(width=120, active=pane) for pane in Pane)


# Panes slide by what is active.


def test_browsing_shows_list_and_article_and_the_outline_where_the_article_keeps_enough() -> None:
    assert at_widths(BROWSING) == dedent("""\
         40: [list] 1-39
         80: [list] 1-33 │ article 36-79
        110: [list] 1-33 │ article 36-109
        118: [list] 1-33 │ article 36-94 │ outline 97-117
        120: [list] 1-33 │ article 36-96 │ outline 99-119
        150: [list] 1-41 │ article 44-126 │ outline 129-149
        240: [list] 1-69 │ article 72-196 │ outline 199-239
    """)


def test_reading_shows_the_article_in_its_measure_and_the_outline_in_what_is_left() -> None:
    assert at_widths(READING) == dedent("""\
         40: [article] 1-39
         80: [article] 1-79
        110: [article] 1-83 │ outline 86-109
        118: [article] 1-83 │ outline 86-117
        120: [article] 1-83 │ outline 86-119
        150: list 1-41 │ [article] 44-126 │ outline 129-149
        240: list 1-69 │ [article] 72-196 │ outline 199-239
    """)


def test_the_outline_stands_beside_what_is_read_or_over_it_where_there_is_no_room() -> None:
    assert at_widths(IN_OUTLINE) == dedent("""\
         40: [outline] 1-39
         80: article 1-79 │ [outline] 42-79
        110: article 1-83 │ [outline] 86-109
        118: article 1-83 │ [outline] 86-117
        120: article 1-83 │ [outline] 86-119
        150: list 1-41 │ article 44-126 │ [outline] 129-149
        240: list 1-69 │ article 72-196 │ [outline] 199-239
    """)


def test_panes_give_way_as_the_terminal_narrows() -> None:
    assert at_widths(BROWSING, 150, 118, 117, 70, 69, 20, 19, 1) == dedent("""\
        150: [list] 1-41 │ article 44-126 │ outline 129-149
        118: [list] 1-33 │ article 36-94 │ outline 97-117
        117: [list] 1-33 │ article 36-116
         70: [list] 1-28 │ article 31-69
         69: [list] 1-68
         20: [list] 1-19
         19: [list] 0-19
          1: [list] 0-1
    """)
    assert at_widths(READING, 150, 149, 107, 106, 70, 69, 1) == dedent("""\
        150: list 1-41 │ [article] 44-126 │ outline 129-149
        149: [article] 1-105 │ outline 108-148
        107: [article] 1-83 │ outline 86-106
        106: [article] 1-105
         70: [article] 1-69
         69: [article] 1-68
          1: [article] 0-1
    """)


def test_a_longer_measure_leaves_less_for_the_outline() -> None:
    longer = READING._replace(measure=94)
    assert at_widths(longer, 120, 121, 140) == dedent("""\
        120: [article] 1-119
        121: [article] 1-97 │ outline 100-120
        140: [article] 1-97 │ outline 100-139
    """)


def test_results_have_more_room_than_the_list_and_stay_beside_what_is_read() -> None:
    found = BROWSING._replace(searching=True)
    assert at_widths(found, 40, 80, 120, 150, 240) == dedent("""\
         40: [list] 1-39
         80: [list] 1-33 │ article 36-79
        120: [list] 1-34 │ article 37-119
        150: [list] 1-41 │ article 44-126 │ outline 129-149
        240: [list] 1-88 │ article 91-196 │ outline 199-239
    """)
    assert names(found.activate(ARTICLE)) == "list [article]"


def test_results_that_leave_what_is_read_less_than_its_measure_go_as_the_list_does() -> None:
    found = BROWSING._replace(searching=True).activate(ARTICLE)
    assert at_widths(found, 80, 118, 119) == dedent("""\
         80: [article] 1-79
        118: [article] 1-83 │ outline 86-117
        119: list 1-33 │ [article] 36-118
    """)
    assert names(found.toggle_zen()) == "[article]"


def test_one_post_stands_without_the_list_of_its_folder() -> None:
    post = Arrangement(single=True, active=ARTICLE)
    assert at_widths(post, 40, 80, 120, 150) == dedent("""\
         40: [article] 1-39
         80: [article] 1-79
        120: [article] 1-83 │ outline 86-119
        150: [article] 1-106 │ outline 109-149
    """)
    wide = post._replace(width=150)
    assert wide.reachable == {ARTICLE, OUTLINE}
    assert names(wide.next_pane(1).next_pane(1)) == "[article] outline"
    assert names(wide.toggle_list()) == "list [article] outline"
    assert wide.toggle_list().reachable == set(Pane)


# What a person asks for.


@pytest.mark.parametrize("width", [80, 120])
def test_the_list_stays_beside_what_is_read_until_it_is_let_go(width: int) -> None:
    reading = READING._replace(width=width)
    pinned = reading.toggle_list()
    assert LIST in pinned.shown
    assert LIST in pinned.activate(LIST).activate(ARTICLE).shown
    assert pinned.toggle_list() == reading


def test_where_all_panes_have_room_the_list_goes_and_comes() -> None:
    wide = READING._replace(width=150)
    assert names(wide) == "list [article] outline"
    assert names(wide.toggle_list()) == "[article] outline"
    assert names(wide.toggle_list().toggle_list()) == names(wide)


def test_letting_the_list_go_from_within_leads_to_the_article() -> None:
    assert names(BROWSING._replace(width=80).toggle_list()) == "[article]"
    assert names(BROWSING._replace(width=150).toggle_list()) == "[article] outline"
    assert names(BROWSING._replace(width=50).toggle_list()) == "[article]"
    assert names(READING._replace(width=50).toggle_list()) == "[list]"


def test_the_outline_goes_and_comes() -> None:
    assert names(READING.toggle_outline()) == "[article]"
    assert READING.toggle_outline().toggle_outline() == READING
    assert names(IN_OUTLINE.toggle_outline()) == "[article]"


def test_an_outline_over_the_article_is_gone_to_and_closed() -> None:
    reading = READING._replace(width=80)
    opened = reading.toggle_outline()
    assert names(opened) == "article [outline]"
    assert opened.outline_is_over
    assert opened.toggle_outline() == reading
    assert opened.activate(ARTICLE) == reading


def test_an_outline_over_the_article_moves_nothing_below_it() -> None:
    reading = READING._replace(width=80)
    assert reading.toggle_outline().columns.panes[ARTICLE] == reading.columns.panes[ARTICLE]


@pytest.mark.parametrize("width", WIDTHS)
def test_zen_shows_the_article_alone_and_then_what_was_there(width: int) -> None:
    reading = READING._replace(width=width)
    zen = reading.toggle_zen()
    assert names(zen) == "[article]"
    assert zen.toggle_zen() == reading


def test_who_leaves_the_article_of_zen_sees_the_others_until_they_come_back() -> None:
    zen = READING.toggle_zen()
    assert names(zen.activate(LIST)) == names(BROWSING)
    assert names(zen.activate(LIST).activate(ARTICLE)) == "[article]"
    assert names(zen.toggle_list()) == "list [article] outline"


@pytest.mark.parametrize("width", [1, 50, 80, 120, 150])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("active", list(Pane))
def test_the_active_pane_is_always_shown(width: int, change: str, active: Pane) -> None:
    arrangement = Arrangement(width=width, active=active)
    for _ in range(3):
        arrangement = getattr(arrangement, change)()
        assert arrangement.active in arrangement.shown


@pytest.mark.parametrize("width", WIDTHS)
def test_next_pane_goes_round_from_list_to_article_to_outline(width: int) -> None:
    arrangement = BROWSING._replace(width=width)
    visited = []
    for _ in range(6):
        arrangement = arrangement.next_pane(1)
        visited.append(arrangement.active)
    assert visited == [ARTICLE, OUTLINE, LIST] * 2
    assert BROWSING._replace(width=width).next_pane(-1).active is OUTLINE


def test_an_outline_that_loses_its_room_gives_the_article_the_focus() -> None:
    assert names(IN_OUTLINE.at_width(80)) == "[article]"
    assert names(IN_OUTLINE.at_width(150)) == "list article [outline]"
    assert names(IN_OUTLINE._replace(width=80).at_width(90)) == "article [outline]"


def test_what_was_asked_for_outlasts_the_run() -> None:
    chosen = READING.toggle_list().toggle_outline().move_divider(LIST, 50).move_divider(OUTLINE, 100)
    assert chosen.wanted == Wanted(True, False, False, chosen.list_width, chosen.outline_width)
    assert READING.as_wanted(chosen.wanted) == chosen


# Dragging a divider.


def test_a_divider_stands_where_it_is_dragged_to_and_is_put_back() -> None:
    dragged = BROWSING.move_divider(LIST, 44)
    assert drawn(dragged) == "[list] 1-43 │ article 46-119"
    assert dragged.columns.dividers[LIST] == 44
    assert dragged.reset_divider(LIST) == BROWSING
    dragged = READING.move_divider(ARTICLE, 70)
    assert drawn(dragged) == "[article] 1-69 │ outline 72-119"
    assert dragged.columns.dividers[ARTICLE] == 70
    assert dragged.reset_divider(ARTICLE) == READING


def test_a_divider_goes_no_further_than_there_is_room_for_what_is_beside_it() -> None:
    for column in (-5, 0, 119, 400):
        for width in (80, 120, 150, 240):
            panes = BROWSING._replace(width=width).move_divider(LIST, column).columns.panes
            assert len(panes[LIST]) >= NARROWEST_LIST - 4
            assert len(panes[ARTICLE]) >= NARROWEST_LIST - 4
        panes = READING.move_divider(ARTICLE, column).columns.panes
        assert len(panes[ARTICLE]) >= NARROWEST_LIST
        assert len(panes[OUTLINE]) >= NARROWEST_LIST


def test_a_list_as_wide_as_was_chosen_gives_way_on_a_terminal_that_is_narrower() -> None:
    dragged = BROWSING._replace(width=240).move_divider(LIST, 100)
    assert dragged.columns.panes[LIST] == range(1, 99)
    assert len(dragged.at_width(80).columns.panes[ARTICLE]) >= NARROWEST_LIST - 4
    assert dragged.at_width(80).at_width(240) == dragged


def arrangements() -> st.SearchStrategy[Arrangement]:
    """What any keys and drags lead to."""
    return st.builds(
        dragged,
        st.builds(
            Arrangement,
            width=st.integers(1, 260),
            active=st.sampled_from(Pane),
            measure=st.integers(32, 160),
            list_beside=st.sampled_from([None, True, False]),
            outline_wanted=st.booleans(),
            zen=st.booleans(),
            searching=st.booleans(),
            single=st.booleans(),
            list_width=st.just(0),
            outline_width=st.just(0),
        ),
        st.lists(st.tuples(st.sampled_from([LIST, ARTICLE]), st.integers(0, 260)), max_size=2),
        st.none() | st.integers(1, 260),
    )


def dragged(arrangement: Arrangement, drags: list[tuple[Pane, int]], width: int | None) -> Arrangement:
    for pane, column in drags:
        arrangement = arrangement.move_divider(pane, column)
    return arrangement if width is None else arrangement.at_width(width)


@settings(max_examples=500, deadline=None)
@given(arrangements())
def test_panes_stand_side_by_side_on_the_screen_and_a_line_between_two_of_them(
    arrangement: Arrangement,
) -> None:
    panes, dividers = arrangement.columns
    assert set(panes) == arrangement.shown
    assert arrangement.active in panes
    assert all(taken and taken.start >= 0 and taken.stop <= arrangement.width for taken in panes.values())
    shown = [pane for pane in Pane if pane in panes]
    assert set(dividers) == set(shown[:-1])
    for pane, following in pairwise(shown):
        assert dividers[pane] == panes[following].start - 2
        if not (arrangement.outline_is_over and following is OUTLINE):
            assert dividers[pane] == panes[pane].stop + 1
    edge = EDGE if arrangement.width >= NARROWEST_LIST else 0
    assert panes[shown[0]].start == edge
    assert panes[shown[-1]].stop == arrangement.width - edge


@given(arrangements())
def test_a_divider_that_is_dragged_to_where_it_stands_moves_nothing(arrangement: Arrangement) -> None:
    if not (arrangement.outline_is_over or arrangement.searching):
        for pane, column in arrangement.columns.dividers.items():
            assert arrangement.move_divider(pane, column).columns == arrangement.columns


@given(arrangements())
def test_one_pane_is_all_there_is_below_two_and_all_three_have_room_from_some_width(
    arrangement: Arrangement,
) -> None:
    if arrangement.width < TWO_PANES:
        assert arrangement.shown == {arrangement.active}
    plain = Arrangement(width=arrangement.width, active=arrangement.active, measure=arrangement.measure)
    assert (plain.shown == set(Pane)) or plain.width < ALL_PANES


@pytest.mark.parametrize("toggle", ["toggle_list", "toggle_outline"])
@given(
    width=st.integers(1, 260),
    active=st.sampled_from(Pane),
    list_beside=st.none() | st.booleans(),
    switches=st.tuples(*[st.booleans()] * 4),
)
def test_what_shows_or_hides_a_pane_always_shows(
    toggle: str, width: int, active: Pane, list_beside: bool | None, switches: tuple[bool, bool, bool, bool]
) -> None:
    outline_wanted, zen, searching, single = switches
    before = Arrangement(
        width,
        active,
        list_beside=list_beside,
        outline_wanted=outline_wanted,
        zen=zen,
        searching=searching,
        single=single,
    )
    after = getattr(before, toggle)()
    assert (after.shown, after.active) != (before.shown, before.active)


def test_results_beside_what_is_read_go_with_the_list_and_where_the_article_is_read_alone() -> None:
    found = Arrangement(width=120, searching=True, active=Pane.ARTICLE)
    assert names(found) == "list [article]"
    assert names(found.toggle_list()) == "[article] outline"
    assert names(found.toggle_zen()) == "[article]"
