"""One row of the screen, cell by cell, and where two rows differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import is_not
from typing import Final

from reader.screen.encoder.cells import BLANK, CONTINUED, Cells, ScreenCell, is_unsure
from reader.screen.encoder.look import CellLook

_RUNS: Final = re.compile(rb"\x01(?:\x00{0,4}\x01)*", re.DOTALL)
"""Changed cells; to move the cursor over a few cells that stay takes more than to write them once more."""

UNKNOWN: Final = ScreenCell(BLANK, CellLook(link="?"))
"""A cell of which nothing is known: no other is like it."""


class ScreenRow:
    """The cells of one row."""

    __slots__ = ("cells", "unsure")

    def __init__(self, cells: list[ScreenCell], unsure: int) -> None:
        self.cells = cells
        self.unsure = unsure
        """The first cell from which on terminals may disagree where what follows stands."""

    @classmethod
    def of(cls, cell: ScreenCell, columns: int) -> ScreenRow:
        """Return a row in which all cells are like one."""
        return cls([cell] * columns, columns)

    def copy(self) -> ScreenRow:
        """Return a row that can be changed while this one stays."""
        return ScreenRow(self.cells.copy(), self.unsure)

    def with_part(self, other: ScreenRow, start: int, stop: int) -> ScreenRow:
        """Return this row with the cells of another one from ``start`` to before ``stop``."""
        if stop - start == len(self.cells):
            return other.copy()
        cells = [*self.cells[:start], *other.cells[start:stop], *self.cells[stop:]]
        return ScreenRow(
            cells, _first_unsure(cells) if min(self.unsure, other.unsure) < stop else self.unsure
        )

    def put(self, column: int, piece: Cells) -> int:
        """Put cells at a column, and return the column after them. What has no room is left out."""
        cells, unsure = piece
        end = column + len(cells)
        has_unsure = unsure < len(cells) or column <= self.unsure < end
        if column < 0 or end > len(self.cells):
            cells = cells[max(0, -column) : max(0, len(self.cells) - column)]
            column = max(0, column)
        self.cells[column : column + len(cells)] = cells
        if has_unsure:
            self.unsure = _first_unsure(self.cells)
        return end

    def changes(self, before: ScreenRow) -> Iterator[tuple[int, int]]:
        """Yield the ranges of columns to write so that a row that stands becomes this one."""
        changed = self.changed_cells(before)
        unsure = min(self.unsure, before.unsure)
        if unsure < len(self.cells) and (first := changed.find(1)) >= 0:
            # Where terminals may count otherwise, what comes after is written anew from there on.
            yield self._whole(before, min(first, unsure), len(self.cells))
            return
        end = 0
        for run in _RUNS.finditer(changed):
            start, stop = self._whole(before, *run.span())
            if stop > end:
                yield max(start, end), stop
                end = stop

    def changed_cells(self, before: ScreenRow) -> bytes:
        """Return a byte for each cell, 1 where it differs."""
        return bytes(map(is_not, self.cells, before.cells))

    def _whole(self, before: ScreenRow, start: int, stop: int) -> tuple[int, int]:
        """Widen a range so that no wide character is cut, of what stands and of what comes."""
        new, old = self.cells, before.cells
        while start > 0 and CONTINUED in (new[start].glyph, old[start].glyph):
            start -= 1
        while stop < len(new) and CONTINUED in (new[stop].glyph, old[stop].glyph):
            stop += 1
        return start, stop


def _first_unsure(cells: list[ScreenCell]) -> int:
    """Return the first of some cells from which on terminals may disagree; how many there are if none is."""
    return next((x for x, cell in enumerate(cells) if is_unsure(cell.glyph)), len(cells))
