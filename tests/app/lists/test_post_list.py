"""The list of posts on the screen: items of one to four rows, dense ones, unread ones, and where one is."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from reader.app.app import ReaderApp
from reader.memory.memory import Memory
from reader.screen.list_items import READ, UNREAD
from tests.app.screen import (
    ALL,
    MEDIUM,
    WIDE,
    article,
    article_text,
    open_reader,
    post_list,
    posts,
    screen_text,
    settle,
)

LONG_TITLE = "A Long Way Round the Lake and Back Again"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Thirty posts: titles of two rows, titles that begin alike, and short ones."""
    folder = tmp_path / "blog"
    folder.mkdir()
    for month in range(1, 25):
        write(
            folder, f"month-{month:02}", f"Notes on Learning to Row a Boat Alone: Month {month}", 1970 + month
        )
    for number in range(1, 7):
        write(folder, f"tea-{number}", f"Tea {number}", 2000 + number)
    write(folder, "lake", LONG_TITLE, 2010)
    return folder


def write(folder: Path, name: str, title: str, year: int) -> None:
    text = f"---\ntitle: '{title}'\ndate: {year}-06-01\ntags: [boats]\n---\n\nThe text of {title}.\n"
    (folder / f"{name}.md").write_text(text)


def rows(app: ReaderApp, count: int) -> str:
    """The first rows of the list, between its edges."""
    pane = posts(app)
    return "".join(f"│{pane.render_line(y).text}│\n" for y in range(count))


def heading(app: ReaderApp) -> str:
    return re.split("[│┃]", screen_text(app).splitlines()[1])[0].strip()


def titles_in_view(app: ReaderApp) -> list[str]:
    listed = post_list(app).posts
    return [listed[index].title for index in posts(app).in_view]


def have_read(folder: Path, *names: str) -> None:
    """What an earlier run leaves behind."""
    memory = Memory.open(folder)
    for name in names:
        memory.set_read(f"{name}.md", True)
    memory.close()


async def test_titles_have_two_rows_and_a_blank_one_stands_below_each_post(blog: Path) -> None:
    async with open_reader(blog, WIDE) as (app, pilot):
        await pilot.press("j")
        await settle(pilot)
        assert rows(app, 9) == dedent("""\
            │  A Long Way Round the Lake and │
            │  Back Again                    │
            │  1 Jun 2010 · boats            │
            │                                │
            │▌ Tea 6                         │
            │▌ 1 Jun 2006 · boats            │
            │                                │
            │  Tea 5                         │
            │  1 Jun 2005 · boats            │
        """)


async def test_a_low_terminal_has_no_blank_rows(blog: Path) -> None:
    async with open_reader(blog, MEDIUM) as (app, _):
        assert rows(app, 6) == dedent("""\
            │▌ A Long Way Round the Lake and │
            │▌ Back Again                    │
            │▌ 1 Jun 2010 · boats            │
            │  Tea 6                         │
            │  1 Jun 2006 · boats            │
            │  Tea 5                         │
        """)


async def test_posts_that_begin_alike_can_be_told_apart(blog: Path) -> None:
    for key in ("G", "L"):
        async with open_reader(blog, MEDIUM) as (app, pilot):
            await pilot.press(key, "G")
            await settle(pilot)
            shown = rows(app, posts(app).size.height)
            months = [month for month in range(1, 25) if f"{month} " in shown.replace("Month ", "")]
            assert len(months) >= 6


async def test_posts_that_begin_alike_can_be_told_apart_wherever_both_are_in_view(tmp_path: Path) -> None:
    for day in range(1, 20):
        title = f"Announcing Version {day} of the Boat" if day in (1, 19) else f"Tea {day}"
        write(tmp_path, f"post-{day:02}", title, 2000 + day)
    async with open_reader(tmp_path, MEDIUM) as (app, pilot):
        await pilot.press("L")
        await settle(pilot)
        first, *_, last = rows(app, 19).splitlines()
        assert "… 19 of" in first
        assert "… 1 of" in last


async def test_a_dense_list_has_one_row_a_post_and_is_remembered(blog: Path) -> None:
    dense = dedent("""\
        │▌  1 Jun 2010  A Long Way Roun… │
        │   1 Jun 2006  Tea 6            │
        │   1 Jun 2005  Tea 5            │
    """)
    async with open_reader(blog, WIDE) as (app, pilot):
        plain = rows(app, 3)
        await pilot.press("L")
        assert rows(app, 3) == dense
    async with open_reader(blog, WIDE) as (app, pilot):
        assert rows(app, 3) == dense
        await pilot.press("tab", "L", "escape")
        await settle(pilot)
        assert rows(app, 3) == plain


