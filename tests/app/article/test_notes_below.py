"""Footnotes: read below the article, told under the pointer, gone to and come back from."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.notes_panel import NotesPanel
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    find,
    open_reader,
    posts,
    screen_text,
    settle,
)

WORDS = "Plain words that fill a line or two of the article. " * 4

POST = f"""\
# Notes

Opening words.[^first] And a second.[^Second]

{(WORDS + chr(10) + chr(10)) * 20}

| a | b |
|---|---|
| cell[^table] | again[^first] |

> [!tip]- Closed
> Inside.[^deep]

{(WORDS + chr(10) + chr(10)) * 20}

The last line.[^Second]

[^first]: The first note, with [a link](https://example.org/first).
[^Second]: The second note.

    It has two paragraphs.
[^table]: The note of the table.
[^deep]: The note in the callout.
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(POST, encoding="utf-8")
    return path


def panel(app: ReaderApp) -> NotesPanel:
    """The panel for notes, open or not."""
    return app.screen.query_one(NotesPanel)


def panel_text(app: ReaderApp) -> str:
    """What stands in the panel; nothing when it is not open."""
    notes = panel(app)
    lines = [notes.render_line(y).text.rstrip() for y in range(notes.size.height)]
    return "\n".join(lines) if notes.display else ""


async def open_notes(pilot: Pilot[None]) -> None:
    """Press the key that opens the notes, and see them."""
    await pilot.press("v")
    await pilot.pause()


async def scroll_to(app: ReaderApp, pilot: Pilot[None], words: str) -> None:
    """Scroll down until some words are in view."""
    while words not in article_text(app):
        await pilot.press("d")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, (20, 9)])
