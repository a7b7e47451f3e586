"""A vault of notes from end to end: its files, its links and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.model import Document
from reader.document.parse import parse
from reader.document.reading import outline
from reader.document.reading.file_lookup import FileLookup
from reader.document.reading.link_resolver import resolve
from reader.document.reading.link_targets import (
    FileTarget,
    PostTarget,
    SectionTarget,
    Target,
    describe,
)
from reader.document.reading.post_lookup import PostLookup
from tests.content.folders import write

NAMES = (
    "plain",
    "Two words",
    "v1.2 notes",
    "draft (old)",
    "Grüße",
    "100 %",
    "a & b",
    "what's that",
    "日本",
    "C++",
)
FOLDERS = ("", "sub/", "sub folder/deep.er/", "Ünï/")


@dataclass(frozen=True)
class Vault:
    """A library that has been opened."""

    index: ContentIndex
    files: FileLookup
    lookup: PostLookup

    def open(self, path: str) -> Document:
        post = self.index.find(path)
        assert post
        article = self.index.read(post)
        return parse(article.body, dialect=dialect_of(article, self.index.site, self.files))

    def follow(self, path: str) -> list[Target]:
        """Where all links of a note lead."""
        document, post = self.open(path), self.index.find(path)
        assert post
        return [
            resolve(run.link.href, post, document, self.lookup)
            for leaf in document.leaves
            for run in document.runs(leaf)
            if run.link
        ]


def opened(folder: Path, files: dict[str, str]) -> Vault:
    write(folder, {".obsidian/app.json": "{}", **files})
    index = ContentIndex(folder)
    index.load_all()
    lookup = PostLookup(index.posts, lambda path: (folder / path).is_file())
    return Vault(index, FileLookup(index), lookup)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """Some hundred notes that link to each other by all names that may be used."""
    notes = [f"{folder}{name} {part}" for folder in FOLDERS for name in NAMES for part in range(10)]
    files = {
        f"{note}.md": (
            f"---\ntags: [a]\n---\n# About {number}\n\n## How it is, with (brackets) & signs!\n\n"
            "### C# tips\n\n"
            f"[[{notes[(number + 1) % len(notes)]}]] and [[{notes[(number + 7) % len(notes)]}|shown]], "
            f"[[{notes[(number + 3) % len(notes)]}#How it is, with (brackets) & signs!]]\n"
            f"[[{notes[(number + 4) % len(notes)]}#How it is, with (brackets) & signs!#C# tips]]\n"
            f"[[#C# tips]] ![[{notes[(number + 9) % len(notes)]}]]\n"
        )
        for number, note in enumerate(notes)
    }
    return opened(tmp_path_factory.mktemp("vault"), files)


def test_every_link_of_every_note_leads_to_the_note_that_it_names(vault: Vault) -> None:
    notes = [f"{folder}{name} {part}.md" for folder in FOLDERS for name in NAMES for part in range(10)]
    assert len(vault.index) == len(notes) == 400
    for number, note in enumerate(notes):
        targets = vault.follow(note)
        posts = [target.post.path for target in targets if isinstance(target, PostTarget)]
        assert posts == [notes[(number + step) % len(notes)] for step in (1, 7, 3, 4, 9)]
        (section,) = (target.section for target in targets if isinstance(target, SectionTarget))
        assert section.title == "C# tips"


def test_every_heading_that_a_link_names_is_found(vault: Vault) -> None:
    targets = vault.follow("plain 0.md")
    fragments = [target.fragment for target in targets if isinstance(target, PostTarget) and target.fragment]
    sections = vault.open("plain 3.md").sections
    titles = [
        sections[index].title for name in fragments if (index := outline.find(sections, name)) is not None
    ]
    assert titles == ["How it is, with (brackets) & signs!", "C# tips"]


def test_headings_are_followed_down_to_the_section(tmp_path: Path) -> None:
    vault = opened(
        tmp_path,
        {
            "a.md": "[[b#One#Aims]] [[b#Two#Aims]] [[b#Two#None]] [[#🎉]]\n\n# 🎉\n",
            "b.md": "# One\n\n## Aims\n\n# Two\n\n## Aims\n",
        },
    )
    fragments = [target.fragment for target in vault.follow("a.md") if isinstance(target, PostTarget)]
    sections = vault.open("b.md").sections
    assert [outline.find(sections, fragment) for fragment in fragments] == [1, 3, None]
    assert any(isinstance(target, SectionTarget) for target in vault.follow("a.md"))


def test_pictures_and_files_of_a_vault_are_found_wherever_they_lie(tmp_path: Path) -> None:
    vault = opened(
        tmp_path,
        {"n/a.md": "![[my pic.png]] [[it's.pdf]]", "b.md": "", "at/my pic.png": "", "at/it's.pdf": ""},
    )
    document = vault.open("n/a.md")
    assert [run.image.source for run in document.runs(document.leaves[0]) if run.image] == [
        "/at/my%20pic.png"
    ]
    assert vault.follow("n/a.md") == [FileTarget("at/it's.pdf")]


@pytest.mark.parametrize("text", ["", "---\ntags: [a]\n---\n", "---\n---\n", "\n\n", "%%\nall hidden\n%%\n"])
def test_notes_without_text_are_empty_articles(tmp_path: Path, text: str) -> None:
    vault = opened(tmp_path, {"a.md": text, "b.md": "[[a]] [[a#x]]"})
    assert not vault.open("a.md").leaves
    assert all(isinstance(target, PostTarget) for target in vault.follow("b.md"))


def test_links_of_markdown_with_blanks_need_angle_brackets(tmp_path: Path) -> None:
    vault = opened(
        tmp_path, {"a.md": "[x](Two words.md) [y](<Two words.md>) [z](Two%20words.md)", "Two words.md": "b"}
    )
    document = vault.open("a.md")
    assert document.text(document.leaves[0]) == "[x](Two words.md) y z"
    assert all(isinstance(target, PostTarget) for target in vault.follow("a.md"))
    assert len(vault.follow("a.md")) == 2


def test_of_twins_the_one_is_opened_that_the_note_itself_would_mean(tmp_path: Path) -> None:
    vault = opened(
        tmp_path,
        {
            **dict.fromkeys(("b/Twin.md", "c/Twin.md", "de/x/Twin.md", "Index.md", "A/Index.md"), ""),
            "c/src.md": "[[Twin]] [[../b/Twin]] [[Index]] [[A/Index]]",
            "de/src.md": "[[Twin]]",
            "b/y/src.md": "![[Twin]] [[./Twin]]",
        },
    )
    opens = {path: _opened_by(vault, path) for path in ("c/src.md", "de/src.md", "b/y/src.md")}
    assert opens == {
        "c/src.md": ["c/Twin.md", "b/Twin.md", "Index.md", "A/Index.md"],
        "de/src.md": ["de/x/Twin.md"],
        "b/y/src.md": ["b/Twin.md"],
    }


def test_a_part_of_a_vault_follows_the_rules_of_the_whole(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".obsidian/app.json": "{}",
            **dict.fromkeys(("Note.md", "a/Note.md", "a/b/Own.md", "a/b/a/Note.md", "c/Own.md"), ""),
            "a/b/src.md": "[[Note]] [[a/Note]] [[Own]]",
        },
    )
    index = ContentIndex(tmp_path / "a" / "b")
    index.load_all()
    lookup = PostLookup(index.posts, lambda path: (tmp_path / "a" / "b" / path).is_file(), index.site)
    own = index.find("Own.md")
    assert own
    assert Vault(index, FileLookup(index), lookup).follow("src.md") == [
        FileTarget("../../Note.md"),
        FileTarget("../Note.md"),
        PostTarget(own),
    ]


def _opened_by(vault: Vault, path: str) -> list[str]:
    return [target.post.path for target in vault.follow(path) if isinstance(target, PostTarget)]


def test_no_link_leads_out_of_the_vault(tmp_path: Path) -> None:
    vault = opened(tmp_path, {"a.md": "[[../../etc/passwd]] [[/etc/passwd]] [[b]]", "c.md": ""})
    assert [describe(target) for target in vault.follow("a.md")] == [
        "not in this folder: ../../etc/passwd",
        "not in this folder: /etc/passwd",
        "not in this folder: b",
    ]
