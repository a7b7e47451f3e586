"""The machine that is measured on, and how much of it others used meanwhile."""

from __future__ import annotations

import os
import platform
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import psutil

_BUSY: Final = 0.1
"""The share of all processors from which on others falsify the figures.

What a measured program started and left behind when it was killed counts as others, too.
"""


def machine() -> str:
    """Return what is measured on: the processor, the system, Python, and the day."""
    cores = os.cpu_count() or 1
    python = platform.python_version()
    today = f"{datetime.now(UTC):%d %B %Y}"
    return f"{_processor()}, {cores} cores, {platform.system()}, Python {python}, {today}"


class Others:
    """What other programs take of the processors from now on."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._busy = _busy_seconds()
        self._own = _own_seconds()

    def share(self) -> float:
        """Return which share of all processors they took."""
        busy, own = _busy_seconds() - self._busy, _own_seconds() - self._own
        whole = (time.perf_counter() - self._began) * (os.cpu_count() or 1)
        return max(0.0, busy - own) / max(whole, 1e-6)

    def told(self) -> str:
        """Return in words how busy the machine was, with a warning where it was too busy to measure."""
        load = " ".join(f"{value:.1f}" for value in os.getloadavg())
        share = self.share()
        told = f"Load average {load}; other programs used {share:.0%} of the processors."
        return f"{told} TOO BUSY: measure again on a quiet machine." if share > _BUSY else told


def _busy_seconds() -> float:
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system)


def _own_seconds() -> float:
    """Return the seconds of this process and of all that it started and that has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
