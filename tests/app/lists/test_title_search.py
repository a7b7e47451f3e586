"""Searching titles in the application: narrowing while typing, completion, and what was read last."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.lists.list_pane import ListPane
from reader.app.widgets.line_input import LineInput
from reader.content.post import Post
from reader.memory.memory import Memory
from reader.screen.list_items import READ, STAR
from tests.app.quiet import work_held_back
from tests.app.screen import (
    WIDE,
    article,
    article_text,
    open_reader,
    post_list,
    posts,
    screen_text,
    settle,
    type_at_once,
    write_library,
)
from tests.environment import PATIENCE

ALL = ["The Long Road", "Café au Lait", "Not: valid"]
LONG, SHORT, BROKEN = (
    f"_posts/{name}.md" for name in ("2024-03-01-long", "2023-02-01-short", "2022-01-01-broken")
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


def titles(app: ReaderApp) -> list[str]:
    return [post.title for post in post_list(app).posts]


def shows_highlighted(app: ReaderApp) -> bool:
    """Whether the article that is shown is the one of the highlighted post."""
    post = post_list(app).post
    return post is not None and post.title in article_text(app)


def box(app: ReaderApp) -> LineInput:
    return app.screen.query_one(LineInput)


async def search(pilot: Pilot[None], query: str) -> None:
    await pilot.press("slash", "ctrl+u", *query)
    await settle(pilot)


def have_read(library: Path, *paths: str) -> None:
    """What an earlier run leaves behind, the last post last."""
    memory = Memory.open(library)
    for path in paths:
        memory.opened(path)
    memory.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("-#coffee", ["The Long Road", "Not: valid"]),
        ("2022..2023", ["Café au Lait", "Not: valid"]),
        ("has:problem", ["Not: valid"]),
        ("in:posts road", ["The Long Road"]),
        ("raod", ["The Long Road"]),
        ("is:", ALL),
        ("is:starred", []),
    ],
)
async def test_operators_narrow_the_list(library: Path, query: str, found: list[str]) -> None:
    async with open_reader(library) as (app, pilot):
        await search(pilot, query)
        assert titles(app) == found
        assert f"{len(found)} of 3 posts" in screen_text(app)


@pytest.mark.parametrize("key", ["right", "tab"])
async def test_an_operator_is_completed_by_its_most_used_value(library: Path, key: str) -> None:
    async with open_reader(library) as (app, pilot):
        await search(pilot, "#tr")
        assert "#travel" in screen_text(app)
        assert box(app).value == "#tr"
        await pilot.press(key)
        assert box(app).value == "#travel"
        assert box(app).has_focus


async def test_tab_goes_to_the_next_pane_where_nothing_is_offered(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search(pilot, "long")
        await pilot.press("tab")
        assert article(app).has_focus


async def test_searches_never_queue_and_only_the_last_one_is_shown(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(library) as (app, pilot):
        pane = app.screen.query_one(ListPane)
        find = pane.filter.find
        searched: list[str] = []
        may_go_on = threading.Event()

        def find_slowly(query: str) -> Sequence[Post]:
            searched.append(query)
            may_go_on.wait(PATIENCE)
            return find(query)

        monkeypatch.setattr(pane.filter, "find", find_slowly)
        with work_held_back():
            await pilot.press("slash", *"lo")
            await pilot.press(*"ng ro", "enter")
        assert titles(app) == ALL
        may_go_on.set()
        await settle(pilot)
        assert titles(app) == ["The Long Road"]
        assert article(app).has_focus
        # How many letters the first one has depends on when it began.
        first, last = searched
        assert last == "long ro"
        assert last.startswith(first)


async def test_the_posts_read_last_are_on_top_before_anything_is_typed(library: Path) -> None:
    have_read(library, SHORT, BROKEN)
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash")
        await settle(pilot)
        assert titles(app) == ["Not: valid", "Café au Lait", "The Long Road"]
        assert "3 posts · read last" in screen_text(app)
        assert "An opening with a link" in article_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert titles(app) == ALL
        assert posts(app).highlighted == 0
        assert posts(app).has_focus
        assert "read last" not in screen_text(app)
        assert "An opening with a link" in article_text(app)


async def test_search_and_enter_go_back_to_the_post_read_before(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape", "j", "enter")
        await settle(pilot)
        assert "about coffee" in article_text(app)
        for words in ("An opening with a link", "about coffee", "An opening with a link"):
            await pilot.press("shift+tab", "slash", "enter")
            await settle(pilot)
            assert words in article_text(app)
            assert article(app).has_focus
            assert titles(app) == ALL


async def test_escape_gives_back_the_post_that_was_highlighted(library: Path) -> None:
    have_read(library, SHORT, BROKEN)
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash")
        await settle(pilot)
        await pilot.press("down", "escape")
        await settle(pilot)
        await settle(pilot)
        assert posts(app).highlighted == 0
        assert "An opening with a link" in article_text(app)


@pytest.mark.parametrize("keys", [["z", "z", "z"], ["c", "a", "f", "z"], ["z", "backspace"]])
@pytest.mark.parametrize("settled", [True, False], ids=["slowly", "at once"])
async def test_list_and_article_agree_after_a_search_that_found_nothing(
    library: Path, keys: list[str], settled: bool
) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "j")
        await settle(pilot)
        assert "The body is here." in article_text(app)
        await pilot.press("slash")
        for key in keys:
            await pilot.press(key)
            if settled:
                await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        post = post_list(app).post
        # Slowly: nothing else is on its way.
        assert shows_highlighted(app) or not settled
        await settle(pilot)
        assert post_list(app).post == post
        assert shows_highlighted(app)
        assert titles(app) == ALL


@pytest.mark.parametrize("emptied_by", [["ctrl+u"], ["backspace"] * 2])
async def test_list_and_article_agree_when_a_search_that_found_nothing_is_emptied(
    library: Path, emptied_by: list[str]
) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "j")
        await settle(pilot)
        await search(pilot, "zz")
        assert titles(app) == []
        await pilot.press(*emptied_by)
        await settle(pilot)
        assert titles(app) == ALL
        assert posts(app).highlighted == 2
        assert "The body is here." in article_text(app)


async def test_list_and_article_agree_when_the_posts_read_last_are_back(library: Path) -> None:
    have_read(library, BROKEN)
    async with open_reader(library) as (app, pilot):
        await pilot.press("g")
        await settle(pilot)
        await search(pilot, "caf")
        await pilot.press("ctrl+u")
        await settle(pilot)
        await settle(pilot)
        assert shows_highlighted(app)


async def test_without_a_post_read_before_the_list_stays_as_it_is(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "slash")
        await settle(pilot)
        assert titles(app) == ALL
        assert posts(app).highlighted == 1
        assert "read last" not in screen_text(app)


async def test_a_post_read_in_another_reader_is_on_top_too(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        have_read(library, BROKEN)
        await pilot.press("slash")
        await settle(pilot)
        assert titles(app)[0] == "Not: valid"


async def test_going_into_a_short_article_makes_it_read_and_seeing_it_does_not(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.app.library.reading_progress.REST", 0.01)
    async with open_reader(library) as (app, pilot):
        await pilot.press("j")
        await settle(pilot)
        assert READ not in screen_text(app)
        await pilot.press("j", "enter")
        await settle(pilot)
        await pilot.press("escape")
        assert screen_text(app).count(READ) == 1
        await search(pilot, "is:read")
        assert titles(app) == ["Not: valid"]


async def test_what_was_moved_in_was_begun(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("tab", "j")
        await pilot.pause()
        await pilot.press("escape")
        await search(pilot, "is:started")
        assert titles(app) == ["The Long Road"]


async def test_a_post_that_was_only_passed_on_the_way_is_not_read(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.app.library.reading_progress.MOMENT", 0.05)
    monkeypatch.setattr("reader.app.library.reading_progress.REST", 0.01)
    async with open_reader(library) as (app, pilot):
        await type_at_once(app, pilot, "j", "j", "enter")
        await pilot.press("escape")
        assert screen_text(app).count(READ) == 1
        await search(pilot, "is:read")
        assert titles(app) == ["Not: valid"]


async def test_a_post_is_starred_from_the_list_and_from_within(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "s")
        await pilot.pause()
        assert screen_text(app).count(STAR) == 1
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert STAR not in screen_text(app)
        await pilot.press("s", "escape")
        await search(pilot, "is:starred")
        assert titles(app) == ["Café au Lait"]
    async with open_reader(library) as (app, pilot):
        assert screen_text(app).count(STAR) == 1


async def test_a_post_is_marked_as_read_and_as_unread(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("x")
        await pilot.pause()
        assert READ in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert READ not in screen_text(app)


async def test_where_nothing_can_be_kept_one_line_says_so(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("READER_STATE_DIR", str(tmp_path / "file" / "state"))
    async with open_reader(library, WIDE) as (app, pilot):
        assert "What you read is not remembered" in screen_text(app)
        await pilot.press("s")
        await pilot.pause()
        assert STAR in screen_text(app)


async def test_a_search_goes_on_while_posts_are_read_anew(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await search(pilot, "road")
        (library / "_posts" / "2025-01-01-new.md").write_text("---\ntitle: Another Road\n---\nText.\n")
        pane = app.screen.query_one(ListPane)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert pane.filter.active
        assert titles(app) == ["Another Road", "The Long Road"]


async def test_a_click_while_nothing_is_typed_ends_the_search(library: Path) -> None:
    have_read(library, BROKEN)
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash")
        await settle(pilot)
        await pilot.click("#posts", offset=(5, 0))
        await settle(pilot)
        assert "The body is here." in article_text(app)
        assert titles(app) == ALL
        assert not app.screen.query(LineInput)


def test_nothing_of_sqlite_is_loaded_before_the_first_screen() -> None:
    program = (
        "import sys\nimport reader.app.app\n"
        "needless = {'sqlite3', 'reader.memory.database', 'reader.content.search.title_search'}\n"
        "assert not needless & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
