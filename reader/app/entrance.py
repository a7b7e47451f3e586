"""How the one post that was asked for is opened."""

from __future__ import annotations

from typing import NamedTuple


class Entrance(NamedTuple):
    """A place in a post, as a command line names it; its top when it names none."""

    fragment: str = ""
    """What names a section, as behind the ``#`` of a link."""
    line: int | None = None
    """A 1-based line of the file; it counts more than a section."""
    piped: bool = False
    """Whether the text came through a pipe, so that its file is soon gone."""


AT_TOP = Entrance()
