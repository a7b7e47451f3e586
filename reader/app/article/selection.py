"""Selecting text with the mouse: the text at a cell or nearest to it, and where words begin and end."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.geometry import Offset
from textual.selection import Selection

from reader.page.cells import MeasuredText, is_simple
from reader.page.rows import Row, Run


class Caret(NamedTuple):
    """Where the pointer is in a text: on a character of a leaf, or, with two equal offsets, between two."""

    leaf: int
    start: int
    """Offset into the text of the leaf."""
    end: int
    """The offset after the character."""


def caret_in_row(row: Row, cell: int) -> Caret:
    """The text nearest to a cell of a row, which may lie beside it: bars, markers and padding are no text."""
    nearest, distance = row.start, -1
    left = 0
    for run in row.runs:
        right = left + cell_len(run.text)
        if run.start >= 0 and run.text:
            if left <= cell < right:
                start, end = _grapheme_at(run.text, cell - left)
                return Caret(row.leaf, run.start + start, run.start + end)
            away = left - cell if cell < left else cell - right + 1
            if distance < 0 or away < distance:
                nearest, distance = run.start + (0 if cell < left else len(run.text)), away
        left = right
    return Caret(row.leaf, nearest, nearest)


def end_of_row(row: Row) -> Caret:
    """Behind the last text of a row."""
    end = max((run.start + len(run.text) for run in row.runs if run.start >= 0), default=row.start)
    return Caret(row.leaf, end, end)


def selection_between(one: Caret, other: Caret) -> Selection | None:
    """What is selected from one caret to another, both with their characters; None for nothing."""
    start = min((one.leaf, one.start), (other.leaf, other.start))
    end = max((one.leaf, one.end), (other.leaf, other.end))
    if start == end:
        return None
    return Selection(Offset(start[1], start[0]), Offset(end[1], end[0]))


def run_at_cell(row: Row, cell: int) -> tuple[Run, int] | None:
    """The run that covers some cell of a row, and the character within it."""
    for run in row.runs:
        width = cell_len(run.text)
        if 0 <= cell < width:
            return run, character_at_cell(run.text, cell)
        cell -= width
    return None


def character_at_cell(text: str, cell: int) -> int:
    """The index of the character that covers some cell of a text."""
    width = 0
    for index in range(len(text)):
        width = cell_len(text[: index + 1])
        if width > cell:
            return index
    return len(text)


def _grapheme_at(text: str, cell: int) -> tuple[int, int]:
    """Start and end of the grapheme that covers some cell of a text."""
    start = character_at_cell(text, cell)
    if is_simple(text):
        return start, start + 1
    measured = MeasuredText(text)
    while start and not measured.is_boundary(start):
        start -= 1
    return start, measured.grapheme_end(start)


def word_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the word that holds a character; just that character between words."""
    if at >= len(text) or not _in_word(text[at]):
        return at, min(len(text), at + 1)
    start = at
    while start and _in_word(text[start - 1]):
        start -= 1
    end = at
    while end < len(text) and _in_word(text[end]):
        end += 1
    return start, end


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "_-'’"