async def test_the_first_post_in_view_stays_first_in_a_dense_list(blog: Path) -> None:
    async with open_reader(blog, WIDE) as (app, pilot):
        await pilot.press("space", "space")
        await settle(pilot)
        first = titles_in_view(app)[0]
        await pilot.press("L", "L")
        assert titles_in_view(app)[0] == first


async def test_a_dense_list_that_is_not_seen_is_told_of(blog: Path) -> None:
    async with open_reader(blog, WIDE) as (app, pilot):
        await pilot.press("z", "L")
        await settle(pilot)
        assert "The list is dense" in screen_text(app)


async def test_the_heading_says_where_one_is(blog: Path) -> None:
    async with open_reader(blog, WIDE) as (app, pilot):
        assert heading(app).endswith(" 2010")
        await pilot.press("G")
        await settle(pilot)
        year = int(heading(app)[-4:])
        assert titles_in_view(app)[0].endswith(f"Month {year - 1970}")
        await pilot.press("S", "S", "g")
        await settle(pilot)
        assert "by title" in heading(app)
        assert heading(app).endswith(" A")
        await pilot.press("slash", *"tea")
        await settle(pilot)
        assert heading(app).endswith("by title")


async def test_unread_posts_have_a_sign_once_anything_was_read(blog: Path) -> None:
    async with open_reader(blog, WIDE) as (app, pilot):
        assert UNREAD not in screen_text(app)
        await pilot.press("x")
        await settle(pilot)
        assert rows(app, 6) == dedent(f"""\
            │▌ A Long Way Round the Lake and │
            │▌ Back Again                    │
            │▌ 1 Jun 2010 · boats          {READ} │
            │                                │
            │  Tea 6                         │
            │  1 Jun 2006 · boats          {UNREAD} │
        """)


async def test_the_next_unread_post_is_a_key_away_in_the_list_and_in_the_article(blog: Path) -> None:
    have_read(blog, "tea-6", "tea-5", "tea-3")
    async with open_reader(blog, WIDE) as (app, pilot):
        await pilot.press("U")
        await settle(pilot)
        assert "The text of Tea 4." in article_text(app)
        assert posts(app).has_focus
        await pilot.press("enter", "U")
        await settle(pilot)
        assert "The text of Tea 2." in article_text(app)
        assert not posts(app).has_focus


async def test_after_the_last_unread_post_comes_the_first_one(blog: Path) -> None:
    async with open_reader(blog, WIDE) as (app, pilot):
        await pilot.press("G", "U")
        await settle(pilot)
        assert LONG_TITLE in article_text(app)


async def test_it_is_said_when_no_post_is_unread(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path, name, f"Tea {name}", 2000)
    have_read(tmp_path, "a", "b")
    async with open_reader(tmp_path, WIDE) as (app, pilot):
        await pilot.press("U")
        await settle(pilot)
        assert "No other post here is unread" in screen_text(app)


async def test_a_click_on_any_row_of_a_post_opens_it(blog: Path) -> None:
    async with open_reader(blog, WIDE) as (app, pilot):
        for y, title in ((1, LONG_TITLE), (3, LONG_TITLE), (4, "Tea 6"), (6, "Tea 6"), (7, "Tea 5")):
            await pilot.click("#posts", offset=(4, y))
            await settle(pilot)
            assert article(app).has_focus
            assert post_list(app).post is not None
            assert f"The text of {title}." in " ".join(article_text(app).split())
            await pilot.press("escape")


async def test_the_bar_is_quiet_and_there_is_no_band_where_a_person_is_elsewhere(blog: Path) -> None:
    async with open_reader(blog, ALL) as (app, pilot):
        here = [segment.style for segment in posts(app).render_line(0)]
        await pilot.press("enter")
        await settle(pilot)
        elsewhere = [segment.style for segment in posts(app).render_line(0)]
        assert posts(app).render_line(0).text.startswith("▌ ")
        assert {style.bgcolor for style in here if style} != {style.bgcolor for style in elsewhere if style}
        assert len({style.bgcolor for style in elsewhere if style}) == 1
        assert {style.color for style in here if style} != {style.color for style in elsewhere if style}
