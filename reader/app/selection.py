"""Selecting text with the mouse: which character each cell shows, and where words begin and end."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.page.rows import Row, Run


def map_of_row(row: Row, margin: int, width: int) -> Strip:
    """A row that tells Textual which character of which leaf each of its cells shows."""
    offset = row.start
    segments = [Segment(" " * margin, _offset_meta(offset, row.leaf))]
    for run in row.runs:
        offset = run.start if run.start >= 0 else offset
        segments.append(Segment(run.text, _offset_meta(offset, row.leaf)))
        offset += len(run.text) if run.start >= 0 else 0
    end = Segment(" " * width, _offset_meta(offset, row.leaf))
    return Strip([*segments, end]).crop(0, width)


def _offset_meta(character: int, leaf: int) -> Style:
    """The mark by which Textual finds which character of which leaf is under the pointer."""
    return Style.from_meta({"offset": (character, leaf)})


def split_at_selection(run: Run, selected: tuple[int, int]) -> list[tuple[str, bool]]:
    """The run as pieces, and whether each is selected. An end of -1 means the end of the leaf."""
    length = len(run.text)
    first, last = selected
    begin = min(max(first - run.start, 0), length)
    end = length if last < 0 else min(max(last - run.start, begin), length)
    pieces = ((0, begin, False), (begin, end, True), (end, length, False))
    return [(run.text[start:stop], lit) for start, stop, lit in pieces if start < stop]


def character_at_cell(text: str, cell: int) -> int:
    """The index of the character that covers some cell of a text."""
    width = 0
    for index in range(len(text)):
        width = cell_len(text[: index + 1])
        if width > cell:
            return index
    return len(text)


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
