"""The help: all keys, narrowed by typing, and a command chosen among them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.library.screen import LibraryScreen
from reader.app.lists.command_search import find_commands_and_keys
from reader.app.lists.help_screen import HelpScreen
from reader.keys.commands import COMMANDS, MOUSE, help_entries
from tests.app.mouse import cell_of, click
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    open_reader,
    posts,
    screen_text,
    settle,
    type_at_once,
    write_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


async def ask_for_help(pilot: Pilot[None], *typed: str) -> None:
    await pilot.press("question_mark", *typed)
    await settle(pilot)


def rows_of(app: ReaderApp) -> list[str]:
    """What stands in the rows of the screen, without the edges of the box."""
    return [row.strip(" │▌▄▅▆▇▁▂▃█") for row in screen_text(app).splitlines()]


@pytest.mark.parametrize(("size", "columns"), [((240, 60), 4), (WIDE, 2), (MEDIUM, 1), (NARROW, 1)], ids=str)
async def test_keys_stand_in_as_many_columns_as_fit(
    library: Path, size: tuple[int, int], columns: int
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await ask_for_help(pilot)
        headings = next(row for row in rows_of(app) if row.startswith("Moving"))
        assert len(headings.split("  ")) - headings.split("  ").count("") == columns


@pytest.mark.parametrize("size", [(240, 60), WIDE, MEDIUM, NARROW], ids=str)
async def test_every_key_comes_into_view_page_by_page(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await ask_for_help(pilot)
        seen = screen_text(app)
        for _ in range(30):
            await pilot.press("pagedown")
            seen += screen_text(app)
        words = set(seen.split())
        for entry in (*help_entries(COMMANDS), *MOUSE):
            assert words >= {word for text in (entry.keys, entry.title) for word in text.split()}
        assert "This is the end" in screen_text(app)
        await pilot.press("home")
        assert "One line down" in screen_text(app)


async def test_arrows_scroll_by_rows_as_long_as_nothing_is_typed(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await ask_for_help(pilot)
        before = rows_of(app)
        await pilot.press("down", "down")
        assert rows_of(app)[2:8] == before[4:10]
        await pilot.press("up", "up")
        assert rows_of(app) == before


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("star", "Star the post"),
        ("zen", "Only the article"),
        ("ctrl+f", "Search the text"),
        ("PgDn", "One page"),
    ],
)
async def test_typing_narrows_by_what_is_done_by_name_and_by_key(
    library: Path, typed: str, best: str
) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await ask_for_help(pilot, *typed)
        assert rows_of(app)[4].startswith(best)
        assert "Moving" not in screen_text(app)
        await pilot.press(*["backspace"] * len(typed))
        await settle(pilot)
        assert "Moving" in screen_text(app)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("n", ["next-match"]),
        ("N", ["previous-match"]),
        ("]", ["next-section"]),
        ("escape", ["leave"]),
        ("alt+", ["back", "forward"]),
        ("zoom", []),
    ],
)
def test_a_key_that_was_typed_goes_before_names(typed: str, names: list[str]) -> None:
    found = [command.name for _, command in find_commands_and_keys(COMMANDS, typed)]
    assert found[: len(names)] == names
    assert bool(found) == bool(names)


def test_letters_that_stand_somewhere_are_enough_only_where_nothing_else_matches() -> None:
    assert [command.name for _, command in find_commands_and_keys(COMMANDS, "suspend")] == ["suspend"]
    assert "zen" in [command.name for _, command in find_commands_and_keys(COMMANDS, "onlyartcl")]


async def test_enter_carries_out_the_command_that_was_found_where_one_was(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("enter")
        await ask_for_help(pilot, *"to the end")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "A short end." in article_text(app)


async def test_enter_does_nothing_as_long_as_nothing_is_typed_and_says_what_to_do(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await ask_for_help(pilot, "enter")
        assert isinstance(app.screen, HelpScreen)
        assert "type part of a name" in screen_text(app)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=str)
async def test_a_click_on_what_a_key_does_does_it(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("enter")
        await settle(pilot)
        await ask_for_help(pilot)
        await click(pilot, cell_of(app, "To the end"))
        assert isinstance(app.screen, LibraryScreen)
        assert "A short end." in article_text(app)


async def test_a_click_on_what_is_no_command_leaves_the_help_open(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await ask_for_help(pilot)
        await click(pilot, cell_of(app, "Moving"))
        await click(pilot, cell_of(app, "The n-th top section"))
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(*"zen")
        assert "Only the article" in screen_text(app)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=str)
@pytest.mark.parametrize("typed", ["", "zen"])
@pytest.mark.parametrize("asked", ["question_mark", "ctrl+p", "H"])
async def test_a_box_can_be_left_by_a_tap(
    library: Path, size: tuple[int, int], typed: str, asked: str
) -> None:
    async with open_reader(library, size) as (app, pilot):
        before = screen_text(app)
        await pilot.press(asked, *typed)
        await settle(pilot)
        at = cell_of(app, "esc closes")
        await click(pilot, at - Offset(2, 0))
        await click(pilot, at + Offset(4, 1))
        assert not isinstance(app.screen, LibraryScreen)
        await click(pilot, at + Offset(6 if typed else 0, 0))
        assert screen_text(app) == before


async def test_the_key_that_opened_the_help_closes_it(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await type_at_once(app, pilot, "question_mark", "question_mark")
        assert isinstance(app.screen, LibraryScreen)
        assert posts(app).has_focus
        await ask_for_help(pilot, "question_mark")
        assert isinstance(app.screen, LibraryScreen)
        assert not article(app).has_focus
