"""What was read last, in this folder and in others: where to go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.row_list import RowList
from reader.app.widgets.screens import Panel
from reader.app.widgets.search_box import SearchBox
from reader.content.text import clean_line, fold
from reader.memory.recent import Recent
from reader.screen.lines import percent, shorten
from reader.screen.list_items import READ

MOST_RECENT: Final = 200
"""Posts that are offered at most."""

_UNITS: Final = ((86_400 * 365, "year"), (86_400 * 30, "month"), (86_400 * 7, "week"), (86_400, "day"))
"""Seconds of the units in which one thinks of the past, the longest first."""


class RecentList(RowList, can_focus=False):
    """Posts with how far they were read, where, and when; one a row."""

    ITEM = "post"

    def __init__(self) -> None:
        super().__init__(id="recent-list")
        self._entries: Sequence[Recent] = ()

    def show(self, entries: Sequence[Recent]) -> None:
        """List these, and highlight the first."""
        self._entries = entries
        self.set_count(len(entries))
        self.highlight(0 if entries else None)

    @property
    def entry(self) -> Recent | None:
        """The highlighted one."""
        index = self.highlighted
        return self._entries[index] if index is not None and index < len(self._entries) else None

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """The title on the left; how far, in which folder and when on the right, as far as there is room."""
        styles, entry = self.role_styles, self._entries[index]
        room = max(0, width - 3)
        facts = [progress_of(entry), clean_line(entry.library.name), ago(time.time() - entry.opened_at)]
        right = " · ".join(facts)
        while facts and cell_len(right) > room // 2:
            right = " · ".join(facts := facts[:-1])
        title = shorten(clean_line(entry.title) or clean_line(entry.path), max(0, room - cell_len(right) - 2))
        gap = " " * max(0, room - cell_len(title) - cell_len(right))
        bar = Segment("▌ " if highlighted else "  ", styles.style("mark"))
        name = Segment(title, styles.style("strong" if highlighted else ""))
        return [bar, name, Segment(gap + right, styles.style("fact"))]


class RecentScreen(Panel[Recent | None]):
    """Asks where to go on reading. The answer is None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "Close")]

    def __init__(self, find: Callable[[int], Sequence[Recent]]) -> None:
        """``find`` gives so many of the posts read last, the latest first; it may take a while."""
        super().__init__()
        self._find = find
        self._entries: Sequence[Recent] = ()
        self._rows = RecentList()
        self._heading = HeadingLine("Go on reading")
        self._box = SearchBox(placeholder="part of a title or of a folder")

    def compose(self) -> ComposeResult:
        yield Vertical(self._heading, self._rows, self._box, classes="dialog")

    def on_mount(self) -> None:
        self.set_focus(self._box)
        self._load()

    @work(thread=True, exclusive=True, group="recent", exit_on_error=False)
    def _load(self) -> None:
        self.app.call_from_thread(self._show, self._find(MOST_RECENT))

    def _show(self, entries: Sequence[Recent]) -> None:
        self._entries = entries
        if not entries:
            self._heading.facts = "nothing has been read yet"
        self._narrow()

    @on(SearchBox.Changed)
    def _narrow(self) -> None:
        self._rows.show(matching(self._entries, self._box.value))

    @on(SearchBox.Stepped)
    def _step(self, event: SearchBox.Stepped) -> None:
        self._rows.follow(event.motion)

    @on(SearchBox.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self._rows.entry is not None:
            self.dismiss(self._rows.entry)
        else:
            self.say("There is nothing to choose")

    @on(SearchBox.Cancelled)
    def _leave(self) -> None:
        self.dismiss(None)


def matching(entries: Sequence[Recent], query: str) -> Sequence[Recent]:
    """The entries whose title or folder holds every word that was typed."""
    words = fold(query).split()
    return [
        entry for entry in entries if all(word in fold(f"{entry.title} {entry.library}") for word in words)
    ]


def progress_of(entry: Recent) -> str:
    """How far a post was read: ``42%``, or the mark of finished ones."""
    return READ if entry.finished else f"{min(99, percent(entry.percent))}%"


def ago(seconds: float) -> str:
    """How long ago something was, as one says it: ``today``, ``3 days ago``, ``2 months ago``."""
    for length, unit in _UNITS:
        count = max(0, int(seconds / length))
        if count:
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "today"
