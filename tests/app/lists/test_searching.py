"""Searching the whole library from the screen: texts, headings, commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.lists.palette import PaletteScreen
from reader.app.widgets.row_list import RowList
from tests.app.screen import (
    ALL,
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    marked,
    open_reader,
    posts,
    screen_text,
    settle,
    until,
    write_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


async def search_text(pilot: Pilot[None], words: str) -> None:
    """Ask for posts by the words of their texts, and wait for what is found."""
    await pilot.press("ctrl+f")
    await type_in(pilot, words)


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if character == " " else character for character in text))
    await settle(pilot)


def palette_rows(app: ReaderApp) -> list[str]:
    """The names of what is offered in the palette, as far as they are seen."""
    rows = app.screen.query_one(RowList)
    lines = (rows.render_line(y).text for y in range(min(rows.count, rows.size.height)))
    return [re.split(r" {2,}", line.lstrip("▌ "))[0] for line in lines]


def result_text(app: ReaderApp) -> str:
    """What stands in the list of results."""
    rows = app.screen.query_one("#text-results", RowList)
    return "\n".join(rows.render_line(y).text.rstrip() for y in range(rows.size.height))


async def test_posts_are_found_by_their_words_and_shown_where_these_stand(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search_text(pilot, "roast")
        assert "Café au Lait" in result_text(app)
        assert "Roast them. See the last part" in result_text(app)
        assert "Text  1 post" in screen_text(app)
        assert "A short post about coffee" in article_text(app)
        assert "1 of 1" in screen_text(app)


async def test_enter_reads_on_there_with_the_words_lit(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search_text(pilot, "plain words")
        assert "The Long Road" in result_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert article(app).has_focus
        before = article(app).place
        assert "1 of " in screen_text(app)
        await pilot.press(*"n" * 50)
        await settle(pilot)
        assert "51 of " in screen_text(app)
        assert article(app).place > before


async def test_coming_back_finds_the_results_as_they_were_left(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search_text(pilot, "the")
        await pilot.press("down")
        await settle(pilot)
        found = result_text(app)
        chosen = app.screen.query_one("#text-results", RowList).highlighted
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("shift+tab")
        await settle(pilot)
        assert app.screen.query_one("#text-results", RowList).has_focus
        assert result_text(app) == found
        assert app.screen.query_one("#text-results", RowList).highlighted == chosen


async def test_escape_gives_the_list_back_and_the_place_that_was_read(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "space")
        await settle(pilot)
        place, title = article(app).place, "The Long Road"
        await search_text(pilot, "coffee")
        assert "A short post about coffee" in article_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert article(app).has_focus
        assert article(app).place == place
        assert title in screen_text(app)
        assert "Text  " not in screen_text(app)


async def test_back_leads_to_where_the_search_began(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "space")
        await settle(pilot)
        place = article(app).place
        await search_text(pilot, "coffee")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("backspace")
        await settle(pilot)
        assert article(app).place == place


async def test_operators_narrow_the_texts_too(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search_text(pilot, "a #coffee")
        assert "Text  1 post" in screen_text(app)
        await pilot.press("ctrl+u")
        await type_in(pilot, "#travel")
        assert "The Long Road" in result_text(app)


async def test_nothing_found_says_so(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search_text(pilot, "xylophone")
        assert "nothing found" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert not article(app).has_focus


async def test_a_slip_is_forgiven_and_told(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search_text(pilot, "cofffee")
        assert "1 post with coffee" in screen_text(app)


@pytest.mark.parametrize("size", [MEDIUM, NARROW, (20, 6), (200, 50)])
async def test_searching_fits_every_size(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await search_text(pilot, "coffee")
        await pilot.press("enter")
        await settle(pilot)
        assert article(app).has_focus
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert "Café au Lait" in result_text(app)


async def test_results_follow_the_disk(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search_text(pilot, "giraffe")
        assert "nothing found" in screen_text(app)
        await pilot.press("escape")
        (library / "_posts" / "2025-01-01-new.md").write_text("---\ntitle: New\n---\n\nA giraffe came by.\n")
        await search_text(pilot, "")
        await pilot.press("tab", "r")
        await until(lambda: "A giraffe came by" in result_text(app))


async def test_without_a_folder_for_the_index_it_is_made_in_memory(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("READER_CACHE_DIR", str(tmp_path / "file"))
    async with open_reader(library) as (app, pilot):
        assert "The search index is not saved" in screen_text(app)
        await search_text(pilot, "roast")
        assert "Roast them" in result_text(app)


async def test_headings_of_this_article_are_offered_in_their_order(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await pilot.press("@")
        await settle(pilot)
        rows = app.screen.query_one("#heading-results", RowList)
        assert [rows.render_line(y).text.strip(" ▌") for y in (0, 2)] == ["Part 1", "Detail 1"]
        await type_in(pilot, "det 4")
        assert marked(app) == "Detail 4"
        await pilot.press("enter")
        await settle(pilot)
        assert article(app).has_focus
        assert marked(app) == "Detail 4"


async def test_headings_of_other_posts_follow_with_the_way_to_them(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await pilot.press("@")
        await type_in(pilot, "beans")
        assert "Headings  0 here, 1 elsewhere" in screen_text(app)
        assert "Café au Lait" in screen_text(app)
        assert "Roast them" in article_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert marked(app) == "Beans"


async def test_leaving_the_headings_goes_back_to_where_one_read(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "space", "@")
        await settle(pilot)
        place = article(app).place
        await type_in(pilot, "detail 6")
        assert article(app).place != place
        await pilot.press("escape")
        await settle(pilot)
        assert article(app).place == place


async def test_the_palette_runs_a_command_by_its_name(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        await type_in(pilot, "only the art")
        await pilot.press("enter")
        await settle(pilot)
        assert not posts(app).display or not posts(app).parent.display  # type: ignore[union-attr]


async def test_the_palette_runs_commands_of_the_article_in_the_article(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "ctrl+p")
        await type_in(pilot, "to the end")
        await pilot.press("enter")
        await settle(pilot)
        assert "A short end." in article_text(app)


async def test_the_palette_goes_to_posts_and_headings(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("ctrl+p")
        await type_in(pilot, "cafe lait")
        await pilot.press("enter")
        await settle(pilot)
        assert "A short post about coffee" in article_text(app)
        await pilot.press("ctrl+p")
        await type_in(pilot, "detail 5")
        assert "The Long Road › Part 5" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert marked(app) == "Detail 5"


async def test_a_post_that_is_called_just_so_stands_before_commands_that_only_have_its_letters(
    tmp_path: Path,
) -> None:
    (tmp_path / "post.md").write_text("---\ntitle: Nets\n---\n\nAbout fishing.\n")
    (tmp_path / "other.md").write_text("---\ntitle: Quit\n---\n\nAbout giving up.\n")
    async with open_reader(tmp_path) as (app, pilot):
        await pilot.press("ctrl+p")
        await type_in(pilot, "nets")
        assert palette_rows(app)[:2] == ["Nets", "Open the post, section, link or callout"]
        await pilot.press("escape", "escape", "ctrl+p")
        await type_in(pilot, "quit")
        assert palette_rows(app)[:2] == ["Quit", "Quit"]
        assert "ctrl+q" in app.screen.query_one(RowList).render_line(0).text


async def test_what_was_moved_to_in_the_palette_stays_highlighted_when_posts_are_found(
    library: Path,
) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("ctrl+p", "e", "down", "down")
        rows = app.screen.query_one(RowList)
        before = rows.highlighted, rows.render_line(2).text
        await settle(pilot)
        assert (rows.highlighted, rows.render_line(2).text) == before


async def test_the_palette_names_every_command_with_its_keys_and_leaves_by_escape(library: Path) -> None:
    async with open_reader(library, (120, 80)) as (app, pilot):
        await pilot.press("ctrl+p")
        await settle(pilot)
        rows = app.screen.query_one(RowList)
        shown = "\n".join(rows.render_line(y).text for y in range(rows.count))
        assert "Next section" in shown
        assert "]" in shown
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, PaletteScreen)


@pytest.mark.parametrize("key", ["ctrl+p", "H"])
async def test_a_click_in_a_panel_with_a_box_leaves_the_keys_in_the_box(library: Path, key: str) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press(key, *"zz")
        for row in range(0, WIDE[1], 2):
            await pilot.mouse_down(offset=(WIDE[0] // 2, row))
            await pilot.mouse_up(offset=(WIDE[0] // 2, row))
        await pilot.press("x")
        assert "zzx" in screen_text(app)
        await pilot.press("escape")
        assert app.screen is app.screen_stack[0]
