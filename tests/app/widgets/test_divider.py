"""The line between two panes: dragged sideways and down, clicked, and put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset, Region

from reader.app.app import ReaderApp
from reader.app.widgets.pane_row import ARTICLE_DIVIDER, LIST_DIVIDER
from tests.app.mouse import cell_of, click, draw
from tests.app.screen import (
    ALL,
    MEDIUM,
    WIDE,
    article,
    article_text,
    open_reader,
    outline,
    posts,
    screen_text,
    settle,
    write_library,
)

LINES = "│┃"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of more posts than have room, the first of which is long."""
    folder = write_library(tmp_path / "blog")
    for number in range(60):
        path = folder / "_posts" / f"2020-01-{number % 28 + 1:02}-post-{number}.md"
        path.write_text(f"# Post {number}\n\nWords.\n")
    return folder


def region(app: ReaderApp, divider: str) -> Region:
    return app.screen.query_one(f"#{divider}").region


def line(app: ReaderApp, divider: str = LIST_DIVIDER) -> int:
    """The column of the line."""
    return region(app, divider).x + 1


def heavy(app: ReaderApp, divider: str = LIST_DIVIDER) -> list[int]:
    """The rows in which the line is heavy, counted from its top."""
    shown, rows = region(app, divider), screen_text(app).splitlines()
    column = [rows[y].ljust(shown.right)[shown.x + 1] for y in range(shown.y, shown.bottom)]
    assert set(column) <= set(LINES)
    return [row for row, character in enumerate(column) if character == "┃"]


