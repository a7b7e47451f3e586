"""What the application shows otherwise than it was typed."""

from __future__ import annotations

from pathlib import Path

from reader.app.app import ReaderApp
from reader.app.article.reading_pane import ReadingPane
from reader.settings.settings import Settings
from tests.app.screen import article, article_text, open_reader, settle


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
    async with open_reader(post, (60, 20)) as (app, _):
        pane = article(app)
        y, row = next((y, row) for y, row in enumerate(article_text(app).split("\n")) if "גימל" in row)
        links = [x for x in range(60) if link_at(pane, x, y) == "#a"]
        assert links == list(range(row.index("בית"), row.index("בית") + 3))


def link_at(pane: ReadingPane, x: int, y: int) -> str:
    """Where the link under some cell leads; empty when there is none."""
    link = pane.pointer.link_at(x, y)
    return link.href if link else ""
