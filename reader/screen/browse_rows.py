"""What browsing shows: the kinds of groups side by side, and groups with how many posts they have."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from rich.cells import cell_len

from reader.page.rows import Run
from reader.screen.lines import Line, bar, blanks_between, shorten

_BESIDE: Final = 3
"""Cells of a row that its text does not take: the bar before it, and one at the end."""

_GAP: Final = "  "
_BEFORE, _AFTER = "‹ ", " ›"
"""What stands for the kinds that there is no room for."""


class Kind(NamedTuple):
    """A kind of groups, as it can be switched to."""

    name: str
    """``Tags``."""
    groups: int
    """How many of it there are."""

    @property
    def text(self) -> str:
        """Return it as it is shown."""
        return f"{self.name} {self.groups:,}"


def kinds_line(kinds: Sequence[Kind], current: int, width: int) -> tuple[Line, list[range]]:
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
    return tuple(run for run in line if run.text), columns


def _in_view(kinds: Sequence[Kind], current: int, width: int) -> tuple[int, int]:
    """Return the first and the last of the kinds that fit, the current one among them."""
    first = last = current
    room = width - len(_BEFORE) - len(_AFTER) - cell_len(kinds[current].text)
    while True:
        for index in (last + 1, first - 1):
            if 0 <= index < len(kinds) and (cells := len(_GAP) + cell_len(kinds[index].text)) <= room:
                first, last, room = min(first, index), max(last, index), room - cells
                break
        else:
            return first, last


def group_line(
    name: str, posts: int, width: int, *, matched: Collection[int] = (), highlighted: bool = False
) -> Line:
    """Return a group in at most ``width`` cells, with how many posts it has at the right end."""
    room = max(0, width - _BESIDE)
    count = f"{posts:,}"
    space = room - cell_len(count) - len(_GAP)
    if space < 1:
        count, space = "", room
    shown = shorten(name, space)
    role = "strong" if highlighted else ""
    parts = groupby(enumerate(shown), key=lambda pair: pair[0] in matched)
    runs = [
        Run("".join(character for _, character in part), f"{role} match" if is_matched else role)
        for is_matched, part in parts
    ]
    right = [Run(blanks_between(room, shown, count) + count, "fact")] if count else []
    return (bar(highlighted), *runs, *right)
