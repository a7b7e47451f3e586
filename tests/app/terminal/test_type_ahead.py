"""Keys are sent one after the other, wait for what they are meant for, and do nothing once it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from reader.app.library.loading import ArticleOpened
from reader.app.library.screen import LibraryScreen
from reader.app.terminal.type_ahead import TURNS
from reader.content.following.background import LibraryThread
from tests.app.screen import MEDIUM, article_text, open_reader, posts, type_at_once, until, write_library


async def test_the_end_is_that_of_the_whole_article_before_reading_on_has_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = "\n\n".join(f"## Part {part}\n\n{'Many words of text. ' * 40}" for part in range(300))
    (tmp_path / "long.md").write_text(f"# Long\n\n{sections}\n\nThe very end.\n")
    grow = LibraryScreen._grow
    opened: list[ArticleOpened] = []
    monkeypatch.setattr(LibraryScreen, "_grow", lambda screen, event: opened.append(event))
    async with open_reader(tmp_path) as (app, pilot):
        assert opened
        app.take_input(events.Key("enter", None))
        app.take_input(events.Key("G", "G"))
        await until(lambda: app.type_ahead._turns > TURNS)
        assert len(app.type_ahead._waiting) == 1
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        grow(screen, opened.pop())
        await type_at_once(app, pilot)
        assert "The very end." in article_text(app)


@pytest.mark.parametrize(("keys", "post"), [("jj", 2), ("J", 1), ("G", 2), ("j", 1)])
async def test_keys_for_the_list_wait_for_the_first_posts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, post: int
) -> None:
    library = write_library(tmp_path / "blog")
    read_library = LibraryScreen._read_library
    monkeypatch.setattr(LibraryThread, "has_result", lambda *_, **__: False)
    monkeypatch.setattr(LibraryScreen, "_read_library", lambda screen: None)
    async with open_reader(library) as (app, pilot):
        for key in keys:
            app.take_input(events.Key(key, key))
        await until(lambda: app.type_ahead._turns > TURNS)
        assert len(app.type_ahead._waiting) == len(keys)
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        read_library(screen)
        await type_at_once(app, pilot)
        assert posts(app).highlighted == post


async def test_keys_for_no_post_do_not_wait_for_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LibraryThread, "has_result", lambda *_, **__: False)
    monkeypatch.setattr(LibraryScreen, "_read_library", lambda screen: None)
    async with open_reader(write_library(tmp_path / "blog")) as (app, pilot):
        await type_at_once(app, pilot, "question_mark")
        assert len(app.screen_stack) == 2


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
    assert app.error is None
