"""What the terminal can do beside what all can, by terminfo."""

from __future__ import annotations

import os
import sys

from reader.screen.encoder.screen_encoder import Abilities


def abilities() -> Abilities:
    """Return what terminfo says of the terminal; nothing when it does not know it."""
    try:
        import curses

        curses.setupterm(os.environ.get("TERM", ""), sys.__stderr__.fileno() if sys.__stderr__ else -1)
        return Abilities(
            coloured_blanks=curses.tigetflag("bce") == 1, erases_cells=bool(curses.tigetstr("ech"))
        )
    except Exception:
        # There is no such library on this system, or no such terminal in it.
        return Abilities()
