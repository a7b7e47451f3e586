"""What programs ask a terminal, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

Answers = Sequence[tuple[re.Pattern[bytes], bytes]]

ANSWERS: Final[Answers] = (
    # Text and background colour.
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"),
    # Where the cursor is, and what kind of terminal this is.
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    # Synchronised output is known and off; sizes are not reported in band.
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    # Left and right margins are known and off.
    (re.compile(rb"\x1b\[\?69\$p"), b"\x1b[?69;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
)
"""What terminals are asked, and what they answer."""

_LONGEST_QUESTION: Final = 64
"""Bytes of the longest of the questions."""


class Answering:
    """Answers a program in the order in which it asks, also when a question comes in pieces."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._answered = 0
        """How many of the bytes that were written hold no open question."""

    def to_last(self, length: int, written: bytearray) -> bytes:
        """Return, in one piece, the answers to what the last so many bytes ask, or end to ask."""
        start = max(self._answered, len(written) - length - _LONGEST_QUESTION)
        asked = sorted(
            (found.end(), answer)
            for question, answer in self._answers
            for found in question.finditer(written, start)
        )
        self._answered = asked[-1][0] if asked else self._answered
        return b"".join(answer for _, answer in asked)
