"""What the application shows otherwise than it was typed."""

from __future__ import annotations

from pathlib import Path

from reader.app.app import ReaderApp
from reader.settings.table import Settings
from tests.app.screen import article, article_text, open_reader, screen_text, settle


async def test_smart_punctuation_reaches_the_article(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text('It\'s "so"... `"a"`\n', encoding="utf-8")
    app = ReaderApp(post, settings=Settings(smart_punctuation=True))
    async with app.run_test(size=(80, 20)) as pilot:
        await settle(pilot)
        assert 'It’s “so”… "a"' in article_text(app)


async def test_a_link_set_from_the_right_is_followed_where_it_is_seen(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("אלף [בית](#a) גימל\n", encoding="utf-8")
    async with open_reader(post, (60, 20)) as (app, pilot):
        y, row = next((y, row) for y, row in enumerate(article_text(app).split("\n")) if "גימל" in row)
        begin = row.index("בית")
        told = []
        for x in range(begin - 2, begin + 5):
            await pilot.hover("#article", offset=(x + article(app).gutter.left, y))
            told.append("#a" in screen_text(app))
        assert told == [False, False, True, True, True, False, False]
