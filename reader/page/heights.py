"""How many rows the leaves of an article take: counted where they were laid out, estimated elsewhere."""

from __future__ import annotations

from itertools import accumulate
from typing import Final
from weakref import WeakKeyDictionary

from reader.document.model import (
    Card,
    CodeBlock,
    Document,
    Formula,
    Heading,
    HtmlBlock,
    Label,
    Leaf,
    Paragraph,
    Table,
)

RULED_LEVEL: Final = 2
"""Headings down to this level have a rule beneath them."""

GROUP: Final = 128
"""Leaves whose heights are summed up, so that no work grows with the article but by that much less."""


class _Extents:
    """What the leaves of a document hold, by groups, whatever the width of the page."""

    def __init__(self) -> None:
        self.leaves = 0
        self.prose: list[int] = []
        """Characters of running text in each group."""
        self.rows: list[int] = []
        """Rows that do not depend on the width, those of code and the blank ones, in each group."""

    def extend(self, leaves: list[Leaf]) -> None:
        """Take in the leaves that have been added."""
        for start in range(self.leaves - self.leaves % GROUP, len(leaves), GROUP):
            prose = rows = 0
            for leaf in leaves[start : start + GROUP]:
                characters, fixed = _extent(leaf)
                prose += characters
                rows += fixed
            group = start // GROUP
            self.prose[group:] = [prose]
            self.rows[group:] = [rows]
        self.leaves = len(leaves)


_extents: Final[WeakKeyDictionary[Document, _Extents]] = WeakKeyDictionary()


class Heights:
    """The rows of every leaf of a document on pages of one width."""

    def __init__(self, document: Document, width: int) -> None:
        """``width`` is that of the text, in cells."""
        self._leaves = document.leaves
        self._width = max(1, width)
        self._extents = _extents.setdefault(document, _Extents())
        self._groups: list[int] = []
        self._heights: dict[int, list[int]] = {}
        self.extend()

    @property
    def total(self) -> int:
        """Rows of the whole article."""
        return sum(self._groups)

    def extend(self) -> None:
        """Take in the leaves that have been added to the document."""
        extents = self._extents
        if extents.leaves != len(self._leaves):
            extents.extend(self._leaves)
        for group in range(max(0, len(self._groups) - 1), len(extents.rows)):
            self._groups[group:] = [extents.rows[group] + extents.prose[group] // self._width]
        for group, heights in self._heights.items():
            first = group * GROUP
            heights += map(self._estimate, self._leaves[first + len(heights) : first + GROUP])
            self._groups[group] = sum(heights)

    def before(self, leaf: int) -> int:
        """Rows above a leaf."""
        group, within = divmod(leaf, GROUP)
        return sum(self._groups[:group]) + sum(self._opened(group)[:within])

    def at(self, row: int) -> tuple[int, int]:
        """The leaf that holds a row of the article, and the row within it."""
        for group, end in enumerate(accumulate(self._groups)):
            if row < end or group == len(self._groups) - 1:
                break
        row -= sum(self._groups[:group])
        heights = self._opened(group)
        for within, height in enumerate(heights):
            if row < height:
                return group * GROUP + within, row
            row -= height
        return group * GROUP + len(heights) - 1, heights[-1] - 1

    def measured(self, leaf: int, rows: int) -> None:
        """A leaf was laid out."""
        group, within = divmod(leaf, GROUP)
        heights = self._opened(group)
        self._groups[group] += rows - heights[within]
        heights[within] = rows

    def _opened(self, group: int) -> list[int]:
        """The heights of single leaves in a group, which is estimated in detail when first looked into."""
        heights = self._heights.get(group)
        if heights is None:
            first = group * GROUP
            heights = [self._estimate(leaf) for leaf in self._leaves[first : first + GROUP]]
            self._heights[group] = heights
            self._groups[group] = sum(heights)
        return heights

    def _estimate(self, leaf: Leaf) -> int:
        prose, rows = _extent(leaf)
        return max(1, rows + prose // self._width)


def _extent(leaf: Leaf) -> tuple[int, int]:
    """Characters of running text in a leaf, and the rows that it takes at any width."""
    block = leaf.block
    if isinstance(block, Paragraph | Label):
        return len(block.source), 2 if leaf.gap else 1
    if isinstance(block, Heading):
        return len(block.source), 2 + (block.level <= RULED_LEVEL)
    if leaf.part is not None:
        return 0, leaf.part.stop - leaf.part.start
    if isinstance(block, CodeBlock | HtmlBlock | Formula):
        return 0, block.text.count("\n") + 3
    if isinstance(block, Table):
        return 0, len(block.rows) + 3
    return 0, 2 + (len(block.facts) if isinstance(block, Card) else 0)
