"""Texts as search compares them, and the way back to the characters that a person reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final, NamedTuple

from reader.content.text import fold, fold_signs


class _Folds(dict[int, str]):
    """What single characters are compared as, by their code. What is folded so, one by one, is what
    folding the whole text gives."""

    def __init__(self, folded: Callable[[str], str]) -> None:
        super().__init__()
        self._folded = folded

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._folded(chr(code))
        return folded


_WITHOUT_CASE: Final = _Folds(fold)
_WITH_CASE: Final = _Folds(fold_signs)

_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]")


class _Shifts(NamedTuple):
    """The characters that are compared as none or as several, in order."""

    starts: list[int]
    """Where in the folded text each of them starts."""
    lengths: list[int]
    """How many characters each is compared as."""
    origins: list[int]
    """Where each stands in the text."""


class SearchableText:
    """A text, folded when it is first compared so, with the case of its letters or without."""

    __slots__ = ("_folded", "_shifts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: dict[bool, str] = {}
        self._shifts: dict[bool, _Shifts] = {}

    def folded(self, *, match_case: bool) -> str:
        """Return what is compared; with ``match_case``, capital letters differ from small ones."""
        if self.text.isascii():
            # Quicker done again than kept.
            return self.text if match_case else self.text.lower()
        folded = self._folded.get(match_case)
        if folded is None:
            folded = self._folded[match_case] = self.text.translate(_folds(match_case))
        return folded

    def span(self, start: int, end: int, *, match_case: bool) -> tuple[int, int]:
        """Return the offsets of what ``folded[start:end]`` stands for, combining marks included."""
        shifts = self._shifts.get(match_case)
        if shifts is None:
            shifts = self._shifts[match_case] = _find_shifts(self.text, _folds(match_case))
        last = _origin(shifts, end - 1)
        return _origin(shifts, start), max(last + 1, _origin(shifts, end))


def _folds(match_case: bool) -> _Folds:
    return _WITH_CASE if match_case else _WITHOUT_CASE


def _find_shifts(text: str, folds: _Folds) -> _Shifts:
    shifts = _Shifts([], [], [])
    grown = 0
    for found in _BEYOND_ASCII.finditer(text):
        length = len(folds[ord(found[0])])
        if length != 1:
            origin = found.start()
            shifts.starts.append(origin + grown)
            shifts.lengths.append(length)
            shifts.origins.append(origin)
            grown += length - 1
    return shifts


def _origin(shifts: _Shifts, index: int) -> int:
    """Return the offset in the text of the character that an offset of the folded text belongs to."""
    before = bisect_right(shifts.starts, index) - 1
    if before < 0:
        return index
    beyond = index - shifts.starts[before] - shifts.lengths[before]
    return shifts.origins[before] + max(0, beyond + 1)
