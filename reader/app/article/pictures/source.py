"""Where the pictures of articles come from, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.app.terminal.colour_depth import colour_depth
from reader.app.terminal.graphics import TerminalGraphics
from reader.content.posts.index import ContentIndex
from reader.screen.appearance import Depth
from reader.settings.table import Settings

if TYPE_CHECKING:
    from reader.pictures.places import PictureFinder


class PictureSource(NamedTuple):
    """Where pictures come from, and how they are shown."""

    finder: Callable[[], PictureFinder]
    """Makes what finds them in the library, when it is first needed."""
    shown: str
    """Which of them: the setting ``pictures``."""
    hosts: frozenset[str]
    """Those whose pictures are always loaded."""
    depth: Depth
    """How many colours the terminal has."""
    keeps: bool
    """Whether pictures of the web are kept for the next time."""
    graphics: TerminalGraphics
    """What the terminal can show beside text."""


def picture_source(
    index: ContentIndex, settings: Settings, graphics: TerminalGraphics, *, keeps: bool
) -> PictureSource | None:
    """Return where the pictures of a library come from; None when a person wants to see none.

    ``keeps`` is whether anything is kept for the next time.
    """
    if settings.pictures == "never":
        return None

    def finder() -> PictureFinder:
        from reader.pictures.places import PictureFinder

        return PictureFinder(index)

    hosts = frozenset(settings.picture_hosts.split())
    return PictureSource(finder, settings.pictures, hosts, colour_depth(), keeps, graphics)
