"""Reading goes on where it stopped: after a restart, an edit, a reload; the list tells how far it came."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.screen.list_items import STAR
from reader.settings.folders import state_folder
from reader.settings.table import Settings
from tests.app.remembered import remembered
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
    write_library,
)

pytestmark = pytest.mark.usefixtures("no_waiting")

TO_THE_END = ("space",) * 9
"""Keys that read the longest post of the library to its end."""

WORDS = "Plain words that fill a line or two of the article, and some more of them. " * 5


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A long post in which every paragraph begins otherwise."""
    path = tmp_path / "long.md"
    path.write_text("# Long\n\n" + "\n\n".join(f"## Part {n}\n\nOpening {n}. {WORDS}" for n in range(60)))
    return path


def top(app: ReaderApp) -> list[str]:
    """The first rows of the article with words on them, without how they are broken into lines."""
    return " ".join(article_text(app).split()).split(" ")[:8]


def panes(app: ReaderApp) -> str:
    """What stands on the screen, without the thumbs of scroll bars: they follow estimates of heights."""
    return "\n".join(
        " ".join(re.sub("[▁▂▃▄▅▆▇█]", " ", row).split()) for row in screen_text(app).splitlines()
    )


def facts(app: ReaderApp) -> str:
    """The facts of the first post, as the list tells them."""
    listed = posts(app).region
    return screen_text(app).splitlines()[listed.y + 1][: listed.right]