async def test_the_notes_of_what_is_in_view_open_below_it_and_the_article_stays(
    post: Path, size: tuple[int, int]
) -> None:
    async with open_reader(post, size) as (app, pilot):
        await pilot.press("enter")
        before, place = article_text(app).splitlines(), article(app).place
        await open_notes(pilot)
        assert panel_text(app).lstrip().startswith("[1] The first")
        assert "The note of the table." not in panel_text(app)
        assert panel(app).has_focus
        assert panel(app).outer_size.height <= max(2, app.screen.query_one("#article-pane").size.height // 3)
        assert article(app).place == place
        kept = article_text(app).splitlines()
        assert kept == before[: len(kept)]


async def test_the_same_key_and_escape_close_them_and_the_article_has_the_focus_again(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("j")
        before, place = article_text(app), article(app).place
        for key in ("v", "escape"):
            await open_notes(pilot)
            assert panel(app).display
            await pilot.press(key)
            await pilot.pause()
            assert not panel(app).display
            assert article(app).has_focus
            assert "esc closes" not in screen_text(app)
            assert (article_text(app), article(app).place) == (before, place)


async def test_a_panel_is_no_higher_than_its_notes_and_scrolls_when_they_are_long(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await open_notes(pilot)
        assert panel_text(app).count("\n") == 4
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        assert panel(app).outer_size.height <= 4
        assert panel(app).has_focus
        assert "paragraphs" not in panel_text(app)
        await pilot.press("G")
        assert "paragraphs" in panel_text(app)


async def test_notes_are_in_the_order_of_the_reading_with_their_own_numbers(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await scroll_to(app, pilot, "Closed")
        await open_notes(pilot)
        lines = panel_text(app).splitlines()
        assert [line.split()[0] for line in lines] == ["[3]", "[1]"]


async def test_what_a_closed_callout_hides_refers_to_nothing_until_it_is_open(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await scroll_to(app, pilot, "Closed")
        await pilot.press("enter")
        await open_notes(pilot)
        assert "The note in the callout." in panel_text(app)


async def test_where_nothing_refers_to_a_note_that_is_said(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await pilot.press("space")
        await open_notes(pilot)
        assert "No note in view" in screen_text(app)
        assert not app.screen.query(NotesPanel)
        assert article(app).has_focus


async def test_links_in_notes_are_followed(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with open_reader(post) as (app, pilot):
        monkeypatch.setattr(app, "open_url", lambda url, **_: opened.append(url))
        await open_notes(pilot)
        notes = panel(app)
        x = panel_text(app).splitlines()[0].index("a link")
        await pilot.click("#notes", offset=(x + notes.gutter.left, notes.gutter.top))
        await pilot.pause()
        assert opened == ["https://example.org/first"]
        assert notes.display


async def test_enter_goes_to_the_first_note_shown_and_backspace_comes_back(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await pilot.press("j")
        place = article(app).place
        await open_notes(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "[2] The second note." in article_text(app)
        assert not panel(app).display
        assert article(app).has_focus
        await pilot.press("backspace")
        await pilot.pause()
        assert article(app).place == place


async def test_a_click_on_the_number_of_a_note_goes_to_it(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await open_notes(pilot)
        notes = panel(app)
        y = next(y for y, line in enumerate(panel_text(app).splitlines()) if "[2]" in line)
        x = panel_text(app).splitlines()[y].index("[2]")
        await pilot.click("#notes", offset=(x + notes.gutter.left, y + notes.gutter.top))
        await pilot.pause()
        assert "The note of the table." in article_text(app)
        assert not notes.display


async def test_a_note_leads_back_to_the_row_that_first_refers_to_it(post: Path) -> None:
    async with open_reader(post, NARROW) as (app, pilot):
        await scroll_to(app, pilot, "The last line.[2]")
        x, y = find(app, "[2]")
        await pilot.click("#article", offset=(x + 1, y))
        await pilot.pause()
        x, y = find(app, "paragraphs.")
        await pilot.click("#article", offset=(x + len("paragraphs. "), y))
        await pilot.pause()
        assert "second.[2]" in "\n".join(article_text(app).splitlines()[:2])
        await pilot.press("backspace", "backspace")
        await pilot.pause()
        assert "The last line.[2]" in article_text(app)


async def test_the_way_back_into_a_closed_callout_opens_it(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("G")
        x, y = find(app, "callout. ↩".replace(" ", "\u00a0"))
        await pilot.click("#article", offset=(x + len("callout. "), y))
        await pilot.pause()
        assert "Inside.[4]" in "\n".join(article_text(app).splitlines()[:2])


async def test_a_note_is_told_while_the_pointer_is_on_what_refers_to_it(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        x, y = find(app, "[2]")
        await pilot.hover("#article", offset=(x, y))
        assert "footnote 2: The second note. It has two paragraphs." in screen_text(app)
        await pilot.hover("#article", offset=(x - 1, y))
        assert "footnote 2" not in screen_text(app)


async def test_the_notes_are_set_in_lines_of_the_measure_of_the_article(post: Path) -> None:
    async with open_reader(post, (200, 40)) as (app, pilot):
        await open_notes(pilot)
        await pilot.press(*["minus"] * 9)
        await pilot.pause()
        assert panel(app).viewport.line_width == article(app).viewport.line_width == 44
        assert panel_text(app).index("[1]") == article_text(app).index("Notes")


async def test_a_jump_and_another_post_close_the_notes(post: Path) -> None:
    (post.parent / "other.md").write_text("# Other\n\nAnother post.\n")
    async with open_reader(post.parent) as (app, pilot):
        await pilot.press("enter")
        if "Another post." in article_text(app):
            await pilot.press("J")
            await settle(pilot)
        await open_notes(pilot)
        assert panel(app).display
        await pilot.press("J", "K")
        await settle(pilot)
        assert not panel(app).display
        assert article(app).has_focus


async def test_the_key_works_from_the_list_and_panes_can_be_walked_with_the_notes_open(post: Path) -> None:
    async with open_reader(post.parent) as (app, pilot):
        await open_notes(pilot)
        assert panel(app).has_focus
        await pilot.press("shift+tab")
        assert posts(app).has_focus
        await pilot.press("tab")
        assert article(app).has_focus
        assert panel(app).display
        await pilot.press("escape")
        assert not panel(app).display
        assert article(app).has_focus
