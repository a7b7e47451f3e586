"""A library is read by a process of its own."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.content.background import Library, LibraryProcess, can_fork
from reader.content.errors import LibraryError
from reader.content.following import Failed, LibraryFollower, Listed, Notice, Progress, Settled
from reader.content.index import Changes, ContentIndex
from reader.content.post import Post
from reader.content.site import Site

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system has no fork that is safe to use")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    posts = tmp_path / "_posts"
    posts.mkdir()
    for day in range(1, 29):
        text = f"---\ntitle: Day {day}\ntags: [a, b]\n---\n\nBody.\n"
        (posts / f"2024-02-{day:02}-day.md").write_text(text)
    return tmp_path


def read_through(library: Library) -> tuple[list[Site], list[Post]]:
    """What is told until all has been told."""
    sites: list[Site] = []
    posts: list[Post] = []
    for event in library.events():
        if isinstance(event, Settled):
            break
        if isinstance(event, Site):
            sites.append(event)
        elif not isinstance(event, Progress | Listed | Changes | Notice | Failed):
            posts.extend(event)
    library.stop()
    return sites, posts


def test_it_hands_over_the_site_and_every_post(library: Path) -> None:
    sites, posts = read_through(LibraryProcess(library))
    index = ContentIndex(library)
    assert sites == [index.site]
    read = [post._replace(properties=()) for post in index.load_all()]
    assert sorted(posts, key=lambda post: post.path) == sorted(read, key=lambda post: post.path)


def test_a_folder_that_is_not_there_is_an_error_for_people(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is not there") as failure:
        read_through(LibraryProcess(tmp_path / "nowhere"))
    assert failure.value.hint


def test_a_process_that_dies_is_an_error_for_people(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(follower: LibraryFollower) -> Iterator[tuple[Post, ...]]:
        yield ()
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(LibraryFollower, "follow", die)
    with pytest.raises(LibraryError, match="could not be read to its end"):
        read_through(LibraryProcess(library))


def test_stopping_leaves_no_process_behind(library: Path) -> None:
    process = LibraryProcess(library)
    number = process.number
    process.stop()
    process.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_it_ends_by_itself_when_nobody_listens(library: Path) -> None:
    for day in range(1, 400):
        (library / "_posts" / f"2023-01-{day % 28 + 1:02}-more-{day}.md").write_text(
            "# More\n\n" + "word " * 2000
        )
    process = LibraryProcess(library)
    number = process.number
    process._received.close()
    deadline = time.monotonic() + 20
    while os.waitpid(number, os.WNOHANG) == (0, 0):
        assert time.monotonic() < deadline