async def test_a_post_opens_where_one_stopped(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.pause()
        await pilot.press("space", "space", "j", "j")
        place = article(app).place
        text = article_text(app)
    async with open_reader(post) as (app, pilot):
        assert article_text(app) == text
    async with open_reader(post, NARROW) as (app, pilot):
        assert article(app).place == place


async def test_the_blank_row_above_a_heading_is_there_again(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.pause()
        await pilot.press("right_square_bracket", "right_square_bracket")
        text = article_text(app)
        assert text.splitlines()[0].strip() == ""
    async with open_reader(post) as (app, pilot):
        assert article_text(app) == text
        await pilot.resize_terminal(*MEDIUM)
        await pilot.pause()
        assert article_text(app).splitlines()[0].strip() == ""


async def test_the_same_words_are_at_the_top_after_an_edit_above(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.pause()
        await pilot.press("space", "space", "j", "j")
        before = top(app)
        edited = (
            post.read_text().replace("Opening 1.", f"New.\n\n{WORDS}\n\n").replace("## Part 0", "## Begin")
        )
        post.write_text(edited)
        await pilot.press("r")
        await settle(pilot)
        assert top(app) == before
        post.write_text(edited.replace("# Long", "# Long\n\nMore\n\n- in\n- a list"))
    async with open_reader(post) as (app, pilot):
        assert top(app) == before


async def test_back_leads_to_the_same_words_after_an_edit_above(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "enter", "m", "a", "escape", "k", "enter", "space", "space")
        before = top(app)
        await pilot.press("apostrophe", "a")
        await settle(pilot)
        assert "about coffee" in article_text(app)
        path = library / "_posts/2024-03-01-long.md"
        path.write_text(path.read_text().replace("An opening", f"{WORDS}\n\n{WORDS}\n\nAn opening"))
        await pilot.press("backspace")
        await settle(pilot)
        assert top(app) == before


async def test_a_place_in_what_is_still_being_read_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    text = "# Long\n\n" + "\n\n".join(f"Opening {n}. {WORDS}" for n in range(900))
    path.write_text(text)
    async with open_reader(path) as (app, pilot):
        await pilot.pause()
        await pilot.press("G", *["b"] * 3)
        before = top(app)
    path.write_text(text.replace("Opening 3.", f"New.\n\n{WORDS}\n\n"))
    async with open_reader(path) as (app, pilot):
        assert top(app) == before


async def test_the_list_tells_what_was_begun_and_what_was_finished(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("space")
        memory = await remembered(pilot, library)
        assert memory.started == {"_posts/2024-03-01-long.md"}
        share = memory.furthest["_posts/2024-03-01-long.md"]
        assert f"{share:.0%}" in facts(app)
        await pilot.press("g")
        await pilot.pause()
        assert f"{share:.0%}" in facts(app)
        await pilot.press(*TO_THE_END)
        memory = await remembered(pilot, library)
        assert memory.read == {"_posts/2024-03-01-long.md"}
        assert "✓" in facts(app)


async def test_a_short_post_is_finished_after_a_moment_in_it(library: Path) -> None:
    async with open_reader(library) as (_app, pilot):
        await pilot.press("j")
        await settle(pilot)
        assert (await remembered(pilot, library)).read == set()
        await pilot.press("enter")
        assert (await remembered(pilot, library)).read == {"_posts/2023-02-01-short.md"}


async def test_looking_at_posts_beside_the_list_begins_none(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        article(app).scrolling.move(9)
        await pilot.press("j", "k")
        memory = await remembered(pilot, library)
        assert (memory.started, memory.recent(9)) == (set(), [])


async def test_a_post_that_was_finished_opens_at_its_top(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*TO_THE_END)
        assert "The Long Road" not in article_text(app)
    async with open_reader(library) as (app, pilot):
        assert "The Long Road" in article_text(app)


async def test_a_post_that_is_marked_as_unread_at_its_end_stays_unread_while_one_is_there(
    library: Path,
) -> None:
    async with open_reader(library) as (_app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*TO_THE_END)
        assert (await remembered(pilot, library)).read
        await pilot.press("x", "k", "j")
        assert not (await remembered(pilot, library)).read


async def test_a_library_opens_with_the_post_that_was_not_read_to_its_end(library: Path) -> None:
    (library / "_posts/2025-01-01-newer.md").write_text("# Newer\n\nWords.\n")
    async with open_reader(library, ALL) as (app, pilot):
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("space")
        before = top(app)
    async with open_reader(library, ALL) as (app, pilot):
        assert post_list(app).post is not None
        assert post_list(app).post.title == "The Long Road"  # type: ignore[union-attr]
        assert top(app) == before
        assert posts(app).scroll_offset.y == 0
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*TO_THE_END)
    async with open_reader(library, ALL) as (app, pilot):
        assert post_list(app).post.title == "Newer"  # type: ignore[union-attr]


async def test_the_post_beside_the_list_is_shown_where_one_stopped(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("space")
        before = top(app)
        await pilot.press("escape", "j")
        await settle(pilot)
        assert top(app) != before
        await pilot.press("k")
        await settle(pilot)
        assert top(app) == before


@pytest.mark.parametrize("key", ["S", "R", "o"])
async def test_a_library_is_shown_as_it_was_left(library: Path, key: str) -> None:
    async with open_reader(library) as (app, pilot):
        plain = panes(app)
        await pilot.press(key)
        await settle(pilot)
        if key in "SR":
            await pilot.press("G", "g")
            await settle(pilot)
        before = panes(app)
        assert before != plain
    async with open_reader(library) as (app, pilot):
        assert panes(app) == before


@pytest.mark.parametrize("size", [WIDE, ALL])
@pytest.mark.parametrize("key", ["l", "z"])
async def test_an_article_is_read_beside_what_it_was_read_beside(
    library: Path, key: str, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        plain = panes(app)
        await pilot.press(key)
        await settle(pilot)
        before = panes(app)
        assert before != plain
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        assert panes(app) == before


async def test_one_post_of_a_library_changes_nothing_of_its_layout(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        before = screen_text(app)
    async with open_reader(library / "_posts/2024-03-01-long.md") as (app, pilot):
        await pilot.press("l", "o")
    async with open_reader(library) as (app, pilot):
        assert [row[:30] for row in screen_text(app).splitlines()] == [
            row[:30] for row in before.splitlines()
        ]


async def test_nothing_is_kept_of_who_wants_that(library: Path) -> None:
    app = ReaderApp(library, settings=Settings(remember=False))
    async with app.run_test(size=ALL) as pilot:
        await settle(pilot)
        await pilot.press("enter", "space", "s", "S")
        await settle(pilot)
        assert STAR in screen_text(app)
        assert re.search(r"[1-9]\d?% *│", screen_text(app))
        await pilot.press("z")
        await settle(pilot)
    assert list(state_folder().iterdir()) == []
