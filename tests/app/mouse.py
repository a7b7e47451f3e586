"""What a terminal reports of the mouse, and the cells that it is reported at."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from tests.app.screen import screen_text, settle

FIRST, MIDDLE, RIGHT = 1, 2, 3
"""The buttons."""

TEXT: Final = """\
Opening words of the post with [a link](b.md) in them.

- [x] done
- [ ] to do

| name | what it is |
|---|---|
| first | short |
| second | a cell that is long enough to be folded into several rows of a table, so it takes them |

> [!tip]- A callout
> What is folded away.

"""


def write_posts(folder: Path) -> Path:
    """Write a post with all that can be clicked, and one that it links to."""
    sections = "\n\n".join(f"## Part {part}\n\n{'Many words of text. ' * 30}" for part in range(20))
    (folder / "a.md").write_text(f"---\ntitle: Alpha\ndate: 2024-01-02\n---\n\n{TEXT}{sections}\n")
    (folder / "b.md").write_text(
        "---\ntitle: Beta\ndate: 2024-01-01\n---\n\nOther words[^1].\n\n[^1]: Note.\n"
    )
    return folder


async def mouse(pilot: Pilot[None], kind: type[events.MouseEvent], at: Offset, button: int = FIRST) -> None:
    """Have the terminal report something that the mouse did at a cell of the screen."""
    x, y = at
    pilot.app.post_message(
        kind(None, x, y, 0, 0, button, False, False, False, screen_x=float(x), screen_y=float(y))
    )
    await pilot.pause()


async def click(pilot: Pilot[None], at: Offset, button: int = FIRST, times: int = 1) -> None:
    for _ in range(times):
        await mouse(pilot, events.MouseDown, at, button)
        await mouse(pilot, events.MouseUp, at, button)
    await settle(pilot)


async def draw(pilot: Pilot[None], *path: Offset, button: int = FIRST) -> str:
    """Press, move over some cells of the screen, and release at the last; what is selected then."""
    await mouse(pilot, events.MouseDown, path[0], button)
    for at in path[1:]:
        await mouse(pilot, events.MouseMove, at, button)
    await mouse(pilot, events.MouseUp, path[-1], button)
    return pilot.app.screen.get_selected_text() or ""


def cell_of(app: ReaderApp, words: str) -> Offset:
    """The cell of the screen at which some words stand."""
    for y, line in enumerate(screen_text(app).splitlines()):
        if words in line:
            return Offset(line.index(words), y)
    raise AssertionError(f"{words!r} does not stand in:\n{screen_text(app)}")
