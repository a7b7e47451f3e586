"""The manual on the screen: a library over the one that a person reads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.library.manual import ManualWriter
from reader.app.library.opening.start import Start
from reader.app.widgets.status_line import StatusLine
from reader.document.reading.destination import Destination
from reader.keys.commands import Command
from reader.settings.table import KeyChoice, Settings
from tests.app.screen import WIDE, article, open_reader, posts, screen_text, settle, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    """A manual of two posts."""
    folder = tmp_path / "manual"
    folder.mkdir()
    (folder / "first.md").write_text("---\ntitle: First steps\nweight: 1\n---\n\nPress a key.\n")
    (folder / "second.md").write_text("---\ntitle: More steps\nweight: 2\n---\n\nPress another one.\n")
    return folder


@asynccontextmanager
async def opened(
    library: Path, writer: ManualWriter, settings: Settings | None = None
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = ReaderApp(library, manual=writer, settings=settings or Settings())
    async with app.run_test(size=WIDE, tooltips=True, notifications=True) as pilot:
        await settle(pilot)
        yield app, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_f1_opens_it_with_its_first_post_and_says_what_leads_back(library: Path, manual: Path) -> None:
    async with opened(library, lambda _: manual) as (app, pilot):
        await press(pilot, "f1")
        shown = screen_text(app)
        assert "manual  2 posts" in shown
        assert "Press a key." in shown
        assert "F1 back to your posts" in shown
        assert "The Long Road" not in shown


@pytest.mark.parametrize(
    "keys", [["f1"], ["escape"], ["enter", "escape", "escape"], ["enter", "f1"]], ids=str
)
async def test_its_keys_lead_back_to_where_one_was(library: Path, manual: Path, keys: list[str]) -> None:
    async with opened(library, lambda _: manual) as (app, pilot):
        await press(pilot, "enter", "right_square_bracket", "j")
        before, focused, row = screen_text(app), app.focused, article(app).view
        await press(pilot, "f1", *keys)
        assert screen_text(app) == before
        assert app.focused is focused
        assert article(app).view == row


async def test_it_can_be_opened_again(library: Path, manual: Path) -> None:
    async with opened(library, lambda _: manual) as (app, pilot):
        await press(pilot, "f1", "j", "f1", "f1")
        assert posts(app).count == 2


async def test_the_search_finds_it_among_the_commands(library: Path, manual: Path) -> None:
    async with opened(library, lambda _: manual) as (app, pilot):
        await press(pilot, "ctrl+p", *"manual", "enter")
        assert "manual  2 posts" in screen_text(app)


async def test_it_is_written_with_the_keys_in_force(library: Path, manual: Path) -> None:
    taken: list[Sequence[Command]] = []

    def write(commands: Sequence[Command]) -> Path:
        taken.append(commands)
        return manual

    settings = Settings(keys=(KeyChoice("zen", ("f5",), "settings.toml", 1),))
    async with opened(library, write, settings) as (_, pilot):
        await press(pilot, "f1")
    assert [command.keys for command in taken[0] if command.name == "zen"] == [("f5",)]


async def test_where_it_cannot_be_written_the_screen_says_why(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "f1")
        assert "The manual cannot be written" in "".join(
            line.message for line in app.screen.query(StatusLine)
        )


async def test_it_begins_at_a_section_that_was_asked_for(library: Path, manual: Path) -> None:
    (manual / "second.md").write_text(
        "---\ntitle: More\n---\n\n" + "Words.\n\n" * 60 + "## Marks\n\nPress m.\n"
    )
    start = Start(Destination("marks"), post="second.md", is_manual=True)
    app = ReaderApp(manual, start=start)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Press m." in screen_text(app)
        assert posts(app).highlighted == 1
        await press(pilot, "f1")
        assert "This is the manual" in screen_text(app)
