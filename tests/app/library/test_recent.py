"""Going on with what was read last."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.library.opening.start import Start
from reader.app.lists.recent_screen import ago, matching, progress_of
from reader.app.widgets.status_line import StatusLine
from reader.memory.memory import Memory
from reader.memory.model import Position, RecentPost
from tests.app.screen import (
    MEDIUM,
    NARROW,
    article,
    article_text,
    open_reader,
    post_list,
    screen_text,
    settle,
    write_library,
)

DAY = 86_400


def entry(
    title: str, library: str = "/home/blog", percent: float = 0.42, *, finished: bool = False
) -> RecentPost:
    return RecentPost(Path(library), f"{title}.md", title, percent, finished, time.time())


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "today"),
        (-5, "today"),
        (DAY - 1, "today"),
        (DAY, "1 day ago"),
        (6 * DAY, "6 days ago"),
        (7 * DAY, "1 week ago"),
        (29 * DAY, "4 weeks ago"),
        (30 * DAY, "1 month ago"),
        (364 * DAY, "12 months ago"),
        (800 * DAY, "2 years ago"),
    ],
)
def test_how_long_ago_something_was_is_said_in_one_unit(seconds: float, words: str) -> None:
    assert ago(seconds) == words


def test_a_finished_post_has_a_mark_and_another_one_how_far_it_was_read() -> None:
    assert progress_of(entry("A", finished=True)) == "✓"
    assert progress_of(entry("A", percent=0.424)) == "42%"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Café au Lait", "The Long Road"]),
        ("cafe", ["Café au Lait"]),
        ("road long", ["The Long Road"]),
        ("travel", ["The Long Road"]),
        ("long nothing", []),
    ],
)
def test_entries_are_found_by_words_of_title_and_folder(query: str, found: list[str]) -> None:
    entries = [entry("Café au Lait"), entry("The Long Road", "/home/travel")]
    assert [one.title for one in matching(entries, query)] == found


def have_read(library: Path, path: str, title: str, fraction: float = 0.3) -> None:
    """What an earlier run leaves behind."""
    memory = Memory.open(library)
    memory.opened(path, title)
    memory.stopped(path, Position("", 0, fraction))
    memory.close()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another library, in which something was read."""
    folder = tmp_path / "garden"
    folder.mkdir()
    (folder / "beans.md").write_text("# Beans\n\nThey climb.\n")
    (folder / "peas.md").write_text("# Peas\n\nThey climb too.\n")
    have_read(folder, "peas.md", "Peas")
    return folder


async def test_what_was_read_is_offered_with_how_far_and_where(library: Path, elsewhere: Path) -> None:
    have_read(library, "_posts/2023-02-01-short.md", "Café au Lait")
    async with open_reader(library) as (app, pilot):
        await pilot.press("H")
        await settle(pilot)
        rows = [row for row in screen_text(app).splitlines() if "30%" in row]
        assert "Café au Lait" in rows[0]
        assert "blog · today" in rows[0]
        assert "Peas" in rows[1]
        assert "garden" in rows[1]


async def test_going_on_in_the_same_library_opens_the_post(library: Path) -> None:
    have_read(library, "_posts/2023-02-01-short.md", "Café au Lait")
    have_read(library, "_posts/2024-03-01-long.md", "The Long Road")
    async with open_reader(library) as (app, pilot):
        await pilot.press("H", *"lait", "enter")
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)
        assert article(app).has_focus
        await pilot.press("backspace")
        await settle(pilot)
        assert "The Long Road" in article_text(app)


async def test_going_on_in_another_library_opens_that(library: Path, elsewhere: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("H", *"peas", "enter")
        await settle(pilot)
        assert "They climb too." in article_text(app)
        assert {post.title for post in post_list(app).posts} == {"Beans", "Peas"}
        assert article(app).has_focus


async def test_what_is_gone_is_said_to_be_gone(library: Path, elsewhere: Path) -> None:
    (elsewhere / "peas.md").unlink()
    async with open_reader(library) as (app, pilot):
        await pilot.press("H", "enter")
        await settle(pilot)
        assert "is not there any more" in app.screen.query_one(StatusLine).message


async def test_where_nothing_was_asked_for_and_nothing_is_there_it_is_offered(
    tmp_path: Path, elsewhere: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    app = ReaderApp(empty, start=Start(unasked=True))
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        assert "Go on reading" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "They climb too." in article_text(app)


async def test_a_folder_that_was_named_and_holds_nothing_is_only_said_to(
    tmp_path: Path, elsewhere: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    async with open_reader(empty) as (app, _):
        assert "Go on reading" not in screen_text(app)
        assert "No posts here" in screen_text(app)


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_it_fits_every_size_and_leaves_with_escape(
    library: Path, elsewhere: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        before = screen_text(app)
        await pilot.press("H")
        await settle(pilot)
        assert "Peas" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert screen_text(app) == before
