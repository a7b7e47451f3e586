"""What the robot does at the keyboard, with the mouse, and as a terminal that is in no good state."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from reader.keys.commands import COMMANDS
from reader.keys.names import key_name

Size = tuple[int, int]
"""Columns and rows of a terminal."""

LONGEST_LINE: Final = 200
"""Characters of what is told of some bytes."""

QUITTING: Final = frozenset(("q", "ctrl+q"))

_SEQUENCES: Final = {
    **{
        "enter": "\r",
        "tab": "\t",
        "escape": "\x1b",
        "backspace": "\x7f",
        "space": " ",
        "shift+tab": "\x1b[Z",
    },
    **{
        "up": "\x1b[A",
        "down": "\x1b[B",
        "right": "\x1b[C",
        "left": "\x1b[D",
        "home": "\x1b[H",
        "end": "\x1b[F",
    },
    **{"pageup": "\x1b[5~", "pagedown": "\x1b[6~", "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C"},
    **{"f1": "\x1bOP", "delete": "\x1b[3~", "insert": "\x1b[2~"},
}
"""What terminals send for the keys that are no characters."""

_WORDS: Final = (
    "the",
    "road",
    "#tag",
    "2024..",
    "in:notes",
    "a",
    "é",
    "日本",
    "zzz",
    "-draft",
    "'",
    "/x+/",
    "🙂",
)

_SEQUENCE_STARTS: Final = (b"\x1b[", b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX", b"\x1bO", b"\x1b")

_ANSWERS: Final = (
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]11;rgb:ffff/ffff/ffff\x07",
    b"\x1b]52;c;cXFxcQ==\x07",
    b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    b"\x1bP>|xterm(390)\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[?62;22c",
    b"\x1b[>1;10;0c",
    b"\x1b[?2026;2$y",
    b"\x1b[?997;1n",
    b"\x1b[12;40R",
    b"\x1b[?1u",
    b"\x1b[48;36;120;720;1200t",
    b"\x1b[8;36;120t",
    b"\x1b[I",
    b"\x1b[O",
)
"""Answers of many terminals, to what was asked and what was not."""


class Sent(NamedTuple):
    """Bytes for the terminal, or another size of it."""

    data: bytes = b""
    size: Size | None = None

    def __str__(self) -> str:
        """As it is told: bytes as Python writes them, without the middle of many."""
        if self.size is not None:
            return f"{self.size[0]}x{self.size[1]}"
        text = repr(self.data)
        return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]} … {len(self.data)} bytes"


Act = Callable[[random.Random, Size], Sent]


def _key(chance: random.Random, size: Size) -> Sent:
    """One key, mostly of a command; now and then one that is held."""
    data = chance.choice(_KEYS)
    return Sent(data * chance.choice((1, 1, 1, 1, 1, 2, 3, 12)))


def _text(chance: random.Random, size: Size) -> Sent:
    """What a person types into a prompt, opened or not, in one write."""
    opening = chance.choice(("/", "/", "@", "\x06", "\x10", "#", "m", "'", "f", "y", "|", "T", "t", "H", ""))
    words = " ".join(chance.choices(_WORDS, k=chance.randint(0, 3)))
    ending = chance.choice(("\r", "\r\r", "\x1b", "", "\x7f\x7f", "\x1b[B\r", "\t"))
    return Sent((opening + words + ending).encode())


def _mouse(chance: random.Random, size: Size) -> Sent:
    """A click, a double click, a drag, the wheel, or a move, with any button and modifier, anywhere."""
    modifiers = chance.choice((0, 0, 0, 4, 8, 16))
    button = chance.choice((0, 0, 0, 1, 2, 64, 65, 64, 65, 66, 67, 128, 129))
    spots = [_spot(chance, size) for _ in range(chance.randint(1, 8))]
    if button >= 64:
        return Sent(b"".join(_report(button + modifiers, spots[0], True) for _ in spots))
    if chance.random() < 0.2:
        return Sent(b"".join(_report(35 + modifiers, spot, True) for spot in spots))
    press, release = (
        _report(button + modifiers, spots[0], True),
        _report(button + modifiers, spots[-1], False),
    )
    drags = [_report(button + modifiers + 32, spot, True) for spot in spots[1:]]
    click = press + b"".join(drags) + (release if chance.random() < 0.9 else b"")
    return Sent(click * chance.choice((1, 1, 1, 2, 3)))


def _old_mouse(chance: random.Random, size: Size) -> Sent:
    """A click in the encoding of X10, whose numbers are bytes, and no UTF-8 right of column 95."""
    numbers = (chance.choice((0, 1, 2, 3, 64, 65)), *_spot(chance, size))
    click = b"\x1b[M" + bytes(min(255, 32 + number) for number in numbers)
    return Sent(click + b"\x1b[M#" + click[-2:])


def _paste(chance: random.Random, size: Size) -> Sent:
    """Text in brackets, as terminals paste it; the end may be missing for a while."""
    text = chance.choice(
        ("words", "two\nlines\n", "\x1b[A", "x" * 5_000, "\x00\x07", "", "é\u202e日本", "j\r" * 9)
    )
    end = b"\x1b[201~" if chance.random() < 0.9 else b""
    return Sent(b"\x1b[200~" + text.encode() + end)


def _answer(chance: random.Random, size: Size) -> Sent:
    """What a terminal answers, whole or cut off."""
    answer = chance.choice(_ANSWERS)
    return Sent(answer if chance.random() < 0.7 else answer[: chance.randint(1, len(answer))])


def _stray(chance: random.Random, size: Size) -> Sent:
    """Bytes that mean nothing, or begin what never ends."""
    count = chance.randint(1, 12)
    data = bytes(byte for byte in chance.randbytes(count) if byte not in _NEVER_STRAY)
    return Sent(chance.choice(_SEQUENCE_STARTS) + data if chance.random() < 0.5 else data)


def _protocol_key(chance: random.Random, size: Size) -> Sent:
    """A key as the keyboard protocol of kitty reports it: alternates, modifiers, event types, text."""
    code = chance.choice((27, 13, 9, 127, 106, 107, 1103, 57441, 57358, 57376, 0x1F600, 99_999_999))
    alternates = chance.choice(("", "", ":74", "::106", f":{code}:106"))
    modifiers = f"{chance.choice((1, 2, 3, 5, 9, 65, 129, 300))}{chance.choice(('', ':1', ':2', ':3', ':9'))}"
    text = chance.choice(("", "", ";106", ";1103:1103"))
    return Sent(f"\x1b[{code}{alternates};{modifiers}{text}u".encode())


def _resize(chance: random.Random, size: Size) -> Sent:
    """Another size, usual, tiny or huge."""
    usual = chance.choice(((80, 24), (120, 36), (40, 15), (200, 50), (60, 20), (150, 40)))
    any_size = chance.randint(1, 250), chance.randint(1, 70)
    return Sent(size=usual if chance.random() < 0.7 else any_size)


ACTS: Final[Mapping[str, tuple[int, Act]]] = {
    "key": (50, _key),
    "text": (10, _text),
    "mouse": (20, _mouse),
    "old-mouse": (2, _old_mouse),
    "paste": (3, _paste),
    "answer": (3, _answer),
    "stray": (3, _stray),
    "protocol": (3, _protocol_key),
    "resize": (6, _resize),
}
"""Every kind of act, and how often it is chosen beside the others."""


def _spot(chance: random.Random, size: Size) -> Size:
    """A cell, 1-based; now and then one outside."""
    columns, rows = size
    beyond = chance.choice((0, 0, 0, 0, 0, 0, 0, 30))
    return chance.randint(0 if beyond else 1, columns + beyond), chance.randint(
        0 if beyond else 1, rows + beyond
    )


def _report(button: int, spot: Size, pressed: bool) -> bytes:
    return f"\x1b[<{button};{spot[0]};{spot[1]}{'M' if pressed else 'm'}".encode()


def _bytes_of(key: str) -> bytes | None:
    """What a terminal sends for a key by its name."""
    if key in _SEQUENCES:
        return _SEQUENCES[key].encode()
    if key.startswith("ctrl+") and len(key) == 6:
        return bytes([ord(key[-1]) & 0x1F])
    name = key_name(key)
    return name.encode() if len(name) == 1 else None


_KEYS: Final = tuple(
    data
    for command in COMMANDS
    for key in command.keys
    if key not in QUITTING and (data := _bytes_of(key)) is not None
)

_NEVER_STRAY: Final = frozenset(b"q\x11")
"""What would quit."""
