"""The mouse in every pane: its first button presses, and no other one does anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset

from tests.app.mouse import MIDDLE, RIGHT, cell_of, click, draw, mouse, write_posts
from tests.app.screen import WIDE, open_reader, posts, screen_text, settle


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_posts(tmp_path)


@pytest.mark.parametrize("button", [MIDDLE, RIGHT])
@pytest.mark.parametrize("words", ["a link", "A callout", "Beta", "Part 3", "Opening"])
async def test_other_buttons_do_nothing(library: Path, words: str, button: int) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        focused, before = app.focused, screen_text(app)
        await click(pilot, cell_of(app, words), button)
        await click(pilot, cell_of(app, words), button, times=2)
        await draw(pilot, cell_of(app, words), cell_of(app, words) + Offset(5, 3), button=button)
        assert screen_text(app) == before
        assert app.focused is focused
        assert not app.screen.selections


@pytest.mark.parametrize("button", [MIDDLE, RIGHT])
@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["t"], "reader-light"),
        (["ctrl+p"], "Previous match"),
        (["ctrl+f", *"words"], "Beta"),
        (["at"], "Part 2"),
        (["slash", *"bet"], "Beta"),
    ],
    ids=["themes", "palette", "texts", "headings", "titles"],
)
async def test_other_buttons_do_nothing_in_panels(
    library: Path, keys: list[str], words: str, button: int
) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press(*keys)
        await settle(pilot)
        screens, before = len(app.screen_stack), screen_text(app)
        await click(pilot, cell_of(app, words), button)
        assert len(app.screen_stack) == screens
        assert screen_text(app) == before


async def test_a_click_after_one_of_another_button_is_a_single_one(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        at = cell_of(app, "a link")
        await click(pilot, at, RIGHT)
        await click(pilot, at)
        assert "Other words" in screen_text(app)


async def test_a_button_pressed_while_text_is_selected_changes_nothing(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        begin, end = cell_of(app, "Opening"), cell_of(app, "words of") + Offset(4, 0)
        await mouse(pilot, events.MouseDown, begin)
        await mouse(pilot, events.MouseMove, end)
        await mouse(pilot, events.MouseDown, begin + Offset(0, 8), RIGHT)
        await mouse(pilot, events.MouseUp, begin + Offset(0, 8), RIGHT)
        await mouse(pilot, events.MouseUp, end)
        assert app.screen.get_selected_text() == "Opening words"


async def test_an_item_that_was_not_pressed_is_not_chosen(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await draw(pilot, cell_of(app, "Beta"), cell_of(app, "▌ Alpha") + Offset(4, 0))
        await settle(pilot)
        assert posts(app).has_focus
        assert posts(app).highlighted == 0


async def test_the_theme_under_the_pointer_is_chosen(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("t")
        await settle(pilot)
        await click(pilot, cell_of(app, "reader-paper"))
        assert app.theme == "reader-paper"
