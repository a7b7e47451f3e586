"""What was read of a file or a folder, for as long as that is unchanged.

Whoever reads many posts of one site, one after the other, would read its configuration with each of them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_Stamp = tuple[int, int, int]

SETTLED: Final = 2_000_000_000
"""Nanoseconds after which no second change can have the time stamp of the one before."""

_MOST: Final = 4_096
"""Files or folders of which something is kept."""


class Unchanged(Generic[T]):
    """Calls a function that reads a path, once for each state of what is there."""

    def __init__(self, read: Callable[[Path], T]) -> None:
        self._read = read
        self._known: dict[str, tuple[_Stamp, T]] = {}

    def __call__(self, path: Path) -> T:
        """Return what the function returns for the path as it is now."""
        name = os.fspath(path)
        stamp = _stamp(name)
        known = self._known.get(name)
        if known is not None and known[0] == stamp:
            return known[1]
        value = self._read(path)
        if stamp is not None and time.time_ns() - stamp[0] > SETTLED:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[name] = stamp, value
        return value


def _stamp(path: str) -> _Stamp | None:
    """Return what differs when a path is written to; None where nothing is known of it."""
    try:
        status = os.stat(path)  # noqa: PTH116  # asked for many folders with each post
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
