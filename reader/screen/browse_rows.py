"""What browsing shows: the kinds of groups side by side, and groups with how many posts they have."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from rich.cells import cell_len

from reader.page.rows import Run
from reader.screen.lines import Line, bar, blanks_between, fit, shorten

_BESIDE: Final = 3
"""Cells of a row that its text does not take: the bar before it, and one at the end."""

_GAP: Final = "  "
_BEFORE, _AFTER = "‹ ", " ›"
"""What stands for the kinds that there is no room for."""


class KindTab(NamedTuple):
    """A kind of groups, as it can be switched to."""

    name: str
    """``Tags``."""
    groups: int
    """How many of it there are."""

    @property
    def text(self) -> str:
        """Return it as it is shown."""
        return f"{self.name} {self.groups:,}"


def kinds_line(kinds: Sequence[KindTab], current: int, width: int) -> tuple[Line, list[range]]:
    """Return the kinds in at most ``width`` cells, and the columns of each.

    Where they do not all fit, those around the current one are shown; the others have no columns.
    """
    first, last = _in_view(kinds, current, width)
    line: list[Run] = [Run(_BEFORE if first else _GAP, "fact")]
    columns = [range(0)] * len(kinds)
    at = len(_GAP)
    for index in range(first, last + 1):
        text = shorten(kinds[index].text, max(0, width - at - len(_AFTER)))
        line.append(Run(text, "strong" if index == current else "fact"))
        columns[index] = range(at, at + cell_len(text))
        line.append(Run(_GAP if index < last else _AFTER if last < len(kinds) - 1 else "", "fact"))
        at = columns[index].stop + len(_GAP)
    return tuple(run for run in fit(tuple(line), width) if run.roles), columns


def _in_view(kinds: Sequence[KindTab], current: int, width: int) -> tuple[int, int]:
    """Return the first and the last of the kinds that fit: the current one, its next, those before …"""
    first = last = current
    room = width - len(_BEFORE) - len(_AFTER) - cell_len(kinds[current].text)
    for index in (current + 1, *range(current - 1, -1, -1), *range(current + 2, len(kinds))):
        cells = len(_GAP) + cell_len(kinds[index].text) if index < len(kinds) else room + 1
        if cells <= room and index in (first - 1, last + 1):
            first, last, room = min(first, index), max(last, index), room - cells
    return first, last


def group_line(
    name: str, posts: int, width: int, *, matched: Collection[int] = (), highlighted: bool = False
) -> Line:
    """Return a group in at most ``width`` cells, with how many posts it has at the right end.

    Of a name that is too long, one with folders in it keeps its end, and any other its beginning.
    """
    room = max(0, width - _BESIDE)
    count = f"{posts:,}"
    space = room - cell_len(count) - len(_GAP)
    if space < 1:
        count, space = "", room
    shown = _shorten_path(name, space) if "/" in name else shorten(name, space)
    cut = max(0, len(name) - len(shown)) if shown.startswith("…") else 0
    role = "strong" if highlighted else ""
    parts = groupby(enumerate(shown, cut), key=lambda pair: pair[0] in matched)
    runs = [
        Run("".join(character for _, character in part), f"{role} match" if is_matched else role)
        for is_matched, part in parts
    ]
    right = [Run(blanks_between(room, shown, count) + count, "fact")] if count else []
    return (bar(highlighted), *runs, *right)


def _shorten_path(path: str, width: int) -> str:
    """Return a path in at most ``width`` cells: its last folders behind an ellipsis, if it has to be cut."""
    if cell_len(path) <= width:
        return path
    starts = (at for at in range(len(path)) if path[at] == "/")
    return next(
        (f"…{path[at:]}" for at in starts if cell_len(path[at:]) < width),
        shorten(path.rpartition("/")[2], width),
    )
