"""Where a person has been: back and forward to the exact place."""

from __future__ import annotations

from typing import NamedTuple

from reader.document.reading.destination import Destination


class Visit(NamedTuple):
    """A place in a post."""

    path: str
    destination: Destination


class History:
    """Two stacks of visits, as in a browser."""

    def __init__(self) -> None:
        self._behind: list[Visit] = []
        self._ahead: list[Visit] = []

    def leave(self, visit: Visit) -> None:
        """Note where a person was when they followed a link."""
        self._behind.append(visit)
        self._ahead.clear()

    def back(self, here: Visit) -> Visit | None:
        """Return where to go back to; None at the beginning."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Visit) -> Visit | None:
        """Return where to go forward to; None at the end."""
        return _step(self._ahead, self._behind, here)


def _step(source: list[Visit], target: list[Visit], here: Visit) -> Visit | None:
    if not source:
        return None
    target.append(here)
    return source.pop()
