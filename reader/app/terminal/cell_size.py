"""How large a cell of the terminal is, as the system tells it."""

from __future__ import annotations

import fcntl
import struct
import sys
import termios
from contextlib import suppress

from reader.page.pictures import CellSize


def cell_by_system() -> CellSize | None:
    """Return the size of a cell in pixels (TIOCGWINSZ); None where it is not told, as by many terminals."""
    for stream in (sys.__stderr__, sys.__stdout__, sys.__stdin__):
        with suppress(OSError, ValueError, AttributeError, termios.error):
            assert stream is not None
            answer = fcntl.ioctl(stream.fileno(), termios.TIOCGWINSZ, bytes(8))
            rows, columns, width, height = struct.unpack("4H", answer)
            if rows and columns and width and height:
                return CellSize(width / columns, height / rows)
    return None
