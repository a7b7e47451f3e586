"""What the system knows of the terminal: by its name (terminfo(5)), and how large its cells are."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import ModuleType

from reader.page.pictures import CellSize
from reader.screen.encoder.screen_encoder import Abilities


def known_colours(name: str) -> int | None:
    """Return how many colours a terminal has; None when that is not known here."""
    curses = _entry_of(name)
    return None if curses is None else max(0, curses.tigetnum("colors"))


def known_abilities() -> Abilities:
    """Return what the terminal can do beside what all can; nothing when it is not known here."""
    curses = _entry_of(os.environ.get("TERM", "").strip())
    if curses is None:
        return Abilities()
    return Abilities(coloured_blanks=curses.tigetflag("bce") == 1, erases_cells=bool(curses.tigetstr("ech")))


def cell_by_system() -> CellSize | None:
    """Return the size of a cell in pixels (TIOCGWINSZ); None where it is not told, as by many terminals."""
    # The first frame of a post without pictures needs none of them.
    import fcntl
    import struct
    import termios

    for stream in (sys.__stderr__, sys.__stdout__, sys.__stdin__):
        with suppress(OSError, ValueError, AttributeError, termios.error):
            assert stream is not None
            answer = fcntl.ioctl(stream.fileno(), termios.TIOCGWINSZ, bytes(8))
            rows, columns, width, height = struct.unpack("4H", answer)
            if rows and columns and width and height:
                return CellSize(width / columns, height / rows)
    return None


def _entry_of(name: str) -> ModuleType | None:
    """Return the library that answers for a terminal; None when the system knows no such terminal."""
    if not name or sys.stderr is None:
        return None
    try:
        import curses

        curses.setupterm(name, sys.__stderr__.fileno() if sys.__stderr__ else -1)
    except Exception:
        # There is no such library on this system, or no such terminal in it.
        return None
    return curses
