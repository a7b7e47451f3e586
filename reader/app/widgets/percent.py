"""How much of a post was read, as the list, the status line and the history tell it."""

from __future__ import annotations


def percent(share: float) -> int:
    """A share of 0 to 1 in percent; 100 only for all of it."""
    return 100 if share >= 1 else max(0, min(99, round(100 * share)))
