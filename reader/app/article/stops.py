"""Where somebody stopped in a post: as memory keeps it, and as the article finds it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.app.article.history import Stop
from reader.document.reading.anchors import Anchor

if TYPE_CHECKING:
    from reader.memory.model import Position

SHORT_OF_END: Final = 0.99
"""How far along one is at most in a post that is not finished."""


class Whereabouts(NamedTuple):
    """Which post is shown, by its path, and where in it the pane is."""

    path: str
    position: Position


def has_moved(position: Position, known: Position | None) -> bool:
    """Whether a position is not the known one. How far along it is, is an estimate: the furthest counts."""
    if known is None or position.fraction > known.fraction:
        return True
    return position._replace(fraction=0.0) != known._replace(fraction=0.0)


def stop_at(position: Position | None) -> Stop | None:
    """Where to open a post that was left at a position; None for its top. One left at its end begins anew."""
    if position is None or position.fraction >= 1:
        return None
    return stop_of(position.anchor, position.rows_above)


def stop_of(text: str, rows_above: int) -> Stop | None:
    """What memory kept of a place as text; None when it makes no sense."""
    anchor = Anchor.from_text(text)
    return None if anchor is None else Stop(anchor, rows_above)
