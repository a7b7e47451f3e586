"""The palette: what was read and used last, and everything by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.library.screen import LibraryScreen
from reader.app.lists.command_search import find_commands
from reader.app.lists.palette import FoundPlace, by_use, merged, place_row
from reader.app.lists.result_lists import Result
from reader.app.widgets.row_list import RowList
from reader.content.post import Post
from reader.keys.commands import COMMANDS, Topic
from tests.app.remembered import remembered
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article_text,
    open_reader,
    screen_text,
    settle,
    write_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


def offered(app: ReaderApp) -> list[tuple[str, str]]:
    """What stands in the rows in view: what it is called, and what stands at the right edge."""
    rows = app.screen.query_one(RowList)
    lines = (rows.render_line(y).text.strip("▌ ") for y in range(min(rows.count, rows.size.height)))
    return [(name, "".join(right)) for name, *right in (re.split(r" {2,}", line) for line in lines)]


def names(app: ReaderApp) -> list[str]:
    return [name for name, _ in offered(app)]


async def test_with_nothing_typed_what_was_read_last_stands_on_top_with_its_facts(
    library: Path, no_waiting: None
) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        for key in ("enter", "J", "J"):
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        # The post that is open is where one is already.
        assert offered(app)[:3] == [
            ("Café au Lait", "1 Feb 2023 · coffee"),
            ("The Long Road", "1 Mar 2024 · travel, walking"),
            ("Next post", "J"),
        ]
        await pilot.press("enter")
        await settle(pilot)
        assert "A short post about coffee" in article_text(app)


async def test_commands_stand_by_when_they_were_last_used_by_key_or_by_name_in_earlier_runs_too(
    library: Path,
) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("ctrl+p")
        await settle(pilot)
        first = names(app)
        await pilot.press("escape", "S", "z", "z", "ctrl+p", *"reverse the")
        await settle(pilot)
        await pilot.press("enter", "ctrl+p")
        await settle(pilot)
        used = ["Reverse the order", "Only the article", "Sort by date, title, update or path"]
        assert names(app)[:3] == used
        assert names(app)[3:6] == [name for name in first if name not in used][:3]
        await remembered(pilot, library)
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert names(app)[:3] == used


async def test_what_could_not_be_done_was_not_used(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("alt+right", "ctrl+p")
        await settle(pilot)
        assert names(app)[0] == "Next post"


def test_what_only_moves_stands_last_also_where_it_was_used_last() -> None:
    ordered = by_use(COMMANDS, ["next-section", "zen"])
    assert ordered[0].name == "zen"
    assert ordered[1].name == "next-post"
    moves = [command.group in (Topic.MOVING, Topic.SECTIONS) for command in ordered]
    assert moves == sorted(moves)
    assert {*ordered} == {*COMMANDS}


@pytest.mark.parametrize(("size", "rows"), [(WIDE, 20), (MEDIUM, 16), (NARROW, 10)], ids=str)
async def test_many_rows_are_seen_and_pages_go_through_all_of_them(
    library: Path, size: tuple[int, int], rows: int
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("ctrl+p")
        await settle(pilot)
        in_view = len(names(app))
        assert in_view >= rows
        assert all(name[:12] in screen_text(app) for name in names(app))
        listed = app.screen.query_one(RowList)
        seen = set(names(app))
        for _ in range(listed.count // in_view + 1):
            await pilot.press("pagedown")
            await settle(pilot)
            seen |= set(names(app))
        assert len(seen) == listed.count
        assert listed.highlighted == listed.count - 1
        for _ in range(listed.count // in_view + 1):
            await pilot.press("pageup")
        await settle(pilot)
        assert listed.highlighted == 0


@pytest.mark.parametrize("size", [WIDE, MEDIUM], ids=str)
@pytest.mark.parametrize("key", ["ctrl+p", "question_mark"])
async def test_two_cells_are_left_beside_a_box_and_text_stands_off_its_edges(
    library: Path, size: tuple[int, int], key: str
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await pilot.press(key, "e")
        await settle(pilot)
        box = app.screen.children[-1].region
        assert box.x >= 2
        assert box.y >= 1
        assert box.right <= size[0] - 2
        assert box.bottom <= size[1] - 1
        for row in screen_text(app).splitlines()[box.y + 1 : box.bottom - 1]:
            inside = row.ljust(size[0])[box.x + 1 : box.right - 1]
            assert inside[0] == inside[-1] == " "
            assert inside[2:3] == " "


@pytest.mark.parametrize("key", ["ctrl+p", "question_mark"])
async def test_on_a_small_screen_a_box_takes_all_of_it(library: Path, key: str) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await pilot.press(key, *"zen")
        await settle(pilot)
        rows = screen_text(app).splitlines()
        assert rows[0].strip("┌─┐ ") == "esc closes"
        assert rows[1].split() == ["zen"]
        assert rows[2].split() == ["▌", "Only", "the", "article", "z"]
        assert rows[-1].startswith("└─")
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)


async def test_headings_say_in_which_post_they_stand(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("ctrl+p", *"beans")
        await settle(pilot)
        assert ("Beans", "Café au Lait") in offered(app)


def place(title: str, *facts: str) -> FoundPlace:
    return FoundPlace(title, facts, Result(Post("a.md", title)))


def test_places_called_just_so_stand_between_commands_that_are_and_those_with_pieces_of_it() -> None:
    commands = find_commands(COMMANDS, "sort")
    found = [place("Assorted"), place("Sort")]
    order = [item.title for item in merged(commands, found, "sort")]
    assert order[0].startswith("Sort by")
    assert order.index("Sort") < order.index("Assorted")
    assert order.index("Assorted") < order.index("Back out of what is open; never quits")


def test_facts_give_way_to_the_title() -> None:
    tea = place("Tea for two", "1 Jan 2024", "tea, cups")
    assert place_row(tea, "", 40)[:2] == ("Tea for two", "1 Jan 2024 · tea, cups")
    assert place_row(tea, "", 27)[:2] == ("Tea for two", "1 Jan 2024")
    assert place_row(tea, "", 22)[:2] == ("Tea for two", "1 Jan 20…")
    assert place_row(tea, "", 14)[:2] == ("Tea for two", "")
    assert place_row(tea, "", 8)[:2] == ("Tea for…", "")
