"""What of a library or a post is shown first."""

from __future__ import annotations

from typing import NamedTuple


class Entrance(NamedTuple):
    """What was asked for besides a folder or a file. The place is the top of a post when none is named."""

    fragment: str = ""
    """What names a section, as behind the ``#`` of a link."""
    line: int | None = None
    """A 1-based line of the file; it counts more than a section."""
    piped: bool = False
    """Whether the text came through a pipe, so that its file is soon gone."""
    unasked: bool = False
    """Whether no folder was named, so that it is the current one by default."""
    post: str = ""
    """The path of a post in the library to go on with."""


AT_TOP = Entrance()
