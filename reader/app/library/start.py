"""What of a library or a post is shown first."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.document.reading.destination import TOP, Destination


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


PLAIN_START: Final = Start()
"""Nothing in particular was asked for."""
