"""Parts of the rows of lists: the marker of the highlighted item, and text with its matches highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment

from reader.app.widgets.roles import RoleStyles
from reader.screen.lines import shorten

Span = tuple[int, int]
"""Offset of the first character of a stretch of text, and the one after its last."""

LEAD_SHARE: Final = 3
"""What was found stands in the first of so many parts of a row, where a long text must be cut before it."""


def marker(highlighted: bool, styles: RoleStyles) -> Segment:
    """Return the two cells that every row of an item begins with: a bar when the item is highlighted."""
    return Segment("▌ " if highlighted else "  ", styles.style("mark"))


def matched_segments(
    text: str, matched: Sequence[Span], room: int, role: str, styles: RoleStyles
) -> list[Segment]:
    """Return text in at most ``room`` cells, highlighted where it matched.

    It starts at its beginning, or near the first place to light where that would be cut off.
    """
    start = 0
    if matched and cell_len(text[: matched[0][1]]) > room:
        start = text.rfind(" ", 0, max(0, matched[0][0] - room // LEAD_SHARE)) + 1
    shown = shorten(("…" if start else "") + text[start:], room)
    shift = start - bool(start)
    plain, found = styles.style(role), styles.style(f"{role} match")
    segments: list[Segment] = []
    at = 0
    for begin, end in matched:
        begin, end = max(at, begin - shift), min(len(shown), end - shift)
        if begin < end:
            segments += (Segment(shown[at:begin], plain), Segment(shown[begin:end], found))
            at = end
    return [segment for segment in (*segments, Segment(shown[at:], plain)) if segment.text]
