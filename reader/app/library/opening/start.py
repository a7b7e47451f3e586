"""What of a library or a post is shown first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.document.reading.destination import TOP, Destination
from reader.screen.arrangement import Arrangement, Pane, Wanted
from reader.settings.table import Settings

if TYPE_CHECKING:
    from reader.app.library.opening.beginning import BegunPost
    from reader.app.library.opening.begun_library import BegunLibrary
    from reader.memory.model import Layout


class Start(NamedTuple):
    """What was asked for besides a folder or a file."""

    destination: Destination = TOP
    """Where to go in the post, when a file was named."""
    piped: bool = False
    """Whether the text came through a pipe, so that its file is soon gone."""
    unasked: bool = False
    """Whether no folder was named, so that it is the current one by default."""
    post: str = ""
    """The path of a post in the library to go on with; at `destination`, where that is given."""
    is_manual: bool = False
    """Whether the library is the manual, from which a person goes back to what they read."""
    begun: BegunPost | BegunLibrary | None = None
    """The post that was opened alone, or the folder, as far as it has been read already."""


PLAIN_START: Final = Start()
"""Nothing in particular was asked for."""


def first_arrangement(path: Path, start: Start, settings: Settings) -> Arrangement:
    """Return the panes to begin with: one post shows nothing of a library."""
    if path.is_file():
        return Arrangement(measure=settings.measure, single=True, active=Pane.ARTICLE)
    return Arrangement(measure=settings.measure, active=Pane.ARTICLE if start.post else Pane.LIST)


def wanted_by(layout: Layout) -> Wanted:
    """Return what a person wanted beside the article when they last left a library."""
    widths = layout.list_width, layout.outline_width
    return Wanted(layout.list_beside, layout.outline_wanted, layout.zen, *widths)
