"""What names find which file of a library."""

from __future__ import annotations

import os
import time
import unicodedata
from pathlib import Path

import pytest

from reader.content.discovery.site import Kind, Site
from reader.content.posts.index import ContentIndex
from reader.document.reading.file_lookup import FileLookup
from tests.content.folders import write


def files_of(*paths: str, kind: Kind = Kind.PLAIN) -> FileLookup:
    """The files of a library that has some paths, none of which need be on the disk."""
    index = ContentIndex(Path("/no/library"))
    index.adopt_site(Site(Path("/no/library"), kind, "", files=(*paths, "one more.md")))
    return FileLookup(index)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Note", "a/Note.md"),
        ("note", "a/Note.md"),
        ("Note.md", "a/Note.md"),
        ("a/Note", "a/Note.md"),
        ("/a/Note", "a/Note.md"),
        ("./a/Note.md", "a/Note.md"),
        ("../a/Note", None),
        (" Note ", "a/Note.md"),
        ("b/Note", None),
        ("ote", None),
        ("v1.2 notes", "v1.2 notes.md"),
        ("v1", None),
        ("draft [old]", "draft [old].md"),
        ("2024-01-28-hello", "_posts/2024-01-28-hello.markdown"),
        ("hello", "_posts/2024-01-28-hello.markdown"),
        ("_posts/hello", "_posts/2024-01-28-hello.markdown"),
        ("guide", "docs/guide/index.md"),
        ("docs/guide", "docs/guide/index.md"),
        ("index", "docs/guide/index.md"),
        ("docs/guide/index.md", "docs/guide/index.md"),
        ("", None),
        ("/", None),
        ("..", None),
    ],
)
def test_a_name_is_a_path_or_the_end_of_one(name: str, path: str | None) -> None:
    files = files_of(
        "a/Note.md",
        "v1.2 notes.md",
        "draft [old].md",
        "_posts/2024-01-28-hello.markdown",
        "docs/guide/index.md",
    )
    assert files.find(name) == path


@pytest.mark.parametrize("kind", [Kind.OBSIDIAN, Kind.PLAIN])
@pytest.mark.parametrize(
    ("asking", "name", "path"),
    [
        pytest.param("c/src.md", "Twin", "c/Twin.md", id="its own folder"),
        pytest.param("c/src.md", "b/Twin", "b/Twin.md", id="a path from the root"),
        pytest.param("de/b/src.md", "b/Twin", "b/Twin.md", id="a path from the root before a near one"),
        pytest.param("de/b/src.md", "Root", "Root.md", id="a name in the root before its own folder"),
        pytest.param("c/src.md", "./Twin", "c/Twin.md", id="this folder"),
        pytest.param("c/src.md", "../b/twin.md", "b/Twin.md", id="another folder"),
        pytest.param("c/src.md", "./Deep", None, id="only this folder"),
        pytest.param("de/src.md", "../Twin", None, id="only the folder above"),
        pytest.param("src.md", "../Root", None, id="nothing above the root"),
        pytest.param("de/x/src.md", "Twin", "de/b/Twin.md", id="most leading folders"),
        pytest.param("de/x/src.md", "b/Deep", "de/a/b/Deep.md", id="most folders, by the end of a path"),
        pytest.param("fr/src.md", "Deep", "en/b/Deep.md", id="the shortest path"),
        pytest.param("src.md", "Twin", "b/Twin.md", id="the first of equally short ones"),
        pytest.param("c/src.md", "twin", "c/Twin.md", id="in any case"),
    ],
)
def test_of_several_files_the_one_is_meant_that_the_asking_note_is_near(
    kind: Kind, asking: str, name: str, path: str | None
) -> None:
    files = files_of(
        *("b/Twin.md", "c/Twin.md", "de/b/Twin.md", "de/a/b/Deep.md", "en/b/Deep.md"),
        *("Root.md", "de/b/Root.md"),
        kind=kind,
    )
    assert files.seen_from(asking).find(name) == path


def test_a_note_named_index_is_a_note_like_any_other_in_a_vault() -> None:
    files = files_of("Index.md", "A/Index.md", "B/c/index.md", kind=Kind.OBSIDIAN)
    assert files.find("Index") == "Index.md"
    assert files.find("A/Index") == "A/Index.md"
    assert files.seen_from("B/d.md").find("c/Index") == "B/c/index.md"
    assert files.find("A") is None


def test_a_note_of_a_day_has_its_whole_name_in_a_vault() -> None:
    files = files_of("2024-01-28 Meeting.md", kind=Kind.OBSIDIAN)
    assert files.find("2024-01-28 meeting") == "2024-01-28 Meeting.md"
    assert files.find("Meeting") is None


