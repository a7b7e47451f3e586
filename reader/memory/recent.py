"""What was read last, in any library."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Recent(NamedTuple):
    """A post that somebody went into."""

    library: Path
    path: str
    """That of `Post.path`, in the library."""
    title: str
    percent: float
    """How much of it was read at most, 0 to 1."""
    finished: bool
    opened_at: float
    """When it was last gone into or read on, in seconds since 1970."""
