"""Where a person stopped in a post: as memory keeps it, and as the article finds it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.document.reading.destination import TOP, Destination, destination_from_text

if TYPE_CHECKING:
    from reader.memory.model import Position

SHORT_OF_END: Final = 0.99
"""How far along one is at most in a post that is not finished."""


class Whereabouts(NamedTuple):
    """Which post is shown, by its path, and where in it the pane is."""

    path: str
    position: Position


def has_moved(position: Position, known: Position | None) -> bool:
    """Tell whether a position is not the known one; how far along it is, is an estimate, and only grows."""
    if known is None or position.fraction > known.fraction:
        return True
    return position._replace(fraction=0.0) != known._replace(fraction=0.0)


def destination_at(position: Position | None) -> Destination:
    """Return where to open a post that was left at a position. One that was left at its end begins anew."""
    if position is None or position.fraction >= 1:
        return TOP
    return destination_from_text(position.anchor, position.rows_above) or TOP
