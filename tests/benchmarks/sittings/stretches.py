"""The stretches for which an event loop worked, as `programs.probed_reader` notes them."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final, NamedTuple

RECORD: Final = struct.Struct("ddd")
"""When a stretch began, its seconds, and those of the processor in it."""

LONG: Final = 16.0
"""Milliseconds of one frame, which no stretch should last longer than."""


class Stretch(NamedTuple):
    """From the moment at which an event loop had something to do until all of it was done."""

    began: float
    """By `time.perf_counter`."""
    milliseconds: float
    processor: float
    """Milliseconds of the processor in it: the rest was waiting, where others were at work."""


def read_stretches(path: Path) -> list[Stretch]:
    """Return all stretches in a file, without one that was cut off."""
    data = path.read_bytes()
    whole = len(data) - len(data) % RECORD.size
    return [
        Stretch(began, seconds * 1000, processor * 1000)
        for began, seconds, processor in RECORD.iter_unpack(data[:whole])
    ]
