"""Which callouts of an article are closed, and so which of its leaves are not seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

from reader.document.model import Document, Fold
from reader.page.rows import Run
from reader.page.wrap import Line

SIGN_CELLS: Final = 2
"""Cells that the sign before the label of a fold takes, with a blank after it."""

_OPEN: Final = "▾"
_CLOSED: Final = "▸"
_CLOSED_RTL: Final = "◂"

LeafRange = tuple[int, int]
"""Consecutive leaves: the index of the first, and that after the last."""


class FoldState:
    """What a person closed and opened in one article. It belongs to no width, and survives new pages.

    A closed callout shows its label and nothing else. What is hidden is kept as stretches of leaves that do
    not touch what lies outside of them, so that a question costs one search among them.
    """

    def __init__(self, document: Document, *, as_written: bool = True) -> None:
        """Close what the author closed if ``as_written``; otherwise all is open."""
        self._folds = document.folds
        self._as_written = as_written
        self._parents: list[int] = []
        """For each fold taken in, the index of the one around it; -1 for none."""
        self._closed: set[int] = set()
        """The labels of closed folds."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.extend()

    def extend(self) -> None:
        """Take in the folds that have been added to the document."""
        for index in range(len(self._parents), len(self._folds)):
            fold = self._folds[index]
            self._parents.append(self._innermost(fold.label, index - 1))
            if fold.folded and self._as_written:
                self._closed.add(fold.label)
                if not self.hides(fold.label):
                    self._starts.append(fold.label + 1)
                    self._ends.append(fold.end)

    @property
    def has_folds(self) -> bool:
        """Tell whether there is anything to open or close."""
        return bool(self._folds)

    @property
    def has_closed_folds(self) -> bool:
        return bool(self._closed)

    def fold_of(self, label: int) -> Fold | None:
        """Return the fold that a leaf is the label of."""
        index = self._index_before(label)
        return self._folds[index] if index >= 0 and self._folds[index].label == label else None

    def fold_around(self, leaf: int) -> Fold | None:
        """Return the innermost fold that a leaf belongs to, as its label or below it."""
        index = self._innermost(leaf, self._index_before(leaf))
        return self._folds[index] if index >= 0 else None

    def folds_hiding(self, leaf: int) -> list[Fold]:
        """Return the closed folds that hide a leaf, innermost first."""
        index = self._innermost(leaf, self._index_before(leaf))
        found = []
        while index >= 0:
            fold = self._folds[index]
            if fold.label in self._closed and fold.label != leaf:
                found.append(fold)
            index = self._parents[index]
        return found

    def is_closed(self, label: int) -> bool:
        return label in self._closed

    def hides(self, leaf: int) -> bool:
        """Tell whether a leaf is not seen."""
        index = bisect_right(self._starts, leaf) - 1
        return index >= 0 and leaf < self._ends[index]

    def visible_leaf(self, leaf: int) -> int:
        """Return the leaf itself if it is seen, otherwise the label that stands for it."""
        index = bisect_right(self._starts, leaf) - 1
        return self._starts[index] - 1 if index >= 0 and leaf < self._ends[index] else leaf

    def next_visible_leaf(self, leaf: int) -> int:
        """Return the first leaf from this one on that is seen, or the number of leaves."""
        index = bisect_right(self._starts, leaf) - 1
        return self._ends[index] if index >= 0 and leaf < self._ends[index] else leaf

    def hidden_ranges(self, first: int, end: int) -> Iterator[LeafRange]:
        """Yield what is hidden of the leaves from ``first`` to before ``end``."""
        inside = slice(bisect_right(self._ends, first), bisect_left(self._starts, end))
        for start, stop in zip(self._starts[inside], self._ends[inside], strict=True):
            yield max(first, start), min(end, stop)

    def toggle(self, fold: Fold) -> LeafRange:
        """Close a fold, or open it; return the leaves that may have changed."""
        self._closed ^= {fold.label}
        if not self.hides(fold.label):
            self._recompute_hidden(self._index_before(fold.label), fold.label + 1, fold.end)
        return fold.label, fold.end

    def reveal(self, leaf: int) -> LeafRange | None:
        """Open every fold that hides a leaf; return the leaves that may have changed."""
        changed: LeafRange | None = None
        while self.hides(leaf):
            fold = self.fold_of(self.visible_leaf(leaf))
            assert fold is not None
            opened = self.toggle(fold)
            changed = changed or opened
        return changed

    def set_all(self, *, closed: bool) -> None:
        """Close all folds, or open them."""
        self._closed = {fold.label for fold in self._folds} if closed else set()
        self._starts.clear()
        self._ends.clear()
        if closed and self._folds:
            self._recompute_hidden(0, 0, self._folds[-1].label + 1)

    def _recompute_hidden(self, index: int, first: int, end: int) -> None:
        """Find anew what folds from ``index`` on hide of the leaves from ``first`` to before ``end``."""
        starts: list[int] = []
        ends = [0]
        for label, stop, _ in islice(self._folds, index, len(self._parents)):
            if label >= end:
                break
            if label >= ends[-1] and label in self._closed:
                starts.append(label + 1)
                ends.append(stop)
        changed = slice(bisect_left(self._starts, first), bisect_left(self._starts, end))
        self._starts[changed] = starts
        self._ends[changed] = ends[1:]

    def _index_before(self, leaf: int) -> int:
        """Return the index of the last fold whose label is at a leaf or above it; -1 for none."""
        return bisect_right(self._folds, leaf, hi=len(self._parents), key=_label) - 1

    def _innermost(self, leaf: int, index: int) -> int:
        """Return the innermost fold around a leaf, given the last one that begins before; -1 for none."""
        while index >= 0 and self._folds[index].end <= leaf:
            index = self._parents[index]
        return index


def with_fold_sign(lines: list[Line], kind: str, *, closed: bool, rtl: bool) -> list[Line]:
    """Put the sign of a fold before the first line of its label; the others hang.

    ``kind`` is that of the callout. The sign of a closed one points to where the label is written on.
    """
    sign = _OPEN if not closed else _CLOSED_RTL if rtl else _CLOSED
    runs = [Run(f"{sign} ", f"callout-{kind}"), *[Run(" " * SIGN_CELLS)] * (len(lines) - 1)]
    return [Line(line.start, (run, *line.runs)) for run, line in zip(runs, lines, strict=True)]


def _label(fold: Fold) -> int:
    return fold.label
