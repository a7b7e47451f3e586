"""A program and all that it started: which processes those are, and whether they have anything to do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import psutil

_GOES_ON: Final = frozenset("RD")
"""The states, as Linux calls them, of what computes, waits for a processor to compute, or for a disk."""


def family(process_id: int) -> list[psutil.Process]:
    """Return a process and all that it started; none when it has ended."""
    try:
        program = psutil.Process(process_id)
        return [program, *program.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def is_at_work(process_id: int) -> bool:
    """Tell whether a program, or what it started, would go on by itself if it had a processor for itself."""
    return any(_goes_on(process) for process in family(process_id))


def _goes_on(process: psutil.Process) -> bool:
    threads = [*Path(f"/proc/{process.pid}/task").glob("*/stat")]
    try:
        if not threads:
            # On another system, or ended.
            return process.status() in (psutil.STATUS_RUNNING, psutil.STATUS_DISK_SLEEP)
        return any(_state(thread) in _GOES_ON for thread in threads)
    except (psutil.NoSuchProcess, OSError):
        # Something of it has just ended: look again.
        return process.is_running()


def _state(stat: Path) -> str:
    return stat.read_text().rpartition(")")[2].split()[0]
