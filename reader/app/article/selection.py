"""Selecting text with the mouse: the text at a cell or nearest to it, and where words begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from textual.geometry import Offset
from textual.selection import Selection
from textual.timer import Timer

from reader.page.cells import MeasuredText, is_simple
from reader.page.rows import Row, Run

if TYPE_CHECKING:
    from reader.app.article.pointer import Pointer

SCROLL_PAUSE: Final = 0.5
"""Seconds that the pointer rests beyond the edge of a text before that scrolls to be selected further."""

SCROLL_TICK: Final = 0.05
"""Seconds from one such step to the next."""

MOST_ROWS: Final = 5
"""Rows of the longest step, when the pointer is far beyond the edge."""


class Caret(NamedTuple):
    """Where the pointer is in a text: on a character of a leaf, or, with two equal offsets, between two."""

    leaf: int
    start: int
    """Offset into the text of the leaf."""
    end: int
    """The offset after the character."""


def caret_in_row(row: Row, cell: int) -> Caret:
    """Return the text nearest to a cell of a row, or of beside it. Bars, markers and padding are no text."""
    nearest, distance = row.start, -1
    left = 0
    for run in row.runs:
        right = left + cell_len(run.text)
        if run.start >= 0 and run.text:
            if left <= cell < right:
                start, end = _grapheme_at(run.text, cell - left)
                return Caret(row.leaf, run.start + start, run.start + end)
            away = left - cell if cell < left else cell - right + 1
            if distance < 0 or away < distance:
                nearest, distance = run.start + (0 if cell < left else len(run.text)), away
        left = right
    return Caret(row.leaf, nearest, nearest)


def end_of_row(row: Row) -> Caret:
    """Return the caret behind the last text of a row."""
    end = max((run.start + len(run.text) for run in row.runs if run.start >= 0), default=row.start)
    return Caret(row.leaf, end, end)


def selection_between(one: Caret, other: Caret) -> Selection | None:
    """Return the selection from one caret to another, both with their characters; None for nothing."""
    start = min((one.leaf, one.start), (other.leaf, other.start))
    end = max((one.leaf, one.end), (other.leaf, other.end))
    if start == end:
        return None
    return Selection(Offset(start[1], start[0]), Offset(end[1], end[0]))


def run_at_cell(row: Row, cell: int) -> tuple[Run, int] | None:
    """Return the run that covers a cell of a row, and the index of the character within it."""
    for run in row.runs:
        width = cell_len(run.text)
        if 0 <= cell < width:
            return run, character_at_cell(run.text, cell)
        cell -= width
    return None


def character_at_cell(text: str, cell: int) -> int:
    """Return the index of the character that covers a cell of a text."""
    width = 0
    for index in range(len(text)):
        width = cell_len(text[: index + 1])
        if width > cell:
            return index
    return len(text)


def _grapheme_at(text: str, cell: int) -> tuple[int, int]:
    """Return start and end of the grapheme that covers a cell of a text."""
    start = character_at_cell(text, cell)
    if is_simple(text):
        return start, start + 1
    measured = MeasuredText(text)
    while start and not measured.is_boundary(start):
        start -= 1
    return start, measured.grapheme_end(start)


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return start and end of the word that holds a character; just that character between words."""
    if at >= len(text) or not _in_word(text[at]):
        return at, min(len(text), at + 1)
    start = at
    while start and _in_word(text[start - 1]):
        start -= 1
    end = at
    while end < len(text) and _in_word(text[end]):
        end += 1
    return start, end


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "_-'’"


class Drag:
    """Selects text of one pane, from where the button was pressed to the text nearest to the pointer."""

    def __init__(self, pointer: Pointer, at: Offset) -> None:
        self.began_at = at
        """The cell of the screen in which the button was pressed."""
        self._pointer = pointer
        self._pane = pointer.pane
        self._document = pointer.viewport.document
        self._begin = self._caret(at)
        self._at = at
        self._timer: Timer | None = None

    def is_in(self, screen: object) -> bool:
        """Tell whether its text stands on a screen."""
        return self._pane.is_attached and self._pane.screen is screen

    def move(self, at: Offset) -> None:
        """Select up to a cell of the screen, where the pointer is now."""
        self._at = at
        self._select()
        beyond = bool(self._rows_beyond)
        if beyond and self._timer is None:
            self._timer = self._pane.set_timer(SCROLL_PAUSE, self._begin_scrolling)
        elif not beyond:
            self.end()

    def end(self) -> None:
        """Scroll no more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _select(self) -> None:
        if self._begin is None or self._pointer.viewport.document is not self._document:
            # Another article has come meanwhile, in which nothing has been pressed.
            self._begin = None
            return
        if (caret := self._caret(self._at)) is not None:
            self._pointer.select(self._begin, caret)

    def _caret(self, at: Offset) -> Caret | None:
        return self._pointer.caret_at(*(at - self._pane.region.offset))

    @property
    def _rows_beyond(self) -> int:
        """Return by how many rows the pointer is below the text, or, negative, above it; 0 beside it.

        Where the pane ends with the screen, the pointer cannot go further than its outermost row.
        """
        region, y = self._pane.content_region, self._at.y
        if y >= region.bottom or y == self._pane.screen.size.height - 1:
            return max(1, y - region.bottom + 1)
        return min(-1, y - region.y) if y < region.y or y == 0 else 0

    def _begin_scrolling(self) -> None:
        self._timer = self._pane.set_interval(SCROLL_TICK, self._scroll)
        self._scroll()

    def _scroll(self) -> None:
        beyond = self._rows_beyond
        if self._pane.is_attached and self._begin is not None and beyond:
            self._pointer.scrolling.move(max(-MOST_ROWS, min(MOST_ROWS, beyond)))
            self._select()
        else:
            self.end()
