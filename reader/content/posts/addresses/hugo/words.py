"""How Hugo writes words in an address (``UnicodeSanitize`` in ``helpers/path.go``)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final


class _Characters(dict[int, int | str | None]):
    """What becomes of each character: it stays, it is a blank, or it goes. Made when it is first met."""

    def __missing__(self, code: int) -> int | str | None:
        character = chr(code)
        kept: int | str | None = None
        if character.isspace():
            kept = " "
        elif character in "./\\_#+~-%" or unicodedata.category(character)[0] in "LM" or character.isdecimal():
            kept = code
        self[code] = kept
        return kept


_CHARACTERS: Final = _Characters()
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BESIDE_HYPHEN: Final = re.compile(r" *- *")
_BLANKS: Final = re.compile(r" +")


def sanitized(text: str) -> str:
    """Return a text with what may stand in an address: letters, digits, a few signs, hyphens for blanks."""
    if "%" in text:
        text = _STRAY_PERCENT.sub("", text)
    text = text.translate(_CHARACTERS)
    if " " in text:
        text = _BLANKS.sub("-", _BESIDE_HYPHEN.sub("-", text).strip(" "))
    return text


def lowered(text: str) -> str:
    """Return a text in lower case, character by character as Go has it."""
    return text.replace("İ", "i").lower()


def without_accents(text: str) -> str:
    """Return a text without the accents of its letters."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    bare = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return unicodedata.normalize("NFC", bare)
