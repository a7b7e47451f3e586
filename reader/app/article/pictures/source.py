"""Where the pictures of articles come from, and how they are shown."""

from __future__ import annotations

from typing import NamedTuple

from reader.app.terminal.graphics import TerminalGraphics
from reader.content.posts.index import ContentIndex
from reader.screen.appearance import Depth
from reader.settings.table import Settings


class PictureSource(NamedTuple):
    """Where pictures come from, and how they are shown."""

    library: ContentIndex
    """The posts that name them."""
    settings: Settings
    depth: Depth
    """How many colours the terminal has."""
    keeps: bool
    """Whether pictures of the web are kept for the next time."""
    graphics: TerminalGraphics
    """What the terminal can show beside text."""
