"""Formulas that take several lines: boxes beside and above each other, and tall brackets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

BLANK: Final = "\u00a0"
"""A blank at which no line is broken."""


class Box(NamedTuple):
    """Lines of text that stand together; those around it align with one of them."""

    lines: tuple[str, ...]
    baseline: int = 0
    """Which of the lines is the one that a line of text goes on from."""

    @property
    def cells(self) -> int:
        """Return its width."""
        return max(map(cell_len, self.lines))


def beside(parts: Sequence[str | Box]) -> Box:
    """Set texts and boxes in one row, aligned at their baselines."""
    boxes = [part if isinstance(part, Box) else Box((part,)) for part in parts]
    above = max(box.baseline for box in boxes)
    below = max(len(box.lines) - box.baseline for box in boxes)
    lines = [""] * (above + below)
    for box in boxes:
        first = above - box.baseline
        width = box.cells
        for index in range(len(lines)):
            inside = 0 <= index - first < len(box.lines)
            lines[index] += _padded(box.lines[index - first] if inside else "", width)
    return Box(tuple(lines), above)


def above_each_other(boxes: Sequence[Box]) -> Box:
    """Stack boxes in one column, each from the left edge; the line in the middle is the baseline."""
    lines = tuple(line for box in boxes for line in box.lines)
    return Box(lines, (len(lines) - 1) // 2)


def grid(rows: Sequence[Sequence[Box]], alignments: str, gaps: Sequence[str]) -> Box:
    """Set cells in columns, each aligned as ``l``, ``c`` or ``r`` says, ``gaps[n]`` before the n-th column.

    Alignments and gaps start anew where there are more columns than they are for.
    """
    columns = max(map(len, rows))
    widths = [max(row[column].cells for row in rows if column < len(row)) for column in range(columns)]
    lines: list[Box] = []
    for row in rows:
        parts: list[str | Box] = []
        for column, cell in enumerate(row):
            alignment = alignments[column % len(alignments)]
            parts += (gaps[column % len(gaps)] if column else "", _aligned(cell, widths[column], alignment))
        lines.append(beside(parts))
    return above_each_other(lines)


_TALL: Final = {
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "{": "⎧⎪⎩⎨",
    "}": "⎫⎪⎭⎬",
    "|": "│││",
    "‖": "║║║",
    "⌊": "⎢⎢⎣",
    "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢",
    "⌉": "⎤⎥⎥",
}
"""The pieces of tall brackets: top, what repeats, bottom, and the middle of those that have one."""


def can_be_tall(bracket: str) -> bool:
    """Tell whether a bracket, which may be empty, can be drawn as tall as what stands in it."""
    return not bracket or bracket in _TALL


def in_brackets(opening: str, box: Box, closing: str) -> Box:
    """Set a box between brackets of its height, each of which may be empty."""
    parts: list[str | Box] = []
    if opening:
        parts += (_tall(opening, box), BLANK)
    parts.append(box)
    if closing:
        parts += (BLANK, _tall(closing, box))
    return unbroken(beside(parts))


def unbroken(box: Box) -> Box:
    """Make all blanks of a box no-break blanks."""
    return box._replace(lines=tuple(line.replace(" ", BLANK) for line in box.lines))


def _tall(bracket: str, box: Box) -> Box:
    height = len(box.lines)
    if height == 1:
        return Box((bracket,))
    pieces = _TALL[bracket]
    column = [pieces[0], *pieces[1] * (height - 2), pieces[2]]
    if len(pieces) > 3 and height > 2:
        column[box.baseline] = pieces[3]
    return Box(tuple(column), box.baseline)


def _aligned(box: Box, width: int, alignment: str) -> Box:
    room = width - box.cells
    left = room if alignment == "r" else room // 2 if alignment == "c" else 0
    return Box(tuple(_padded(BLANK * left + line, width) for line in box.lines), box.baseline)


def _padded(line: str, width: int) -> str:
    return line + BLANK * (width - cell_len(line))
