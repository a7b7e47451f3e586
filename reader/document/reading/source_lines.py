"""Lines of the file as places of the article, and places as lines."""

from __future__ import annotations

import re
from typing import Final

from reader.document.model import Card, CodeBlock, Document, Leaf, Paragraph, Place, Table

WORDS_COMPARED: Final = 3
"""Words by which the line of a paragraph is found that a place is in."""

_COMPARED: Final = 200
"""Characters that these words are looked for in."""

_WORD: Final = re.compile(r"\w+")


def place_at_line(document: Document, line: int) -> Place | None:
    """Return the place that shows a 1-based line of the file, or a little before it in running text.

    Return None while that has not been read.
    """
    best: Leaf | None = None
    passed = document.complete
    for leaf in document.leaves:
        start = _first_line(leaf)
        passed = passed or start > line
        if start <= line and (best is None or start > _first_line(best)):
            best = leaf
    if not passed:
        return None
    return Place(0) if best is None else Place(best.index, _offset_of_line(document, best, line))


def line_at_place(document: Document, place: Place) -> int | None:
    """Return the 1-based line of the file shown at a place; None where the article ends before its text.

    The head of an article, which is no part of its text, counts as the first line of that.
    """
    if place.leaf >= len(document.leaves):
        return None
    leaf = document.leaves[place.leaf]
    match leaf.block:
        case Card():
            return line_at_place(document, Place(place.leaf + 1))
        case CodeBlock() | Table():
            return _first_line(leaf) + _lines_above(document, leaf, place.character)
        case Paragraph(source=source):
            return leaf.block.line + _lines_before(source, document.text(leaf), place.character)
        case _:
            return leaf.block.line


def _first_line(leaf: Leaf) -> int:
    return leaf.block.line + (leaf.part.start if leaf.part else 0)


def _offset_of_line(document: Document, leaf: Leaf, line: int) -> int:
    """Return where in code or a table a line starts. One line of the file opens them, and is not shown."""
    if not isinstance(leaf.block, CodeBlock | Table):
        return 0
    above = document.text(leaf).split("\n")[: max(0, line - _first_line(leaf) - 1)]
    return sum(len(text) + 1 for text in above)


def _lines_above(document: Document, leaf: Leaf, character: int) -> int:
    """Count the lines of the file from the first one of some code or table to that of a character."""
    above = document.text(leaf).count("\n", 0, character)
    if isinstance(leaf.block, CodeBlock):
        return above + 1
    # One line under the header of a table is not shown; the rest of a long one has no header.
    in_header = not above and not (leaf.part and leaf.part.start)
    return 0 if in_header else above + (2 if leaf.part and leaf.part.start else 1)


def _lines_before(source: str, text: str, character: int) -> int:
    """Count the lines of a paragraph's Markdown before the words at a character of its text."""
    if "\n" not in source or not character:
        return 0
    expected = len(source) * character // max(1, len(text))
    words = _WORD.findall(text, character, character + _COMPARED)[:WORDS_COMPARED]
    # Markup may stand between the words, a whole address even: then the first of them has to do.
    for some in (words, words[:1]):
        pattern = r"\W+".join(map(re.escape, some))
        starts = [match.start() for match in re.finditer(rf"\b{pattern}", source)] if some else []
        if starts:
            return source.count("\n", 0, min(starts, key=lambda at: abs(at - expected)))
    return source.count("\n", 0, expected)
