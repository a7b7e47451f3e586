"""Keys that can do nothing say so, and keys move in every list."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.article_pane import ArticlePane
from reader.app.widgets.row_list import RowList
from reader.app.widgets.status_line import StatusLine
from reader.keys.commands import COMMANDS, Command, Scope
from tests.app.screen import MEDIUM, NARROW, WIDE, article, open_reader, screen_text, settle

NOT_SEEN_HERE = {"quit", "suspend", "edit", "redraw"}
"""Commands that end or leave the program, or draw what stands there already."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Five posts, of which the first has three sections and a table."""
    (tmp_path / "a.md").write_text(
        "---\ntitle: Alpha\ndate: 2024-01-09\n---\n\n"
        + "\n\n".join(f"## Part {part}\n\n{'Many words of text. ' * 60}" for part in (1, 2, 3))
        + "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    for number in range(1, 5):
        (tmp_path / f"post-{number}.md").write_text(
            f"---\ntitle: Post {number}\ndate: 2024-01-0{number}\n---\n\nWords.\n"
        )
    return tmp_path


def said(app: ReaderApp) -> str:
    """What is said where it can be seen."""
    return "".join(line.message for line in app.screen.query(StatusLine) if line.is_on_screen)


def silence(app: ReaderApp) -> None:
    """Have nothing said any more, as it is a while later."""
    app.screen.query_one(ArticlePane).status.hint("")


async def press_after_silence(pilot: Pilot[None], key: str) -> str:
    """Press a key when nothing is said; what is said then."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    silence(app)
    await pilot.press(key)
    await settle(pilot)
    return said(app)


@pytest.mark.parametrize(
    ("before", "key", "reason"),
    [
        (["enter", "G"], "right_square_bracket", "This is the last section"),
        (["enter"], "left_square_bracket", "No section above"),
        (["enter"], "9", "This post has 3 top sections"),
        (["enter", "1"], "1", "That section begins here"),
        (["G"], "1", "This post has no sections"),
        (["G"], "J", "This is the last post"),
        (["g"], "K", "This is the first post"),
        (["G"], "j", "This is the last post"),
        ([], "n", "You have not searched yet"),
        (["enter"], "backspace", "Nothing to go back to"),
        (["enter"], "alt+right", "Nothing to go forward to"),
        (["enter", "G"], "full_stop", "No link below"),
        (["enter", "G"], "f", "No link is in view"),
        (["enter"], "g", "This is the beginning"),
        (["enter", "G"], "space", "This is the end"),
        (["G", "enter"], "d", "All of it is in view"),
        (["enter"], "right", "Code is wrapped, so there is nothing to pan"),
        (["enter", "w"], "right", "No line of code goes on to the right"),
        (["enter"], "Z", "No table, code or picture in view"),
        (["enter"], "v", "No note in view"),
        ([], "escape", "Nothing to close: q quits"),
    ],
)
async def test_a_key_that_can_do_nothing_says_why(
    library: Path, before: list[str], key: str, reason: str
) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press(*before)
        await settle(pilot)
        assert reason in await press_after_silence(pilot, key)
        assert reason in screen_text(app)


@pytest.mark.parametrize(
    ("state", "size"),
    [("list", NARROW), ("article", MEDIUM), ("no posts", WIDE)],
)
async def test_no_key_is_silent(tmp_path: Path, library: Path, state: str, size: tuple[int, int]) -> None:
    """Each command, pressed where there is little to do, changes something or says why it does not."""
    folder = library
    if state == "no posts":
        folder = tmp_path / "empty"
        folder.mkdir()
    async with open_reader(folder, size) as (app, pilot):
        if state == "article":
            await pilot.press("G", "enter")
            await settle(pilot)
        silent = []
        for command in COMMANDS:
            in_scope = command.scope is not Scope.ARTICLE or article(app).has_focus
            tried = in_scope and command.name not in NOT_SEEN_HERE
            if tried and await is_silent(app, pilot, command):
                silent.append(command.name)
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
                await settle(pilot)
        assert silent == []


async def is_silent(app: ReaderApp, pilot: Pilot[None], command: Command) -> bool:
    """Whether nothing is seen of a command."""
    silence(app)
    await pilot.pause()
    before = screen_text(app), app.focused
    await pilot.press(command.keys[0])
    await settle(pilot)
    was_silent = (screen_text(app), app.focused) == before and not said(app)
    if command.name in ("search", "search-text", "headings", "titles", "pipe", "copy", "mark", "go-to-mark"):
        await pilot.press("escape")
        await settle(pilot)
    return was_silent


async def test_what_was_said_goes_with_the_next_key_that_does_something(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        assert await press_after_silence(pilot, "k") == "This is the beginning"
        await pilot.press("j")
        await pilot.pause()
        assert said(app) == ""


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param([], id="posts"),
        pytest.param(["slash"], id="titles"),
        pytest.param(["ctrl+p"], id="palette"),
        pytest.param(["t"], id="themes"),
        pytest.param(["ctrl+f", *"words"], id="texts"),
        pytest.param(["enter", "at"], id="headings"),
        pytest.param(["tab", "tab"], id="outline"),
        pytest.param(["H"], id="recent"),
    ],
)
async def test_pages_and_ends_are_keys_in_every_list(library: Path, opened: list[str]) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        for post in ("enter", "escape", "j", "enter", "escape", "k"):
            # Something to go on with.
            await pilot.press(post)
            await settle(pilot)
        await pilot.press(*opened)
        await settle(pilot)
        focused = app.focused
        rows = focused if isinstance(focused, RowList) else next(iter(shown_lists(app, opened)))
        last = rows.count - 1
        assert last > 0
        for key, highlighted in (("end", last), ("home", 0), ("pagedown", None), ("pageup", 0)):
            await pilot.press(key)
            await settle(pilot)
            assert rows.highlighted is not None
            if highlighted is None:
                assert rows.highlighted > 0
            else:
                assert rows.highlighted == highlighted


def shown_lists(app: ReaderApp, opened: list[str]) -> list[RowList]:
    """The lists that a box narrows."""
    lists = [rows for rows in app.screen.query(RowList) if rows.is_on_screen]
    return [rows for rows in lists if rows.id != "outline"]
