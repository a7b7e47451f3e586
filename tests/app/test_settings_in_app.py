"""What a person set is what they get: keys in every pane, help and hints that tell them, pages, the mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.lists.help_screen import HelpScreen
from reader.app.lists.palette import PaletteScreen
from reader.app.run import run
from reader.settings.problems import SettingProblem
from reader.settings.table import DEFAULTS, KeyChoice, Settings
from tests.app.screen import (
    NARROW,
    WIDE,
    article,
    article_text,
    notices,
    open_reader,
    outline,
    posts,
    screen_text,
    settle,
    write_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


def keyed(**keys: str) -> Settings:
    """Settings with keys between blanks for commands."""
    return DEFAULTS._replace(
        keys=tuple(
            KeyChoice(name.replace("_", "-"), tuple(written.split()), "settings.toml", line)
            for line, (name, written) in enumerate(keys.items(), 1)
        )
    )


@asynccontextmanager
async def opened(
    path: Path, settings: Settings, *, problems: tuple[SettingProblem, ...] = (), size: tuple[int, int] = WIDE
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = ReaderApp(path, settings=settings, problems=problems)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield app, pilot


async def test_a_chosen_key_moves_in_the_list_and_the_default_no_longer_does(library: Path) -> None:
    async with opened(library, keyed(line_down="ctrl+n", line_up="ctrl+t")) as (app, pilot):
        await pilot.press("j", "down")
        assert posts(app).highlighted == 0
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+t")
        assert posts(app).highlighted == 1


async def test_a_chosen_key_moves_in_the_article_and_the_default_no_longer_does(library: Path) -> None:
    async with opened(library, keyed(line_down="e", page_down="E", top="h", next_section=">")) as (
        app,
        pilot,
    ):
        await pilot.press("enter")
        top = article(app).place
        await pilot.press("j", "down", "space", "pagedown", "right_square_bracket")
        assert article(app).place == top
        await pilot.press("e")
        assert article(app).place != top
        await pilot.press("h")
        assert article(app).place == top
        await pilot.press("greater_than_sign")
        assert article_text(app).lstrip().startswith("Part 1")


async def test_a_chosen_key_moves_in_the_outline(library: Path) -> None:
    async with opened(library, keyed(line_down="e", outline="O")) as (app, pilot):
        await pilot.press("tab", "tab")
        assert outline(app).has_focus
        await pilot.press("j", "down")
        start = outline(app).highlighted
        await pilot.press("e")
        assert outline(app).highlighted != start


async def test_a_command_without_keys_is_done_by_none(library: Path) -> None:
    async with opened(library, keyed(zen="", quit="Q")) as (app, pilot):
        await pilot.press("z", "q", "ctrl+q")
        assert posts(app).display
        assert app.is_running
        await pilot.press("Q")
        assert not app.is_running


async def test_there_is_no_locking_oneself_in(library: Path) -> None:
    async with opened(library, keyed(quit="")) as (app, pilot):
        await pilot.press("q")
        assert app.is_running
        await pilot.press("ctrl+q")
        assert not app.is_running


async def test_a_key_with_control_quits_where_text_is_written_too(library: Path) -> None:
    async with opened(library, keyed(quit="ctrl+x Q")) as (app, pilot):
        await pilot.press("ctrl+p", "Q", "ctrl+q")
        assert isinstance(app.screen, PaletteScreen)
        assert app.is_running
        await pilot.press("ctrl+x")
        assert not app.is_running


async def test_letters_given_to_commands_can_still_be_typed(library: Path) -> None:
    async with opened(library, keyed(palette="p", search_text="f")) as (app, pilot):
        await pilot.press("slash", "p", "f")
        assert not isinstance(app.screen, PaletteScreen)
        assert "pf" in screen_text(app)


async def test_help_tells_the_keys_in_force(library: Path) -> None:
    async with opened(library, keyed(line_down="e", line_up="", help="F1 |", section_3="`")) as (app, pilot):
        await pilot.press("question_mark")
        assert not isinstance(app.screen, HelpScreen)
        await pilot.press("f1")
        await settle(pilot)
        text = " ".join(screen_text(app).split())
        assert "e One line down" in text
        assert "no key One line up" in text
        await pilot.press("end")
        await settle(pilot)
        assert "F1 | All keys" in " ".join(screen_text(app).split())


@pytest.mark.parametrize("key", ["escape", "f1", "ctrl+g"])
async def test_help_closes_with_the_keys_in_force_and_always_with_escape(library: Path, key: str) -> None:
    async with opened(library, keyed(help="F1", leave="ctrl+g")) as (app, pilot):
        await pilot.press("f1", "question_mark", "q")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(key)
        assert not isinstance(app.screen, HelpScreen)
        assert app.is_running


async def test_the_palette_tells_the_keys_in_force_and_closes_with_its_own(library: Path) -> None:
    async with opened(library, keyed(palette="ctrl+g", zen="ctrl+z")) as (app, pilot):
        await pilot.press("ctrl+p")
        assert not isinstance(app.screen, PaletteScreen)
        await pilot.press("ctrl+g", *"only the article")
        await settle(pilot)
        row = next(row for row in screen_text(app).splitlines() if "Only the article" in row)
        assert "ctrl+z" in row
        await pilot.press("ctrl+g")
        assert not isinstance(app.screen, PaletteScreen)


async def test_hints_tell_the_keys_in_force(library: Path) -> None:
    async with opened(library, keyed(pan_left="<", pan_right=">")) as (app, pilot):
        await pilot.press("w")
        assert "Code pans with < >" in screen_text(app)


async def test_without_settings_the_keys_are_the_defaults(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "down")
        assert posts(app).highlighted == 2
        await pilot.press("q")
        assert not app.is_running


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_wrong_is_told_once_at_the_start(library: Path, size: tuple[int, int]) -> None:
    problem = SettingProblem("/x/settings.toml", 4, '"mes[b]\x1b[31mure" is not a setting')
    settings = keyed(outlin="O")
    async with opened(library, settings, problems=(problem,), size=size) as (app, pilot):
        await pilot.pause()
        [notice] = notices(app)
        assert "settings.toml, line 4:" in notice
        assert "[b]" in notice
        assert "\x1b" not in screen_text(app)
        assert notice.endswith("(and 1 more: reader settings --check)")


async def test_nothing_is_told_when_nothing_is_wrong(library: Path) -> None:
    async with opened(library, keyed(outline="O")) as (app, _):
        assert not notices(app)


async def test_lines_of_articles_are_as_long_as_was_set(library: Path) -> None:
    async with opened(library, DEFAULTS._replace(measure=40, wrap_code=False)) as (app, _):
        assert article(app).viewport.line_width == 40
        assert not article(app).viewport.options.wrap_code


@pytest.mark.parametrize("mouse", [True, False])
def test_the_mouse_is_used_unless_a_person_does_without(
    library: Path, mouse: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(ReaderApp, "run", lambda self, *, mouse: asked.append(mouse))
    run(library, settings=DEFAULTS._replace(mouse=mouse))
    assert asked == [mouse]
