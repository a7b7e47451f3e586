"""Reads a folder in the application as a thorough person would, and tells of everything that must not be.

Run as ``python -m tests.benchmarks.sweep FOLDER [--every K] [--size 80x24 …]``. Every K-th post is opened in
terminals of several sizes, paged through to its end and back, walked through section by section, and hovered
and clicked on in every visible row. Exits with status 1 after an exception, a control character, a row
wider than its pane, a page that skips words, or a way that does not lead back.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from unittest.mock import patch

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.widgets.motions import Motion
from reader.document.model import Place
from reader.page.rows import Row
from tests.app.screen import article, outline, post_list, posts, sections, settle
from tests.app.textual_internals import failure, screen_strips, send_to_screen
from tests.benchmarks.own_state import keep_state_in

SIZES: Final = ((120, 36), (80, 24), (40, 15), (12, 6))

MOST_PAGES: Final = 300
"""Pages that are turned in one direction; the rest of a longer article is jumped over."""

MOST_SECTIONS: Final = 100

_UNWANTED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class UnwantedError(Exception):
    """Something is on the screen, or happened, that must not be."""


class Sweep:
    """One person at one terminal."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None], done: Counter[str]) -> None:
        """``done`` counts what was done, to see that it was."""
        self._app = app
        self._pilot = pilot
        self._pane = article(app)
        self._done = done

    async def read(self, index: int) -> None:
        """Open the post at some place of the list, and do everything with it."""
        self._done["posts"] += 1
        await self._open(index)
        await self._page_through()
        await self._walk_sections()
        for top in (Motion.TOP, Motion.HALF_PAGE_DOWN):
            await self._move(top)
            await self._touch_every_row()
        await self._leave()

    async def _open(self, index: int) -> None:
        listed = posts(self._app)
        listed.highlight(index)
        listed.action_choose()
        await settle(self._pilot)
        opened = post_list(self._app).post
        if opened is None or self._pane.document is None or not self._pane.document.complete:
            raise UnwantedError(f"the post at {index} did not open")
        self._check_screen()

    async def _page_through(self) -> None:
        """To the end and back. Each page begins with rows of the one before."""
        self._pane.scrolling.scroll(Motion.TOP)
        start = self._pane.view
        for step, motion in ((1, Motion.PAGE_DOWN), (-1, Motion.PAGE_UP)):
            for _ in range(MOST_PAGES):
                before = self._pane.view, self._rows()
                await self._move(motion)
                self._done["pages"] += 1
                self._check_pane()
                if self._pane.view is None or before[0] is None or self._pane.view.top == before[0].top:
                    break
                self._check_overlap(before[1], self._rows(), step)
            else:
                await self._move(Motion.BOTTOM if step > 0 else Motion.TOP)
            self._check_screen()
        if start is not None and self._pane.view is not None and self._pane.view.top != start.top:
            raise UnwantedError(f"back from the end the top is {self._pane.view.top}, and was {start.top}")

    def _check_overlap(self, before: Sequence[Row], after: Sequence[Row], step: int) -> None:
        """No row between two pages was skipped."""
        earlier, later = (before, after) if step > 0 else (after, before)
        if earlier and later and earlier[-1] not in later and len(earlier) > 1:
            raise UnwantedError(f"a page skips what follows {_text(earlier[-1])!r}")

    async def _walk_sections(self) -> None:
        """Forward through all sections and back; the outline marks each."""
        count = len(sections(self._app)[:MOST_SECTIONS])
        # An article that begins with a heading is in its first section already.
        current = outline(self._app).highlighted
        for index in range(0 if current is None else current + 1, count):
            await self._act("next_section")
            self._done["sections"] += 1
            self._check_section(index)
        for index in range(count - 1, 0, -1):
            self._check_section(index)
            await self._act("previous_section")
            if outline(self._app).highlighted == index:
                await self._act("previous_section")
        self._check_screen()

    def _check_section(self, index: int) -> None:
        marked = outline(self._app).highlighted
        if marked != index:
            raise UnwantedError(f"section {index} was jumped to, and {marked} is marked")
        self._check_pane()
        place = sections(self._app)[index].place
        if not any(row.leaf == place.leaf for row in self._rows()):
            raise UnwantedError(f"section {index} was jumped to, and is not in view")

    async def _touch_every_row(self) -> None:
        """Hover over every row and every link, and click there; whatever opens, come back from it."""
        for x, y in self._spots():
            await self._send(events.MouseMove, x, y)
            document, place = self._pane.document, self._pane.place
            await self._send(events.MouseDown, x, y)
            await self._send(events.MouseUp, x, y)
            await self._send(events.Click, x, y)
            self._done["clicks"] += 1
            await self._come_back(document, place, f"a click at {x}, {y}")
        self._check_screen()
        region = posts(self._app).region.intersection(self._app.screen.region)
        for y in range(region.y, region.bottom):
            await self._send(events.MouseMove, region.x + region.width // 2, y)
        self._check_screen()

    def _spots(self) -> list[tuple[int, int]]:
        """The middle of every row of the article, and the first cell of every link."""
        visible = self._pane.region.intersection(self._app.screen.region)
        spots = [(visible.x + visible.width // 2, y) for y in range(visible.y, visible.bottom)]
        content = self._pane.content_region
        for y, row in enumerate(self._rows()):
            x = content.x + self._margin
            for run in row.runs:
                if run.link is not None and run.text:
                    spots.append((x, content.y + y))
                x += cell_len(run.text)
        return [(x, y) for x, y in spots if visible.contains(x, y)]

    async def _come_back(self, document: object, place: Place, after: str) -> None:
        """What a click led to is left again by the key for that, to the very same place."""
        if any(not worker.is_finished for worker in self._app.workers):
            await settle(self._pilot)
        if self._pane.document is document and self._pane.place == place:
            return
        self._done["links"] += 1
        self._check_screen()
        await self._act("back")
        await settle(self._pilot)
        if self._pane.place != place:
            raise UnwantedError(f"{after} led away, and back is {self._pane.place} instead of {place}")

    async def _leave(self) -> None:
        for _ in range(3):
            await self._act("leave")

    async def _act(self, action: str) -> None:
        """What the key of a command does."""
        await self._app.run_action(action, self._app.screen)
        await self._drain()

    async def _move(self, motion: Motion) -> None:
        """What the key of a motion does in the article."""
        await self._app.run_action(f"move('{motion}')", self._pane)
        await self._drain()

    async def _send(self, kind: type[events.MouseEvent], x: int, y: int) -> None:
        button = 0 if kind is events.MouseMove else 1
        event = kind(None, x, y, 0, 0, button, False, False, False, x, y)
        send_to_screen(self._app, event)
        await self._drain()

    async def _drain(self) -> None:
        """Let every message that waits be answered."""
        pumps = (self._app, self._app.screen, *self._app.screen.walk_children())
        while any(pump.message_queue_size for pump in pumps):
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        if (error := failure(self._app)) is not None:
            raise error

    @property
    def _margin(self) -> int:
        page = self._pane.viewport.page
        return 0 if page is None else page.margin

    def _rows(self) -> list[Row]:
        return list(self._pane.viewport.rows)

    def _check_pane(self) -> None:
        """Rows as they were laid out, before the walls of the application have made them safe and short."""
        width = self._pane.scrollable_content_region.width
        for row in self._rows():
            text = _text(row)
            cells = cell_len(text) + self._margin
            if cells > max(width, 1):
                raise UnwantedError(f"a row of {cells} cells in a pane of {width}: {text!r}")
            _check_text(text)

    def _check_screen(self) -> None:
        """What the terminal would show."""
        self._check_pane()
        width = self._app.size.width
        strips = screen_strips(self._app)
        for strip in strips:
            _check_text(strip.text)
            if strip.cell_length != width:
                raise UnwantedError(f"a line of {strip.cell_length} cells, not {width}: {strip.text!r}")
        if not any(strip.text.strip() for strip in strips):
            raise UnwantedError("the screen is blank")


def _text(row: Row) -> str:
    return "".join(run.text for run in row.runs)


def _check_text(text: str) -> None:
    if unwanted := _UNWANTED.search(text):
        raise UnwantedError(f"the control character {unwanted[0]!r} in {text!r}")


async def sweep(folder: Path, size: tuple[int, int], every: int) -> int:
    """Sweep a folder at one size; the number of posts that something was wrong with."""
    wrong = 0
    index = 0
    path = ""
    done: Counter[str] = Counter()
    while True:
        app = ReaderApp(folder)
        try:
            async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
                await settle(pilot)
                person = Sweep(app, pilot, done)
                while index < len(post_list(app).posts):
                    path = post_list(app).posts[index].path
                    await person.read(index)
                    index += every
                print(f"{size[0]}x{size[1]}:", *(f"{number} {what}" for what, number in done.items()))
                return wrong
        except Exception as error:
            wrong += 1
            print(f"{size[0]}x{size[1]} {path!a}: {type(error).__name__}: {error}", flush=True)
            if not isinstance(error, UnwantedError):
                traceback.print_exception(error)
            index += every


def _size(text: str) -> tuple[int, int]:
    columns, _, rows = text.partition("x")
    return int(columns), int(rows)


def main() -> int:
    """Sweep the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="K", help="only every K-th post")
    parser.add_argument("--size", type=_size, action="append", metavar="COLUMNSxROWS")
    asked = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, patch.object(ReaderApp, "open_url"):
        keep_state_in(Path(folder))
        for size in asked.size or SIZES:
            wrong += asyncio.run(sweep(asked.folder, size, asked.every))
    print(f"{asked.folder}: {wrong or 'nothing'} wrong", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
