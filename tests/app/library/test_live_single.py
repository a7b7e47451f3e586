"""A post that was opened alone follows its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.library import feed, rereading
from reader.app.library.opening.start import Start
from reader.content.following import single_post, watching
from reader.content.following.single_post import SinglePost
from reader.content.post import Post
from tests.app.followed import Followed, FollowedLibrary
from tests.app.screen import WIDE, article, article_text, screen_text, settle

GONE = "This post was deleted or moved"
MANY = "\n\n".join(f"Paragraph {number} of words." for number in range(90))


@pytest.fixture(autouse=True)
def _follow_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "FOLLOWED_AFTER", 0.01)
    monkeypatch.setattr(rereading, "GONE_PATIENCE", 0.05)
    monkeypatch.setattr(watching, "LOOKING_MILLISECONDS", 100)
    monkeypatch.setattr(watching, "SETTLING_MILLISECONDS", 50)
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.05)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(f"# Alone\n\n{MANY}\n", encoding="utf-8")
    (tmp_path / "neighbour.md").write_text("# Another\n")
    return path


@pytest.mark.parametrize("polled", [False, True])
async def test_it_follows_edits_removal_and_return(
    post: Path, polled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if polled:
        monkeypatch.setattr(watching, "reports_changes", lambda path: False)
    app = ReaderApp(post)
    async with app.run_test(size=WIDE) as pilot:
        followed = Followed(app, pilot, FollowedLibrary(post.parent))
        await settle(pilot)
        article(app).scrolling.move(60)
        await settle(pilot)
        before = article_text(app)
        post.write_text(f"# Alone\n\nNew words.\n\n{MANY}\n", encoding="utf-8")
        await followed.until(lambda: "New words." in text_of(app))
        assert article_text(app) == before
        post.rename(post.with_name("away"))
        await followed.until(lambda: GONE in screen_text(app))
        assert article_text(app) == before
        post.with_name("away").rename(post)
        await followed.until(lambda: GONE not in screen_text(app))
        assert article_text(app) == before
        swap = post.with_name("post.md~")
        swap.write_text(f"# Alone\n\nSaved by another name.\n\n{MANY}\n")
        swap.replace(post)
        await followed.until(lambda: "Saved by another name." in text_of(app))
        assert article_text(app) == before
        assert GONE not in screen_text(app)


async def test_its_neighbours_are_not_its_concern(post: Path) -> None:
    app = ReaderApp(post)
    async with app.run_test(size=WIDE) as pilot:
        followed = Followed(app, pilot, FollowedLibrary(post.parent))
        await settle(pilot)
        (post.parent / "neighbour.md").unlink()
        post.write_text("# Alone\n\nChanged.\n")
        await followed.until(lambda: "Changed." in text_of(app))
        assert "Another" not in screen_text(app)


@pytest.mark.parametrize("piped", [False, True])
async def test_what_was_piped_in_is_not_followed(
    post: Path, piped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[Path] = []

    class Noted(SinglePost):
        def __init__(self, path: Path, posts: Sequence[Post]) -> None:
            super().__init__(path, posts)
            followed.append(path)

    monkeypatch.setattr(single_post, "SinglePost", Noted)
    async with ReaderApp(post, start=Start(piped=piped)).run_test(size=WIDE) as pilot:
        await settle(pilot)
    assert followed == ([] if piped else [post])


def text_of(app: ReaderApp) -> str:
    """All of the article that is open."""
    document = article(app).document
    return "" if document is None else "\n".join(document.text(leaf) for leaf in document.leaves)
