"""A letter marks a place, and leads there from any post of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.lists.bookmarks_panel import BookmarksPanel
from tests.app.screen import (
    ALL,
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    open_reader,
    screen_text,
    settle,
    write_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def bottom(app: ReaderApp) -> str:
    """The status line, with what stands left of it."""
    return screen_text(app).splitlines()[-1]


async def test_a_letter_marks_a_place_and_leads_back_there(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "space", "space", "m")
        assert "mark: a letter" in bottom(app)
        await pilot.press("a")
        assert "Marked a" in bottom(app)
        text = article_text(app)
        await pilot.press("g", "apostrophe", "a")
        assert article_text(app) == text
        assert article(app).has_focus


async def test_a_mark_leads_to_another_post_and_back_leads_back(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "space", "m", "x")
        text = article_text(app)
        await pilot.press("J")
        await settle(pilot)
        assert "Café au Lait" in article_text(app)
        await pilot.press("apostrophe", "x")
        await settle(pilot)
        assert article_text(app) == text
        await pilot.press("backspace")
        await settle(pilot)
        assert "Café au Lait" in article_text(app)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_marks_survive_a_restart_and_an_edit(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("enter", "right_square_bracket", "right_square_bracket", "space", "m", "q")
        text = article_text(app)
    path = library / "_posts/2024-03-01-long.md"
    path.write_text(path.read_text().replace("An opening", "Something new.\n\nAn opening"))
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("apostrophe", "q")
        await settle(pilot)
        assert article_text(app) == text


async def test_the_places_that_are_marked_are_listed_until_a_letter_is_typed(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "m", "b", "right_square_bracket", "m", "a", "apostrophe")
        rows = [row.rpartition("│")[0].rpartition("│")[2].split() for row in screen_text(app).splitlines()]
        first = rows.index(["a", "The", "Long", "Road", "·", "Part", "1"])
        assert rows[first + 1] == ["b", "The", "Long", "Road"]
        await pilot.press("escape")
        assert "a  The Long Road" not in screen_text(app)
        assert article(app).has_focus


async def test_more_marks_than_there_is_room_for_are_scrolled(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await pilot.press("enter")
        for letter in "abcdefghijklmnopqrst":
            await pilot.press("m", letter)
        await pilot.press("apostrophe")
        assert "a  The Long" in screen_text(app)
        assert "t  The Long" not in screen_text(app)
        for keys, seen, unseen in (
            (["pagedown", "pagedown"], "t", "a"),
            (["home"], "a", "t"),
            (["end"], "t", "a"),
            (["up"], "s", "t"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert f"{seen}  The Long" in screen_text(app)
            assert f"{unseen}  The Long" not in screen_text(app)
        await pilot.press("t")
        assert not app.screen.query_one(BookmarksPanel).display


async def test_esc_marks_nothing_and_other_keys_do_what_they_do(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "m", "escape", "apostrophe", "a")
        assert "There is no mark a" in bottom(app)
        before = article_text(app)
        await pilot.press("m", "space")
        assert article_text(app) != before
        assert not app.screen.query_one(BookmarksPanel).display


async def test_twice_the_sign_leads_to_where_one_was_before_a_jump_and_back(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "apostrophe", "apostrophe")
        assert "no place to go back to" in bottom(app)
        await pilot.press("space")
        before = article_text(app)
        await pilot.press("G")
        end = article_text(app)
        assert end != before
        await pilot.press("apostrophe", "apostrophe")
        assert article_text(app) == before
        await pilot.press("apostrophe", "apostrophe")
        assert article_text(app) == end


async def test_the_post_of_a_mark_may_be_gone(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "enter", "m", "a")
    (library / "_posts/2023-02-01-short.md").unlink()
    async with open_reader(library, ALL) as (app, pilot):
        before = article_text(app)
        await pilot.press("apostrophe", "a")
        await settle(pilot)
        assert "2023-02-01-short.md: " in bottom(app)
        assert article_text(app) == before


async def test_a_burst_of_keys_marks_and_goes(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "space")
        text = article_text(app)
        for key in ("m", "j", "G", "'", "j"):
            app.simulate_key({"'": "apostrophe"}.get(key, key))
        for _ in range(4):
            await settle(pilot)
        assert article_text(app) == text
