"""The bar for typing: what was entered before comes back with the arrows."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.app.app import ReaderApp
from tests.app.screen import open_reader, settle, write_library


def typed(app: ReaderApp) -> str:
    """What stands in the line that has the focus."""
    assert isinstance(app.focused, Input)
    return app.focused.value


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


async def test_the_arrows_go_through_commands_entered_before_and_back_to_what_is_typed(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        for command in ("wc", "sort"):
            await pilot.press("vertical_line", *command, "enter")
            await settle(pilot)
        await pilot.press("vertical_line", *"dra")
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            await settle(pilot)
            seen.append(typed(app))
        assert seen == ["sort", "wc", "wc", "sort", "dra", "dra"]


async def test_a_command_entered_again_is_remembered_once_and_one_given_up_never(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        for command, end in (("wc", "enter"), ("sort", "enter"), ("wc", "enter"), ("given up", "escape")):
            await pilot.press("vertical_line", *command, end)
            await settle(pilot)
        await pilot.press("vertical_line")
        seen = []
        for _ in range(3):
            await pilot.press("up")
            await settle(pilot)
            seen.append(typed(app))
        assert seen == ["wc", "sort", "sort"]


async def test_a_search_keeps_what_was_typed_for_the_next_one(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "slash", *"words", "enter", "slash")
        await settle(pilot)
        assert typed(app) == "words"
        await pilot.press("p")
        assert typed(app) == "p"
