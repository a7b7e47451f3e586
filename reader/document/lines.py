"""Lines of the file as places of the article."""

from __future__ import annotations

from reader.document.model import CodeBlock, Document, Leaf, Place, Table


def place_at_line(document: Document, line: int) -> Place | None:
    """The place that a 1-based line of the file is shown at, or a little before it in running text.

    None while that has not been read.
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
    return Place(0) if best is None else Place(best.index, _character(document, best, line))


def _first_line(leaf: Leaf) -> int:
    return leaf.block.line + (leaf.part.start if leaf.part else 0)


def _character(document: Document, leaf: Leaf, line: int) -> int:
    """Where in code or a table a line starts. One line of the file opens them, and is not shown."""
    if not isinstance(leaf.block, CodeBlock | Table):
        return 0
    above = document.text(leaf).split("\n")[: max(0, line - _first_line(leaf) - 1)]
    return sum(len(text) + 1 for text in above)
