"""The wheel over an article: rows by itself, and sideways or with shift what goes on to the right."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from tests.app.mouse import cell_of
from tests.app.screen import WIDE, article_text, open_reader, settle

LONG = "".join(f"{number:04}" for number in range(60))
"""A line of code that says at every fourth cell how many have gone before it."""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(f"---\ntitle: A post\n---\n\nWords.\n\n```\n{LONG}\n```\n\n" + "More words.\n\n" * 60)
    return path


async def turn(pilot: Pilot[None], kind: type[events.MouseEvent], at: Offset, *, shift: bool = False) -> None:
    """Turn the wheel by one notch."""
    x, y = at
    pilot.app.post_message(kind(None, x, y, 0, 0, 0, shift, False, False, float(x), float(y)))
    await settle(pilot)


def first_code(app: ReaderApp) -> str:
    """The first cells of the code that are seen."""
    line = next(line for line in article_text(app).splitlines() if "0010" in line)
    return line.strip()[:6]


@pytest.mark.parametrize(
    ("right", "left", "shift"),
    [
        (events.MouseScrollRight, events.MouseScrollLeft, False),
        (events.MouseScrollDown, events.MouseScrollUp, True),
    ],
    ids=["sideways", "with shift"],
)
async def test_the_wheel_pans_code_that_goes_on_and_moves_no_row(
    post: Path, right: type[events.MouseEvent], left: type[events.MouseEvent], shift: bool
) -> None:
    async with open_reader(post, WIDE) as (app, pilot):
        await pilot.press("w")
        code = cell_of(app, "0000")
        assert first_code(app) == "000000"
        await turn(pilot, right, code, shift=shift)
        assert first_code(app) == "‹ 0002"
        assert cell_of(app, "‹").y == code.y
        await turn(pilot, left, code, shift=shift)
        await turn(pilot, left, code, shift=shift)
        assert first_code(app) == "000000"


async def test_the_wheel_turns_rows_and_sideways_nothing_where_code_wraps(post: Path) -> None:
    async with open_reader(post, WIDE) as (app, pilot):
        before = article_text(app)
        await turn(pilot, events.MouseScrollRight, cell_of(app, "0000"))
        assert article_text(app) == before
        await turn(pilot, events.MouseScrollDown, cell_of(app, "0000"))
        assert article_text(app).splitlines()[:3] == before.splitlines()[3:6]
