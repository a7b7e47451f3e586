"""Inline code in a stretch of Markdown: backticks in runs of equal length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_RUN: Final = re.compile("`+")


def code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the code spans in a paragraph between two offsets, backticks included."""
    runs = [run.span() for run in _RUN.finditer(text, start, end)]
    closers: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        closers.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        opening, opened = runs[index]
        if _is_escaped(text, start, opening):
            opening += 1
        candidates = closers.get(opened - opening, [])
        while candidates and candidates[-1] <= index:
            candidates.pop()
        if opened > opening and candidates:
            index = candidates[-1]
            yield opening, runs[index][1]
        index += 1


def _is_escaped(text: str, start: int, offset: int) -> bool:
    """Tell whether an odd number of backslashes stands before an offset."""
    first = offset
    while first > start and text[first - 1] == "\\":
        first -= 1
    return bool((offset - first) % 2)
