"""Pictures in the article: drawn in its rows, and loaded from the web only when a person asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.pictures.picture_screen import PictureScreen
from reader.settings.table import DEFAULTS, Settings
from tests.app.screen import MEDIUM, article, article_text, find, screen_text, settle, until
from tests.pictures.conftest import MadePicture, made
from tests.pictures.fetching.server import ok, pages, serving

__all__ = ["made"]

WORDS = "Plain words that fill a line or two of the article. " * 4
HALF_BLOCKS = "▀▀▀"


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def post(tmp_path: Path, made: MadePicture) -> Path:
    """Return a post with a picture, and one that is missing."""
    (tmp_path / "cat.png").write_bytes(made(300, 200))
    path = tmp_path / "post.md"
    path.write_text(f"# Cats\n\n![A cat](cat.png)\n\n![Gone](gone.png)\n\n{WORDS * 30}\n")
    return path


@asynccontextmanager
async def reading(
    path: Path, settings: Settings = DEFAULTS, size: tuple[int, int] = MEDIUM
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = ReaderApp(path, settings=settings)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


def shows_picture(app: ReaderApp) -> bool:
    return HALF_BLOCKS in article_text(app)


async def test_a_picture_of_the_folder_is_drawn_above_its_caption(post: Path) -> None:
    async with reading(post) as (app, _):
        await until(lambda: shows_picture(app))
        rows = article_text(app).splitlines()
        caption = next(row for row, text in enumerate(rows) if "▣ A cat" in text)
        drawn = [row for row, text in enumerate(rows) if HALF_BLOCKS in text]
        assert drawn == list(range(drawn[0], caption))


async def test_nothing_moves_when_it_comes(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.pictures.loader.PictureLoader.want", lambda self, requests: None)
    async with reading(post) as (app, _):
        _, before = find(app, "▣ A cat")
        assert "┌─" in article_text(app)
    monkeypatch.undo()
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with reading(post) as (app, _):
        await until(lambda: shows_picture(app))
        assert find(app, "▣ A cat")[1] == before


async def test_why_one_is_not_shown_stands_below_its_caption(post: Path) -> None:
    async with reading(post, size=(80, 40)) as (app, _):
        rows = article_text(app).splitlines()
        caption = next(row for row, text in enumerate(rows) if "▣ Gone" in text)
        assert rows[caption + 1].strip() == "Not shown: not in this folder: gone.png"


async def test_one_that_is_damaged_becomes_its_caption_and_the_reason(post: Path, made: MadePicture) -> None:
    post.with_name("cat.png").write_bytes(made(640, 480, "JPEG")[:2_000])
    async with reading(post, size=(80, 40)) as (app, _):
        await until(lambda: "Not shown: it is damaged" in article_text(app))
        assert "┌─" not in article_text(app)


async def test_without_colours_there_is_a_frame(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(post) as (app, _):
        assert "┌─" in article_text(app)
        assert not shows_picture(app)


async def test_a_person_who_wants_none_sees_captions(post: Path) -> None:
    async with reading(post, DEFAULTS._replace(pictures="never")) as (app, pilot):
        text = article_text(app)
        assert "▣ A cat" in text
        assert "┌─" not in text
        assert not shows_picture(app)
        await pilot.press("i")
        assert 'pictures is "never"' in screen_text(app)


async def test_an_article_without_pictures_loads_nothing_of_them(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(f"# Words\n\n{WORDS * 20}\n")
    async with reading(tmp_path / "post.md") as (app, pilot):
        await pilot.press("i")
        assert "No picture of this article is still to be loaded" in screen_text(app)


async def test_the_picture_keeps_two_thirds_of_a_pane_of_another_height(post: Path) -> None:
    async with reading(post, size=(80, 40)) as (app, pilot):
        await until(lambda: shows_picture(app))
        await pilot.resize_terminal(80, 16)
        await settle(pilot)
        await until(lambda: shows_picture(app))
        drawn = [text for text in article_text(app).splitlines() if HALF_BLOCKS in text]
        assert 0 < len(drawn) <= article(app).size.height * 2 // 3


async def test_pictures_of_the_web_are_loaded_when_a_person_asks_and_not_before(
    tmp_path: Path, made: MadePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.pictures.fetching.addresses.is_public", lambda address: True)
    with serving(pages({"/a.png": ok(made(300, 200)), "/b.png": ok(b"words")})) as server:
        post = tmp_path / "post.md"
        post.write_text(
            f"---\ncover: {server.url('/a.png')}\n---\n"
            f"# Web\n\n![B]({server.url('/b.png')})\n\n![C]({server.url('/c.png')})\n\n{WORDS}\n"
        )
        async with reading(post, size=(100, 44)) as (app, pilot):
            await pilot.press("space", "b", "j", "k")
            await settle(pilot)
            assert server.requests == []
            await pilot.press("i")
            await until(lambda: shows_picture(app))
            await until(lambda: "Not shown: it is no picture of a known format" in article_text(app))
            await until(lambda: "Not shown: localhost answers 404 Not Found" in article_text(app))
            await until(lambda: "Loaded 1 of 3 pictures; 2 cannot be loaded" in screen_text(app))
        assert len(server.requests) == 3
        async with reading(post, size=(100, 44)) as (app, pilot):
            # What came once is there the next time.
            await until(lambda: shows_picture(app))
            assert len(server.requests) == 3


async def test_those_of_a_private_network_are_refused(tmp_path: Path) -> None:
    with serving(pages({})) as server:
        post = tmp_path / "post.md"
        post.write_text(f"# Web\n\n![A]({server.url('/a.png')})\n\n{WORDS}\n")
        async with reading(post) as (app, pilot):
            await pilot.press("i")
            await until(lambda: "Not shown: localhost is a machine of a private network" in article_text(app))
        assert server.requests == []


@pytest.mark.parametrize("pictures", ["ask", "always"])
async def test_those_of_a_host_that_a_person_named_come_by_themselves(
    tmp_path: Path, made: MadePicture, pictures: str
) -> None:
    with serving(pages({"/a.png": ok(made(300, 200))})) as server:
        post = tmp_path / "post.md"
        post.write_text(f"# Web\n\n![A]({server.url('/a.png')})\n\n{WORDS}\n")
        settings = DEFAULTS._replace(pictures=pictures, picture_hosts=server.host)
        async with reading(post, settings) as (app, _):
            await until(lambda: shows_picture(app))


async def test_what_could_not_be_loaded_is_asked_for_again(tmp_path: Path, made: MadePicture) -> None:
    there = {"/a.png": b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"}
    with serving(pages(there)) as server:
        post = tmp_path / "post.md"
        post.write_text(f"# Web\n\n![A]({server.url('/a.png')})\n\n{WORDS}\n")
        async with reading(post, DEFAULTS._replace(picture_hosts=server.host)) as (app, pilot):
            await until(lambda: "Not shown: localhost answers 503 Busy" in article_text(app))
            there["/a.png"] = ok(made(300, 200))
            await pilot.press("i")
            await until(lambda: shows_picture(app))


async def test_a_picture_is_seen_full_screen_and_closer(post: Path) -> None:
    async with reading(post) as (app, pilot):
        await until(lambda: shows_picture(app))
        place = article(app).place
        await pilot.press("Z")
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)
        await until(lambda: HALF_BLOCKS in screen_text(app))
        assert "A cat · 300 × 200" in screen_text(app)
        await pilot.press("plus")
        await settle(pilot)
        assert "150%" in screen_text(app)
        await pilot.press("l", "equals_sign")
        await settle(pilot)
        assert "150%" not in screen_text(app)
        await pilot.press("n")
        assert "This is the last picture" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert article(app).place == place


async def test_a_click_shows_it_full_screen(post: Path) -> None:
    async with reading(post) as (app, pilot):
        await until(lambda: shows_picture(app))
        await pilot.click(article(app), offset=find(app, HALF_BLOCKS))
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)


async def test_what_is_copied_of_an_article_has_no_cell_of_a_picture(post: Path) -> None:
    async with reading(post) as (app, pilot):
        await until(lambda: shows_picture(app))
        app.screen.text_select_all()
        await settle(pilot)
        selected = app.screen.get_selected_text() or ""
        assert "▣ A cat" in selected or "A cat" in selected
        assert "▀" not in selected
