"""Which items of a list are in view, where items are of different heights.

The position is an item and a row in it. Heights are asked for only of items in view, or that come into view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple


class ItemRow(NamedTuple):
    """A row of a list: which one of which item, both 0-based."""

    item: int
    row: int = 0


class ItemWindow:
    """The stretch of a list that is in view. The first row in view stays so, as far as the list fills it."""

    def __init__(self, height_of: Callable[[int], int]) -> None:
        """``height_of`` returns the rows of an item, 1 or more."""
        self._height_of = height_of
        self._count = 0
        self._height = 0
        self._usual_height = 1
        self._top = ItemRow(0)
        self._rows: tuple[ItemRow, ...] | None = None

    @property
    def top(self) -> ItemRow:
        """Return the first row in view."""
        return self._top

    @property
    def rows(self) -> Sequence[ItemRow]:
        """Return what stands in each row of the view; fewer rows than it has where the list is shorter."""
        if self._rows is None:
            self._rows = tuple(self._rows_from(self._top))
        return self._rows

    @property
    def is_at_end(self) -> bool:
        """Tell whether the last row of the list is in view, or would be."""
        if len(self.rows) < self._height or not self.rows:
            return True
        last = self.rows[-1]
        return last.item == self._count - 1 and last.row == self._height_of(last.item) - 1

    @property
    def guess(self) -> tuple[int, int]:
        """Return about which row of the list is the first in view, and of how many, for a scroll bar."""
        usual, (item, row) = self._usual_height, self._top
        total = self._count * usual
        if self.is_at_end:
            return max(0, total - self._height), total
        return item * usual + min(row, usual - 1), total

    def fit(self, count: int, height: int, usual_height: int) -> None:
        """Say that items, their heights or the rows in view have changed: there are so many of them now.

        ``usual_height`` are the rows of most items, good for guesses about those that are not in view.
        """
        self._count, self._height, self._usual_height = count, height, usual_height
        item = min(self._top.item, max(0, count - 1))
        row = self._top.row if item == self._top.item else 0
        self._show_from(ItemRow(item, min(row, self._height_of(item) - 1) if count and row else 0))

    def put(self, index: int, above: int) -> None:
        """Show an item with so many rows above it in view; see `above`."""
        if 0 <= above < max(1, self._height):
            self._show_from(self._moved_up(ItemRow(index), above))
        elif 0 < -above < self._height_of(index):
            self._show_from(ItemRow(index, -above))
        else:
            self.show_from_item(index - above // self._usual_height)

    def bring_into_view(self, index: int) -> None:
        """Move by as few items as bring all of one into view; its first rows where it is higher than that."""
        if not self._height:
            return
        height = self._height_of(index)
        if height >= self._height or ItemRow(index) < self._top:
            self._show_from(ItemRow(index))
        elif len(self.rows_of(index)) < height:
            top = self._moved_up(ItemRow(index), self._height - height)
            # What is cut stands at the bottom: the eye looks for titles at the top.
            self._show_from(ItemRow(top.item + 1) if top.row else top)

    def scroll(self, items: int) -> None:
        """Move by whole items, down if positive: one that is cut at the top counts as one upwards."""
        item = self._top.item + items
        if items < 0 and self._top.row:
            item += 1
        self.show_from_item(item)

    def go_near(self, row: int) -> None:
        """Make the item the first in view that stands in about some row of the list, as a scroll bar does."""
        at_end = row >= self._count * self._usual_height - self._height
        self.show_from_item(self._count if at_end else row // self._usual_height)

    def show_from_item(self, index: int) -> None:
        """Make an item the first in view, or the one nearest to it that there is."""
        self._show_from(ItemRow(max(0, min(self._count - 1, index))))

    def rows_of(self, index: int) -> range:
        """Return the rows of the view, 0-based, in which an item stands."""
        places = [y for y, place in enumerate(self.rows) if place.item == index]
        return range(places[0], places[-1] + 1) if places else range(0)

    def at(self, y: int) -> ItemRow | None:
        """Return what stands in a row of the view, 0-based; None where nothing does."""
        return self.rows[y] if 0 <= y < len(self.rows) else None

    def distance(self, index: int, rows: int) -> int:
        """Return how many items below one fit into so many rows, one at least; above it if negative."""
        step = 1 if rows > 0 else -1
        left, items = abs(rows), 0
        for item in count(index + step, step):
            if not 0 <= item < self._count or (left := left - self._height_of(item)) < 0:
                break
            items += 1
        return step * max(1, items)

    def above(self, index: int) -> int:
        """Return how many rows below the top of the view an item begins; negative where it begins above it.

        It is a guess where nothing of the item is in view.
        """
        top = self._top
        if index == top.item:
            return -top.row
        rows = self.rows_of(index)
        return rows.start if rows else (index - top.item) * self._usual_height

    def _show_from(self, top: ItemRow) -> None:
        """Make a row the first in view, or the last one below which the list fills the view."""
        self._top, self._rows = top, None
        missing = self._height - len(self.rows)
        if missing > 0 and top > ItemRow(0):
            self._top, self._rows = self._moved_up(top, missing), None

    def _rows_from(self, top: ItemRow) -> list[ItemRow]:
        rows: list[ItemRow] = []
        item, first = top
        while len(rows) < self._height and item < self._count:
            rows += (ItemRow(item, row) for row in range(first, self._height_of(item)))
            item, first = item + 1, 0
        return rows[: self._height]

    def _moved_up(self, place: ItemRow, rows: int) -> ItemRow:
        """Return the row so many rows above a place, or the first of the list."""
        item, row = place
        row -= rows
        while row < 0 and item > 0:
            item -= 1
            row += self._height_of(item)
        return ItemRow(item, max(0, row))
