"""A post is opened where the command line says: at a section, or at a line of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.library.opening.start import Start
from reader.document.reading.destination import Destination
from tests.app.screen import WIDE, article_text, marked, screen_text, settle, write_library

LONG = "_posts/2024-03-01-long.md"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    return write_library(tmp_path) / LONG


async def opened(path: Path, start: Start) -> tuple[str, str | None]:
    """What the first screen of an article shows, and the section that it marks."""
    app = ReaderApp(path, start=start)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        return article_text(app), marked(app)


def line_of(path: Path, text: str) -> int:
    return path.read_text().splitlines().index(text) + 1


async def test_a_fragment_opens_at_its_section(post: Path) -> None:
    text, section = await opened(post, Start(Destination(fragment="detail-3")))
    assert text.splitlines()[1].strip() == "Detail 3"
    assert section == "Detail 3"


async def test_a_fragment_that_names_nothing_says_so_and_opens_at_the_top(post: Path) -> None:
    app = ReaderApp(post, start=Start(Destination(fragment="nowhere")))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "The Long Road" in article_text(app)
        assert "There is no section #nowhere in this post" in screen_text(app)


async def test_the_line_of_a_heading_opens_at_its_section(post: Path) -> None:
    text, section = await opened(post, Start(Destination(line=line_of(post, "### Detail 3"))))
    assert text.splitlines()[1].strip() == "Detail 3"
    assert section == "Detail 3"


async def test_a_heading_too_near_to_the_end_to_be_at_the_top_is_marked(post: Path) -> None:
    text, section = await opened(post, Start(Destination(line=line_of(post, "## The last"))))
    assert "The last" in text
    assert section == "The last"


async def test_a_line_of_text_is_in_view(post: Path) -> None:
    text, _ = await opened(post, Start(Destination(line=line_of(post, "A short end."))))
    assert "A short end." in text


async def test_a_folder_opens_with_its_pinned_post_and_not_with_one_from_the_future(tmp_path: Path) -> None:
    posts = write_library(tmp_path) / "_posts"
    (posts / "2020-01-01-first.md").write_text("---\npin: true\n---\nRead me first.\n")
    (posts / "2931-01-01-ahead.md").write_text("Not yet.\n")
    text, _ = await opened(tmp_path, Start())
    assert "Read me first." in text


@pytest.mark.parametrize(("line", "words"), [(1, "The Long Road"), (10**9, "A short end.")])
async def test_a_line_outside_of_the_text_opens_at_that_end_of_it(post: Path, line: int, words: str) -> None:
    text, _ = await opened(post, Start(Destination(line=line)))
    assert words in text


async def test_a_line_counts_more_than_a_section(post: Path) -> None:
    text, _ = await opened(post, Start(Destination(fragment="the-last", line=line_of(post, "## Part 2"))))
    assert text.splitlines()[1].strip() == "Part 2"


async def test_a_place_far_down_a_long_post_is_found_when_it_has_been_read(tmp_path: Path) -> None:
    post = tmp_path / "long.md"
    sections = (f"## Part {part}\n\n" + "Some words of text.\n\n" * 40 for part in range(1, 120))
    post.write_text("---\ntitle: Long\n---\n" + "".join(sections))
    for entrance in (
        Start(Destination(fragment="part-117")),
        Start(Destination(line=line_of(post, "## Part 117"))),
    ):
        text, section = await opened(post, entrance)
        assert text.splitlines()[1].strip() == "Part 117"
        assert section == "Part 117"


async def test_a_line_within_a_block_of_code_is_in_view(tmp_path: Path) -> None:
    post = tmp_path / "code.md"
    post.write_text("# Code\n\n```\n" + "\n".join(f"row {number}" for number in range(200)) + "\n```\n")
    text, _ = await opened(post, Start(Destination(line=line_of(post, "row 150"))))
    assert "row 150" in text.splitlines()[1]
