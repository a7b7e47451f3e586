"""Panels and prompts: each is answered once, however many answers come at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from reader.app.app import ReaderApp
from reader.app.library.screen import LibraryScreen
from reader.app.widgets.screens import ReaderScreen
from tests.app.screen import MEDIUM, WIDE, article, open_reader, screen_text, settle, write_library

PANELS = {
    "themes": ["t"],
    "palette": ["ctrl+p"],
    "help": ["question_mark"],
    "recent": ["H"],
    "full screen": ["Z"],
}
PROMPTS = {
    "copy": ["y"],
    "mark": ["m"],
    "go to a mark": ["apostrophe"],
    "links": ["f"],
    "pipe": ["vertical_line"],
    "find": ["slash"],
    "titles": ["T", "a"],
    "headings": ["at"],
    "texts": ["ctrl+f"],
}
ANSWERS = [("enter", "enter"), ("escape", "escape"), ("enter", "escape"), ("escape", "enter")]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = write_library(tmp_path / "blog")
    (folder / "_posts/2025-01-01-table.md").write_text(
        "# Table\n\n[one](https://example.org) [two](#end)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## End\n"
    )
    return folder


async def press_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Have keys pressed before the first of them is answered, all in the widget that has the focus."""
    for key in keys:
        pilot.app.simulate_key(key)
    await settle(pilot)


@pytest.mark.parametrize("answers", ANSWERS, ids="+".join)
@pytest.mark.parametrize("panel", PANELS)
async def test_a_panel_is_answered_once(
    library: Path, panel: str, answers: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Screen[object]] = []
    heard: list[object] = []
    async with open_reader(library, MEDIUM) as (app, pilot):
        push = app.push_screen

        def listen(screen: Screen[object], take_answer: Callable[[object], object] | None = None) -> object:
            if take_answer is not None:
                asked.append(screen)
            return push(screen, take_answer and heard.append)

        monkeypatch.setattr(app, "push_screen", listen)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*PANELS[panel])
        await settle(pilot)
        assert len(app.screen_stack) == 2
        await press_at_once(pilot, *answers)
        if len(app.screen_stack) == 2:
            # Enter means nothing in it.
            assert "escape" not in answers
            await press_at_once(pilot, "escape", "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert len(heard) == len(asked)


@pytest.mark.parametrize("prompt", PROMPTS)
async def test_a_prompt_is_answered_once(library: Path, prompt: str) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        for answers in ANSWERS:
            await pilot.press("enter")
            await settle(pilot)
            await pilot.press(*PROMPTS[prompt])
            await settle(pilot)
            await press_at_once(pilot, *answers)
            await pilot.press("escape", "escape", "escape", "j")
            await settle(pilot)
            assert app.is_running
            assert len(app.screen_stack) == 1


@pytest.mark.parametrize("panel", PANELS)
async def test_a_panel_that_is_asked_for_twice_opens_once_or_closes_again(library: Path, panel: str) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        await press_at_once(pilot, *PANELS[panel] * 2)
        assert len(app.screen_stack) == (1 if panel in ("palette", "full screen") else 2)


@pytest.mark.parametrize("panel", ["themes", "palette", "help", "recent"])
async def test_a_click_beside_a_box_closes_it_and_reaches_nothing_under_it(library: Path, panel: str) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        before = screen_text(app)
        await pilot.press(*PANELS[panel])
        await settle(pilot)
        # A click in the box closes nothing.
        edge = app.screen.children[-1].region.offset
        await pilot.click(offset=(edge.x, edge.y))
        await settle(pilot)
        assert not isinstance(app.screen, LibraryScreen)
        await pilot.click(offset=(1, 6))
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert screen_text(app) == before


async def test_a_click_beside_the_themes_takes_back_the_theme_that_was_tried(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        theme = app.theme
        await pilot.press("t", "down", "down")
        await settle(pilot)
        assert app.theme != theme
        await pilot.click(offset=(1, 6))
        await settle(pilot)
        assert app.theme == theme


async def test_a_command_runs_once_for_two_enters_in_the_palette(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("ctrl+p", *"star the post")
        await settle(pilot)
        await press_at_once(pilot, "enter", "enter")
        assert "Starred" in screen_text(app)


async def click_at_once(pilot: Pilot[None], x: int, y: int, times: int = 2) -> None:
    """Press and release the first button several times at a cell of the screen, all in one read."""
    for _ in range(times):
        for kind in (events.MouseDown, events.MouseUp):
            pilot.app.post_message(
                kind(None, x, y, 0, 0, 1, False, False, False, screen_x=float(x), screen_y=float(y))
            )
    await settle(pilot)


def row_of(app: ReaderApp, words: str) -> tuple[int, int]:
    """Column and row of the screen at which some words stand."""
    for y, line in enumerate(screen_text(app).splitlines()):
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words!r} does not stand in:\n{screen_text(app)}")


async def test_a_double_click_in_the_palette_runs_a_command_once(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("ctrl+p", *"star the")
        await settle(pilot)
        await click_at_once(pilot, *row_of(app, "Star the post"))
        assert "Starred" in screen_text(app)
        assert len(app.screen_stack) == 1


async def test_the_second_click_of_two_is_not_for_what_has_come_into_the_place(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("t")
        await settle(pilot)
        at = row_of(app, "reader-light")
        monkeypatch.setattr(type(app), "CLICK_CHAIN_TIME_THRESHOLD", 600)
        for _ in range(2):
            # Between the two the panel goes.
            await click_at_once(pilot, *at, times=1)
        assert isinstance(app.screen, LibraryScreen)
        assert not article(app).has_focus
        assert app.screen.query_one("#outline").has_focus is False


def test_every_screen_is_one_that_is_answered_once() -> None:
    from reader.app.article.full_screen import FullScreen
    from reader.app.lists.help_screen import HelpScreen
    from reader.app.lists.palette import PaletteScreen
    from reader.app.lists.recent_screen import RecentScreen
    from reader.app.widgets.theme_picker import ThemePicker

    for screen in (FullScreen, HelpScreen, PaletteScreen, RecentScreen, ThemePicker, LibraryScreen):
        assert issubclass(screen, ReaderScreen)
        assert screen.dismiss is ReaderScreen.dismiss
