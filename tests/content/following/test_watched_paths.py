"""Which folders of a library are watched, and what happens in them that matters."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.content.discovery.discover import discover_with_tree
from reader.content.following import watching
from reader.content.following.follower import LibraryFollower
from reader.content.following.watched_paths import WatchedPaths, watched_library
from tests.content.folders import write
from tests.content.followed import Followed

PATIENCE = 20.0


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Posts of two months beside what no post is in."""
    files = {
        "2023/01/a.md": "# A",
        "2024/02/b.md": "# B",
        "assets/css/site.css": "",
        **{f"node_modules/{number}/lib/README.md": "" for number in range(40)},
        **{f".git/objects/{number}/x": "" for number in range(40)},
        **{f"vendor/{number}/x.md": "" for number in range(40)},
    }
    return write(tmp_path / "library", files)


def watched_in(folder: Path) -> WatchedPaths:
    site, tree = discover_with_tree(folder)
    assert tree is not None
    return watched_library(site, tree)


def below(folder: Path, watched: frozenset[str]) -> set[str]:
    return {os.path.relpath(each, folder) for each in watched}


def test_folders_with_posts_and_those_above_them_are_watched(library: Path) -> None:
    watched = watched_in(library)
    assert below(library, watched.folders) == {".", "2023", "2023/01", "2024", "2024/02"}
    assert below(library, watched.without_posts) == {"assets", "assets/css"}


def test_the_folders_of_settings_are_watched_above_the_library_too(tmp_path: Path) -> None:
    files = {"_config.yml": "title: X", "_data/authors.yml": "", "_posts/2024-01-01-a.md": "# A"}
    site = write(tmp_path / "site", files)
    watched = watched_in(site / "_posts")
    assert below(site, watched.folders) == {".", "_data", "_posts"}
    assert watched.is_relevant(f"{site}/_config.yml")
    assert watched.is_relevant(f"{site}/_data/authors.yml")


def test_what_a_linked_post_leads_to_is_watched(library: Path) -> None:
    write(library, {"vendor/x.md": "# X"})
    (library / "2024/02/link.md").symlink_to("../../vendor/x.md")
    watched = watched_in(library)
    assert "vendor" in below(library, watched.folders)
    assert watched.is_relevant(f"{library}/vendor/x.md")


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("2024/02/b.md", True),
        ("2024/02/new.mdx", True),
        ("2024/02/NEW.MD", True),
        ("2024/02/gone.md", True),
        ("2024/02", True),
        ("assets/css", True),
        ("_config.yml", True),
        ("hugo.toml", True),
        ("2024/02/02.json", True),
        ("2024/02/b.11tydata.json", True),
        ("2024/02/other.json", False),
        ("2024/02/notes.log", False),
        ("2024/02/picture.png", False),
        ("2024/02/.b.md.swp", False),
        ("2024/02/.hidden.md", False),
        ("2024/02/#b.md#", False),
        ("2024/02/b.md~", False),
        ("2024/02/4913", False),
        ("2024/02/b.txt", False),
        ("node_modules", False),
        (".git", False),
    ],
)
def test_what_may_be_a_post_matters(library: Path, path: str, matters: bool) -> None:
    assert watched_in(library).is_relevant(f"{library}/{path}") is matters


def test_a_new_folder_matters_unless_nothing_is_looked_for_in_it(library: Path) -> None:
    watched = watched_in(library)
    for name, matters in (("drafts", True), ("public", False), (".cache", False), ("__pycache__", False)):
        (library / name).mkdir()
        assert watched.is_relevant(f"{library}/{name}") is matters


def test_what_is_written_in_pages_that_are_no_posts_does_not_matter(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"_config.yml": "", "_posts/2024-01-01-a.md": "# A", "about.md": "# Me"})
    watched = watched_in(site)
    assert not watched.is_relevant(f"{site}/about.md")
    (site / "about.md").unlink()
    assert watched.is_relevant(f"{site}/about.md"), "it may have become one by going"


class Watcher:
    """A library that is watched and compared whenever something matters."""

    def __init__(self, folder: Path) -> None:
        self.followed = Followed(folder, read_outline=None)
        self.changed, self.ended = threading.Event(), threading.Event()
        self.paths: set[str] = set()
        follower = self.followed.start().follower
        watching.watch(folder, lambda: follower.watched, self.changed, self.ended)
        # The watch has begun when it says so.
        self.wait(lambda: True)

    def wait(self, holds: Callable[[], bool]) -> None:
        while True:
            assert self.changed.wait(PATIENCE)
            self.changed.clear()
            self.followed.refresh()
            if holds():
                return

    def wait_for_post(self, path: str) -> None:
        self.wait(lambda: path in self.followed.posts)


@pytest.mark.parametrize("way", ["watched", "looked at"])
def test_the_first_post_of_a_folder_is_found(
    library: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOKING_MILLISECONDS", 50)
    monkeypatch.setattr(watching, "SETTLING_MILLISECONDS", 30)
    if way == "looked at":
        monkeypatch.setattr(watching, "LIKELY_FOLDERS", 0)
        monkeypatch.setattr(watching, "POLL_SECONDS", 0.05)
    watcher = Watcher(library)
    try:
        write(library, {"assets/css/first.md": "# First"})
        watcher.wait_for_post("assets/css/first.md")
        write(library, {"assets/new/deep/second.md": "# Second"})
        watcher.wait_for_post("assets/new/deep/second.md")
        (library / "2024").rename(library / "2025")
        watcher.wait_for_post("2025/02/b.md")
        write(library, {"2025/02/c.md": "# C"})
        watcher.wait_for_post("2025/02/c.md")
    finally:
        watcher.ended.set()


def test_a_limit_that_is_reached_has_the_library_compared_now_and_then(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*folders: str, ignore_permission_denied: bool, **options: object) -> Iterator[set[object]]:
        # The watching library leaves out what it has no room for, when it is told to overlook anything.
        assert not ignore_permission_denied
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refuse)
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.05)
    watcher = Watcher(library)
    write(library, {"2024/02/c.md": "# C"})
    watcher.wait_for_post("2024/02/c.md")
    watcher.ended.set()


def test_a_look_that_finds_nothing_new_tells_nothing(library: Path) -> None:
    follower = LibraryFollower(library)
    assert list(follower.follow())
    assert list(follower.refresh()) == []
    (library / "empty").mkdir()
    assert list(follower.refresh()) == []
    write(library, {"2024/02/b.md": "# B, longer"})
    assert list(follower.refresh())
    assert list(follower.refresh()) == []
