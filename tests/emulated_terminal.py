"""A terminal that shows what it is sent."""

from __future__ import annotations

from pyte import Screen, Stream
from pyte.modes import DECAWM
from pyte.screens import Char


class EmulatedTerminal:
    """A terminal of so many columns and rows, in which no line is wrapped."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = Screen(columns, rows)
        self._screen.reset_mode(DECAWM)
        self._stream = Stream(self._screen)

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
