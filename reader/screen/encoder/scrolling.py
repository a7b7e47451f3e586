"""Finding out that a part of the screen has moved up or down, which a terminal can do by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.screen.encoder.cells import BLANK, ScreenCell, cell_of
from reader.screen.encoder.look import PLAIN
from reader.screen.encoder.row import ScreenRow

_LEAST_ROWS: Final = 4
"""Rows that have to move by the same number for it to count as scrolling."""

_TELLING: Final = 24
"""Cells by which a row is known again."""

_PLACES: Final = 4
"""Rows that are alike, of which any may be the one that moved."""

_WORTH: Final = 0.7
"""The share of changed cells that must at most be left over after scrolling."""


class Scroll(NamedTuple):
    """Rows of the screen that move, over its whole width."""

    top: int
    """The first row, 0-based."""
    bottom: int
    """The row after the last one."""
    rows: int
    """How far up they move; down when below 0."""

    def sequence(self) -> str:
        """Return the sequences that have a terminal do it."""
        verb = "M" if self.rows > 0 else "L"
        region = f"\x1b[{self.top + 1};{self.bottom}r"
        return f"{region}\x1b[{self.top + 1}H\x1b[{abs(self.rows)}{verb}\x1b[r"

    def moved(self, screen: Sequence[ScreenRow]) -> list[ScreenRow]:
        """Return the rows from top to bottom as they will stand."""
        blank = ScreenRow.of(cell_of(BLANK, PLAIN), len(screen[0].cells))
        sources = range(self.top + self.rows, self.bottom + self.rows)
        return [screen[y].copy() if self.top <= y < self.bottom else blank.copy() for y in sources]


def find_scroll(shown: Sequence[ScreenRow], wanted: Mapping[int, ScreenRow]) -> Scroll | None:
    """Return the scrolling after which fewer cells are left to write; None when none is worth it."""
    if len(wanted) < _LEAST_ROWS:
        return None
    changes = {y: row.changed_cells(shown[y]) for y, row in wanted.items()}
    distance = _most_likely(shown, wanted, changes)
    if not distance:
        return None
    scroll = Scroll(min(wanted), max(wanted) + 1, distance)
    before = sum(found.count(1) for found in changes.values())
    after = sum(
        wanted.get(y, shown[y]).changed_cells(row).count(1)
        for y, row in enumerate(scroll.moved(shown), start=scroll.top)
    )
    return scroll if after < before * _WORTH else None


def _most_likely(
    shown: Sequence[ScreenRow], wanted: Mapping[int, ScreenRow], changes: Mapping[int, bytes]
) -> int:
    """Return by how many rows most of what changed has moved up; 0 when nothing has."""
    # Of several panes, the one that scrolls has most rows that change at its left edge.
    start = Counter(found.find(1) for found in changes.values()).most_common(1)[0][0]
    columns = slice(start, start + _TELLING)
    places: dict[tuple[ScreenCell, ...], list[int]] = {}
    for y, row in enumerate(shown):
        places.setdefault(tuple(row.cells[columns]), []).append(y)
    votes: Counter[int] = Counter()
    for y, row in wanted.items():
        # What stands in many rows tells nothing.
        found = places.get(tuple(row.cells[columns]), ())
        votes.update(place - y for place in found if place != y and len(found) <= _PLACES)
    if not votes:
        return 0
    distance, count = votes.most_common(1)[0]
    return distance if count >= _LEAST_ROWS - 1 else 0
