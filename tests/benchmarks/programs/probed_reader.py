"""The reader, telling how long its event loop works at a stretch: the arguments are a file, and its own.

For every stretch, from the moment at which there is something to do until all of it is done, the file gets
three numbers: when it began by `time.perf_counter`, its seconds, and those of the processor in it.
"""

from __future__ import annotations

import os
import selectors
import sys
import threading
import time
from typing import Any

from tests.benchmarks.sittings.stretches import RECORD


class WatchedSelector(selectors.DefaultSelector):
    """Waits for what an event loop waits for, and notes how long the loop works in between."""

    file = -1
    """The descriptor that is written to."""

    def __init__(self) -> None:
        super().__init__()
        self._began = self._processor = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        """Wait, as the loop of the main thread does between two stretches of its work."""
        watched = threading.current_thread() is threading.main_thread()
        if watched and self._began:
            seconds = time.perf_counter() - self._began
            os.write(self.file, RECORD.pack(self._began, seconds, time.thread_time() - self._processor))
        ready = super().select(timeout)
        if watched:
            self._began, self._processor = time.perf_counter(), time.thread_time()
        return ready


def main() -> None:
    """Let the event loop use the watched selector, and start the reader."""
    WatchedSelector.file = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    selectors.DefaultSelector = WatchedSelector  # type: ignore[misc]
    from reader.cli import main as start

    sys.exit(start(sys.argv[2:]))


if __name__ == "__main__":
    main()
