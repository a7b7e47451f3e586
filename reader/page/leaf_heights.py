"""How many rows the leaves of an article take: counted where they were laid out, estimated elsewhere."""

from __future__ import annotations

from array import array
from itertools import accumulate, islice
from typing import Final
from weakref import WeakKeyDictionary

from reader.document.model import (
    Card,
    CodeBlock,
    Document,
    Formula,
    Heading,
    Label,
    Leaf,
    Paragraph,
    Table,
)
from reader.page.fold_state import FoldState
from reader.page.options import Spacing

RULED_LEVEL: Final = 2
"""Headings down to this level have a rule beneath them."""

GROUP: Final = 128
"""Leaves whose heights are summed up, so that no work grows with the article but by that much less."""


class _Totals:
    """What the leaves of a document hold, whatever the width of the page, summed up from its beginning."""

    def __init__(self, spacing: Spacing) -> None:
        self._spacing = spacing
        self._prose = array("q", [0])
        """Characters of running text above each leaf."""
        self._rows = array("q", [0])
        """Rows above each leaf that do not depend on the width: those of code, and blank ones."""

    def extend(self, leaves: list[Leaf]) -> None:
        prose, rows = self._prose[-1], self._rows[-1]
        for leaf in islice(leaves, len(self._rows) - 1, None):
            characters, fixed = _extent(leaf, self._spacing)
            prose += characters
            rows += fixed
            self._prose.append(prose)
            self._rows.append(rows)

    def between(self, first: int, end: int, fold_state: FoldState) -> tuple[int, int]:
        """Return characters and rows of the leaves from ``first`` to before ``end`` that are not folded
        away.
        """
        above, rows_above = self._prose, self._rows
        prose, rows = above[end] - above[first], rows_above[end] - rows_above[first]
        for start, stop in fold_state.hidden_ranges(first, end):
            prose -= above[stop] - above[start]
            rows -= rows_above[stop] - rows_above[start]
        return prose, rows


_totals: Final[WeakKeyDictionary[Document, dict[Spacing, _Totals]]] = WeakKeyDictionary()


class LeafHeights:
    """The rows of every leaf of a document on pages of one width. What is folded away has none."""

    def __init__(self, document: Document, width: int, fold_state: FoldState, spacing: Spacing) -> None:
        """Take the ``width`` of the text, in cells."""
        self._leaves = document.leaves
        self._fold_state = fold_state
        self._width = max(1, width)
        self._spacing = spacing
        self._stride = 2 if spacing is Spacing.DOUBLE else 1
        """Rows from one row of prose to the next."""
        totals = _totals.setdefault(document, {})
        self._totals = totals.setdefault(spacing, _Totals(spacing))
        self._groups: list[int] = []
        self._heights: dict[int, list[int]] = {}
        self.extend()

    @property
    def total(self) -> int:
        """Return the rows of the whole article."""
        return sum(self._groups)

    def extend(self) -> None:
        """Take in the leaves that have been added to the document."""
        self._totals.extend(self._leaves)
        for group in range(max(0, len(self._groups) - 1), -(-len(self._leaves) // GROUP)):
            self._groups[group:] = [self._estimate_group(group)]
        for group, heights in self._heights.items():
            first = group * GROUP
            heights += map(self._estimate, self._leaves[first + len(heights) : first + GROUP])
            self._groups[group] = sum(heights)

    def reestimate(self, first: int, end: int) -> None:
        """Estimate anew near leaves from ``first`` to before ``end``, which were opened or closed."""
        for group in range(first // GROUP, min(-(-end // GROUP), len(self._groups))):
            self._heights.pop(group, None)
            self._groups[group] = self._estimate_group(group)

    def rows_above(self, leaf: int) -> int:
        group, within = divmod(leaf, GROUP)
        return sum(self._groups[:group]) + sum(self._heights_in(group)[:within])

    def leaf_at(self, row: int) -> tuple[int, int]:
        """Return the leaf that holds a row of the article, and the row within it."""
        for group, end in enumerate(accumulate(self._groups)):
            if row < end or group == len(self._groups) - 1:
                break
        row -= sum(self._groups[:group])
        heights = self._heights_in(group)
        for within, height in enumerate(heights):
            if row < height:
                return group * GROUP + within, row
            row -= height
        return group * GROUP + len(heights) - 1, max(0, heights[-1] - 1)

    def record(self, leaf: int, rows: int) -> None:
        """Keep the height of a leaf that was laid out."""
        group, within = divmod(leaf, GROUP)
        heights = self._heights_in(group)
        self._groups[group] += rows - heights[within]
        heights[within] = rows

    def _heights_in(self, group: int) -> list[int]:
        """Return the heights of the leaves in a group, estimated in detail when first looked into."""
        heights = self._heights.get(group)
        if heights is None:
            first = group * GROUP
            heights = [self._estimate(leaf) for leaf in self._leaves[first : first + GROUP]]
            self._heights[group] = heights
            self._groups[group] = sum(heights)
        return heights

    def _estimate_group(self, group: int) -> int:
        """Estimate the rows of a group that nobody has looked into."""
        first = group * GROUP
        end = min(first + GROUP, len(self._leaves))
        prose, rows = self._totals.between(first, end, self._fold_state)
        return rows + prose // self._width * self._stride

    def _estimate(self, leaf: Leaf) -> int:
        if self._fold_state.hides(leaf.index):
            return 0
        prose, rows = _extent(leaf, self._spacing)
        return max(1, rows + prose // self._width * self._stride)


def is_prose(leaf: Leaf) -> bool:
    """Tell whether a leaf is running text, whose rows are to be told apart."""
    return isinstance(leaf.block, Paragraph | Label)


def extra_rows(leaf: Leaf, spacing: Spacing) -> int:
    """Count the blank rows that ``spacing`` adds above a leaf, which is not the first one."""
    if spacing is Spacing.NORMAL:
        return 0
    # The parts of long code or of a long table stay one.
    return int(leaf.gap or (spacing is Spacing.DOUBLE and leaf.part is None))


def _extent(leaf: Leaf, spacing: Spacing) -> tuple[int, int]:
    """Return the characters of running text in a leaf, and the rows that it takes at any width."""
    if spacing is Spacing.NORMAL:
        return _plain_extent(leaf)
    prose, rows = _plain_extent(leaf)
    return prose, rows + extra_rows(leaf, spacing)


def _plain_extent(leaf: Leaf) -> tuple[int, int]:
    block = leaf.block
    if isinstance(block, Paragraph | Label):
        return len(block.source), 2 if leaf.gap else 1
    if isinstance(block, Heading):
        # Of these rows none stands below, where other blocks have a blank one.
        return len(block.source), 3 if block.level <= RULED_LEVEL else 1
    if leaf.part is not None:
        return 0, leaf.part.stop - leaf.part.start
    if isinstance(block, CodeBlock):
        return 0, block.text.count("\n") + 4
    if isinstance(block, Formula):
        return 0, block.text.count("\n") + 3
    if isinstance(block, Table):
        return 0, len(block.rows) + 3
    if isinstance(block, Card):
        return 0, 2 + len(block.facts) + (2 if block.cover else 0)
    return 0, 2
