"""Titles of posts in one or two rows of a list, cut so that those that begin alike can be told apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from rich.cells import cell_len

_CUT: Final = "…"

_MOST_OF_ROW: Final = 2 / 3
"""How much of a row that is cut in its middle may be what stands after that, where titles differ late."""


class TitleRow(NamedTuple):
    """One row of a title."""

    text: str
    origins: tuple[int, ...]
    """The index in the title of each character of the text; -1 where the title has none: at a cut."""

    @property
    def is_cut(self) -> bool:
        """Tell whether anything of the title is left out here."""
        return -1 in self.origins


def title_rows(title: str, width: int, *, rows: int = 2, beside: Iterable[str] = ()) -> tuple[TitleRow, ...]:
    """Return a title in so many ``rows`` of ``width`` cells at most, broken where words end.

    One that is too long is cut: at its end, or before that where it would look like a title ``beside`` it.
    """
    if cell_len(title) <= width:
        return (_row(title, 0, len(title)),)
    if width <= 0:
        return (TitleRow("", ()),)
    cutter = _Cutter(title, width)
    if rows == 1:
        return (cutter.only_row(beside),)
    end, begin = cutter.first_row()
    return _row(title, 0, end), cutter.last_row(begin, beside)


class _Cutter:
    """Cuts one title that does not fit into a row of some cells."""

    def __init__(self, title: str, width: int) -> None:
        from reader.page.cells import MeasuredText

        self._title = title
        self._width = width
        self._measured = MeasuredText(title)

    def first_row(self) -> tuple[int, int]:
        """Return the end of the first of two rows, and where the second one begins."""
        from reader.page.line_breaks import last_break

        limit = self._limit(0, self._width)
        begin = last_break(self._measured, 0, limit) or max(limit, self._measured.grapheme_end(0))
        end = len(self._title[:begin].rstrip())
        return end, len(self._title) - len(self._title[begin:].lstrip())

    def last_row(self, begin: int, beside: Iterable[str]) -> TitleRow:
        """Return the second of two rows: the title from an index on, or the end of that after a cut."""
        room = self._width - 1
        if self._cells(begin) <= self._width:
            return _row(self._title, begin, len(self._title))
        differs = self._differs_at(beside, self._limit(begin, room))
        if differs is None:
            return self._cut_at_end(begin, self._width)
        tail = self._tail(differs, self._width - 2, begin)
        return _joined(TitleRow(f"{_CUT} ", (-1, -1)), tail)

    def only_row(self, beside: Iterable[str]) -> TitleRow:
        """Return the whole title in one row, cut at its end or in its middle."""
        differs = self._differs_at(beside, self._limit(0, self._width - 1))
        room = self._width - 3
        if differs is None or room < 2:
            return self._cut_at_end(0, self._width)
        tail = self._tail(differs, room // 2, 0, at_most=int(room * _MOST_OF_ROW))
        end = self._limit(0, room - cell_len(tail.text))
        word = self._title.rfind(" ", 0, end + 1)
        head = _row(self._title, 0, word if word > 0 else end)
        return _joined(head, TitleRow(f" {_CUT} ", (-1, -1, -1)), tail)

    def _differs_at(self, beside: Iterable[str], seen: int) -> int | None:
        """Return where the title differs from those beside it that look like it as far as it is ``seen``."""
        title, differs = self._title, None
        for other in beside:
            if other != title and other.startswith(title[: differs or seen]):
                differs = differs or seen
                while differs < len(title) and other.startswith(title[: differs + 1]):
                    differs += 1
        return differs

    def _tail(self, differs: int, room: int, first: int, at_most: int = 0) -> TitleRow:
        """Return the title from the word in which it differs on, with words before it as there is room.

        It begins at the index ``first`` or later. What needs more is cut at its end, in ``at_most`` cells.
        """
        title = self._title
        start = title.rfind(" ", 0, differs) + 1
        if self._measured.cells(start, differs) > room // 2:
            # In the middle of a very long word, or of a script that is written without blanks.
            start = self._measured.next_boundary(max(first, differs - room // 4))
        while (before := title.rfind(" ", 0, max(0, start - 1)) + 1) > first and before < start:
            if self._cells(before) > room:
                break
            start = before
        return self._cut_at_end(start, max(room, at_most))

    def _cut_at_end(self, start: int, room: int) -> TitleRow:
        title = self._title
        if self._cells(start) <= room:
            return _row(title, start, len(title))
        end = max(start, len(title[: self._limit(start, room - 1)].rstrip()))
        return _joined(_row(title, start, end), TitleRow(_CUT, (-1,)))

    def _cells(self, start: int) -> int:
        """Return the cells of the title from an index on."""
        return self._measured.cells(start, len(self._title))

    def _limit(self, start: int, cells: int) -> int:
        return self._measured.limit(start, max(0, cells))


def _row(title: str, start: int, end: int) -> TitleRow:
    return TitleRow(title[start:end], tuple(range(start, end)))


def _joined(*rows: TitleRow) -> TitleRow:
    return TitleRow(
        "".join(row.text for row in rows), tuple(origin for row in rows for origin in row.origins)
    )
