"""Keys are sent one after the other, wait for what they are meant for, and do nothing once it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from textual import events

from reader.app.app import ReaderApp
from reader.app.library.screen import LibraryScreen
from reader.app.lists.help_screen import HelpScreen
from reader.app.terminal.type_ahead import POLLING, TURNS
from reader.content.posts.events import Event
from reader.page.pattern import Finder, SearchPattern, make_finder
from tests.app.followed import FollowedLibrary
from tests.app.quiet import work_held_back
from tests.app.screen import (
    MEDIUM,
    article,
    article_text,
    open_reader,
    posts,
    screen_text,
    settle,
    type_at_once,
    until,
    write_library,
)
from tests.environment import PATIENCE


class LateLibrary(FollowedLibrary):
    """A library whose first posts come when they may."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.may_come = threading.Event()

    def events(self) -> Iterator[Event]:
        self.may_come.wait(PATIENCE)
        yield from super().events()

    def stop(self) -> None:
        self.may_come.set()
        super().stop()


async def still_waits(app: ReaderApp) -> bool:
    """Whether a key that was typed has not been sent after it was looked at again and again."""
    for _ in range(2 * TURNS):
        await asyncio.sleep(POLLING)
    return not app.type_ahead.is_empty


async def test_the_end_is_that_of_the_whole_article_before_reading_on_has_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = "\n\n".join(f"## Part {part}\n\n{'Many words of text. ' * 40}" for part in range(300))
    (tmp_path / "long.md").write_text(f"# Long\n\n{sections}\n\nThe very end.\n")
    (tmp_path / "short.md").write_text("---\ndate: 2024-01-01\n---\n# Short\n\nA few words.\n")
    held_back: list[Callable[[], object]] = []

    def hold_back(screen: LibraryScreen, function: Callable[..., object], *arguments: object) -> bool:
        held_back.append(partial(function, *arguments))
        return True

    async with open_reader(tmp_path) as (app, pilot):
        assert "A few words." in article_text(app)
        monkeypatch.setattr(LibraryScreen, "call_after_refresh", hold_back)
        await pilot.press("j")
        await settle(pilot)
        app.take_input(events.Key("enter", None))
        app.take_input(events.Key("G", "G"))
        await until(lambda: article(app).has_focus)
        assert await still_waits(app)
        monkeypatch.undo()
        for function in held_back:
            function()
        await type_at_once(app, pilot)
        assert "The very end." in article_text(app)


async def test_keys_for_an_article_wait_until_one_is_at_the_words_it_was_opened_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "\n\n".join(["Many words of text."] * 60)
    (tmp_path / "long.md").write_text(f"# Long\n\n{words}\n\nA needle.\n\n{words}\n\nThe very end.\n")
    may_find = threading.Event()

    def find_late(pattern: SearchPattern) -> Finder | None:
        assert may_find.wait(PATIENCE)
        return make_finder(pattern)

    monkeypatch.setattr("reader.app.article.search_worker.make_finder", find_late)
    async with open_reader(tmp_path) as (app, pilot):
        with work_held_back():
            await pilot.press("ctrl+f", *"needle")
            await until(lambda: "1 post" in screen_text(app))
            app.take_input(events.Key("enter", None))
            app.take_input(events.Key("G", "G"))
            await until(lambda: article(app).has_focus)
            assert await still_waits(app)
        may_find.set()
        await type_at_once(app, pilot)
        assert "The very end." in article_text(app)


@pytest.mark.parametrize(("keys", "post"), [("jj", 2), ("J", 1), ("G", 2), ("j", 1)])
async def test_keys_for_the_list_wait_for_the_first_posts(tmp_path: Path, keys: str, post: int) -> None:
    library = LateLibrary(write_library(tmp_path / "blog"))
    app = ReaderApp(tmp_path / "blog", library)
    async with app.run_test() as pilot:
        with work_held_back():
            await settle(pilot)
        for key in keys:
            app.take_input(events.Key(key, key))
        assert await still_waits(app)
        assert "The Long Road" not in screen_text(app)
        library.may_come.set()
        await type_at_once(app, pilot)
        assert posts(app).highlighted == post


async def test_keys_for_no_post_do_not_wait_for_any(tmp_path: Path) -> None:
    app = ReaderApp(tmp_path / "blog", LateLibrary(write_library(tmp_path / "blog")))
    async with app.run_test() as pilot:
        with work_held_back():
            await type_at_once(app, pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


async def test_each_key_acts_on_what_the_ones_before_brought_about(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await type_at_once(app, pilot, "j", "j", "k")
        assert posts(app).highlighted == 1


async def test_what_is_typed_behind_quitting_does_nothing(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, _):
        app.take_input(events.Key("q", "q"))
        await until(lambda: app.return_code is not None)
        for key in ("j", "question_mark", "enter"):
            app.take_input(events.Key(key, None))
        assert app.type_ahead.is_empty
    assert app.return_code == 0
    assert app.shutdown.error is None
