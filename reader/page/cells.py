"""How many cells of a terminal a text takes, and where its graphemes begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final

from rich.cells import cell_len, get_character_cell_size

STAND_IN: Final = "□"
"""What is shown, in one cell, for a character that is wider than the page."""

_COMPLEX: Final = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590"
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]"
)
"""A character that need not take one cell, or that may be broken at without a blank beside it."""

_JOINERS: Final = re.compile("[\u200d\ufe0f]")
_FLAGS: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


class _CellTable(dict[str, int]):
    """Cells of single characters, as the terminal library measures them."""

    def __missing__(self, character: str) -> int:
        cells = self[character] = get_character_cell_size(character)
        return cells


_CELLS: Final = _CellTable()


def is_simple(text: str) -> bool:
    """Tell whether every character is one cell and one grapheme, and breaks only at blanks and hyphens."""
    return _COMPLEX.search(text) is None


class MeasuredText:
    """A text without line ends and tabs, ready to be asked how much of it fits into some cells."""

    __slots__ = ("_sums", "_widths", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._widths: list[int] | None = None
        self._sums: list[int] = []
        if not is_simple(text):
            self._widths = _grapheme_widths(text)
            self._sums = list(accumulate(self._widths, initial=0))

    @property
    def simple(self) -> bool:
        """Tell whether the text `is_simple`."""
        return self._widths is None

    def cells(self, start: int, end: int) -> int:
        """Return the cells that ``text[start:end]`` takes."""
        return end - start if self._widths is None else self._sums[end] - self._sums[start]

    def limit(self, start: int, cells: int) -> int:
        """Return the furthest end with which ``text[start:end]`` fits into ``cells``, cutting no grapheme."""
        if self._widths is None:
            return min(start + cells, len(self.text))
        return max(start, bisect_right(self._sums, self._sums[start] + cells) - 1)

    def grapheme_end(self, index: int) -> int:
        """Return where the grapheme that starts at ``index`` ends."""
        return self.next_boundary(index + 1)

    def next_boundary(self, index: int) -> int:
        """Return the first start of a grapheme at or after ``index``, or the end of the text."""
        if self._widths is not None:
            while index < len(self.text) and not self._widths[index]:
                index += 1
        return index

    def is_boundary(self, index: int) -> bool:
        """Tell whether a grapheme starts at ``index``."""
        return self._widths is None or bool(self._widths[index])


def _grapheme_widths(text: str) -> list[int]:
    """Return the cells of every character; the first one of a grapheme has all of its cells."""
    widths = [_CELLS[character] for character in text]
    if _JOINERS.search(text) is not None:
        _merge_joined(text, widths)
    for flag in _FLAGS.finditer(text):
        first = flag.start()
        if widths[first]:
            widths[first] += widths[first + 1]
            widths[first + 1] = 0
    return widths


def _merge_joined(text: str, widths: list[int]) -> None:
    """Let joiners swallow what they join, and selectors widen a character to an emoji."""
    joined = -1
    base = None
    """The last character before a joiner that takes cells and was not widened."""
    looked_at = 0
    for joiner in _JOINERS.finditer(text):
        index = joiner.start()
        if index == joined:
            continue
        base = next((at for at in range(index - 1, looked_at - 1, -1) if widths[at]), base)
        looked_at = index + 1
        widths[index] = 0
        if joiner[0] == "\u200d":
            joined = index + 1
            if joined < len(text) and index:
                widths[joined] = 0
        elif base is not None:
            widths[base] = max(widths[base], cell_len(text[base] + "\ufe0f"))
            base = None


__all__ = ["STAND_IN", "MeasuredText", "cell_len", "is_simple"]
