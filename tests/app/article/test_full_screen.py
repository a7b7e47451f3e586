"""A table or code with the screen for itself: panned with keys and wheel, left for the very same place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.full_screen import FullScreen
from reader.app.article.wide_view import WideView
from reader.document.model import Place
from reader.page.wide_blocks import wide_blocks
from tests.app.followed import follow_in_reader
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    open_reader,
    screen_text,
    settle,
)

COLUMNS = 12
ROWS = 250
LINES = 500
WORDS = "Plain words that fill a line or two of the article. " * 4

TABLE = "\n".join(
    [
        "| name | " + " | ".join(f"column {column}" for column in range(1, COLUMNS)) + " |",
        "|---" * COLUMNS + "|",
        *(
            f"| row {row} | " + " | ".join(f"**cell {row}.{column}**" for column in range(1, COLUMNS)) + " |"
            for row in range(1, ROWS + 1)
        ),
    ]
)
CODE = "\n".join(
    f"line_{number} = [{', '.join(map(str, range(60)))}]  # end {number}" for number in range(LINES)
)

POST = f"""\
# Wide things

{WORDS}

{TABLE}

{WORDS * 40}

{WORDS}

```python
{CODE}
```

{WORDS * 40}

```
short
```
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    return path


def rows(app: ReaderApp) -> list[str]:
    """What stands on the screen, without the scroll bar."""
    return [line.rstrip(" ▁▂▃▄▅▆▇█") for line in screen_text(app).splitlines()]


def wide(app: ReaderApp) -> WideView:
    return app.screen.query_one(WideView)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def wheel(
    app: ReaderApp, pilot: Pilot[None], event: type[events.MouseEvent], *, shift: bool = False
) -> None:
    view = wide(app)
    view.post_message(event(view, 5, 5, 0, 0, 0, shift, False, False, 5, 5))
    await settle(pilot)


async def go_to_code(app: ReaderApp, pilot: Pilot[None]) -> None:
    while "line_0 " not in article_text(app):
        article(app).scrolling.move(10)
        await pilot.pause()


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, (20, 5), (3, 2)])
async def test_a_table_takes_the_whole_screen_and_leads_back_to_the_same_rows(
    post: Path, size: tuple[int, int]
) -> None:
    async with open_reader(post, size) as (app, pilot):
        document = article(app).document
        assert document is not None
        article(app).viewport.go_to(Place(next(iter(wide_blocks(document))), 60))
        await settle(pilot)
        before = screen_text(app)
        for key in ("escape", "q", "Z"):
            await press(pilot, "Z")
            assert isinstance(app.screen, FullScreen)
            await press(pilot, "j", "l", "G", "dollar_sign", key)
            assert not isinstance(app.screen, FullScreen)
            assert screen_text(app) == before


async def test_columns_stand_side_by_side_and_are_panned_with_the_header_and_first_one_staying(
    post: Path,
) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await press(pilot, "Z")
        assert rows(app)[0].split()[:3] == ["name", "column", "1"]
        assert rows(app)[2].startswith(" row 1    cell 1.1")
        assert "column 11" not in rows(app)[0]
        await press(pilot, "dollar_sign")
        assert rows(app)[0].startswith(" name    │")
        assert rows(app)[0].endswith("column 11")
        assert rows(app)[2].startswith(" row 1   │")
        assert rows(app)[2].endswith("cell 1.11")
        await press(pilot, "G")
        assert rows(app)[0].endswith("column 11")
        assert rows(app)[1].startswith(" ───")
        assert rows(app)[-2].startswith(f" row {ROWS} │")
        assert "↓100% · →100%" in rows(app)[-1]
        await press(pilot, "0", "g")
        assert rows(app)[2].startswith(" row 1    cell 1.1")
        assert "↓  0% · →  0%" in rows(app)[-1]


