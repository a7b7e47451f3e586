"""What the keyboard sequences of terminals mean, as the key events of Textual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

# Textual has the tables of what terminals send, and the names of keys, under private names only.
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS, _character_to_key

from reader.app.terminal.keyboard_layouts import latin_key

SHIFT: Final = 1
_MODIFIERS: Final = {2: "alt", 4: "ctrl", 8: "super", 16: "hyper", 32: "meta", SHIFT: "shift"}
"""The bits of the modifiers of a key, by the kitty keyboard protocol. Its locks do not count."""

_ALL_MODIFIERS: Final = sum(_MODIFIERS)

_RELEASED: Final = 3
"""The event type, of the same protocol, of a key that is let go."""

_LAST_CODE_POINT: Final = 0x10FFFF

_MODIFIER_KEYS: Final = {*MODIFIER_FUNCTIONAL_KEYS, "iso_level3_shift", "iso_level5_shift"}
"""Keys that do nothing alone."""

_KEYPAD: Final = {code: ord(sign) for code, sign in enumerate("0123456789./*-+", 57399)} | {57415: ord("=")}
"""The codes that the kitty keyboard protocol gives the signs of the numeric keypad, as those of the signs."""

_TYPED: Final = {"enter": "\r", "tab": "\t", "backspace": "\x7f"}
"""The characters of named keys."""


def typed_key(character: str, *, alt: bool = False) -> Iterator[Key]:
    """Return the key with which a character is typed, in ASCII also a control character; or nothing."""
    known = ANSI_SEQUENCES_KEYS.get(character) if character.isascii() else None
    if isinstance(known, tuple):
        yield from (Key(key.value, character) for key in known)
    elif character.isprintable():
        name = _name(latin_key(character))
        if alt and len(name) == 1:
            yield Key(f"alt+shift+{name.lower()}" if name.isupper() else f"alt+{name}", None)
        else:
            yield Key(f"alt+{name}" if alt else name, None if alt else character)


def sequence_key(sequence: str) -> Iterator[Key]:
    """Return the key of an escape sequence that older terminals send, by Textual's table; or nothing."""
    known = ANSI_SEQUENCES_KEYS.get(sequence)
    if isinstance(known, tuple):
        yield from (Key(key.value, None) for key in known if key.value != "<ignore>")
    elif isinstance(known, str):
        yield from typed_key(known)


def control_sequence_key(parameters: str, final: str) -> Iterator[Key]:
    """Return the key of ``CSI parameters final``: by the kitty keyboard protocol, by xterm, or nothing.

    https://sw.kovidgoyal.net/kitty/keyboard-protocol/ has the first form, ``modifyOtherKeys`` of xterm's
    control sequences the second one, ``CSI 27 ; modifiers ; code ~``.
    """
    fields = [[_number(part) for part in field.split(":")] for field in parameters.split(";")]
    if final == "~" and len(fields) == 3 and fields[0] == [27]:
        fields, final = [fields[2], fields[1]], "u"
    codes, modifiers, texts = (*fields, [0], [0], [0])[:3]
    codes = [_KEYPAD.get(codes[0], codes[0]), *codes[1:]]
    code, held = codes[0], max(0, modifiers[0] - 1) & _ALL_MODIFIERS
    if modifiers[1:2] == [_RELEASED]:
        return
    name = FUNCTIONAL_KEYS.get(f"{code or 1}{final}")
    if name is not None:
        if name not in _MODIFIER_KEYS:
            yield Key(_with_modifiers(name, held), None if held else _TYPED.get(name))
    elif final == "u":
        yield from _character_keys(codes, held, [chr(text) for text in texts if text])
    else:
        yield from sequence_key(f"\x1b[{parameters}{final}")


def _character_keys(codes: list[int], held: int, typed: list[str]) -> Iterator[Key]:
    """Return the keys of a character; ``codes`` are of the key itself, shifted, and in a Latin layout."""
    code, shifted, base = (*codes, 0, 0)[:3]
    on_key = chr(code)
    latin = chr(base) if base else ""
    if not typed and held in (0, SHIFT):
        # A terminal that does not tell what text the key makes.
        typed = [(chr(shifted) if shifted else on_key.upper()) if held else on_key]
    if typed:
        # Shift, and alt where it makes another character, are in the text already.
        for text in filter(str.isprintable, typed):
            name = _name(latin_key(text, latin, shift=bool(held & SHIFT)))
            yield Key(_with_modifiers(name, held & ~(SHIFT | 2)), text)
    elif on_key.isprintable():
        yield Key(_with_modifiers(_name(latin_key(on_key, latin)), held), None)


def _name(character: str) -> str:
    """Return Textual's name of the key of a character."""
    name = character if character.isalnum() else _character_to_key(character)
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _with_modifiers(name: str, held: int) -> str:
    return "+".join([*sorted(word for bit, word in _MODIFIERS.items() if held & bit), name])


def _number(digits: str) -> int:
    """Return a parameter as a number that is a code point at most; 0, which none is, for anything else."""
    number = int(digits) if digits.isdecimal() and len(digits) <= 7 else 0
    return number if number <= _LAST_CODE_POINT else 0
