"""The posts of the manual: what they hold, in which order they stand, and where they are kept."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from reader.commands.check import check
from reader.commands.manual.posts import POSTS, filled_posts, written_manual
from reader.content.posts.index import ContentIndex
from reader.keys.commands import COMMANDS

TITLES = [
    "First steps",
    "Keys",
    "Searching",
    "Reading",
    "Pictures",
    "Settings",
    "What it understands",
    "Command line and other programs",
    "Files and privacy",
    "Limits",
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for what can be made again."""
    monkeypatch.setenv("READER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_it_is_a_library_with_its_posts_in_the_order_in_which_they_are_read(cache: Path) -> None:
    posts = ContentIndex(written_manual()).load_all()
    assert [post.title for post in posts] == TITLES
    assert [post.problems for post in posts] == [()] * len(TITLES)


def test_nothing_is_wrong_with_it_and_every_link_in_it_leads_somewhere(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(str(written_manual())) == 0, capsys.readouterr().out


def test_every_line_that_stands_for_a_table_has_become_one() -> None:
    for text in filled_posts().values():
        assert not re.search(r"^\{\{", text, re.MULTILINE)


def test_its_keys_are_those_that_a_person_chose() -> None:
    mine = [each._replace(keys=("f5",)) if each.name == "zen" else each for each in COMMANDS]
    assert "| `F5` | Only the article | `zen` |" in filled_posts(mine)["keys.md"]


def test_a_command_without_a_key_says_so() -> None:
    mine = [each._replace(keys=()) if each.name == "zen" else each for each in COMMANDS]
    assert "| none | Only the article | `zen` |" in filled_posts(mine)["keys.md"]


def test_it_is_kept_where_it_can_be_made_again_and_only_its_owner_reads_it(cache: Path) -> None:
    folder = written_manual()
    assert folder == cache / "manual"
    assert {file.name for file in folder.iterdir()} == {file.name for file in POSTS.glob("*.md")}
    assert (folder / "keys.md").stat().st_mode & 0o077 == 0


def test_what_is_right_stays_as_it_is(cache: Path) -> None:
    folder = written_manual()
    before = (folder / "keys.md").stat().st_ino
    written_manual()
    assert (folder / "keys.md").stat().st_ino == before


def test_what_is_not_right_is_made_again_without_a_date_of_its_own(cache: Path) -> None:
    folder = written_manual()
    os.utime(folder / "keys.md", (0, 0))
    (folder / "limits.md").write_text("An older one.\n")
    (folder / "gone.md").write_text("A post that there was once.\n")
    posts = ContentIndex(written_manual()).load_all()
    assert [post.title for post in posts] == TITLES
    assert {post.day for post in posts} == {""}


def test_it_can_be_read_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("No folder can be made in a file.\n")
    monkeypatch.setenv("READER_CACHE_DIR", str(tmp_path / "file"))
    assert len(ContentIndex(written_manual()).load_all()) == len(TITLES)