def test_a_file_that_stands_for_its_folder_is_called_as_that_on_a_site() -> None:
    files = files_of("posts/a/index.md", kind=Kind.HUGO)
    assert files.find("a") == "posts/a/index.md"
    assert files.find("index") is None


def test_the_shortest_path_is_meant() -> None:
    files = files_of("a/b/Note.md", "z/Note.md", "y/Note.md")
    assert files.find("Note") == "y/Note.md"
    assert files.find("b/Note") == "a/b/Note.md"
    assert files_of("a/Note.md", "Note.md").find("Note") == "Note.md"


def test_the_same_case_is_preferred_among_the_nearest() -> None:
    files = files_of("note.md", "Note.md", "a/NOTE.md")
    assert files.find("note") == "note.md"
    assert files.find("Note") == "Note.md"
    assert files.find("NOTE") == "Note.md"


@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
def test_accents_may_be_written_in_both_ways(written: str, asked: str) -> None:
    path = unicodedata.normalize(written, "é/Über uns.md")  # type: ignore[arg-type]
    files = files_of(path)
    assert files.find(unicodedata.normalize(asked, "über uns")) == path  # type: ignore[arg-type]
    assert files.find(unicodedata.normalize(asked, "É/Über uns")) == path  # type: ignore[arg-type]


@pytest.mark.parametrize("settings", [".obsidian/app.json", "no settings.json"])
def test_pictures_and_other_files_of_a_vault_are_found(tmp_path: Path, settings: str) -> None:
    write(
        tmp_path,
        {
            settings: "{}",
            ".trash/gone.png": "",
            "One.md": "x",
            "Two.md": "x",
            "files/deep/lock.png": "",
            "files/paper one.pdf": "",
        },
    )
    files = FileLookup(ContentIndex(tmp_path))
    assert files.find("lock.png") == "files/deep/lock.png"
    assert files.find("deep/LOCK.PNG") == "files/deep/lock.png"
    assert files.find("paper one.pdf") == "files/paper one.pdf"
    assert files.find("gone.png") is None
    assert files.find("lock") is None


def test_files_of_a_vault_are_found_from_a_note_that_was_opened_by_itself(tmp_path: Path) -> None:
    write(tmp_path, {".obsidian/app.json": "{}", "a/One.md": "x", "b/Two.md": "x", "pic.png": ""})
    files = FileLookup(ContentIndex(tmp_path / "a" / "One.md"))
    assert files.find("Two") == "b/Two.md"
    assert files.find("pic.png") == "pic.png"


def test_files_that_come_later_are_found(tmp_path: Path) -> None:
    write(tmp_path, {"One.md": "x", "Two.md": "x"})
    index = ContentIndex(tmp_path)
    index.add(index.load_all())
    files = FileLookup(index)
    assert files.find("Three") is None
    write(tmp_path, {"Three.md": "x"})
    index.apply(index.refresh())
    assert files.find("Three") == "Three.md"


def test_files_that_come_later_are_found_from_a_note_that_was_opened_by_itself(tmp_path: Path) -> None:
    write(tmp_path, {".obsidian/app.json": "{}", "a/One.md": "x", "b/Two.md": "x"})
    for folder in (tmp_path, tmp_path / "a", tmp_path / "b"):
        os.utime(folder, (1_000_000_000, 1_000_000_000))
    for name, path in (("Two", "b/Two.md"), ("Three", None)):
        assert FileLookup(ContentIndex(tmp_path / "a" / "One.md")).find(name) == path
    write(tmp_path, {"b/Three.md": "x"})
    assert FileLookup(ContentIndex(tmp_path / "a" / "One.md")).find("Three") == "b/Three.md"


def test_a_folder_that_is_gone_holds_nothing() -> None:
    assert files_of("a.md", kind=Kind.OBSIDIAN).find("x.png") is None


def test_titles_are_those_of_posts(tmp_path: Path) -> None:
    write(tmp_path, {"one.md": "---\ntitle: The first\n---\nx", "two.md": "x"})
    index = ContentIndex(tmp_path)
    index.load_all()
    files = FileLookup(index)
    assert files.title("one.md") == "The first"
    assert files.title("none.md") == ""


@pytest.mark.parametrize("path", ["folder {i}/note {i}.md", "folder {i}/README.md", "{i}/index.md"])
def test_names_are_found_quickly_in_a_large_library(path: str) -> None:
    files = files_of(*(path.format(i=i) for i in range(100_000)), kind=Kind.PLAIN)
    start = time.process_time()
    files.find("note 1")
    files.find("folder 1/README")
    files.find("readme")
    prepared = time.process_time()
    for number in range(2_000):
        files.find(f"folder {number}/README")
        files.find(f"Note {number}")
        files.find("readme")
    assert time.process_time() - prepared < 0.5 * (prepared - start)
