"""Where a person has been: back and forward to the exact place."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.document.model import Place


@dataclass(frozen=True, slots=True)
class Visit:
    """A place in a post."""

    path: str
    place: Place


@dataclass(slots=True)
class History:
    """Two stacks of visits, as in a browser."""

    _behind: list[Visit] = field(default_factory=list)
    _ahead: list[Visit] = field(default_factory=list)

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
