"""The line at the foot of the screen: where one is, what the next keys do here, how far along one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from reader.page.rows import Run
from reader.screen.lines import Line, fit, percent, shorten, wrapped

GAP: Final = 3
"""Cells between two hints, and between what stands in the line."""

SHORTEST_PLACE: Final = 6
"""Cells of the place that are worth showing."""

_PLACE_SHARE: Final = 3
"""The place takes at least this part of the line, where it is that long; hints give way to it."""


class Hint(NamedTuple):
    """A key that may be pressed now."""

    key: str
    """By Textual's name."""
    shown_key: str
    """As people write it."""
    does: str
    """What it does here, in a word or two."""


CLOSES: Final = Hint("escape", "esc", "closes")
"""What every question, box and panel can be left with."""


def read_so_far(share: float, minutes: int) -> str:
    """Return how much of a post of so many minutes has been read, 0 to 1, and what is left of it."""
    left = round(minutes * (1 - share))
    return f"{percent(share)}%" + (f" · {left} min left" if left else "")


class Status(NamedTuple):
    """What the line has to say."""

    place: tuple[str, ...] = ()
    """Titles of the post and of the sections around the place being read, outermost first."""
    hints: tuple[Hint, ...] = ()
    """The next keys, the most wanted first; the last one stays longest where there is no room for all."""
    back: Hint | None = None
    """What leads back to the posts, where one pane is all that is seen."""
    found: str = ""
    """How a search stands, such as ``4 of 14``."""
    progress: str = ""
    """Such as ``31% · 3 min left``."""
    message: str = ""
    """What a key did, or a question. It takes the place of the place, and of all that it needs."""
    choices: tuple[Hint, ...] = ()
    """The keys that answer the question; they take the place of the hints."""


class Button(NamedTuple):
    """Where a hint stands: a click there is its key."""

    row: int
    """0-based, from the first row of the line."""
    cells: range
    key: str


class StatusRows(NamedTuple):
    """The line as it is drawn: in one row, where a message is not too long for that."""

    rows: tuple[Line, ...]
    buttons: tuple[Button, ...]


class _Part(NamedTuple):
    """A stretch of the line: a hint, or text."""

    runs: Line
    key: str = ""
    """What a click on it presses."""

    @property
    def cells(self) -> int:
        return sum(cell_len(run.text) for run in self.runs)


def status_rows(status: Status, width: int) -> StatusRows:
    """Return the line in ``width`` cells. A message is never cut: it has as many rows as it needs."""
    if status.message or status.choices:
        return _message_rows(status, width)
    left = [] if status.back is None else [_back_part(status.back)]
    wanted = _parts_of(status.hints)
    for facts, least in zip(_facts(status), (len(wanted), 1, 0), strict=True):
        right = [_Part((Run(facts, "hint"),))] if facts else []
        room = width - sum(_cells(parts) + GAP for parts in (left, right) if parts)
        place_room = _room_for_place(status.place, room)
        hints = _fitting(wanted, room - (place_room + GAP if place_room else 0))
        has_room = room >= (SHORTEST_PLACE if status.place else 0)
        if has_room and len(hints) >= min(least, len(wanted)):
            break
    if not status.place:
        return _joined_parts([*left, *hints], right, width)
    place = shorten_place(status.place, room - (_cells(hints) + GAP if hints else 0))
    middle = [_Part((Run(place, "status"),))] if place else []
    return _joined_parts([*left, *middle], [*hints, *right], width)


def shorten_place(place: Sequence[str], width: int) -> str:
    """Return the place in ``width`` cells; outer titles give way first."""
    for start in range(len(place)):
        text = _path(("…", *place[start:]) if start else place)
        if cell_len(text) <= width:
            return text
    return shorten(place[-1], width) if place else ""


def _message_rows(status: Status, width: int) -> StatusRows:
    """Return a message and the choices after it, in as many rows as they need; facts where one is enough."""
    texts = wrapped(status.message, max(1, width)) if status.message else []
    rows = [[_Part((Run(text, "mark"),))] for text in texts]
    for part in _parts_of(status.choices):
        if rows and _cells([*rows[-1], part]) <= width:
            rows[-1].append(part)
        else:
            rows.append([part])
    facts = " · ".join(filter(None, (status.found, status.progress)))
    has_room = len(rows) == 1 and facts and _cells(rows[0]) + GAP + cell_len(facts) <= width
    right = [_Part((Run(facts, "hint"),))] if has_room else []
    joined = [_joined_parts(parts, right, width, row) for row, parts in enumerate(rows)]
    return StatusRows(
        tuple(line for row in joined for line in row.rows),
        tuple(button for row in joined for button in row.buttons),
    )


def _joined_parts(left: Sequence[_Part], right: Sequence[_Part], width: int, row: int = 0) -> StatusRows:
    """Return a row with some parts at its left end and some at its right; ``row`` is which one it is."""
    blanks = width - _cells(left) - _cells(right)
    runs: Line = ()
    buttons = []
    at = 0
    for index, part in enumerate((*left, *right)):
        if index:
            gap = blanks if index == len(left) else GAP
            runs, at = (*runs, Run(" " * gap)), at + gap
        elif not left:
            runs, at = (Run(" " * blanks),), blanks
        if part.key:
            buttons.append(Button(row, range(at, at + part.cells), part.key))
        runs, at = (*runs, *part.runs), at + part.cells
    return StatusRows((runs if at <= width else fit(runs, width),), tuple(buttons))


def _facts(status: Status) -> Iterator[str]:
    """Yield what may stand at the right end: the time left gives way, then the share that was read."""
    share = status.progress.partition(" · ")[0]
    yield from (
        " · ".join(filter(None, facts))
        for facts in ((status.found, status.progress), (status.found, share), (status.found,))
    )


def _room_for_place(place: Sequence[str], room: int) -> int:
    """Return the cells that hints leave for the place; 0 where it is not worth showing."""
    wanted = cell_len(_path(place))
    return min(wanted, max(SHORTEST_PLACE, room // _PLACE_SHARE)) if place and room >= SHORTEST_PLACE else 0


def _back_part(hint: Hint) -> _Part:
    return _Part((Run("‹ ", "key"), Run(hint.does, "hint")), hint.key)


def _parts_of(hints: Sequence[Hint]) -> list[_Part]:
    return [_Part((Run(hint.shown_key, "key"), Run(f" {hint.does}", "hint")), hint.key) for hint in hints]


def _fitting(hints: Sequence[_Part], room: int) -> list[_Part]:
    """Return the hints that have room: of all but the last one, those at the end give way first."""
    parts = list(hints)
    while parts and _cells(parts) > room:
        del parts[-2 if len(parts) > 1 else -1]
    return parts


def _cells(parts: Sequence[_Part]) -> int:
    """Return the cells that parts take side by side."""
    return sum(part.cells for part in parts) + GAP * max(0, len(parts) - 1)


def _path(place: Sequence[str]) -> str:
    return " › ".join(place)
