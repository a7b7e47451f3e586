"""Links to files that are no posts of the library: what opens, what only is told of, and the way back."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.app.widgets.status_line import StatusLine
from tests.app.screen import NARROW, WIDE, article, article_text, open_reader, settle

FILLER = "Words that fill the rows between one thing and the next. " * 8
SIX = f"{FILLER}\n\n" * 6


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    (folder / "files").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (folder / "files" / "script.py").write_text("---\n# ```\ndef answer():\n    return 42\n````\n")
    (folder / "files" / "notes.txt").write_text("Plain *words*.\n\n# no heading\n")
    (folder / "files" / "picture.png").write_bytes(b"\x89PNG" + b"0" * 24_000)
    (folder / "files" / "archive.zip").write_bytes(b"PK\x03\x04" + bytes(200))
    (tmp_path / "outside" / "note.md").write_text(
        "---\ntitle: An outside note\n---\n\n"
        + f"{FILLER}\n\n" * 6
        + "## Far\n\nTo [its neighbour](other.md).\n"
    )
    (tmp_path / "outside" / "other.md").write_text("# The neighbour\n\nHere.\n")
    return folder


async def follow(library: Path, href: str, size: tuple[int, int] = WIDE) -> tuple[str, str, str]:
    """What is told of the only link of a post, and what is shown and told after following it."""
    (library / "post.md").write_text(f"---\ntitle: Post\n---\n\nSee [it]({href}).\n", encoding="utf-8")
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("enter", "f")
        await settle(pilot)
        before = app.screen.query_one(StatusLine).message
        await pilot.press("enter")
        for _ in range(3):
            await settle(pilot)
        return before, article_text(app), app.screen.query_one(StatusLine).message


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_code_is_shown_whole_and_as_it_is(library: Path, size: tuple[int, int]) -> None:
    before, shown, _ = await follow(library, "files/script.py", size)
    assert before == "file: files/script.py, 43 bytes"
    assert shown.splitlines()[0].strip() == "script.py"
    for line in ("---", "# ```", "def answer():", "    return 42", "````"):
        assert line in shown


async def test_text_is_not_taken_for_markdown(library: Path) -> None:
    _, shown, _ = await follow(library, "files/notes.txt")
    assert "Plain *words*." in shown
    assert "# no heading" in shown


async def test_a_picture_is_told_of_with_its_size(library: Path) -> None:
    before, shown, after = await follow(library, "files/picture.png")
    assert before == after == "picture: files/picture.png, 23 KB"
    assert "See it." in shown


async def test_a_binary_file_is_not_opened(library: Path) -> None:
    _, shown, after = await follow(library, "files/archive.zip")
    assert after == "files/archive.zip: looks like a binary file, not shown"
    assert "See it." in shown


async def test_a_note_outside_of_the_library_opens_after_its_path_was_shown(library: Path) -> None:
    before, shown, _ = await follow(library, "../outside/note.md")
    assert before.startswith("file outside of this folder: ../outside/note.md, ")
    assert "An outside note" in shown


async def test_a_section_of_a_note_outside_is_gone_to(library: Path) -> None:
    _, shown, _ = await follow(library, "../outside/note.md#far", NARROW)
    assert "Far" in shown
    assert "An outside note" not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
async def test_what_is_no_file_is_never_opened(library: Path) -> None:
    os.mkfifo(library / "pipe.md")
    before, shown, _ = await follow(library, "pipe.md")
    assert "See it." in shown or "named pipe" in shown
    before, shown, after = await follow(library, "../../../../../../../../../dev/zero")
    assert before == after
    assert before.startswith("nothing is at ../")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_way_from_outside_leads_on_and_back_to_the_row(
    library: Path, size: tuple[int, int]
) -> None:
    (library / "post.md").write_text(
        "---\ntitle: Post\n---\n\n" + f"{FILLER}\n\n" * 6 + "See [it](../outside/note.md).\n",
        encoding="utf-8",
    )
    async with open_reader(library, size) as (app, pilot):
        await pilot.press("enter", "G")
        await settle(pilot)
        first = article_text(app)
        await pilot.press("f", "enter")
        for _ in range(3):
            await settle(pilot)
        assert "An outside note" in article_text(app)
        await pilot.press("G")
        await settle(pilot)
        second = article_text(app)
        await pilot.press("f", "enter")
        for _ in range(3):
            await settle(pilot)
        assert "The neighbour" in article_text(app)
        await pilot.press("backspace")
        for _ in range(3):
            await settle(pilot)
        assert article_text(app) == second
        await pilot.press("backspace")
        for _ in range(3):
            await settle(pilot)
        assert article_text(app) == first
        await pilot.press("alt+right")
        for _ in range(3):
            await settle(pilot)
        assert article_text(app) == second


async def test_a_wikilink_from_a_single_note_opens_the_note_beside_it(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "One.md").write_text("To [[Two]].\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "Two.md").write_text("# The second\n\nHere.\n")
    async with open_reader(tmp_path / "One.md") as (app, pilot):
        await pilot.press("f", "enter")
        for _ in range(3):
            await settle(pilot)
        assert "The second" in article_text(app)


async def test_a_block_of_another_note_is_gone_to(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "One.md").write_text("---\ndate: 2024-01-01\n---\nTo [[Two#^here]].\n")
    (tmp_path / "Two.md").write_text(f"# Two\n\n{FILLER}\n\n" * 8 + f"The block. ^here\n\n{FILLER}\n\n" * 8)
    async with open_reader(tmp_path, NARROW) as (app, pilot):
        await pilot.press("enter", "full_stop", "enter")
        for _ in range(3):
            await settle(pilot)
        assert "The block." in "\n".join(article_text(app).splitlines()[:3])


async def test_back_in_the_middle_of_a_long_article_that_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "short.md").write_text("---\ndate: 2020-01-01\n---\n\nShort.\n")
    parts = "\n\n".join(f"## Part {number}\n\n{FILLER}" for number in range(1, 1500))
    (tmp_path / "long.md").write_text(f"---\ndate: 2024-01-01\n---\n\n{parts}\n\n[short](short.md)\n")
    async with open_reader(tmp_path) as (app, pilot):
        await pilot.press("enter", "G")
        await settle(pilot)
        before = article_text(app)
        await pilot.press("comma", "enter")
        for _ in range(3):
            await settle(pilot)
        assert "Short." in article_text(app)
        await pilot.press("backspace")
        for _ in range(6):
            await settle(pilot)
        assert article_text(app) == before
        assert article(app).has_focus
