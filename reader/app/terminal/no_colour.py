"""The filter of lines that takes the colours away where a person wants none (no-color.org)."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class NoColourFilter(LineFilter):
    """Takes all colours away, those of the terminal itself too, and leaves bold, dim, underlined and reverse.

    Textual's own filter has the codes of the terminal's usual colours sent in the place of others.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments with the same text and meaning."""
        return [Segment(text, style and _bare(style), control) for text, style, control in segments]


@lru_cache(2_048)
def _bare(style: Style) -> Style:
    # What a click asks for is told by the style, too.
    return style.without_color + Style.from_meta(style.meta) if style.meta else style.without_color
