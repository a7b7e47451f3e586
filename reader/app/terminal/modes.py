"""The modes of the terminal that the application sets at its start, and resets at its end."""

from __future__ import annotations

import os
from typing import Final

from textual.constants import DISABLE_KITTY_KEY

POINTER: Final = "\x1b]22;"
"""Sets the shape of the pointer of the mouse, as Textual does."""

_KITTY_KEYS: Final = 1 | 4 | 8 | 16
"""Sequences without ambiguity, the key in other layouts, for all keys, with the text that they make.

https://sw.kovidgoyal.net/kitty/keyboard-protocol/#progressive-enhancement
"""

_MOUSE_ON: Final = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
_MOUSE_OFF: Final = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
"""Presses, moves, and two encodings for wide terminals, of which the last one known is used."""

_SYNCHRONIZED: Final = "\x1b[?2026$p"
"""Asks whether frames can be shown whole. Terminal.app shows a letter of such a question instead."""

_MARGINS: Final = "\x1b[?69$p"
"""Asks whether it has left and right margins (DECLRMM), to scroll one of several panes."""

_KIND: Final = "\x1b[c"
"""Asks what kind of terminal it is, which all answer, after whatever was asked before."""

_AROUND_ON: Final = "\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l\x1b[?2031h"
"""No cursor; told of focus and of pastes; no wrapped lines; told when the terminal becomes dark or light."""

_AROUND_OFF: Final = "\x1b[?2031l\x1b[?2004l\x1b[?7h\x1b[?1004l\x1b[?25h"

_LEAVE: Final = "\x1b[?2026l\x1b[?69l\x1b[r\x1b[0m\x1b[2J\x1b[H\x1b[?1049l"
"""Leaves nothing standing, for terminals without another screen to go back to; then goes back to it."""


def modes_on(*, mouse: bool, stands: bool = False) -> str:
    """Return the sequences that set the modes, and ask the terminal what it is.

    Where the screen ``stands`` already, it is not gone to again: some terminals would clear it.
    """
    keys = "" if DISABLE_KITTY_KEY else f"\x1b[>{_KITTY_KEYS}u"
    question = "" if os.environ.get("TERM_PROGRAM") == "Apple_Terminal" else _SYNCHRONIZED + _MARGINS
    screen = "" if stands else "\x1b[?1049h"
    return f"{screen}{_MOUSE_ON if mouse else ''}{_AROUND_ON}{keys}{question}{_KIND}"


def modes_off(*, mouse: bool, pointer: bool) -> str:
    """Return the sequences that reset the modes, and the ``pointer`` of the mouse where it was changed."""
    # The keyboard protocol has a stack for each screen: it is left before the screen is.
    keys = "" if DISABLE_KITTY_KEY else "\x1b[<u"
    shape = f"{POINTER}default\a" if pointer else ""
    return f"{_MOUSE_OFF if mouse else ''}{shape}{keys}{_LEAVE}{_AROUND_OFF}"
