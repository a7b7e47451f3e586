"""An article at a width: rows are laid out when they are first wanted, and positions are exact."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import Final

from reader.document.model import Card, Document, Heading, Label, Leaf, LeafBlock, Place, Table
from reader.page.direction import Directions, align_right
from reader.page.fold_state import SIGN_CELLS, FoldState, with_fold_sign
from reader.page.gutters import drawn_frames, gutters_of
from reader.page.leaf_heights import RULED_LEVEL, LeafHeights, extra_rows, is_prose
from reader.page.options import Means, PageOptions, Spacing
from reader.page.pictures import PictureBoxes
from reader.page.rows import Row, RowPosition
from reader.page.typesetter import Typesetter
from reader.page.wrap import Line

__all__ = ["Page", "PageOptions"]

CACHED_ROWS: Final = 20_000
"""Rows that stay laid out, about a hundred screens and more."""

LEAST_CACHED_LEAVES: Final = 4
"""Leaves that stay laid out however many rows they have."""


class Page:
    """A document at a width.

    Rows are asked for by `RowPosition`, which is exact; row numbers of the whole article are estimates that
    get better as more of it is laid out, and are good for a scroll bar only.
    """

    def __init__(
        self,
        document: Document,
        width: int,
        options: PageOptions | None = None,
        fold_state: FoldState | None = None,
        boxes: PictureBoxes | None = None,
    ) -> None:
        """Take the ``width`` of the pane, in cells. Without a ``fold_state`` all of the article is seen.

        Pictures that have ``boxes`` are shown, of the others only the captions.
        """
        self.document = document
        self.width = max(1, width)
        self.options = options or PageOptions()
        measure = self.options.measure
        self.column_width = min(self.width, measure) if measure > 0 else self.width
        """Cells that text may take."""
        self.margin = (self.width - self.column_width) // 2
        """Cells to the left of a column that stands in the middle of the pane."""
        self._directions = Directions(document)
        self._typesetter = Typesetter(document, self.options, self._directions, boxes)
        self.fold_state = fold_state or FoldState(document, as_written=False)
        self._heights = LeafHeights(document, self.column_width, self.fold_state, self.options.spacing)
        self._rows: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._cached = 0
        self._last_positions: dict[int, RowPosition] = {}

    @property
    def height(self) -> int:
        """Estimate the rows of the whole article."""
        return self._heights.total

    def extend(self) -> None:
        """Take in the leaves that have been added to the document. Nothing above them moves."""
        self.fold_state.extend()
        self._heights.extend()
        self._last_positions.clear()

    def update_folds(self, first: int = 0, end: int | None = None) -> None:
        """Update heights after leaves from ``first`` to before ``end`` were opened or closed.

        All others stay as high as they are, but for the one that follows.
        """
        self.forget_rows()
        self._heights.reestimate(first, len(self.document.leaves) if end is None else end + 1)

    def forget_rows(self) -> None:
        """Lay everything out anew when it is asked for: what stands in the rows is other than it was."""
        self._rows.clear()
        self._cached = 0
        self._last_positions.clear()

    def forget(self) -> None:
        """Lay everything out anew, because runs are parsed otherwise than they were."""
        self.forget_rows()
        self._directions.forget()
        self._typesetter.forget()

    def leaf_rows(self, index: int) -> tuple[Row, ...]:
        """Return the rows of a leaf, at least one, with the blank ones above; none of what is folded away."""
        if self.fold_state.hides(index):
            return ()
        rows = self._rows.get(index)
        if rows is not None:
            self._rows.move_to_end(index)
            return rows
        rows = self._rows[index] = self._lay_out(self.document.leaves[index])
        self._heights.record(index, len(rows))
        self._cached += len(rows)
        while self._cached > CACHED_ROWS and len(self._rows) > LEAST_CACHED_LEAVES:
            self._cached -= len(self._rows.popitem(last=False)[1])
        return rows

    def uncached_rows(self, index: int) -> tuple[Row, ...]:
        """Return the same as `leaf_rows` without caching it, for a single pass over the whole article."""
        return () if self.fold_state.hides(index) else self._lay_out(self.document.leaves[index])

    def rows(self, position: RowPosition, count: int) -> list[Row]:
        """Return up to ``count`` rows from a position on."""
        found: list[Row] = []
        leaf, start = self._visible_position(position)
        while leaf < len(self.document.leaves) and len(found) < count:
            found += self.leaf_rows(leaf)[start : start + count - len(found)]
            leaf, start = self.fold_state.next_visible_leaf(leaf + 1), 0
        return found

    def move(self, position: RowPosition, rows: int) -> RowPosition:
        """Return the position ``rows`` further down, or up if negative; the first or last row at the ends."""
        if not self.document.leaves:
            return RowPosition(0, 0)
        fold_state = self.fold_state
        last = fold_state.visible_leaf(len(self.document.leaves) - 1)
        leaf, start = self._visible_position(position)
        row = min(start, len(self.leaf_rows(leaf)) - 1) + rows
        while row < 0 and leaf > 0:
            leaf = fold_state.visible_leaf(leaf - 1)
            row += len(self.leaf_rows(leaf))
        while leaf < last and row >= (height := len(self.leaf_rows(leaf))):
            row -= height
            leaf = fold_state.next_visible_leaf(leaf + 1)
        return RowPosition(leaf, min(max(row, 0), len(self.leaf_rows(leaf)) - 1))

    def last_position(self, viewport_height: int) -> RowPosition:
        """Return the row at the top of the viewport when the end of the article is at its bottom."""
        position = self._last_positions.get(viewport_height)
        if position is None:
            end = RowPosition(max(0, len(self.document.leaves) - 1), 1 << 60)
            position = self._last_positions[viewport_height] = self.move(end, 1 - max(1, viewport_height))
        return position

    def position_of(self, place: Place) -> RowPosition:
        """Return the row that holds a character; of what is folded away, that of the label in its place."""
        leaves = self.document.leaves
        if not leaves or place.leaf < 0:
            return RowPosition(0, 0)
        if place.leaf >= len(leaves):
            return self.move(RowPosition(len(leaves) - 1, 1 << 60), 0)
        if self.fold_state.hides(place.leaf):
            place = Place(self.fold_state.visible_leaf(place.leaf))
        rows = self.leaf_rows(place.leaf)
        end = bisect_right(rows, place.character, key=_row_start)
        side_by_side = isinstance(leaves[place.leaf].block, Table)
        best, best_row = -1, -1
        for index in range(end - 1, -1, -1):
            for run in rows[index].runs:
                if best < run.start <= place.character:
                    best, best_row = run.start, index
            if best >= 0 and not side_by_side:
                break
        return RowPosition(place.leaf, best_row if best >= 0 else _first_placed(rows))

    def place_of(self, position: RowPosition) -> Place:
        """Return the first character of a row; of the row that it leads up to when it holds none."""
        if not self.document.leaves:
            return Place(0)
        leaf, row = self.move(position, 0)
        laid_out = self.leaf_rows(leaf)[row]
        starts = [run.start for run in laid_out.runs if run.start >= 0]
        return Place(leaf, min(starts, default=laid_out.start))

    def picture_rows_at(self, position: RowPosition) -> int:
        """Return how many rows of a picture stand from a row on, down to its caption; 0 if none does."""
        if not self.document.leaves:
            return 0
        leaf, row = self.move(position, 0)
        parts = (run.picture for run in self.leaf_rows(leaf)[row].runs if run.picture)
        return max((part.rows - part.row for part in parts), default=0)

    def row_number(self, position: RowPosition) -> int:
        """Estimate the 0-based number of a row in the whole article."""
        if not self.document.leaves:
            return 0
        leaf, row = self._visible_position(position)
        return self._heights.rows_above(leaf) + row

    def position_at(self, row: int) -> RowPosition:
        """Return the position at about ``row`` rows from the top of the article."""
        if not self.document.leaves:
            return RowPosition(0, 0)
        leaf, within = self._visible_position(RowPosition(*self._heights.leaf_at(max(0, row))))
        return RowPosition(leaf, min(within, len(self.leaf_rows(leaf)) - 1))

    def may_end_within(self, position: RowPosition, rows: int) -> bool:
        """Tell whether the article may end at most ``rows`` rows below a position.

        A leaf that is seen takes one row or more, so where enough follow, the end need not be laid out.
        """
        leaf = position.leaf
        if not self.fold_state.has_closed_folds:
            return len(self.document.leaves) - leaf <= rows
        for _ in range(rows):
            leaf = self.fold_state.next_visible_leaf(leaf + 1)
            if leaf >= len(self.document.leaves):
                return True
        return False

    def _visible_position(self, position: RowPosition) -> RowPosition:
        """Return the position within the article; of what is folded away, the last row of its label."""
        leaf = min(max(position.leaf, 0), max(0, len(self.document.leaves) - 1))
        label = self.fold_state.visible_leaf(leaf)
        if label != leaf:
            return RowPosition(label, len(self.leaf_rows(label)) - 1)
        return RowPosition(leaf, max(position.row, 0))

    def _lay_out(self, leaf: Leaf) -> tuple[Row, ...]:
        rtl = self._directions.rtl_frames(drawn_frames(leaf))
        gutters = gutters_of(leaf, self.column_width, rtl)
        column = self.column_width - gutters.cells
        # What stands on the right ends the column, for code and tables too.
        available = column if any(rtl) else self.width - self.margin - gutters.cells
        lines = self._lines(leaf, column, available)
        if self._directions.is_text_rtl(leaf):
            lines = align_right(lines, column)
        rows = [Row(gutters.gap, leaf.index, 0)] * self._blank_rows_above(leaf)
        gutter = gutters.first
        parted = self.options.spacing is Spacing.DOUBLE and is_prose(leaf)
        for number, line in enumerate(lines):
            if parted and number:
                rows.append(Row(gutters.rest.surround((), column), leaf.index, line.start))
            rows.append(Row(gutter.surround(line.runs, column), leaf.index, line.start))
            gutter = gutters.rest
        return tuple(rows)

    def _lines(self, leaf: Leaf, column: int, available: int) -> list[Line]:
        """Set the lines of a leaf; the label of a fold has a sign before it, where there is room for one."""
        label = leaf.block
        if (
            not isinstance(label, Label)
            or column <= 2 * SIGN_CELLS
            or not self.fold_state.fold_of(leaf.index)
        ):
            return self._typesetter.lines(leaf, column, available)
        lines = self._typesetter.lines(leaf, column - SIGN_CELLS, available)
        closed = self.fold_state.is_closed(leaf.index)
        rtl = self._directions.is_text_rtl(leaf)
        return with_fold_sign(lines, label.kind, closed=closed, rtl=rtl)

    def _blank_rows_above(self, leaf: Leaf) -> int:
        """Return one between blocks, more above a heading than below it, and one more where a person wants
        more room.
        """
        if not leaf.index:
            return 0
        more = extra_rows(leaf, self.options.spacing)
        if not leaf.gap:
            return more
        above = self.document.leaves[self.fold_state.visible_leaf(leaf.index - 1)].block
        if isinstance(leaf.block, Heading):
            return self._blank_rows_above_heading(leaf, leaf.block, above) + more
        return more if isinstance(above, Heading) and self._is_told_apart(above) else 1 + more

    def _blank_rows_above_heading(self, leaf: Leaf, heading: Heading, above: LeafBlock) -> int:
        """Return two above a great section, and where a blank row stands below; one where the row above is
        a rule, and in lists and quotes.
        """
        below_rule = isinstance(above, Card) or (isinstance(above, Heading) and above.level <= RULED_LEVEL)
        great = heading.level <= RULED_LEVEL or not self._is_told_apart(heading)
        return 2 if great and not below_rule and not leaf.frames else 1

    def _is_told_apart(self, heading: Heading) -> bool:
        """Tell whether a heading differs from the text below it without a blank row between them."""
        return heading.level <= RULED_LEVEL or self.options.means is not Means.TEXT


def _row_start(row: Row) -> int:
    return row.start


def _first_placed(rows: tuple[Row, ...]) -> int:
    """Return the index of the first row that holds text; of an empty leaf, that of its last."""
    for index, row in enumerate(rows):
        if any(run.start >= 0 for run in row.runs):
            return index
    return len(rows) - 1
