"""What was read last, in this folder and in others: where to go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.picker import Picker, PickerRow
from reader.app.widgets.screens import ReaderScreen
from reader.content.posts.told_apart import told_apart
from reader.content.text import clean_line, fold
from reader.memory.model import RecentPost
from reader.screen.lines import percent, shorten
from reader.screen.list_items import READ

MOST_RECENT: Final = 200
"""Posts that are offered at most."""

_UNITS: Final = ((86_400 * 365, "year"), (86_400 * 30, "month"), (86_400 * 7, "week"), (86_400, "day"))
"""Seconds of the units in which one thinks of the past, the longest first."""


class RecentScreen(ReaderScreen[RecentPost | None]):
    """Asks where to go on reading. The answer is None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "Close")]

    def __init__(self, find: Callable[[int], Sequence[RecentPost]]) -> None:
        """``find`` gives so many of the posts read last, the latest first; it may take a while."""
        super().__init__()
        self._find = find
        self._entries: Sequence[RecentPost] = ()
        self._apart: Mapping[str, str] = {}
        """What tells posts with the same title apart, by their places."""
        self._heading = HeadingLine("Go on reading")
        self._picker = Picker(
            self._set_out,
            self.dismiss,
            item="post",
            narrow=lambda typed: matching(self._entries, typed),
            placeholder="part of a title or of a folder",
            heading=self._heading,
            leave=self.dismiss,
            id="recent",
        )

    def compose(self) -> ComposeResult:
        yield self._picker

    def on_mount(self) -> None:
        self._load()

    @work(thread=True, exclusive=True, group="recent", exit_on_error=False)
    def _load(self) -> None:
        self.app.call_from_thread(self._show, self._find(MOST_RECENT))

    def _show(self, entries: Sequence[RecentPost]) -> None:
        self._entries = entries
        self._apart = told_apart((entry.title, _place(entry)) for entry in entries)
        if not entries:
            self._heading.facts = "nothing has been read yet"
        self._picker.narrow()

    def _set_out(self, entry: RecentPost, room: int) -> PickerRow:
        """Write the title on the left; what tells, how far, where and when on the right as it fits."""
        apart, library = self._apart.get(_place(entry), ""), clean_line(entry.library.name)
        facts = list(dict.fromkeys((apart, progress_of(entry), library, ago(time.time() - entry.opened_at))))
        facts = list(filter(None, facts))
        right = " · ".join(facts)
        while facts and cell_len(right) > room // 2:
            right = " · ".join(facts := facts[:-1])
        title = clean_line(entry.title) or clean_line(entry.path)
        return PickerRow(shorten(title, max(0, room - cell_len(right) - 2)), right)


def _place(entry: RecentPost) -> str:
    """Return where a post is, among those of all libraries."""
    return f"{entry.library}/{entry.path}"


def matching(entries: Sequence[RecentPost], query: str) -> Sequence[RecentPost]:
    """Return the entries whose title or folder holds every word that was typed."""
    words = fold(query).split()
    return [
        entry for entry in entries if all(word in fold(f"{entry.title} {entry.library}") for word in words)
    ]


def progress_of(entry: RecentPost) -> str:
    """Return how far a post was read: ``42%``, or the mark of finished ones."""
    return READ if entry.finished else f"{min(99, percent(entry.percent))}%"


def ago(seconds: float) -> str:
    """Return how long ago something was, as one says it: ``today``, ``3 days ago``, ``2 months ago``."""
    for length, unit in _UNITS:
        count = max(0, int(seconds / length))
        if count:
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "today"