async def test_rows_and_cells_move_under_the_keys_of_every_pane(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await press(pilot, "Z")
        for keys, first in (
            ("j", "row 2 "),
            ("jj", "row 4 "),
            ("k", "row 3 "),
            ("d", "row 13 "),
            ("u", "row 3 "),
            ("b", "row 1 "),
        ):
            await press(pilot, *keys)
            assert rows(app)[2].startswith(f" {first}"), keys
        await press(pilot, "space")
        assert rows(app)[2].startswith(" row 20 ")
        await press(pilot, "l")
        panned = rows(app)[0]
        assert "│" in panned
        await press(pilot, "right", "left")
        assert rows(app)[0] == panned
        await press(pilot, "h")
        assert "│" not in rows(app)[0]


async def test_the_wheel_moves_rows_and_with_shift_cells(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await press(pilot, "Z")
        await wheel(app, pilot, events.MouseScrollDown)
        assert rows(app)[2].startswith(" row 4 ")
        await wheel(app, pilot, events.MouseScrollDown, shift=True)
        panned = rows(app)[0]
        assert "│" in panned
        await wheel(app, pilot, events.MouseScrollRight)
        await wheel(app, pilot, events.MouseScrollLeft)
        assert rows(app)[0] == panned
        await wheel(app, pilot, events.MouseScrollUp, shift=True)
        await wheel(app, pilot, events.MouseScrollUp)
        assert rows(app)[2].startswith(" row 1    cell 1.1")
        assert "│" not in rows(app)[0]


async def test_code_is_not_wrapped_and_begins_at_the_line_in_view(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await go_to_code(app, pilot)
        while "line_0 " in article_text(app):
            await press(pilot, "space")
        first = next(word for word in article_text(app).split() if word.startswith("line_"))
        before = article_text(app)
        await press(pilot, "Z")
        assert rows(app)[0].strip().startswith(first) or rows(app)[1].strip().startswith(first)
        assert sum("line_" in row for row in rows(app)) >= 22
        await press(pilot, "G", "dollar_sign")
        assert rows(app)[-3].endswith(f"# end {LINES - 1}")
        await press(pilot, "g", "0")
        assert rows(app)[0].endswith("python") or "python" not in rows(app)[0]
        assert any("line_0 " in row for row in rows(app)[:2])
        await press(pilot, "escape")
        assert article_text(app) == before


async def test_keys_go_to_the_next_table_or_code_and_say_at_the_ends(post: Path) -> None:
    async with open_reader(post, WIDE) as (app, pilot):
        before = article_text(app)
        await press(pilot, "Z")
        assert f"Table, {ROWS} rows, {COLUMNS} columns · 1 of 3" in rows(app)[-1]
        assert "n next   esc closes" in rows(app)[-1]
        await press(pilot, "left_square_bracket")
        assert "This is the first one" in rows(app)[-1]
        await press(pilot, "right_square_bracket")
        assert f"python, {LINES} lines · 2 of 3" in rows(app)[-1]
        assert any("line_0 " in row for row in rows(app)[:2])
        await press(pilot, "n", "tab")
        assert "This is the last one" in rows(app)[-1]
        assert "short" in screen_text(app)
        await press(pilot, "N", "shift+tab", "escape")
        assert article_text(app) == before


async def test_what_is_shown_is_copied_whole(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await press(pilot, "Z", "y")
        assert "Copied" in rows(app)[-1]
        lines = app.clipboard.split("\n")
        assert len(lines) == ROWS + 1
        assert lines[1].split("\t")[:2] == ["row 1", "cell 1.1"]
        await press(pilot, "right_square_bracket", "y")
        assert app.clipboard == CODE


async def test_without_any_in_view_it_says_so(post: Path) -> None:
    async with open_reader(post, NARROW) as (app, pilot):
        await go_to_code(app, pilot)
        article(app).scrolling.move(-30)
        await press(pilot, "Z")
        assert not isinstance(app.screen, FullScreen)
        assert "No table, code or picture in view" in rows(app)[-1]


async def test_another_width_keeps_the_rows(post: Path) -> None:
    async with open_reader(post, WIDE) as (app, pilot):
        await press(pilot, "Z", "space", "dollar_sign")
        first = rows(app)[2].split()[:2]
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        assert rows(app)[2].split()[:2] == first
        await pilot.resize_terminal(500, 20)
        await settle(pilot)
        assert rows(app)[2].split()[:2] == first
        assert "│" not in rows(app)[2], "all columns fit"


async def test_a_first_column_that_takes_most_of_the_screen_does_not_stay(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    name = "a name that is long indeed, and longer"
    path.write_text(f"| name | b | c |\n|---|---|---|\n| {name} | {'b' * 50} | {'c' * 50} |\n")
    async with open_reader(path, MEDIUM) as (app, pilot):
        await press(pilot, "Z", "dollar_sign")
        assert "│" not in screen_text(app)
        assert "c" * 50 in screen_text(app)
        assert name[:9] not in screen_text(app)


async def test_the_scroll_bar_moves_the_rows(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await press(pilot, "Z")
        wide(app).scroll_to(y=50, animate=False, force=True)
        await settle(pilot)
        assert rows(app)[2].startswith(" row 51 ")


async def test_an_article_that_is_read_again_meanwhile_does_not_take_the_screen(post: Path) -> None:
    async with follow_in_reader(post.parent, MEDIUM) as followed:
        await followed.press("enter", "Z", "j")
        before = screen_text(followed.app)
        assert "Table, 250 rows" in before
        post.write_text("# Other words\n")
        await followed.notice()
        assert screen_text(followed.app) == before
        await followed.press("escape")
        assert "Other words" in article_text(followed.app)
