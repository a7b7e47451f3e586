"""A phone in the hand: everything is reached and left by taps and swipes, without one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from tests.app.mouse import cell_of, click, mouse
from tests.app.screen import NARROW, open_reader, screen_text, settle, write_library

pytestmark = pytest.mark.usefixtures("no_waiting")

POSTS = "The Long Road"
ARTICLE = "An opening"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


async def tap(app: ReaderApp, pilot: Pilot[None], *words: str) -> str:
    """Tap on some words after each other, swiping to where they stand; what is on the screen then."""
    for each in words:
        for _ in range(100):
            if each in screen_text(app):
                break
            await mouse(pilot, events.MouseScrollDown, Offset(10, 7), button=0)
            await settle(pilot)
        await click(pilot, cell_of(app, each))
    return screen_text(app)


async def test_a_post_is_opened_and_left(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        assert ARTICLE in await tap(app, pilot, "The Long Road")
        assert "Café au Lait" in await tap(app, pilot, "‹ posts")


async def test_the_outline_leads_to_a_section_and_back(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await tap(app, pilot, "The Long Road", "? keys", "Show or hide the")
        assert "Part 3" in await tap(app, pilot, "Part 3")
        assert "Café au Lait" in await tap(app, pilot, "‹ posts")


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        ("Search titles, from", "titles /"),
        ("Search the text of", "words in any post"),
        ("Go to a heading", "a heading, here or"),
        ("All commands, posts", "a command, a post"),
        ("Go on with what you", "Go on reading"),
        ("Copy what is", "s section"),
        ("Mark the place", "mark"),
        ("Choose a link", "a letter"),
        ("Search: titles", "/find"),
        ("All keys", "Moving"),
    ],
)
async def test_what_a_command_opens_is_closed_where_it_says_so(
    library: Path, command: str, seen: str
) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await tap(app, pilot, "The Long Road")
        before = screen_text(app)
        opened = await tap(app, pilot, "? keys", command)
        assert seen in opened
        assert "esc closes" in opened
        assert await tap(app, pilot, "esc closes") == before


async def test_what_can_be_copied_is_chosen_with_a_tap(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await tap(app, pilot, "The Long Road", "? keys", "Copy what is", "a all")
        assert "The Long Road" in app.clipboard


async def test_titles_are_searched_for_from_the_list(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        before = screen_text(app)
        assert "titles /" in await tap(app, pilot, "/ titles")
        assert await tap(app, pilot, "esc closes") == before
