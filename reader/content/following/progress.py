"""How far work has come that nobody has to wait for, told a few times a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from reader.content.posts.events import IndexProgress

PROGRESS_SECONDS: Final = 0.25
"""How often progress is told."""


class IndexingProgress:
    """Counts what is done of a number of posts."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._due = time.perf_counter() + PROGRESS_SECONDS

    def advance(self, posts: int) -> Iterator[IndexProgress]:
        """Count some posts more, and tell how many there are when it is time."""
        self._done += posts
        if time.perf_counter() >= self._due:
            yield IndexProgress(self._done, self._total)
            self._due = time.perf_counter() + PROGRESS_SECONDS
