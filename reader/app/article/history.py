"""Where a person has been: back and forward to the exact place."""

from __future__ import annotations

from typing import NamedTuple

from reader.document.reading.anchors import Anchor


class Stop(NamedTuple):
    """Where somebody stopped reading, so that it is found again when the article has been edited."""

    anchor: Anchor
    rows_above: int = 0
    """Rows in view that lead up to the one with the place, as in `Spot`."""


class Visit(NamedTuple):
    """A place in a post."""

    path: str
    stop: Stop


class History:
    """Two stacks of visits, as in a browser."""

    def __init__(self) -> None:
        self._behind: list[Visit] = []
        self._ahead: list[Visit] = []

    def leave(self, visit: Visit) -> None:
        """A link was followed from here."""
        self._behind.append(visit)
        self._ahead.clear()

    def back(self, here: Visit) -> Visit | None:
        """Where to go back to; None at the beginning."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Visit) -> Visit | None:
        """Where to go forward to; None at the end."""
        return _step(self._ahead, self._behind, here)


def _step(source: list[Visit], destination: list[Visit], here: Visit) -> Visit | None:
    if not source:
        return None
    destination.append(here)
    return source.pop()
