"""The last check between posts and the terminal: nothing that is drawn may hold a control character."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.screen.encoder.cells import CONTROLS


class ControlFilter(LineFilter):
    """Replaces whatever control characters a line still holds, and drops links that hold any."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line with nothing in it that a terminal obeys."""
        content = "".join([text + ((style and style.link) or "") for text, style, _ in segments])
        return [_harmless(segment) for segment in segments] if CONTROLS.search(content) else segments


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    if control:
        return segment
    if style is not None and style.link and CONTROLS.search(style.link):
        style = style.update_link(None)
    return Segment(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text), style, control)
