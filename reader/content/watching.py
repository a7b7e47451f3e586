"""Noticing that something in a folder has changed."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final

POLL_SECONDS: Final = 5.0
"""How often a folder is compared that cannot be watched."""

LOOKING_MILLISECONDS: Final = 1_000
"""How often it is looked whether the folder itself is still there."""

SETTLING_MILLISECONDS: Final = 300
"""How long changes are gathered: an editor makes several files in saving one."""


def watch(folder: Path, changed: threading.Event, ended: threading.Event) -> None:
    """Have ``changed`` set when something below a folder has changed, in the background, until ``ended``."""
    threading.Thread(target=_watch, args=(folder, changed, ended), daemon=True).start()


def _watch(folder: Path, changed: threading.Event, ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            _watch_by_system(folder, changed, ended)
        except Exception:
            # There is no such folder just now, no such library or service, or no room for another watch.
            ended.wait(POLL_SECONDS)
            changed.set()


def _watch_by_system(folder: Path, changed: threading.Event, ended: threading.Event) -> None:
    """Watch a folder until another one, or none, has its name."""
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes_in

    watched = _identity(folder)
    is_first = True
    for changes in changes_in(
        folder,
        watch_filter=DefaultFilter(),
        debounce=SETTLING_MILLISECONDS,
        step=SETTLING_MILLISECONDS // 3,
        rust_timeout=LOOKING_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=False,
        stop_event=ended,
        ignore_permission_denied=True,
    ):
        # What changed before the watch began, while the library was read, has not been told by it.
        if changes or is_first:
            changed.set()
        is_first = False
        if _identity(folder) != watched:
            changed.set()
            break


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
