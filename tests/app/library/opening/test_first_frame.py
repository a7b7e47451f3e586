"""The first frame of a post that is opened alone, or of a folder, is the one that the application draws."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.library.opening.beginning import begin_post
from reader.app.library.opening.begun_library import begin_library
from reader.app.library.opening.first_frame import first_frame
from reader.app.library.opening.first_view import is_large_enough, view_of_library, view_of_post
from reader.app.library.opening.start import PLAIN_START, Start
from reader.content.discovery.errors import LibraryError
from reader.content.posts.events import Event, PostsExpected, PostsListed
from reader.content.posts.index import ContentIndex
from reader.document.parse import parse
from reader.document.reading.anchors import anchor_of
from reader.document.reading.destination import Destination
from reader.memory.memory import Memory
from reader.memory.model import Layout, Position
from reader.settings.table import DEFAULTS
from tests.app.screen import open_reader, screen_text

SETTINGS = DEFAULTS._replace(pictures="never")
"""Pictures stand in the first frame as frames: they are decoded behind it."""

SAMPLES = sorted((Path(__file__).parents[4] / "sample_posts" / "_posts").glob("*.md"))


def frame(post: Path, columns: int, rows: int, start: Start = PLAIN_START) -> list[str] | None:
    """Return the rows of the first frame of a post; None when it has none."""
    begun = begin_post(ContentIndex(post), start, SETTINGS)
    assert begun is not None
    size = os.terminal_size((columns, rows))
    if not is_large_enough(size):
        return None
    standing = first_frame(view_of_post(post, begun, start, SETTINGS, size), SETTINGS, light=None)
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
    async with open_reader(post, size=size, settings=SETTINGS) as (app, _):
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


@pytest.mark.parametrize("size", [(120, 20), (120, 40), (240, 60)])
@pytest.mark.parametrize("section", [17, 40, 69])
async def test_the_outline_is_scrolled_to_the_section_that_is_read(
    tmp_path: Path, size: tuple[int, int], section: int
) -> None:
    parts = [f"## Lock {number}\n\nGates of lock {number}.\n\n" for number in range(70)]
    post = tmp_path / "post.md"
    post.write_text("".join(parts), encoding="utf-8")
    document = parse("".join(parts))
    anchor = anchor_of(document, document.sections[section].place)
    kept = Memory.open(tmp_path)
    kept.opened("post.md", "Locks")
    kept.stopped("post.md", Position(anchor.as_text(), 0, section / 70))
    kept.close()
    first = frame(post, *size)
    assert first is not None
    async with open_reader(post, size=size, settings=SETTINGS) as (app, _):
        drawn = [row.rstrip() for row in screen_text(app).splitlines()]
        assert without_divider(first[:-1]) == without_divider(drawn[: len(first) - 1])
        assert sum(f"Lock {section}" in row for row in first[:-1]) > 0


def test_a_screen_too_small_for_it_has_no_first_frame(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("Words.\n", encoding="utf-8")
    assert frame(post, 12, 3) is None


class Telling:
    """Tells some events of a library, and nothing more."""

    def __init__(self, *events: Event | LibraryError) -> None:
        self._left = list(events)

    def has_result(self, patience: float) -> bool:
        return bool(self._left)

    def events(self) -> Iterator[Event]:
        while self._left:
            event = self._left.pop(0)
            if isinstance(event, LibraryError):
                raise event
            yield event

    def refresh(self) -> None:
        pass

    def stop(self) -> None:
        pass


def folder_frame(
    folder: Path,
    columns: int,
    rows: int,
    start: Start = PLAIN_START,
    *,
    expected: int = 0,
    are_all: bool = True,
) -> list[str] | None:
    """Return the rows of the first frame of a folder of which posts are told: all of them, or the first."""
    index = ContentIndex(folder)
    events: list[Event] = [index.site, PostsExpected(expected), tuple(index.load_all())]
    told = Telling(*events, *([PostsListed()] if are_all else []))
    size = os.terminal_size((columns, rows))
    begun = begin_library(folder, ContentIndex(folder), told, start, SETTINGS)
    _, view = view_of_library(begun, start, SETTINGS, size)
    standing = None if view is None else first_frame(view, SETTINGS, light=None)
    return None if standing is None else [row.rstrip() for row in standing.encoder.text]


@pytest.mark.parametrize("size", [(240, 60), (160, 50), (120, 36), (80, 24), (70, 19), (40, 15), (24, 8)])
async def test_the_first_frame_of_a_folder_is_what_the_application_draws(size: tuple[int, int]) -> None:
    first = folder_frame(SAMPLES[0].parents[1], *size)
    assert first is not None
    async with open_reader(SAMPLES[0].parents[1], size=size, settings=SETTINGS) as (app, _):
        drawn = [row.rstrip() for row in screen_text(app).splitlines()]
        assert without_divider(first[:-1]) == without_divider(drawn[: len(first) - 1])
        # What was read stands behind the next keys, and has them give way.
        assert size[0] < 40 or drawn[-1].startswith(first[-1])


@pytest.mark.parametrize("dense", [False, True])
async def test_it_is_as_a_person_left_it(tmp_path: Path, dense: bool) -> None:
    for number in range(30):
        text = f"---\ntitle: Post {number}\ndate: 2024-01-{number + 1:02}\n---\n# Locks\n\n{number} gates.\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    kept = Memory.open(tmp_path)
    kept.set_layout(Layout("title", reverse=True, dense=dense, list_beside=None, outline_wanted=False))
    kept.opened("27.md", "Post 27")
    kept.stopped("27.md", Position("", 0, 0.4))
    kept.set_starred("26.md", True)
    kept.set_read("28.md", True)
    kept.close()
    first = folder_frame(tmp_path, 100, 24)
    assert first is not None
    assert any("★" in row for row in first)
    assert any("✓" in row for row in first)
    assert any("27 gates." in row for row in first)
    async with open_reader(tmp_path, size=(100, 24), settings=SETTINGS) as (app, _):
        drawn = [row.rstrip() for row in screen_text(app).splitlines()]
        assert without_divider(first[:-1]) == without_divider(drawn[: len(first) - 1])


def test_posts_that_are_still_to_come_are_counted(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("# Locks\n\nWords.\n", encoding="utf-8")
    first = folder_frame(tmp_path, 100, 24, expected=12_345)
    assert first is not None
    assert "12,345 posts" in first[1]


def test_where_a_post_to_come_may_be_the_first_one_there_is_no_first_frame(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("# Locks\n\nWords.\n", encoding="utf-8")
    assert folder_frame(tmp_path, 100, 24, Start(post="other.md"), expected=2) is None
    assert folder_frame(tmp_path, 100, 24, Start(post="other.md")) is not None
    kept = Memory.open(tmp_path)
    kept.set_layout(Layout("title"))
    kept.close()
    assert folder_frame(tmp_path, 100, 24, expected=2) is None


def test_a_folder_without_posts_has_no_first_frame(tmp_path: Path) -> None:
    assert folder_frame(tmp_path, 100, 24) is None


def test_a_folder_that_cannot_be_read_is_told_of_by_the_application(tmp_path: Path) -> None:
    told = Telling(LibraryError("is gone", "look elsewhere"))
    begun = begin_library(tmp_path, ContentIndex(tmp_path), told, PLAIN_START, SETTINGS)
    assert begun.highlighted is None
    with pytest.raises(LibraryError, match="is gone"):
        next(begun.events)


async def test_where_posts_to_come_may_be_the_first_one_the_list_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("# Locks\n\nWords.\n", encoding="utf-8")
    first = folder_frame(tmp_path, 120, 36, are_all=False)
    assert first is not None
    assert any("Locks" in row for row in first)
    assert not any("Words." in row for row in first)
    assert "Outline" in first[1]
