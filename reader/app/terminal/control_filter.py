"""The last check between posts and the terminal: nothing that is drawn may hold a control character."""

from __future__ import annotations

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class ControlFilter(LineFilter):
    """Replaces whatever control characters a line still holds, and drops links that hold any."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line with nothing in it that a terminal obeys."""
        content = "".join([text + ((style and style.link) or "") for text, style, _ in segments])
        return [_harmless(segment) for segment in segments] if _CONTROLS.search(content) else segments


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    if control:
        return segment
    if style is not None and style.link and _CONTROLS.search(style.link):
        style = style.update_link(None)
    return Segment(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text), style, control)
