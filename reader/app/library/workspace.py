"""What every controller of a library works on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.screen import Screen

from reader.app.library.opening.start import Start
from reader.app.library.panes import Panes
from reader.content.posts.index import ContentIndex
from reader.settings.table import Settings


class Workspace:
    """A library on the screen: its posts, its panes, and how a person wants them."""

    def __init__(
        self,
        screen: Screen[Any],
        path: Path,
        index: ContentIndex,
        panes: Panes,
        start: Start,
        settings: Settings,
    ) -> None:
        """``path`` is the folder or post that was opened."""
        self.screen = screen
        self.path = path
        self.index = index
        self.panes = panes
        self.start = start
        self.settings = settings

    @property
    def keeps(self) -> bool:
        """Tell whether anything is kept for the next run: not of text that was piped to the program."""
        return self.settings.remember and not self.start.piped
