"""What a program wrote to its terminal, taken apart: text, and control sequences by ECMA-48."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    "(?P<sequence>"
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # CSI: parameters, intermediates, a final character
    "|\x1b[P\\]X^_][^\x07\x1b]*(?:\x07|\x1b\\\\)"  # DCS, OSC, SOS, PM, APC: a string and its end
    "|\x1b[ -/]*[0-~]"  # the short ones
    ")|(?P<control>[\x00-\x1f\x7f-\x9f])"
    "|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)

_OWN_SEQUENCE: Final = re.compile(
    "\x1b\\](?:22;[a-z-]+\x07"  # the shape of the pointer
    "|11;\\?\x07"  # asking for the colour of the background
    "|8;;(?:(?:https?|mailto):[!-~]*)?\x1b\\\\)"  # a link that terminals can follow
    "|\x1b\\["
    "(?:[0-9;:]*m"  # colours and styles
    "|[0-9;]*[HABCDGJKLMXrs]"  # moving the cursor, clearing, scrolling
    "|\\?(?:7|25|69|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"  # modes
    "|\\?(?:69|2026|2048)\\$p"  # asking whether a mode is known
    "|c"  # asking what kind of terminal it is
    "|[<>][0-9]*u"  # the keyboard protocol of kitty
    ")"
)
"""What Textual writes of itself, and ``reader cat``. Nothing else may reach the terminal."""

_HARMLESS_CONTROLS: Final = frozenset("\r\n")


@dataclass(frozen=True, slots=True)
class Output:
    """The bytes of a program, taken apart."""

    text: str
    """What is printed, without any sequence."""
    sequences: tuple[str, ...]
    controls: tuple[str, ...]
    """Control characters that stand alone."""

    def strangers(self) -> list[str]:
        """Sequences and control characters that an application has no reason to write."""
        sequences = [sequence for sequence in self.sequences if not _OWN_SEQUENCE.fullmatch(sequence)]
        return sequences + [control for control in self.controls if control not in _HARMLESS_CONTROLS]


def take_apart(written: bytes) -> Output:
    """Parse everything that was written. Bytes that are no UTF-8 count as controls."""
    texts: list[str] = []
    sequences: list[str] = []
    controls: list[str] = []
    for kind, part in _tokens(written.decode(errors="surrogateescape")):
        {"text": texts, "sequence": sequences, "control": controls}[kind].append(part)
    return Output("".join(texts), tuple(sequences), tuple(controls))


def _tokens(output: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(output):
        assert match.lastgroup is not None
        part = match[0]
        is_undecodable = match.lastgroup == "text" and any("\ud800" <= char <= "\udfff" for char in part)
        yield ("control" if is_undecodable else match.lastgroup), part


def modes_left_on(written: bytes) -> set[str]:
    """The private modes that were switched away from a terminal's usual state and never back."""
    usually_on = {"7", "25"}
    on = set(usually_on)
    for mode, switch in re.findall(rb"\x1b\[\?([0-9]+)([hl])", written):
        (on.add if switch == b"h" else on.discard)(mode.decode())
    return on ^ usually_on
