"""A library on disk, the application on it, and what stands on its screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from textwrap import dedent

from textual import events
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.outline_panel import OutlinePanel
from reader.app.article.reading_pane import ReadingPane
from reader.app.lists.post_list import PostList
from reader.app.terminal.type_ahead import is_settled
from reader.app.widgets.row_list import RowList
from reader.document.model import Section
from reader.settings.table import DEFAULTS, Settings
from tests.app.textual_internals import screen_strips
from tests.environment import PATIENCE

WIDE, MEDIUM, NARROW = (120, 36), (80, 24), (40, 15)

ALL = (160, 36)
"""Columns and rows in which list, article and outline stand side by side, wherever a person is."""

LONG_TEXT = "Plain words in a row, set in lines and read from the top to the end of it. " * 6


def write_library(folder: Path) -> Path:
    """Three posts of a Jekyll blog: a long one with sections, a short one, a draft with a problem."""
    posts = folder / "_posts"
    posts.mkdir(parents=True)
    sections = "\n\n".join(
        f"## Part {part}\n\n{LONG_TEXT}\n\n### Detail {part}\n\n{LONG_TEXT}" for part in range(1, 7)
    )
    (posts / "2024-03-01-long.md").write_text(
        "---\ntitle: The Long Road\ntags: [travel, walking]\n---\n\n"
        f"An opening with a [link to the short one](2023-02-01-short.md) in it.\n\n{sections}\n\n"
        "## The last\n\nA short end.\n",
        encoding="utf-8",
    )
    (posts / "2023-02-01-short.md").write_text(
        dedent("""\
            ---
            title: Café au Lait
            tags: coffee
            ---

            A short post about coffee.

            ## Beans

            Roast them. See [the last part](2024-03-01-long.md#the-last) or <https://example.org/beans>.
            """),
        encoding="utf-8",
    )
    (posts / "2022-01-01-broken.md").write_text("---\ntitle: Not: valid\n---\n\nThe body is here.\n")
    return folder


def screen_text(app: ReaderApp) -> str:
    """What stands on the screen, row by row."""
    return "\n".join(strip.text.rstrip() for strip in screen_strips(app))


def notices(app: ReaderApp) -> list[str]:
    """What each notice over the screen says, however its lines are broken."""
    rows = screen_strips(app)
    areas = [notice.content_region for notice in app.screen.query("Toast")]
    texts = ([row.crop(area.x, area.right).text for row in rows[area.y : area.bottom]] for area in areas)
    return [" ".join(" ".join(lines).split()) for lines in texts]


async def type_at_once(app: ReaderApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys that all come in one piece from the terminal, by Textual's names; wait for what they do."""
    for key in keys:
        app.take_input(events.Key(key, key if len(key) == 1 else None))
    while not (app.type_ahead.is_empty and is_settled(app)):
        await asyncio.sleep(0.001)
    await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all is answered and drawn, no worker is left, and the preview's pause is over."""
    await pilot.pause()


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that other threads or programs bring about."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.005)


@asynccontextmanager
async def open_reader(
    path: Path, size: tuple[int, int] = WIDE, *, settings: Settings = DEFAULTS
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    """The application on a folder or a post, with everything read."""
    app = ReaderApp(path, settings=settings)
    async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
        await settle(pilot)
        yield app, pilot


def article(app: ReaderApp) -> ReadingPane:
    """The pane that shows the article."""
    return app.screen.query_one("#article", ReadingPane)


def posts(app: ReaderApp) -> RowList:
    """The list of posts."""
    return app.screen.query_one("#posts", RowList)


def post_list(app: ReaderApp) -> PostList:
    """What the list of posts lists."""
    items = posts(app).items
    assert isinstance(items, PostList)
    return items


def outline(app: ReaderApp) -> RowList:
    """The outline of the open article."""
    return app.screen.query_one("#outline", RowList)


def sections(app: ReaderApp) -> Sequence[Section]:
    """What the outline lists."""
    items = outline(app).items
    assert isinstance(items, OutlinePanel)
    return items.sections


def article_text(app: ReaderApp) -> str:
    """What stands in the article pane."""
    pane = article(app)
    return "\n".join(pane.render_line(y).text.rstrip() for y in range(pane.size.height))


def find(app: ReaderApp, words: str) -> tuple[int, int]:
    """Column and row of the article pane at which some words stand: what a click there takes as offset."""
    pane = article(app)
    for y, line in enumerate(article_text(app).splitlines()):
        if words in line:
            return line.index(words) + pane.gutter.left, y + pane.gutter.top
    raise AssertionError(f"{words!r} does not stand in:\n{article_text(app)}")


def marked(app: ReaderApp) -> str | None:
    """The title of the section that the outline marks."""
    panel = outline(app)
    for y in range(panel.size.height):
        text = panel.render_line(y).text
        if "▸" in text:
            return text.replace("▸", "").strip()
    return None
