"""Themes, spacing and the length of lines: chosen with keys, seen at once, and kept for the next run."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from textwrap import dedent

import pytest
from rich.color import ColorType
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.terminal.queries import Terminal
from reader.app.terminal.sequence_events import BackgroundTold
from reader.page.options import Spacing
from reader.screen.palettes import PALETTES, listed
from reader.settings.choices import keep_choices, load_choices
from reader.settings.table import DEFAULTS, Settings
from reader.settings.theme_names import OwnColour, OwnTheme
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    screen_text,
    settle,
    write_library,
)
from tests.app.textual_internals import screen_strips


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


@asynccontextmanager
async def running(
    path: Path,
    size: tuple[int, int] = WIDE,
    *,
    settings: Settings = DEFAULTS,
    light: bool | None = None,
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    """The application on a terminal whose background is known, with everything read."""
    app = ReaderApp(path, settings=settings, terminal=Terminal(light))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await settle(pilot)


def background(app: ReaderApp) -> str:
    """The colour behind the article."""
    colour = article(app).rich_style.bgcolor
    assert colour is not None
    return colour.name


def first_line(app: ReaderApp) -> str:
    """What stands at the top of the article pane."""
    return article_text(app).strip().splitlines()[0]


def lines_of(app: ReaderApp) -> int:
    """Rows of the article pane in which something stands."""
    return len([line for line in article_text(app).splitlines() if line.strip()])


@pytest.mark.parametrize(
    ("light", "settings", "theme"),
    [
        (None, DEFAULTS, "reader-dark"),
        (False, DEFAULTS, "reader-dark"),
        (True, DEFAULTS, "reader-light"),
        (True, Settings(light_theme="reader-paper"), "reader-paper"),
        (False, Settings(dark_theme="reader-ember"), "reader-ember"),
        (True, Settings(theme="reader-night"), "reader-night"),
        (True, Settings(theme="terminal"), "terminal-light"),
        (None, Settings(theme="no such theme"), "reader-dark"),
    ],
)
def test_the_theme_is_the_chosen_one_or_fits_the_terminal(
    light: bool | None, settings: Settings, theme: str
) -> None:
    assert ReaderApp(Path(), settings=settings, terminal=Terminal(light)).theme == theme


@pytest.mark.parametrize(
    ("light", "settings", "theme"),
    [
        (None, DEFAULTS, "terminal-dark"),
        (True, DEFAULTS, "terminal-light"),
        (None, Settings(theme="reader-night"), "terminal-dark"),
        (None, Settings(theme="reader-night", given=frozenset({"theme"})), "reader-night"),
    ],
)
def test_a_terminal_of_sixteen_colours_gets_its_own(
    light: bool | None, settings: Settings, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM")
    assert ReaderApp(Path(), settings=settings, terminal=Terminal(light)).theme == theme


async def test_moving_among_the_themes_shows_the_article_in_them_and_escape_gives_the_first_back(
    library: Path,
) -> None:
    async with running(library) as (app, pilot):
        await press(pilot, "enter", "t")
        before = app.theme
        await press(pilot, "j", "j", "j")
        assert app.theme == "reader-paper"
        assert "The Long Road" in screen_text(app)
        await press(pilot, "escape")
        assert app.theme == before
        assert background(app) == "#17181c"
        assert article(app).has_focus
    assert load_choices() == {}


async def test_a_theme_that_is_chosen_is_worn_by_every_pane_and_kept(library: Path) -> None:
    async with running(library) as (app, pilot):
        offered = [choice.name for choice in listed(PALETTES)]
        await press(pilot, "t", "g", *["j"] * offered.index("reader-night"), "enter")
        assert app.theme == "reader-night"
        assert background(app) == "#0e141f"
    assert load_choices() == {"theme": "reader-night"}


async def test_the_key_that_opens_the_themes_goes_through_all_of_them(library: Path) -> None:
    async with running(library) as (app, pilot):
        worn = []
        await press(pilot, "t")
        for _ in listed(PALETTES):
            worn.append(app.theme)
            await press(pilot, "t")
        assert len(set(worn)) == len(listed(PALETTES)) - 1
        assert app.theme == worn[0]


async def test_automatic_can_be_chosen_again(library: Path) -> None:
    async with running(library, settings=Settings(theme="reader-night"), light=True) as (app, pilot):
        await press(pilot, "t", "g", "enter")
        assert app.theme == "reader-light"
    assert load_choices()["theme"] == "auto"


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_the_list_of_themes_leaves_the_beginning_of_the_article_in_sight(
    library: Path, size: tuple[int, int]
) -> None:
    async with running(library, size) as (app, pilot):
        await press(pilot, "enter", "t")
        region = app.screen.query_one("#themes").region
        assert region.bottom == size[1]
        assert region.y >= size[1] * 2 // 5
        assert "The Long Road" in screen_text(app)
        assert "Theme" in screen_text(app)


async def test_the_theme_follows_a_terminal_that_becomes_light(library: Path) -> None:
    async with running(library) as (app, pilot):
        app.post_message(BackgroundTold(light=True))
        await pilot.pause()
        assert app.theme == "reader-light"
        assert background(app) == "#fbfaf6"
        app.post_message(BackgroundTold(light=False))
        await pilot.pause()
        assert app.theme == "reader-dark"


async def test_a_theme_that_was_chosen_stays_when_the_terminal_changes(library: Path) -> None:
    async with running(library, settings=Settings(theme="reader-night")) as (app, pilot):
        app.post_message(BackgroundTold(light=True))
        await pilot.pause()
        assert app.theme == "reader-night"


async def test_the_terminals_own_theme_paints_with_no_other_colours(library: Path) -> None:
    async with running(library, settings=Settings(theme="terminal")) as (app, pilot):
        for keys in (
            ("enter",),
            ("slash", "w"),
            ("escape", "question_mark"),
            ("escape", "ctrl+p", "x"),
            ("escape", "t"),
        ):
            await press(pilot, *keys)
            kinds = {
                colour.type
                for strip in screen_strips(app)
                for segment in strip
                if segment.style is not None
                for colour in (segment.style.color, segment.style.bgcolor)
                if colour is not None
            }
            assert kinds <= {ColorType.DEFAULT, ColorType.STANDARD}, keys


def rows_between(app: ReaderApp, first: str, last: str) -> list[str]:
    """The rows of the article pane between two of them."""
    rows = dedent(article_text(app)).splitlines()
    return rows[rows.index(first) + 1 : rows.index(last)]


async def test_code_has_a_row_above_and_below_where_its_surface_is_seen(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("---\ntitle: A\n---\n\nWords.\n\n```\ncode\n```\n\nMore.\n")
    async with running(tmp_path, settings=Settings(theme="terminal")) as (app, pilot):
        compact = rows_between(app, "Words.", "More.")
        assert compact == ["", "  code", ""]
        await press(pilot, "t", "g", "j", "enter")
        assert app.theme == "reader-dark"
        assert rows_between(app, "Words.", "More.") == ["", "", "  code", "", ""]
        await press(pilot, "t", "G", "enter")
        assert rows_between(app, "Words.", "More.") == compact


async def test_a_mark_among_the_facts_is_not_as_faint_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("---\ntitle: A\ntags: [paper]\ndraft: true\n---\n\nWords.\n")
    async with running(tmp_path, settings=Settings(theme="terminal")) as (app, _):
        row = [(segment.text, segment.style.dim) for segment in article(app).render_line(1) if segment.style]
        assert [dim for text, dim in row if "#paper" in text] == [True]
        assert [dim for text, dim in row if "draft" in text] == [False]


async def test_spacing_goes_round_and_says_which_it_is(library: Path) -> None:
    async with running(library) as (app, pilot):
        normal = lines_of(app)
        await press(pilot, "enter", "equals_sign")
        assert "Spacing: wide" in screen_text(app)
        await press(pilot, "equals_sign")
        assert "Spacing: double" in screen_text(app)
        assert lines_of(app) < normal
        await press(pilot, "equals_sign")
        assert article(app).viewport.options.spacing is Spacing.NORMAL
        assert lines_of(app) == normal


async def test_the_same_words_stay_at_the_top_at_another_spacing(library: Path) -> None:
    async with running(library) as (app, pilot):
        await press(pilot, "enter", "3")
        first = first_line(app)
        for _ in range(3):
            await press(pilot, "equals_sign")
            assert first_line(app) == first


async def test_measure_and_spacing_are_kept_beside_the_theme(library: Path) -> None:
    keep_choices({"theme": "reader-paper"})
    async with running(library) as (_, pilot):
        await press(pilot, "plus", "equals_sign")
    assert load_choices() == {"theme": "reader-paper", "measure": 84, "spacing": "wide"}


async def test_only_what_was_chosen_is_kept(library: Path) -> None:
    async with running(library) as (_, pilot):
        await press(pilot, "equals_sign")
    assert load_choices() == {"spacing": "wide"}


async def test_nothing_is_kept_by_a_run_that_is_not_remembered(library: Path) -> None:
    async with running(library, settings=Settings(remember=False)) as (_, pilot):
        await press(pilot, "plus", "equals_sign", "t", "j", "enter")
    assert load_choices() == {}


async def test_the_settings_say_how_the_first_article_is_set(library: Path) -> None:
    settings = Settings(measure=40, spacing="double", wrap_code=False)
    async with running(library, settings=settings) as (app, _):
        options = article(app).viewport.options
        assert (options.measure, options.spacing, options.wrap_code) == (40, Spacing.DOUBLE, False)
        assert article(app).viewport.line_width == 40


async def test_lines_longer_than_the_pane_say_how_much_of_them_fits(library: Path) -> None:
    async with running(library, NARROW) as (app, pilot):
        await press(pilot, "enter", "plus")
        fit = article(app).viewport.line_width
        assert fit < NARROW[0]
        assert f"Lines of 84 cells, {fit} fit" in screen_text(app)
        await press(pilot, "minus")
        assert f"Lines of {fit - 4} cells" in screen_text(app)


async def test_lines_as_long_as_the_pane_become_shorter_from_there(library: Path) -> None:
    async with running(library, settings=Settings(measure=0)) as (app, pilot):
        await press(pilot, "l", "o")
        width = article(app).viewport.line_width
        await press(pilot, "minus")
        assert article(app).viewport.line_width == width - 4


@pytest.mark.parametrize("theme", ["auto", "terminal", "reader-paper"])
async def test_without_colours_what_is_highlighted_is_still_seen(
    library: Path, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    given = frozenset({"theme"})
    async with running(library, settings=Settings(theme=theme, given=given)) as (app, _):
        strips = [
            strip.apply_filter(line_filter, article(app).background_colors[1])
            for strip in screen_strips(app)
            for line_filter in app.get_line_filters()[-2:-1]
        ]
        styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
        assert "▌ The Long Road" in screen_text(app)
        assert any(style.bold for style in styles)
        assert {style.color for style in styles} == {style.bgcolor for style in styles} == {None}
        assert "NO_COLOR" in os.environ


async def test_a_theme_of_ones_own_is_offered_worn_and_kept_as_others_are(library: Path) -> None:
    mine = OwnTheme("mine", "reader-ember", (OwnColour("background", "#101820", 1),))
    async with running(library, settings=Settings(themes=(mine,))) as (app, pilot):
        await press(pilot, "t")
        assert "mine" in screen_text(app)
        await press(pilot, "G", "k", "enter")
        assert background(app) == "#101820"
    assert load_choices() == {"theme": "mine"}
