"""Copying what is selected, or what a second key names."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.copying import count_lines, section_source
from reader.app.library.screen import LibraryScreen
from reader.app.terminal.browser import BrowserFailed
from reader.app.terminal.clipboard import TAKEN_BY_TERMINALS
from reader.app.widgets.status_line import StatusLine
from reader.content.post import Article, Post
from reader.document.parse import parse
from tests.app.screen import MEDIUM, NARROW, WIDE, article, find, open_reader, posts, screen_text

POST = """\
---
title: Things to copy
date: 2024-05-05
---

A [web page](https://example.org/a?b=c#d) and [the other post](other.md#part), and
[nothing](nowhere.md), [here](#deeper), a note[^1].

```rust
fn main() {
\tprintln!("one");

}
```

> ```
> quoted code
> ```

## Part

Words of the part.

### Deeper

Words *below* it.

## Last

The end.

[^1]: The note.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two posts; the newer one has code, links and sections."""
    (tmp_path / "things.md").write_text(POST)
    (tmp_path / "other.md").write_text(
        "---\ntitle: Other\ndate: 2024-01-01\n---\n\nNo code here.\n\n## Part\n"
    )
    return tmp_path


def status(app: ReaderApp) -> str:
    """What the status line says."""
    return app.screen.query_one(StatusLine).message


async def copied(pilot: Pilot[None], *keys: str) -> str:
    """What is in the clipboard after some keys, and what was there before is gone."""
    App.copy_to_clipboard(pilot.app, "")
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return pilot.app.clipboard


async def test_the_keys_that_copy_are_offered(library: Path) -> None:
    choices = ("c code", "s section", "l link", "a all", "p path", "esc closes")
    for size, rows in ((WIDE, 1), (MEDIUM, 1), (NARROW, 2)):
        async with open_reader(library, size) as (app, pilot):
            await pilot.press("enter", "y")
            await pilot.pause()
            foot = "   ".join(row.strip() for row in screen_text(app).splitlines()[-rows:])
            assert foot.startswith("   ".join(("copy", *choices)))
            await pilot.press("escape")
            await pilot.pause()
            assert "c code" not in screen_text(app)
            assert article(app).has_focus


async def test_code_is_chosen_by_a_letter_and_copied_as_it_is_written(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        assert await copied(pilot, "enter", "y", "c", "a") == 'fn main() {\n\tprintln!("one");\n\n}'
        assert status(app) == "Copied 4 lines of code"
        assert await copied(pilot, "y", "c", "s") == "quoted code"
        assert status(app) == "Copied 1 line of code"


async def test_the_only_code_in_view_needs_no_letter(library: Path) -> None:
    (library / "things.md").write_text("---\ntitle: One\ndate: 2024-05-05\n---\n\n```\nonly\n```\n")
    async with open_reader(library) as (_, pilot):
        assert await copied(pilot, "enter", "y", "c") == "only"


async def test_long_code_is_copied_whole_whatever_part_is_in_view(library: Path) -> None:
    code = "\n".join(f"line {number}" for number in range(1_000))
    (library / "things.md").write_text(
        f"---\ntitle: One\ndate: 2024-05-05\n---\n\n```\n{code}\n```\n\nEnd.\n"
    )
    async with open_reader(library) as (app, pilot):
        assert await copied(pilot, "enter", "space", "space", "y", "c") == code
        assert status(app) == "Copied 1,000 lines of code"


async def test_links_are_copied_as_addresses_and_files(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        assert await copied(pilot, "enter", "y", "l", "a") == "https://example.org/a?b=c#d"
        assert status(app) == "Copied https://example.org/a?b=c#d"
        assert await copied(pilot, "y", "l", "s") == f"{library / 'other.md'}#part"
        assert await copied(pilot, "y", "l", "d") == "nowhere.md"
        assert await copied(pilot, "y", "l", "f") == f"{library / 'things.md'}#deeper"
        assert await copied(pilot, "y", "l", "g", "escape") == ""


async def test_the_section_being_read_is_copied_as_its_markdown(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        beginning = await copied(pilot, "enter", "y", "s")
        assert beginning.startswith("A [web page](")
        assert beginning.endswith("> quoted code\n> ```\n")
        part = "## Part\n\nWords of the part.\n\n### Deeper\n\nWords *below* it.\n"
        assert await copied(pilot, "right_square_bracket", "y", "y") == part
        assert status(app) == "Copied “Part”, 7 lines"
        assert await copied(pilot, "right_square_bracket", "y", "s") == "### Deeper\n\nWords *below* it.\n"


async def test_the_whole_post_and_its_path_are_copied(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        assert await copied(pilot, "y", "a") == POST
        assert status(app) == f"Copied the whole post, {count_lines(POST)}"
        assert posts(app).has_focus
        assert await copied(pilot, "y", "p") == str(library / "things.md")
        assert await copied(pilot, "j", "y", "p") == str(library / "other.md")


async def test_what_is_not_in_view_is_said_to_be_missing(library: Path) -> None:
    async with open_reader(library / "other.md") as (app, pilot):
        assert await copied(pilot, "y", "c") == ""
        assert status(app) == "There is no code in view"
        assert await copied(pilot, "y", "l") == ""
        assert status(app) == "There is no link in view"


async def test_another_key_does_what_it_always_does(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "y", "question_mark")
        await pilot.pause()
        assert len(app.screen_stack) == 2


async def test_what_is_selected_is_copied_first(library: Path, handed_to_programs: list[str]) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        await pilot.click("#article", offset=find(app, "note"), times=2)
        for key in ("y", "ctrl+c"):
            assert await copied(pilot, key) == "note"
            assert status(app) == "Copied 4 characters"
        await pilot.pause()
        assert handed_to_programs == ["note", "note"]


async def test_nothing_that_terminals_obey_is_copied(library: Path) -> None:
    (library / "things.md").write_text(
        "---\ntitle: One\ndate: 2024-05-05\n---\n\n"
        "Text \x1b[201~\x07 \x9b1m.\n\n```\nrm\x1b[201~ \x08-rf\n```\n"
    )
    async with open_reader(library) as (_, pilot):
        for keys in ("yc", "ys", "ya"):
            text = await copied(pilot, *keys)
            assert text.replace("\n", "").isprintable()
            assert "[201~" in text


async def test_a_long_copy_comes_with_a_doubt(library: Path) -> None:
    (library / "other.md").write_text("# Long\n\n" + "words " * (TAKEN_BY_TERMINALS // 5))
    async with open_reader(library / "other.md") as (app, pilot):
        assert await copied(pilot, "y", "a")
        assert status(app).endswith("some terminals cannot copy so much")


@pytest.mark.parametrize(
    ("index", "source"),
    [
        (None, "Before.\n"),
        (0, "One\n===\n\ntext\n\n### Three\n\nmore\n"),
        (1, "### Three\n\nmore\n"),
        (2, "# Two\n\n    code\n"),
    ],
)
def test_a_section_reaches_to_the_next_of_its_level_or_above(index: int | None, source: str) -> None:
    body = "\nBefore.\n\nOne\n===\n\ntext\n\n### Three\n\nmore\n\n\n# Two\n\n    code\n\n"
    document = parse(body, first_line=5)
    article = Article(Post("a.md", "A"), body, 5)
    assert section_source(article, document.sections, index) == source


def test_without_sections_the_beginning_is_all() -> None:
    article = Article(Post("a.md", "A"), "\none\n\ntwo\n", 5)
    assert section_source(article, (), None) == "one\n\ntwo\n"


async def test_a_selected_link_is_copied_without_a_question(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        assert await copied(pilot, "enter", "full_stop", "y") == "https://example.org/a?b=c#d"
        assert await copied(pilot, "full_stop", "y") == f"{library / 'other.md'}#part"
        assert status(app) == f"Copied {library / 'other.md'}#part"


async def test_the_address_of_a_page_that_did_not_open_is_copied_once(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(library) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        failed = BrowserFailed("no browser here")
        monkeypatch.setattr(app, "open_url", lambda url: screen.post_message(failed))
        await pilot.press("enter")
        await pilot.click("#article", offset=find(app, "web page"))
        await pilot.pause()
        assert "y copies https://example.org" in status(app)
        assert await copied(pilot, "y") == "https://example.org/a?b=c#d"
        assert await copied(pilot, "y") == ""
        assert status(app) == "copy"
