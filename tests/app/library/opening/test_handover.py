"""Handing a post to an editor or a command where the terminal cannot be lent, and what is asked before."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.terminal.suspend import NOT_LENT, describe_status
from reader.app.widgets.status_line import StatusLine
from tests.app.screen import NARROW, article, open_reader, posts, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path)


def status(app: ReaderApp) -> str:
    """What the status line says."""
    return app.screen.query_one(StatusLine).message


@pytest.mark.parametrize("keys", [("e",), ("vertical_line", *"wc", "enter"), ("ctrl+z",)], ids=str)
async def test_a_terminal_that_cannot_be_lent_costs_a_message(
    library: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    monkeypatch.setenv("VISUAL", "sh")
    async with open_reader(library) as (app, pilot):
        numbers = [
            signal.SIGINT,
            signal.SIGQUIT,
            signal.SIGTSTP,
            signal.SIGTERM,
            signal.SIGHUP,
            signal.SIGCONT,
        ]
        before = [signal.getsignal(number) for number in numbers]
        await pilot.press(*keys)
        await pilot.pause()
        assert status(app) == NOT_LENT
        assert [signal.getsignal(number) for number in numbers] == before


async def test_after_a_command_was_typed_the_keys_are_where_they_were(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("vertical_line", "x", "escape")
        await pilot.pause()
        assert posts(app).has_focus
        await pilot.press("tab", "vertical_line", "x", "escape")
        await pilot.pause()
        assert article(app).has_focus
        assert app.screen.query_one(StatusLine).display


async def test_on_a_narrow_terminal_a_command_is_asked_for_under_the_article(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        assert not article(app).is_on_screen
        await pilot.press("vertical_line", *"wc")
        await pilot.pause()
        assert app.screen.query_one("#pipe").region.width == NARROW[0]
        assert article(app).is_on_screen


@pytest.mark.parametrize(
    ("code", "words"),
    [(0, ""), (1, "exit status 1 · "), (127, "exit status 127 · "), (-2, "ended by signal 2 · ")],
)
def test_how_a_program_ended_is_said_in_words(code: int, words: str) -> None:
    assert describe_status(code) == words
