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
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return [[_visible(self._screen.buffer[y][x]) for x in columns] for y in rows]


def _visible(cell: Char) -> tuple[object, ...]:
    lines = (cell.underscore, cell.reverse, cell.strikethrough)
    if cell.data == " " and not any(lines):
        return cell.data, cell.bg
    letters = (cell.bold, cell.italics) if cell.data != " " else ()
    return cell.data, cell.fg, cell.bg, *letters, *lines
