"""Keys as people write them, and as Textual calls them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from reader.settings.kinds import nearest_name

_SHOWN: Final = {
    "space": "space",
    "enter": "enter",
    "tab": "tab",
    "escape": "esc",
    "backspace": "backspace",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""The keys that have names, by Textual's, and what they are called here."""

_TYPED: Final = frozenset({"space", "enter", "tab", "escape", "backspace"})
"""Keys with names that terminals send as characters: modifiers are lost on the way."""

_OTHER_NAMES: Final = {
    **{shown.casefold(): key for key, shown in _SHOWN.items()},
    **{key: key for key in _SHOWN},
    " ": "space",
    "return": "enter",
    "page up": "pageup",
    "page down": "pagedown",
    "page-up": "pageup",
    "page-down": "pagedown",
    "pgdown": "pagedown",
}
"""Textual's names by what people write."""

_CHARACTER_NAMES: Final = {
    "/": "slash",
    "\\": "backslash",
    "@": "at",
    "-": "minus",
    "+": "plus",
    "_": "underscore",
}
"""Characters that Textual calls otherwise than Unicode."""

_WITH_CTRL: Final = frozenset("abcdefgjklnopqrstuvwxyz\\]^_")
"""Characters that ctrl makes a key of its own of: ctrl+h is backspace, ctrl+i tab, ctrl+m enter."""

_MODIFIERS: Final = ("alt", "ctrl", "shift")
"""As Textual orders them."""


def key_name(key: str) -> str:
    """Return a key as people write it: ``]`` for ``right_square_bracket``, ``alt+←`` for ``alt+left``."""
    *modifiers, base = key.split("+")
    return "+".join([*modifiers, _SHOWN.get(base) or _character(base) or base])


def typeable_name(key: str) -> str:
    """Return the same with nothing that is hard to type: ``alt+left``."""
    name = key_name(key)
    return name if name.isascii() or key.rpartition("+")[2] not in _SHOWN else key


def parse_key(written: str) -> str | None:
    """Return Textual's name of a key as someone wrote it: ``]``, ``PgDn``, ``ctrl+f``, ``alt+left``, ``G``.

    None for what is no key, or none that terminals send.
    """
    *before, base = _parts(written)
    modifiers = [name for name in _MODIFIERS if name in before]
    if len(modifiers) != len(before):
        return None
    named = _OTHER_NAMES.get(base.casefold())
    if named is not None:
        sent = not modifiers or named not in _TYPED or (modifiers, named) == (["shift"], "tab")
        return "+".join([*modifiers, named]) if sent else None
    character = base if len(base) == 1 else _character(base)
    if character is None or not character.isprintable():
        return None
    return _with_modifiers(modifiers, character)


def nearest_key(written: str) -> str | None:
    """Return what was probably meant by what is no key, as it may be written."""
    with_plus = written.replace("-", "+")
    return with_plus if parse_key(with_plus) is not None else nearest_name(written, tuple(_OTHER_NAMES))


def _parts(written: str) -> list[str]:
    """Split a key into the modifiers in lower case, and what they belong to, which may be a plus itself."""
    head, plus, base = written.rpartition("+")
    if not base:
        head, base = head.removesuffix("+"), plus
    return [*(part.strip().casefold() for part in head.split("+") if part), base.strip() or base]


def _with_modifiers(modifiers: Sequence[str], character: str) -> str | None:
    match modifiers:
        case []:
            return _name_of(character)
        case ["shift"] if character.isalpha():
            return _name_of(character.upper())
        case ["ctrl"] if character.lower() in _WITH_CTRL:
            return f"ctrl+{_name_of(character.lower())}"
        case ["alt"] if character.isalnum():
            return f"alt+shift+{character.lower()}" if character.isupper() else f"alt+{character}"
        case ["alt", "shift"] if character.isalpha():
            return f"alt+shift+{character.lower()}"
    return None


def _name_of(character: str) -> str:
    """Return Textual's name of a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _CHARACTER_NAMES.get(character, name)


def _character(name: str) -> str | None:
    """Return the character that Textual calls so."""
    if len(name) == 1:
        return name
    for character, its_name in _CHARACTER_NAMES.items():
        if name == its_name:
            return character
    for form in (name.replace("_", " "), name.replace("_", "-", 1).replace("_", " ")):
        try:
            character = unicodedata.lookup(form.upper())
        except KeyError:
            continue
        return character if _name_of(character) == name else None
    return None
