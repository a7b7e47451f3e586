"""Noticing that something in a folder has changed."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Final

POLL_SECONDS: Final = 10.0
"""How often the folder is compared where the system does not tell of changes."""

SETTLING_MILLISECONDS: Final = 300
"""How long changes are gathered: an editor makes several files in saving one."""


def watch(folder: Path, changed: threading.Event) -> None:
    """Have ``changed`` set whenever something below a folder has changed, from now on, in the background."""
    threading.Thread(target=_watch, args=(folder, changed), daemon=True).start()


def _watch(folder: Path, changed: threading.Event) -> None:
    try:
        _watch_by_system(folder, changed)
    except Exception:
        # There is no such library, no such service, or no room for another watch.
        while True:
            time.sleep(POLL_SECONDS)
            changed.set()


def _watch_by_system(folder: Path, changed: threading.Event) -> None:
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes_in

    while folder.is_dir():
        for _ in changes_in(
            folder,
            watch_filter=DefaultFilter(),
            debounce=SETTLING_MILLISECONDS,
            step=SETTLING_MILLISECONDS // 3,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            changed.set()
            if not folder.is_dir():
                break
    raise FileNotFoundError(folder)
