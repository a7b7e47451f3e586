"""Browsing by what posts have in common, by what is on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.widgets.kinds_line import KindsLine
from reader.app.widgets.line_input import LineInput
from reader.app.widgets.row_list import RowList
from tests.app.screen import (
    ALL,
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    open_reader,
    post_list,
    posts,
    screen_text,
    settle,
)
from tests.content.folders import write

SIZES = (WIDE, MEDIUM, NARROW)

POSTS = {
    "kitchen/bread.md": "---\ntitle: Bread\ndate: 2024-03-01\ntags: [flour, salt]\ncategory: Food\n"
    "author: Jane Doe\nseries: Open Fire\n---\n\nBake it, see [soup](soup.md).\n",
    "kitchen/soup.md": "---\ntitle: Soup\ndate: 2023-03-01\ntags: [salt]\ncategory: Food\n"
    "series: Open Fire\n---\n\nBoil it.\n",
    "street/walk.md": "---\ntitle: Walk\ndate: 2022-03-01\ntags: [salty air]\n---\n\nGo out.\n",
    "street/bus.md": "---\ntitle: Bus\ndate: 2021-03-01\n---\n\nWait.\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write(tmp_path / "blog", POSTS)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def type_in(pilot: Pilot[None], text: str) -> None:
    await press(pilot, *("space" if character == " " else character for character in text))


def groups(app: ReaderApp) -> list[str]:
    """The rows of what there is to browse, with one blank before the number of posts."""
    rows = app.screen.query_one("#groups", RowList)
    return [" ".join(rows.render_line(y).text.lstrip("▌ ").split()) for y in range(rows.count)]


def kinds(app: ReaderApp) -> str:
    line = app.screen.query_one(KindsLine)
    return line.render_line(0).text.strip()


def titles(app: ReaderApp) -> list[str]:
    """The titles of what is listed, in view or not."""
    return [post.title for post in post_list(app).posts]


def box(app: ReaderApp) -> LineInput:
    """The box that is typed into."""
    focused = app.screen.focused
    assert isinstance(focused, LineInput)
    return focused


@pytest.mark.parametrize("size", SIZES)
async def test_the_kinds_that_there_are_stand_over_the_groups_of_one(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "number_sign")
        assert "Browse  4 posts" in screen_text(app)
        assert kinds(app).startswith("Categories 1  Tags 3")
        assert groups(app) == ["Food 2"]
        await press(pilot, "right")
        assert groups(app) == ["salt 2", "flour 1", "salty air 1"]
        await press(pilot, "right", "right", "right")
        assert groups(app) == ["2024 1", "2023 1", "2022 1", "2021 1"]
        await press(pilot, "right", "right", "left")
        assert groups(app) == ["kitchen 2", "street 2"]


async def test_kinds_that_no_post_has_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("---\ndate: 2024-03-01\n---\n# One\n\nText.\n")
    async with open_reader(tmp_path) as (app, pilot):
        await press(pilot, "number_sign")
        assert kinds(app) == "Years 1"
        await press(pilot, "right")
        assert "There is no other kind" in screen_text(app)


async def test_typing_narrows_all_kinds_and_shows_one_that_has_any(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "number_sign")
        await type_in(pilot, "salt")
        assert kinds(app) == "Tags 2"
        assert groups(app) == ["salt 2", "salty air 1"]
        await type_in(pilot, "x")
        assert groups(app) == []
        await press(pilot, "enter")
        assert "Nothing has that name" in screen_text(app)
        await press(pilot, *["backspace"] * 5)
        assert groups(app) == ["Food 2"]


@pytest.mark.parametrize("size", SIZES)
async def test_enter_lists_the_posts_and_esc_leads_all_the_way_back(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "j")
        listed = screen_text(app)
        await press(pilot, "number_sign", "right", "down", "down")
        await press(pilot, "enter")
        assert box(app).value == "#salty-air"
        assert titles(app) == ["Walk"]
        await press(pilot, "escape")
        assert app.screen.query_one("#groups", RowList).highlighted == 2
        assert groups(app) == ["salt 2", "flour 1", "salty air 1"]
        await press(pilot, "escape")
        assert screen_text(app) == listed
        assert posts(app).has_focus


async def test_the_query_can_be_edited(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "number_sign", "enter")
        assert box(app).value == 'category:"Food"'
        await type_in(pilot, " -bread")
        assert titles(app) == ["Soup"]
        await press(pilot, "escape")
        assert groups(app) == ["Food 2"]


async def test_what_was_listed_is_read_and_left_for_the_list_before_the_groups(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "number_sign", "enter", "down", "enter")
        assert "Boil it." in article_text(app)
        assert article(app).has_focus
        await press(pilot, "escape")
        assert titles(app) == ["Bread", "Soup"]
        await press(pilot, "escape")
        assert groups(app) == ["Food 2"]


async def test_a_search_that_was_open_before_is_there_again(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "slash", *"bu", "enter")
        await press(pilot, "number_sign", "enter")
        assert titles(app) == ["Bread", "Soup"]
        await press(pilot, "escape", "escape")
        assert titles(app) == ["Bus"]


async def test_from_the_article_esc_comes_back_to_the_place_in_it(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter")
        await press(pilot, "number_sign", "right", "down", "down", "enter")
        assert "Go out." in article_text(app)
        await press(pilot, "escape", "escape")
        assert "Bake it" in article_text(app)
        assert article(app).has_focus


async def test_a_search_of_texts_leads_back_to_the_groups_and_they_to_the_article(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "number_sign", *"fo")
        assert "enter lists   esc closes" in screen_text(app)
        await press(pilot, "ctrl+f", *"boil")
        assert "Boil it." in article_text(app)
        await press(pilot, "escape")
        assert groups(app) == ["Food 2"]
        assert "Bake it" in article_text(app)
        await press(pilot, "escape")
        assert "Bake it" in article_text(app)
        assert article(app).has_focus


async def test_a_click_switches_the_kind_and_lists_the_posts_of_a_group(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "number_sign")
        line = app.screen.query_one(KindsLine)
        await pilot.click(KindsLine, offset=(line.render_line(0).text.index("Tags") + 1, 0))
        await settle(pilot)
        assert groups(app)[0] == "salt 2"
        await pilot.click("#groups", offset=(4, 1))
        await settle(pilot)
        assert box(app).value == "#flour"


async def test_what_comes_to_the_library_is_counted(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "number_sign", "right", "escape")
        (library / "kitchen/new.md").write_text("---\ntitle: New\ntags: [flour]\n---\n\nText.\n")
        await press(pilot, "r")
        await settle(pilot)
        await press(pilot, "number_sign")
        assert "5 posts" in screen_text(app)
        assert "flour 2" in groups(app)


async def test_the_head_of_a_post_leads_to_posts_like_it(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter", "full_stop", "comma")
        assert "posts: tag:" in screen_text(app)
        await press(pilot, "enter")
        assert box(app).value == 'tag:"salt"'
        assert titles(app) == ["Bread", "Soup"]
        await press(pilot, "down")
        assert "Boil it." in article_text(app)
        await press(pilot, "escape")
        assert "Bake it" in article_text(app)
        assert article(app).has_focus
        assert titles(app) == ["Bread", "Soup", "Walk", "Bus"]


async def test_a_click_on_the_date_lists_the_year(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.click("#article", offset=(4, 1))
        await settle(pilot)
        assert box(app).value == "date:2024"
        assert titles(app) == ["Bread"]


async def test_a_part_of_a_series_says_which(library: Path) -> None:
    async with open_reader(library) as (app, _):
        assert "Open Fire, part 2 of 2" in " ".join(article_text(app).split())


async def test_posts_with_one_title_are_told_apart(tmp_path: Path) -> None:
    text = "---\ntitle: Notes\ndate: 2024-03-0{}\n---\n\nText, see [the other](../b/notes.md).\n\n## Part\n"
    folder = write(tmp_path, {"a/notes.md": text.format(1), "b/notes.md": text.format(2)})
    async with open_reader(folder) as (app, pilot):
        assert "2 Mar 2024 · b" in screen_text(app)
        assert "1 Mar 2024 · a" in screen_text(app)
        await press(pilot, "L")
        assert re.search(r"2 Mar 2024 +Notes \(b\)", screen_text(app))
        await press(pilot, "L")
        await press(pilot, "J", "full_stop")
        assert "post: Notes (b)" in screen_text(app)
        await press(pilot, "at", *"part")
        assert "Notes (b)" in screen_text(app)
        await press(pilot, "escape", "ctrl+p", *"notes")
        assert "2 Mar 2024 · b" in screen_text(app)


async def test_a_post_is_found_by_an_alias_which_is_shown(tmp_path: Path) -> None:
    text = "---\ntitle: Bread\ndate: 2024-03-01\naliases: [/old/loaf]\ntags: flour\n---\n\nText.\n"
    folder = write(tmp_path, {"a/baking.md": text})
    async with open_reader(folder, ALL) as (app, pilot):
        await press(pilot, "slash", *"loaf")
        assert "1 Mar 2024 · also /old/loaf" in screen_text(app)
        await press(pilot, "escape", "slash", *"baking")
        assert "1 Mar 2024 · baking.md" in screen_text(app)
        await press(pilot, "escape", "ctrl+p", *"loaf")
        assert "1 Mar 2024 · also /old/loaf · flour" in screen_text(app)
