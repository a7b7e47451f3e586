"""The escape sequences that terminals send, by ECMA-48 and by xterm's control sequences."""

from __future__ import annotations

import re
from typing import Final

ESCAPE: Final = 0x1B
CANCELS: Final = (0x18, 0x1A)
"""CAN and SUB, which end a sequence that has no end."""

PASTE_END: Final = b"\x1b[201~"

STRINGS: Final = b"]P_^X"
"""What follows ESC where a control string begins: OSC, DCS, APC, PM, SOS."""

ONE_BYTE: Final = {
    0x9B: b"[",
    0x8F: b"O",
    0x90: b"P",
    0x98: b"X",
    0x9D: b"]",
    0x9E: b"^",
    0x9F: b"_",
}
"""What introduces a sequence in one byte, and stands for in the form of two."""

STRING_END: Final = 0x9C
"""Ends a control string in one byte (ST) where one byte began it; elsewhere it is a part of a letter."""

NO_UTF_8: Final = 0xDC00
"""What is added to a byte that is no UTF-8 when it is decoded here."""

PLAUSIBLE: Final = {
    b"[": re.compile(rb"[0-?]"),
    b"O": re.compile(rb"[A-Z]"),
    b"]": re.compile(rb"[0-9lL]"),
    b"P": re.compile(rb"[0-?!]"),
    b"_": re.compile(rb"G"),
    b"^": re.compile(rb"[ -~]"),
    b"X": re.compile(rb"[ -~]"),
}
"""How sequences go on, where their beginning alone may be a key."""

LATE_REST: Final = {
    b"": re.compile(
        rb"\[[0-?][ -?]*[@-~]|\[[A-HIOPQRSZ]|\[M[ -\xff]{3}|O[A-Z]"
        rb"|\][0-9lL][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]+\x1b\\"
        rb"|\]\d+;[^\x07\x1b]{4}|P[0-9>!]*[|$+!][^\x1b]{4}|_G[a-z]="
    ),
    b"[": re.compile(rb"[0-?][ -?]*[@-~]|M[ -\xff]{3}"),
    b"O": re.compile(rb"(?!)"),
    b"]": re.compile(rb"[^\x07\x1b]+(?:\x07|\x1b\\)|\d+;[^\x07\x1b]{4}"),
    b"P": re.compile(rb"[^\x1b]+\x1b\\|[0-9>!]*[|$+!][^\x1b]{4}"),
    b"_": re.compile(rb"[^\x1b]+\x1b\\|G[a-z]="),
    **dict.fromkeys((b"^", b"X"), re.compile(rb"[^\x1b]+\x1b\\")),
}
"""The rest of a sequence whose beginning was taken for a key, or more of it at once than a hand types."""

BACKGROUND: Final = re.compile(rb"11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
"""The answer to OSC 11, in xterm's control sequences."""

SCHEMES: Final = {"?997;1": False, "?997;2": True}
"""Reports of the mode 2031, https://contour-terminal.org/vt-extensions/color-palette-update-notifications."""

KIND: Final = re.compile(r"\?[\d;]*")
"""The parameters of the answer to DA1: what kind of terminal it is."""

MARGINS: Final = re.compile(r"\?69;[12]")
"""The terminal has left and right margins that can be set: DECRPM of the mode 69."""

SYNCHRONIZED: Final = re.compile(r"\?2026;[1-4]")
"""The terminal knows synchronised output: DECRPM of the mode 2026."""
