"""Text as the macros of manual pages take it."""

from __future__ import annotations

import textwrap
from typing import Final

_ESCAPES: Final = {
    "\\": "\\(rs",
    "-": "\\-",
    "'": "\\(aq",
    '"': "\\(dq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    "…": "...",
}
"""Characters that would be commands, that would be set as others than people type, or that ASCII lacks."""

_LONGEST_LINE: Final = 78
"""Bytes of a line of text, so that a manual page can be read and sent as it is."""


def escaped(text: str) -> str:
    """Text that means itself, in ASCII."""
    return "".join(map(_escaped, text))


def bold(text: str) -> str:
    """Return what is typed as it stands."""
    return f"\\fB{escaped(text)}\\fR"


def italic(text: str) -> str:
    """Return what stands for something else."""
    return f"\\fI{escaped(text)}\\fR"


def lines_of(text: str) -> str:
    """Running text that is escaped already, on lines none of which is a command."""
    lines = textwrap.wrap(text, _LONGEST_LINE, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def sentence(text: str) -> str:
    """Return a few words as a sentence, with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if character.isascii() else f"\\[u{ord(character):04X}]"
