"""The sheet of keys: what each does, in groups, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len

from reader.page.rows import Run
from reader.screen.lines import Line, fit, shorten

NO_KEY: Final = "no key"
"""What stands in the place of the keys of something that has none."""

NARROWEST_TITLE: Final = 32
"""Cells that what a key does has in each of several columns, at least."""

_BETWEEN_COLUMNS: Final = 4
_AFTER_KEYS: Final = 2
_KEYS_SHARE: Final = 3
"""Keys take at most one of so many parts of a column."""


class SheetEntry(NamedTuple):
    """Keys, and what they do."""

    keys: str
    title: str


class SheetGroup(NamedTuple):
    """Entries that belong together, under a heading."""

    heading: str
    entries: Sequence[SheetEntry]


class KeySheet:
    """All entries of some groups, laid out in a pane of some cells and rows.

    One column is as long as it must be. Several are filled one after the other, as evenly as they can be
    where all of it fits into the pane; where it does not, each page of the pane's height is followed by the
    next one.
    """

    def __init__(self, groups: Sequence[SheetGroup], width: int, height: int) -> None:
        """``height`` are the rows that are seen at once."""
        self._width = max(1, width)
        keys = (entry.keys or NO_KEY for group in groups for entry in group.entries)
        longest = max(map(cell_len, keys), default=0)
        narrowest = longest + _AFTER_KEYS + NARROWEST_TITLE
        count = (width + _BETWEEN_COLUMNS) // (narrowest + _BETWEEN_COLUMNS)
        self._count = max(1, min(count, len(groups)))
        self._column = max(1, (self._width + _BETWEEN_COLUMNS) // self._count - _BETWEEN_COLUMNS)
        self._keys = min(longest, self._column // _KEYS_SHARE)
        blocks = list(self._blocks(groups))
        columns = [_joined(blocks)] if self._count == 1 else _filled(blocks, self._count, max(1, height))
        self._rows = _pages(columns, self._count)

    @property
    def height(self) -> int:
        """Return how many rows the sheet has."""
        return len(self._rows)

    def line(self, row: int) -> Line:
        """Return one row (0-based) as it stands on the screen; an empty line below the last."""
        if not 0 <= row < self.height:
            return ()
        gap = Run(" " * _BETWEEN_COLUMNS)
        cells = (fit(cell.line, self._column) for cell in self._rows[row])
        line = [run for number, cell in enumerate(cells) for run in ((gap, *cell) if number else cell)]
        return fit(tuple(line), self._width)

    def entry_at(self, column: int, row: int) -> int | None:
        """Return which entry stands at a cell (0-based), counted over all groups; None where none does."""
        number, beside = divmod(column, self._column + _BETWEEN_COLUMNS)
        if not 0 <= row < self.height or beside >= self._column or number >= len(self._rows[row]):
            return None
        return self._rows[row][number].entry

    def _blocks(self, groups: Iterable[SheetGroup]) -> Iterator[_Block]:
        """Yield the rows of each group."""
        number = 0
        for group in groups:
            block = [_Cell((Run(shorten(group.heading, self._column), "strong"),))]
            for entry in group.entries:
                block += self._entry(entry, number)
                number += 1
            yield block

    def _entry(self, entry: SheetEntry, number: int) -> Iterator[_Cell]:
        """Yield the rows of an entry: as many as its keys or what they do need."""
        keys = _wrapped(entry.keys or NO_KEY, self._keys)
        titles = _wrapped(entry.title, max(1, self._column - self._keys - _AFTER_KEYS))
        role = "mark" if entry.keys else "fact"
        for row in range(max(len(keys), len(titles))):
            left = fit((Run(keys[row] if row < len(keys) else "", role),), self._keys + _AFTER_KEYS)
            yield _Cell((*left, Run(titles[row] if row < len(titles) else "")), number)


class _Cell(NamedTuple):
    """One row of one column."""

    line: Line = ()
    entry: int | None = None


_Block = list[_Cell]
"""The rows of a group, or of a column."""

_BLANK: Final = _Cell()


def _joined(blocks: Iterable[_Block]) -> _Block:
    """Return one column of all blocks, with a blank row between two."""
    return [cell for number, block in enumerate(blocks) for cell in ((_BLANK, *block) if number else block)]


def _filled(blocks: Sequence[_Block], count: int, height: int) -> list[_Block]:
    """Return columns, the lowest ones in which all fits into ``count`` of them, or as high as they may be."""
    lowest = max((len(block) for block in blocks), default=1)
    for rows in range(min(lowest, height), height):
        columns = _columns(blocks, rows)
        if len(columns) <= count:
            return columns
    return _columns(blocks, height)


def _columns(blocks: Iterable[_Block], height: int) -> list[_Block]:
    """Return columns of at most ``height`` rows. Only a block that is higher than that is parted."""
    columns: list[_Block] = [[]]
    for block in blocks:
        for start in range(0, len(block), height):
            piece = block[start : start + height]
            if columns[-1] and len(columns[-1]) + 1 + len(piece) > height:
                columns.append(piece)
            else:
                columns[-1] += [_BLANK, *piece] if columns[-1] else piece
    return columns


def _pages(columns: Sequence[_Block], count: int) -> list[tuple[_Cell, ...]]:
    """Return pages of ``count`` columns each, as rows of cells, with a blank row between two."""
    rows: list[tuple[_Cell, ...]] = []
    for start in range(0, len(columns), count):
        page = zip_longest(*columns[start : start + count], fillvalue=_BLANK)
        rows += [(), *page] if rows else page
    return rows


def _wrapped(text: str, width: int) -> list[str]:
    """Return words in lines of at most ``width`` cells; what is longer by itself is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(shorten(word, width))
    return lines
