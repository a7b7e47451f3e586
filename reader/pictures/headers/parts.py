"""Bytes of a file, of which only those are read that are looked at."""

from __future__ import annotations

import struct
from typing import IO, Any, Final

MOST_PARTS: Final = 1_000
"""Parts of a file that are looked at: photographs have fewer than a hundred before their size is told."""


def part(file: IO[bytes], offset: int, length: int) -> bytes:
    """Return some bytes of a file; fewer where it ends."""
    file.seek(offset)
    return file.read(length)


def numbers(layout: str, file: IO[bytes], offset: int) -> tuple[Any, ...]:
    """Return what stands at an offset, laid out as `struct` has it.

    Raises:
        struct.error: when the file ends before.
    """
    return struct.unpack(layout, part(file, offset, struct.calcsize(layout)))
