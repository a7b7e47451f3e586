"""What every controller of a library works on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.screen import Screen

from reader.app.library.panes import Panes
from reader.app.library.start import Start
from reader.content.posts.index import ContentIndex
from reader.settings.table import Settings


@dataclass(frozen=True)
class Workspace:
    """A library on the screen: its posts, its panes, and how a person wants them."""

    screen: Screen[Any]
    path: Path
    """The folder or post that was opened."""
    index: ContentIndex
    panes: Panes
    start: Start
    settings: Settings

    @property
    def keeps(self) -> bool:
        """Tell whether anything is kept for the next run: not of text that was piped to the program."""
        return self.settings.remember and not self.start.piped
