"""Text for few cells: cut to a width, and a share as a percentage."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def shorten(text: str, width: int) -> str:
    """Return the text in at most ``width`` cells, ending in an ellipsis where it had to be cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def percent(share: float) -> int:
    """Return a share of 0 to 1 in percent; 100 only for all of it."""
    return 100 if share >= 1 else max(0, min(99, round(100 * share)))
