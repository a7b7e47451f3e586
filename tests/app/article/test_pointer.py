"""The pointer over an article: text is selected up to it, and a copy says how much that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset

from reader.app.app import ReaderApp
from reader.app.article.reading_pane import ReadingPane
from reader.app.library.screen import LibraryScreen
from tests.app.mouse import cell_of, click, draw, mouse, write_posts
from tests.app.screen import ALL, WIDE, article, open_reader, outline, posts, screen_text, settle


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_posts(tmp_path)


def status(app: ReaderApp) -> str:
    """What stands at the foot of the screen."""
    return screen_text(app).splitlines()[-1]


# Where a selection ends


@pytest.mark.parametrize("way", ["straight", "over every cell"])
@pytest.mark.parametrize(
    ("where", "column"),
    [
        ("the outline", 110),
        ("the divider", 91),
        ("the scroll bar", 90),
        ("the edge of the window", 119),
        ("the space behind the text", 89),
    ],
)
async def test_right_of_the_text_a_selection_ends_with_the_row(
    library: Path, where: str, column: int, way: str
) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        begin = cell_of(app, "Opening words")
        between = [] if way == "straight" else [Offset(x, begin.y) for x in range(begin.x, column)]
        selected = await draw(pilot, begin, *between, Offset(column, begin.y))
        assert selected == "Opening words of the post with a link in them."


@pytest.mark.parametrize("column", [0, 5, 35, 36, 37])
async def test_left_of_the_text_a_selection_begins_with_the_row(library: Path, column: int) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        begin = cell_of(app, "words of the post") + Offset(4, 0)
        assert await draw(pilot, begin, Offset(column, begin.y)) == "Opening words"


async def test_over_the_status_line_a_selection_ends_in_the_last_row(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        begin = cell_of(app, "Opening words")
        pane = article(app)
        bottom = pane.region.bottom
        words = screen_text(app).splitlines()[bottom - 1][begin.x :].split("│")[0].rstrip()
        selected = await draw(pilot, begin, Offset(begin.x + 9, bottom + 1 if bottom < 35 else 35))
        assert selected.startswith("Opening words of the post")
        assert len(selected) < 2_000
        assert selected.endswith(words[:10].rstrip())


async def test_above_the_pane_a_selection_begins_in_the_first_row(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        selected = await draw(
            pilot, cell_of(app, "Opening words") + Offset(6, 0), Offset(article(app).content_region.x, 0)
        )
        assert selected.startswith("Alpha\n")
        assert selected.endswith("Opening")


async def test_behind_a_row_of_a_table_a_selection_ends_in_it(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        begin = cell_of(app, "first")
        assert await draw(pilot, begin, Offset(89, begin.y)) == "first\tshort"


async def test_behind_the_row_of_a_folded_cell_a_selection_ends_in_it(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        begin = cell_of(app, "second")
        row = screen_text(app).splitlines()[begin.y][begin.x :].split("│")[0]
        first_row = row.split(maxsplit=1)[1].rstrip(" ▁▂▃▄▅▆▇█")
        selected = await draw(pilot, begin, Offset(100, begin.y))
        assert selected == f"second\t{first_row}"


async def test_below_the_end_of_the_article_a_selection_ends_with_it(library: Path) -> None:
    async with open_reader(library / "b.md", WIDE) as (app, pilot):
        selected = await draw(pilot, cell_of(app, "Other words"), Offset(20, 30))
        assert selected.startswith("Other words[1].")
        assert selected.endswith("Note.")
        assert "↩" not in selected


@pytest.mark.parametrize("words", ["Alpha", "Part 3", "2 posts"])
async def test_a_drag_that_begins_outside_the_text_selects_nothing(library: Path, words: str) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        seen, highlighted = article(app).view, posts(app).highlighted
        begin = cell_of(app, words) if words != "Alpha" else cell_of(app, "▌ Alpha")
        assert await draw(pilot, begin, cell_of(app, "Opening"), cell_of(app, "to do")) == ""
        assert not app.screen.selections
        assert (article(app).view, posts(app).highlighted) == (seen, highlighted)


async def test_a_drag_that_begins_beside_the_text_begins_in_the_nearest(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        row, end = cell_of(app, "Opening").y, cell_of(app, "Opening") + Offset(6, 0)
        assert await draw(pilot, Offset(article(app).content_region.x, row), end) == "Opening"


@pytest.mark.parametrize(
    ("times", "text"), [(2, "post"), (3, "Opening words of the post with a link in them.")]
)
async def test_two_clicks_select_a_word_and_three_a_paragraph(library: Path, times: int, text: str) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await click(pilot, cell_of(app, "post with") + Offset(1, 0), times=times)
        assert app.screen.get_selected_text() == text


async def test_a_click_takes_the_selection_away(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await draw(pilot, cell_of(app, "Opening"), cell_of(app, "Opening") + Offset(6, 0))
        await click(pilot, cell_of(app, "in them"))
        assert not app.screen.selections


async def test_another_article_ends_what_was_being_selected(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        begin = cell_of(app, "Opening")
        await mouse(pilot, events.MouseDown, begin)
        await mouse(pilot, events.MouseMove, begin + Offset(3, 0))
        await pilot.press("J")
        await settle(pilot)
        await mouse(pilot, events.MouseMove, begin + Offset(9, 9))
        await mouse(pilot, events.MouseUp, begin + Offset(9, 9))
        assert not app.screen.selections


async def test_the_notes_are_selected_like_the_article(library: Path) -> None:
    async with open_reader(library / "b.md", WIDE) as (app, pilot):
        await pilot.press("v")
        await settle(pilot)
        panel = app.screen.query_one("#notes", ReadingPane)
        begin = Offset(*panel.content_region.offset)
        assert await draw(pilot, begin, Offset(119, begin.y)) == "[^1]: Note."


# Copies


async def test_a_copy_says_how_much_it_is(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await draw(pilot, cell_of(app, "Opening"), cell_of(app, "Opening") + Offset(6, 0))
        await pilot.press("y")
        assert app.clipboard == "Opening"
        assert "Copied 7 characters" in status(app)
        await draw(pilot, cell_of(app, "done"), cell_of(app, "to do") + Offset(4, 0))
        await pilot.press("ctrl+c")
        assert app.clipboard == "- [x] done\n- [ ] to do"
        assert "Copied 2 lines, 22 characters" in status(app)


async def test_a_copy_of_the_full_screen_says_how_much_it_is(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("enter", "Z")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert "Copied 3 lines" in screen_text(app)


async def test_the_pointer_beyond_the_edge_scrolls_what_is_selected(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        assert isinstance(app.screen, LibraryScreen)
        begin = cell_of(app, "Opening")
        before = article(app).view
        await mouse(pilot, events.MouseDown, begin)
        await mouse(pilot, events.MouseMove, Offset(begin.x, 35))
        while article(app).view == before:
            await pilot.pause(0.05)
        await mouse(pilot, events.MouseUp, Offset(begin.x, 35))
        assert outline(app).count == 20


async def test_text_that_goes_while_it_is_selected_ends_that(library: Path) -> None:
    async with open_reader(library, WIDE) as (app, pilot):
        await pilot.press("question_mark")
        await settle(pilot)
        begin = cell_of(app, "One line down")
        await mouse(pilot, events.MouseDown, begin)
        await mouse(pilot, events.MouseMove, begin + Offset(4, 0))
        await pilot.press("escape")
        await settle(pilot)
        await mouse(pilot, events.MouseMove, begin + Offset(8, 1))
        await mouse(pilot, events.MouseUp, begin + Offset(8, 1))
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.selections == {}