@pytest.mark.parametrize("size", [MEDIUM, WIDE, ALL])
async def test_text_never_touches_a_line(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("right_square_bracket")
        await settle(pilot)
        shown, rows = region(app, LIST_DIVIDER), screen_text(app).splitlines()
        assert shown.width == 3
        for y in range(shown.y, shown.bottom):
            beside = rows[y].ljust(shown.right)[shown.x : shown.right]
            assert beside in (" │ ", " ┃ ")


async def test_dragged_sideways_it_makes_the_pane_wider_and_narrower(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        before, listed = line(app), posts(app).size.width
        await draw(pilot, Offset(before, 9), Offset(before + 3, 9), Offset(before + 12, 14))
        await settle(pilot)
        assert line(app) == before + 12
        assert posts(app).size.width == listed + 12
        assert posts(app).scroll_y == 0
        await draw(pilot, Offset(before + 12, 9), Offset(before - 5, 9))
        await settle(pilot)
        assert line(app) == before - 5


async def test_the_line_beside_what_is_read_divides_it_from_the_outline(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "space")
        place, before, outlined = article(app).place, line(app, ARTICLE_DIVIDER), outline(app).size.width
        await draw(pilot, Offset(before, 9), Offset(before - 20, 9))
        await settle(pilot)
        assert line(app, ARTICLE_DIVIDER) == before - 20
        assert outline(app).size.width == outlined + 20
        assert article(app).place == place
        assert article(app).has_focus


async def test_it_goes_no_further_than_the_panes_have_room(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        for column in (MEDIUM[0] - 1, 0):
            await draw(pilot, Offset(line(app), 9), Offset(column, 9))
            await settle(pilot)
            assert posts(app).size.width > 10
            assert article(app).size.width > 10


async def test_dragged_down_it_scrolls_and_nothing_else_moves(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        shown = region(app, LIST_DIVIDER)
        top, end = Offset(line(app), shown.y), Offset(line(app) + 6, shown.bottom - 1)
        before = article_text(app)
        await draw(pilot, top, top + Offset(0, 3), end)
        await settle(pilot)
        assert posts(app).scroll_y == posts(app).max_scroll_y > 0
        assert posts(app).highlighted == 0
        assert posts(app).has_focus
        assert (region(app, LIST_DIVIDER), article_text(app)) == (shown, before)
        await draw(pilot, Offset(line(app), end.y), Offset(line(app), end.y - 2), top)
        await settle(pilot)
        assert posts(app).scroll_y == 0


async def test_a_click_goes_to_what_is_there(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        shown = region(app, LIST_DIVIDER)
        await click(pilot, Offset(line(app), shown.bottom - 1))
        assert posts(app).scroll_y == posts(app).max_scroll_y > 0
        assert posts(app).highlighted == 0
        shown = region(app, ARTICLE_DIVIDER)
        await click(pilot, Offset(line(app, ARTICLE_DIVIDER), shown.y + shown.height // 2))
        assert 0 < article(app).scroll_y < article(app).max_scroll_y
        assert posts(app).has_focus
        assert not app.screen.selections


@pytest.mark.parametrize("beside", [-1, 0, 1])
async def test_a_line_need_not_be_hit_to_the_cell(library: Path, beside: int) -> None:
    async with open_reader(library) as (app, pilot):
        before, bottom = line(app), region(app, LIST_DIVIDER).bottom - 1
        await click(pilot, Offset(before + beside, bottom))
        assert posts(app).scroll_y == posts(app).max_scroll_y
        assert posts(app).highlighted == 0
        await draw(pilot, Offset(before + beside, 9), Offset(before + beside + 5, 9))
        await settle(pilot)
        assert line(app) in range(before + 4, before + 7)


@pytest.mark.parametrize("beside", [-2, 2])
async def test_two_cells_beside_a_line_are_not_the_line(library: Path, beside: int) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        before = line(app)
        await draw(pilot, Offset(before + beside, 9), Offset(before + beside + 8, 9))
        await settle(pilot)
        assert line(app) == before


async def test_a_double_click_puts_it_back_and_scrolls_nothing(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        before = line(app)
        await draw(pilot, Offset(before, 9), Offset(before + 12, 9))
        await pilot.press("end", "home", *["j"] * 20)
        await settle(pilot)
        scrolled = posts(app).scroll_y
        assert scrolled > 0
        await click(pilot, Offset(before + 12, 9), times=2)
        assert line(app) == before
        assert posts(app).scroll_y == scrolled


async def test_what_is_in_view_is_heavy_and_follows_what_is_read(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        rows = region(app, LIST_DIVIDER).height
        assert heavy(app)[0] == 0
        await pilot.press("G")
        await settle(pilot)
        assert heavy(app)[-1] == rows - 1
        await pilot.press("g", "enter")
        await settle(pilot)
        assert heavy(app, ARTICLE_DIVIDER)[0] == 0
        await pilot.press("space")
        await settle(pilot)
        assert heavy(app, ARTICLE_DIVIDER)[0] > 0
        await pilot.press("G")
        await settle(pilot)
        assert heavy(app, ARTICLE_DIVIDER)[-1] == rows - 1


async def test_the_line_of_a_short_pane_is_heavy_nowhere(tmp_path: Path) -> None:
    async with open_reader(write_library(tmp_path / "blog")) as (app, pilot):
        assert heavy(app) == []
        before = line(app)
        await click(pilot, Offset(before, 20))
        assert (line(app), posts(app).scroll_y) == (before, 0)


async def test_the_last_pane_has_no_line_at_its_right(library: Path) -> None:
    async with open_reader(library) as (app, _pilot):
        edge = [row.ljust(WIDE[0])[-2:] for row in screen_text(app).splitlines()]
        assert not set("".join(edge)) & set(LINES)


async def test_a_drag_over_a_line_selects_text_as_ever(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        begin, before = cell_of(app, "An opening"), line(app)
        assert await draw(pilot, begin + Offset(9, 0), Offset(before, begin.y)) == "An opening"
        assert line(app) == before


async def test_results_have_a_line_too(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("ctrl+f", *"words")
        await settle(pilot)
        found = app.screen.query_one("#text-results")
        await click(pilot, Offset(line(app), region(app, LIST_DIVIDER).bottom - 1))
        assert found.scroll_y == found.max_scroll_y > 0
