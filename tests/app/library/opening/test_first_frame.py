"""The first frame of a post that is opened alone is the one that the application draws."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.app.library.opening.beginning import begin_post
from reader.app.library.opening.first_frame import first_frame
from reader.app.library.opening.start import PLAIN_START, Start, first_arrangement
from reader.content.posts.index import ContentIndex
from reader.document.reading.destination import Destination
from reader.settings.table import DEFAULTS
from tests.app.screen import open_reader, screen_text

SAMPLES = sorted((Path(__file__).parents[3] / "sample_posts" / "_posts").glob("*.md"))


def frame(post: Path, columns: int, rows: int, start: Start = PLAIN_START) -> list[str] | None:
    """Return the rows of the first frame of a post; None when it has none."""
    begun = begin_post(ContentIndex(post), start, DEFAULTS)
    assert begun is not None
    arrangement = first_arrangement(post, start, DEFAULTS)
    size = os.terminal_size((columns, rows))
    standing = first_frame(begun, arrangement, DEFAULTS, size=size, light=None)
    if standing is None:
        return None
    return [row.rstrip() for row in standing.encoder.text]


def without_divider(rows: list[str]) -> list[str]:
    """Return rows in which all lines between panes are alike: how long an article is, is an estimate."""
    return [row.replace("┃", "│") for row in rows]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
@pytest.mark.parametrize("post", SAMPLES, ids=lambda post: post.stem)
async def test_the_first_frame_is_what_the_application_draws(post: Path, size: tuple[int, int]) -> None:
    first = frame(post, *size)
    assert first is not None
    async with open_reader(post, size=size) as (app, _):
        drawn = [row.rstrip() for row in screen_text(app).splitlines()]
        # In the last row stands how much was read, too.
        assert without_divider(first[:-1]) == without_divider(drawn[: len(first) - 1])


def test_the_status_line_says_where_one_is_and_names_the_next_keys(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("---\ntitle: Canals\n---\n# Locks\n\nWords.\n", encoding="utf-8")
    rows = frame(post, 100, 24)
    assert rows is not None
    assert rows[-1].split()[0] == "Canals"
    assert rows[-1].endswith("? keys")


def test_a_destination_that_has_to_be_looked_for_has_no_first_frame(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("# Locks\n\nWords.\n\n## Gates\n\nMore.\n", encoding="utf-8")
    assert frame(post, 100, 24, Start(Destination("gates"))) is None


def test_a_screen_too_small_for_it_has_no_first_frame(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("Words.\n", encoding="utf-8")
    assert frame(post, 12, 3) is None
