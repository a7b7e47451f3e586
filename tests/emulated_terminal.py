"""A terminal that shows what it is sent."""

from __future__ import annotations

from typing import Any, Final

from pyte import Screen, Stream
from pyte.modes import DECAWM
from pyte.screens import Char

LEFT_RIGHT: Final = 69
"""The mode in which left and right margins can be set (DECLRMM)."""


class _MarginScreen(Screen):
    """A screen with left and right margins, between which lines are inserted and deleted (DEC STD 070)."""

    sides: range | None = None
    """The columns between them, 0-based; None when there are none."""

    def set_sides(self, left: int = 1, right: int = 0) -> None:
        """Set them (DECSLRM), where the mode is on; the cursor goes home."""
        if LEFT_RIGHT << 5 in self.mode:
            self.sides = range(left - 1, right or self.columns)
            self.cursor_position()

    def reset_mode(self, *modes: int, **options: Any) -> None:
        super().reset_mode(*modes, **options)
        if LEFT_RIGHT in modes:
            self.sides = None

    def delete_lines(self, count: int | None = None) -> None:
        if self.sides is None:
            super().delete_lines(count)
        else:
            self._move(count or 1)

    def insert_lines(self, count: int | None = None) -> None:
        if self.sides is None:
            super().insert_lines(count)
        else:
            self._move(-(count or 1))

    def _move(self, rows: int) -> None:
        """Move what stands between all margins, from the cursor on, up by some rows."""
        top, bottom = self.margins or (0, self.lines - 1)
        assert self.sides is not None
        if not (top <= self.cursor.y <= bottom and self.cursor.x in self.sides):
            return
        stands = {y: dict(self.buffer[y]) for y in range(self.cursor.y, bottom + 1)}
        for y in stands:
            for x in self.sides:
                self.buffer[y][x] = stands.get(y + rows, {}).get(x, self.default_char)


class _MarginStream(Stream):
    csi = Stream.csi | {"s": "set_sides"}
    events = Stream.events | {"set_sides"}


class EmulatedTerminal:
    """A terminal of so many columns and rows, in which no line is wrapped."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = _MarginScreen(columns, rows)
        self._screen.reset_mode(DECAWM)
        self._stream = _MarginStream(self._screen)

    def take(self, sequences: str) -> None:
        """Do what a program sends."""
        self._stream.feed(sequences)

    @property
    def text(self) -> list[str]:
        """Return the text of every row, without blanks at its end."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        """Return all that can be seen, row by row: of a blank without a line no more than its background."""
        return [self._row(y) for y in range(self._screen.lines)]

    def changed_cells(self) -> dict[int, list[tuple[object, ...]]]:
        """Return the cells of the rows, by number, that may have changed since this was asked last."""
        changed = {y: self._row(y) for y in self._screen.dirty}
        self._screen.dirty.clear()
        return changed

    def _row(self, y: int) -> list[tuple[object, ...]]:
        return [_visible(self._screen.buffer[y][x]) for x in range(self._screen.columns)]


def _visible(cell: Char) -> tuple[object, ...]:
    lines = (cell.underscore, cell.reverse, cell.strikethrough)
    if cell.data == " " and not any(lines):
        return cell.data, cell.bg
    letters = (cell.bold, cell.italics) if cell.data != " " else ()
    return cell.data, cell.fg, cell.bg, *letters, *lines
