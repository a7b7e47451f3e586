"""The quiet line at the head of a pane."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.app.post_list import shorten

SHORTEST_NAME: Final = 8
"""Cells of the name that are shown in any case."""


class HeadingLine(Widget):
    """A name and what there is to say of it. The name gives way where the pane is narrow."""

    ALLOW_SELECT = False

    name_shown: reactive[str] = reactive("")
    facts: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line at the width of the widget."""
        width = self.content_size.width
        facts = f" · {self.facts}" if self.facts else ""
        name = shorten(self.name_shown, max(SHORTEST_NAME, width - cell_len(facts)))
        return Content.styled(shorten(name + facts, width), "$muted")
