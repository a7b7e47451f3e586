"""Finding out that parts of the screen have moved up or down, which a terminal can do by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.screen.encoder.cells import BLANK, CONTINUED, ScreenCell, cell_of
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

_LINES: Final = frozenset("│┃")
"""What stands between panes, from top to bottom."""


class Scroll(NamedTuple):
    """A part of the screen that moves up or down."""

    top: int
    """The first row, 0-based."""
    bottom: int
    """The row after the last one."""
    left: int
    """The first column, 0-based."""
    right: int
    """The column after the last one."""
    rows: int
    """How far up it moves; down when below 0."""

    def sequence(self, columns: int) -> str:
        """Return the sequences that have a terminal of so many columns do it.

        Less than its whole width moves between left and right margins (DECLRMM, DECSLRM), which are in force
        for no longer than that.
        """
        verb = "M" if self.rows > 0 else "L"
        region = f"\x1b[{self.top + 1};{self.bottom}r"
        lines = f"\x1b[{abs(self.rows)}{verb}\x1b[r"
        if self.right - self.left == columns:
            return f"{region}\x1b[{self.top + 1}H{lines}"
        margins = f"\x1b[?69h{region}\x1b[{self.left + 1};{self.right}s"
        return f"{margins}\x1b[{self.top + 1};{self.left + 1}H{lines}\x1b[?69l"

    def moved(self, screen: Sequence[ScreenRow]) -> list[ScreenRow]:
        """Return the rows from top to bottom as they will stand."""
        blank = ScreenRow.of(cell_of(BLANK, PLAIN), len(screen[0].cells))
        sources = range(self.top + self.rows, self.bottom + self.rows)
        moved = [screen[y] if self.top <= y < self.bottom else blank for y in sources]
        stand = screen[self.top : self.bottom]
        return [row.with_part(part, self.left, self.right) for row, part in zip(stand, moved, strict=True)]


def find_scrolls(
    shown: Sequence[ScreenRow], wanted: Mapping[int, ScreenRow], *, margins: bool
) -> Iterator[Scroll]:
    """Yield the scrolling after which fewer cells are left to write, where that is worth it.

    With ``margins`` the terminal can scroll panes alone, one beside the other.
    """
    if len(wanted) < _LEAST_ROWS:
        return
    changes = {y: row.changed_cells(shown[y]) for y, row in wanted.items()}
    panes = _panes(shown, wanted) if margins else []
    for left, right in panes if len(panes) > 1 else [(0, len(shown[0].cells))]:
        scroll = _find_scroll(shown, wanted, changes, left, right)
        if scroll is not None:
            yield scroll


def _panes(shown: Sequence[ScreenRow], wanted: Mapping[int, ScreenRow]) -> list[tuple[int, int]]:
    """Return the columns between lines that stand in all rows from the first to the last that changes."""
    rows = range(min(wanted), max(wanted) + 1)
    first = shown[rows.start].cells
    lines = [x for x, cell in enumerate(first) if cell.glyph in _LINES]
    edges = [-1, *(x for x in lines if all(_is_line(shown, wanted, y, x) for y in rows)), len(first)]
    return [(line + 1, following) for line, following in pairwise(edges) if following > line + 1]


def _is_line(shown: Sequence[ScreenRow], wanted: Mapping[int, ScreenRow], y: int, x: int) -> bool:
    return shown[y].cells[x].glyph in _LINES and wanted.get(y, shown[y]).cells[x].glyph in _LINES


def _find_scroll(
    shown: Sequence[ScreenRow],
    wanted: Mapping[int, ScreenRow],
    changes: Mapping[int, bytes],
    left: int,
    right: int,
) -> Scroll | None:
    """Return the scrolling of some columns after which fewer cells are left to write, if it is worth it."""
    changed = {y: found for y, row in changes.items() if 1 in (found := row[left:right])}
    if len(changed) < _LEAST_ROWS:
        return None
    distance = _most_likely(shown, wanted, changed, left, right)
    if not distance:
        return None
    scroll = Scroll(min(changed), max(changed) + 1, left, right, distance)
    if right - left < len(shown[0].cells) and not _can_part(shown, scroll):
        return None
    before = sum(found.count(1) for found in changed.values())
    after = sum(
        wanted.get(y, shown[y]).changed_cells(row)[left:right].count(1)
        for y, row in enumerate(scroll.moved(shown), start=scroll.top)
    )
    return scroll if after < before * _WORTH else None


def _can_part(shown: Sequence[ScreenRow], scroll: Scroll) -> bool:
    """Tell whether it is known what stands in the columns, and no wide character reaches out of them."""
    rows = shown[scroll.top : scroll.bottom]
    edges = (edge for edge in (scroll.left, scroll.right) if edge < len(shown[0].cells))
    return all(row.unsure >= scroll.right for row in rows) and not any(
        row.cells[edge].glyph == CONTINUED for edge in edges for row in rows
    )


def _most_likely(
    shown: Sequence[ScreenRow],
    wanted: Mapping[int, ScreenRow],
    changed: Mapping[int, bytes],
    left: int,
    right: int,
) -> int:
    """Return by how many rows most of what changed has moved up; 0 when nothing has."""
    # Of several panes, the one that scrolls has most rows that change at its left edge.
    start = left + Counter(found.find(1) for found in changed.values()).most_common(1)[0][0]
    columns = slice(start, min(right, start + _TELLING))
    places: dict[tuple[ScreenCell, ...], list[int]] = {}
    for y, row in enumerate(shown):
        places.setdefault(tuple(row.cells[columns]), []).append(y)
    votes: Counter[int] = Counter()
    for y in changed:
        # What stands in many rows tells nothing.
        found = places.get(tuple(wanted[y].cells[columns]), ())
        votes.update(place - y for place in found if place != y and len(found) <= _PLACES)
    if not votes:
        return 0
    distance, count = votes.most_common(1)[0]
    return distance if count >= _LEAST_ROWS - 1 else 0
