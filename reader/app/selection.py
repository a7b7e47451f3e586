"""Selecting text with the mouse: which character each cell shows, and where words begin and end."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from reader.document.model import Document
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


def selected_text(document: Document, selection: Selection, hidden: Callable[[int], bool]) -> str:
    """The text of a selection, whose offsets are a character and a leaf, each leaf with its line end.

    Leaves that are ``hidden`` are not selected, because nobody sees that they are.
    """
    leaves = document.leaves
    start = selection.start or Offset(0, 0)
    end = selection.end or Offset(-1, len(leaves) - 1)
    parts: list[str] = []
    for index in range(max(0, start.y), min(len(leaves) - 1, end.y) + 1):
        if hidden(index):
            continue
        text = document.text(leaves[index])
        last = end.x if index == end.y and end.x >= 0 else len(text)
        first = start.x if index == start.y else 0
        if parts and leaves[index].gap:
            parts.append("\n")
        parts.append(text[first:last] + "\n")
    return "".join(parts)


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
