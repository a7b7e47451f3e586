"""Tables: columns as wide as what they hold, cells that wrap, and records where no columns fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import nlargest
from itertools import zip_longest
from typing import Final, NamedTuple

from reader.document.model import Alignment, Document, Leaf, Table
from reader.page.cells import cell_len
from reader.page.direction import is_rtl
from reader.page.rows import Run
from reader.page.wrap import Line, indent, runs_of, wrap

COLUMN_GAP: Final = 2
"""Blank cells between columns."""

WIDEST_MINIMUM: Final = 16
"""Cells that a column may insist on: a longer word in it is broken when room is short."""

SAMPLED_CELLS: Final = 300
"""Cells of a table that are measured; its columns are as wide as those need."""

LOOKED_AT_CELLS: Final = 20_000
"""Cells of a table among which the longest are looked for when it may be as wide as it needs."""

LONGEST_CELLS: Final = 4
"""Cells of each column that are measured because they are the longest as they are written."""

WIDEST_COLUMN: Final = 60
"""Cells of a column of such a table; a longer cell goes on in the next row."""

RECORD_INDENT: Final = 2
"""Cells that a long value hangs to the right of its label in a record."""

RULE: Final = "─"

_PLAIN: Final = re.compile(r"[A-Za-z0-9 .,;()/'\"%+-]*")
"""Cells without any markup, which are measured without parsing them."""


class Columns(NamedTuple):
    """How a table is set at some width; the same for all its parts."""

    widths: tuple[int, ...]
    """Cells of each column; empty when the rows are set as records: a label and a value to a line."""
    spaced: bool
    """Whether blank rows part the rows of the table, because cells take several rows."""

    @property
    def cells(self) -> int:
        """Return the width of the table when it is set in columns."""
        return sum(self.widths) + COLUMN_GAP * (len(self.widths) - 1)


def fit_columns(document: Document, table: Table, available: int) -> Columns:
    """Fit the columns of a table into ``available`` cells."""
    count = len(table.alignments)
    room = available - COLUMN_GAP * (count - 1)
    if room < count:
        return Columns((), spaced=True)
    needs = _needs(document, table, _sample(table, SAMPLED_CELLS))
    minimum = [max(1, *(need.minimum for need in column)) for column in zip(*needs, strict=True)]
    preferred = _preferred_widths(needs)
    if sum(minimum) > room:
        return Columns((), spaced=True)
    widths = tuple(preferred) if sum(preferred) <= room else _distribute(minimum, preferred, room)
    return Columns(widths, _is_spaced(needs, widths))


def natural_columns(document: Document, table: Table) -> Columns:
    """Make columns as wide as they need, but for cells that are very long."""
    looked_at = _sample(table, LOOKED_AT_CELLS)
    longest = [
        row
        for column in range(len(table.alignments))
        for row in nlargest(LONGEST_CELLS, looked_at, key=lambda row: len(row[column]))
    ]
    needs = _needs(document, table, [*_sample(table, SAMPLED_CELLS), *longest])
    widths = tuple(min(preferred, WIDEST_COLUMN) for preferred in _preferred_widths(needs))
    return Columns(widths, _is_spaced(needs, widths))


def table_lines(document: Document, leaf: Leaf, columns: Columns, available: int) -> list[Line]:
    """Set the rows of a table that a leaf shows."""
    assert isinstance(leaf.block, Table)
    rows = _cell_runs(document, leaf)
    headed = leaf.part is None or leaf.part.start == 0
    if columns.widths:
        lines = _column_lines(rows, leaf.block.alignments, columns, headed)
    else:
        lines = _record_lines(document, leaf.block, rows, available, headed)
    return _with_ordered_starts(lines)


def _sample(table: Table, cells: int) -> Sequence[tuple[str, ...]]:
    """Return about ``cells`` cells of a table, from all of it."""
    return table.rows[:: max(1, len(table.rows) * len(table.alignments) // cells)]


class _Need(NamedTuple):
    """What a cell of a table needs."""

    minimum: int
    """Cells for its longest word, within reason."""
    preferred: int
    """Cells for its longest line."""
    lines: int


def _need(document: Document, cell: str) -> _Need:
    plain = _PLAIN.fullmatch(cell) is not None
    text = cell if plain else "".join(run.text for run in document.inlines(cell))
    lines = [cell_len(line) for line in text.split("\n")]
    longest_word = max((cell_len(word) for word in text.split()), default=1)
    return _Need(min(longest_word, WIDEST_MINIMUM), max(lines), len(lines))


def _needs(document: Document, table: Table, rows: Sequence[tuple[str, ...]]) -> list[list[_Need]]:
    """Measure the cells of the header and those of some rows."""
    return [[_need(document, cell) for cell in row] for row in (table.header, *rows)]


def _preferred_widths(needs: list[list[_Need]]) -> list[int]:
    """Return the cells that each column would like to have."""
    return [max(1, *(need.preferred for need in column)) for column in zip(*needs, strict=True)]


def _is_spaced(needs: list[list[_Need]], widths: Sequence[int]) -> bool:
    return any(
        need.lines > 1 or need.preferred > width
        for row in needs[1:]
        for need, width in zip(row, widths, strict=True)
    )


def _distribute(minimum: Sequence[int], preferred: Sequence[int], room: int) -> tuple[int, ...]:
    """Choose widths between what columns need and what they prefer: narrow ones whole, wide ones alike."""

    def widths(level: int) -> list[int]:
        return [min(max(level, low), high) for low, high in zip(minimum, preferred, strict=True)]

    low, high = 1, room
    while low < high:
        middle = (low + high + 1) // 2
        if sum(widths(middle)) <= room:
            low = middle
        else:
            high = middle - 1
    shared = widths(low)
    left = room - sum(shared)
    for column, width in enumerate(shared):
        if left and low <= width < preferred[column]:
            shared[column] += 1
            left -= 1
    return tuple(shared)


def _cell_runs(document: Document, leaf: Leaf) -> list[list[list[Run]]]:
    """Return the runs of every cell that the leaf shows; cells stand one character apart."""
    offset = 0
    rows = []
    for row in document.table_rows(leaf):
        cells = []
        for cell in row:
            runs = runs_of(document.inlines(cell), offset=offset) or [Run("", "", offset)]
            offset = runs[-1].start + len(runs[-1].text) + 1
            cells.append(runs)
        rows.append(cells)
    return rows


def _column_lines(
    rows: list[list[list[Run]]], alignments: Sequence[Alignment], columns: Columns, headed: bool
) -> list[Line]:
    lines: list[Line] = []
    for index, row in enumerate(rows):
        header = headed and not index
        if header and not any(run.text for cell in row for run in cell):
            lines.append(Line(_start(row), _rule(columns.widths)))
            continue
        if columns.spaced and not header and (not headed or index > 1):
            lines.append(Line(_start(row), ()))
        if header:
            row = [_styled(cell, "table-header") for cell in row]
        wrapped = [wrap(cell, width) for cell, width in zip(row, columns.widths, strict=True)]
        sides = [asked or _natural_side(cell) for asked, cell in zip(alignments, row, strict=True)]
        lines += [_aligned(parts, sides, columns.widths) for parts in zip_longest(*wrapped)]
        if header:
            lines.append(Line(_end(row) + 1, _rule(columns.widths)))
    return lines


def _natural_side(cell: Sequence[Run]) -> Alignment:
    return "right" if is_rtl(run.text for run in cell) else "left"


def _aligned(parts: Sequence[Line | None], alignments: Sequence[Alignment], widths: Sequence[int]) -> Line:
    """Join one line of each cell to a line of the page; None where a cell has no more."""
    runs: list[Run] = []
    blanks = 0
    for part, alignment, width in zip(parts, alignments, widths, strict=True):
        if part is None or not part.runs:
            blanks += width + COLUMN_GAP
            continue
        missing = width - part.cells
        before = missing if alignment == "right" else missing // 2 if alignment == "center" else 0
        if blanks + before:
            runs.append(Run(" " * (blanks + before)))
        runs += part.runs
        blanks = missing - before + COLUMN_GAP
    return Line(min(part.start for part in parts if part is not None), tuple(runs))


def _rule(widths: Sequence[int]) -> tuple[Run, ...]:
    return (Run((" " * COLUMN_GAP).join(RULE * width for width in widths), "table-rule"),)


def _record_lines(
    document: Document, table: Table, rows: list[list[list[Run]]], available: int, headed: bool
) -> list[Line]:
    """Set each row as a record: its header cells as labels, one to a line, each with its value."""
    header = rows[0] if headed else []
    records = rows[1:] if headed else rows
    if not records:
        return [line for cell in header for line in wrap(_styled(cell, "table-header"), available)]
    repeated = [runs_of(document.inlines(cell)) for cell in table.header]
    lines: list[Line] = []
    for index, record in enumerate(records):
        if index or not headed:
            lines.append(Line(_start(record), ()))
        for column, value in enumerate(record):
            label = header[column] if headed and not index else _without_offsets(repeated[column])
            lines += _record_line(label, value, available)
    return lines


def _record_line(label: Sequence[Run], value: Sequence[Run], available: int) -> list[Line]:
    """Set a label and its value, which hangs; nothing for an empty value whose label was shown before."""
    named = any(run.text for run in label)
    if not any(run.text for run in value) and (not named or label[0].start < 0):
        return []
    if not named:
        return wrap(value, available)
    start = label[0].start if label[0].start >= 0 else value[0].start
    lines = [Line(start, line.runs) for line in wrap(_styled(label, "table-header"), max(1, available - 1))]
    last = lines.pop()
    if last.cells < available:
        last = Line(start, (*last.runs, Run(":", "table-header")))
    hang = RECORD_INDENT if available > 4 * RECORD_INDENT else 0
    left = available - last.cells - 1
    if left < 1:
        return [*lines, last, *indent(wrap(value, available - hang), hang)]
    first, *rest = wrap(value, available - hang, left)
    return [*lines, Line(last.start, (*last.runs, Run(" "), *first.runs)), *indent(rest, hang)]


def _styled(cell: Sequence[Run], role: str) -> list[Run]:
    return [Run(run.text, f"{role} {run.roles}".strip(), run.start, run.link, run.image) for run in cell]


def _without_offsets(cell: Sequence[Run]) -> list[Run]:
    return [Run(run.text, run.roles, -1, run.link, run.image) for run in cell]


def _start(row: list[list[Run]]) -> int:
    return row[0][0].start


def _end(row: list[list[Run]]) -> int:
    last = row[-1][-1]
    return last.start + len(last.text)


def _with_ordered_starts(lines: list[Line]) -> list[Line]:
    """Lower starts so that no line starts after one below it: cells side by side start far apart."""
    minimum = lines[-1].start if lines else 0
    for index in range(len(lines) - 1, -1, -1):
        minimum = min(minimum, lines[index].start)
        if lines[index].start != minimum:
            lines[index] = Line(minimum, lines[index].runs)
    return lines
