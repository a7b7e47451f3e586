"""What a list needs to know of the items that it lists."""

from __future__ import annotations

from typing import Protocol

from rich.segment import Segment


class Items(Protocol):
    """What a list lists. How many there are, and that they have changed, is said by `RowList.set_count`."""

    ITEM: str
    """What one item is called."""

    @property
    def item_height(self) -> int:
        """Return the rows that most items take."""

    def height_of(self, index: int, width: int) -> int:
        """Return the rows that one item takes in ``width`` cells, 1 or more."""

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Return one row (0-based) of one item, in at most ``width`` cells; nothing for a blank row.

        It begins with `reader.screen.lines.bar`, and leaves its last cell blank.
        """
