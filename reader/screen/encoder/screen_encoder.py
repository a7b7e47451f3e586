"""Keeps the screen that stands on the terminal, and makes the bytes that turn it into the next one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.screen.encoder.cells import cells_of
from reader.screen.encoder.look import CellLook
from reader.screen.encoder.pen import Pen
from reader.screen.encoder.row import UNKNOWN, ScreenRow
from reader.screen.encoder.scrolling import find_scrolls

Pieces = Iterable[tuple[str, CellLook]]
"""Texts beside each other, each with its look."""


class Abilities(NamedTuple):
    """What a terminal can do beside what all can."""

    coloured_blanks: bool = False
    """Whether erased cells take the background that is set (terminfo: bce)."""
    erases_cells: bool = False
    """Whether cells can be erased by their number (terminfo: ech)."""


class ScreenEncoder:
    """Turns changes of the screen into sequences for one terminal.

    Rows and columns are 0-based. The screen is taken to be blank at first, as the alternate screen is.
    """

    def __init__(self, columns: int, rows: int, abilities: Abilities) -> None:
        self.margins = False
        """Whether the terminal has left and right margins (DECLRMM), between which one pane scrolls."""
        self._columns = columns
        self._shown: list[ScreenRow] = []
        self._wanted: dict[int, ScreenRow] = {}
        self._pen = Pen(abilities)
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Take another size; nothing is known of the screen any more."""
        self._columns = columns
        self._shown = [ScreenRow.of(UNKNOWN, columns) for _ in range(rows)]
        self._wanted.clear()
        self._pen.forget()

    def forget(self) -> None:
        """Know nothing of the screen any more: something else has written on it."""
        self.resize(self._columns, len(self._shown))

    def put(self, row: int, column: int, pieces: Pieces) -> None:
        """Want pieces of text at a place of the next frame. What stands outside of the screen is left out."""
        if not 0 <= row < len(self._shown):
            return
        wanted = self._wanted.get(row)
        if wanted is None:
            wanted = self._wanted[row] = self._shown[row].copy()
        for text, look in pieces:
            column = wanted.put(column, cells_of(text, look))

    def frame(self) -> str:
        """Return what makes the screen the one that is wanted; empty when it is that already."""
        changed = {y: row for y, row in self._wanted.items() if row.cells != self._shown[y].cells}
        self._wanted.clear()
        if not changed:
            return ""
        parts: list[str] = []
        for scroll in list(find_scrolls(self._shown, changed, margins=self.margins)):
            parts.append(self._pen.scroll(scroll, self._columns))
            # Rows that are to stay have moved as well.
            rows = range(scroll.top, scroll.bottom)
            changed = {y: changed.get(y, self._shown[y]) for y in rows} | changed
            self._shown[scroll.top : scroll.bottom] = scroll.moved(self._shown)
        for y, row in sorted(changed.items()):
            for start, end in row.changes(self._shown[y]):
                self._pen.write(parts, y, start, end, row)
            self._shown[y] = row
        parts.append(self._pen.rest())
        return "".join(parts)

    @property
    def is_shown(self) -> bool:
        """Tell whether the screen that is wanted stands already."""
        return all(row.cells == self._shown[y].cells for y, row in self._wanted.items())

    @property
    def text(self) -> list[str]:
        """Return the text of the screen that stands, row by row."""
        return ["".join(cell.glyph for cell in row.cells) for row in self._shown]
