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
_ASCII_BLANKS: Final = bytes(ord(" ") if chr(code).isspace() else code for code in range(256))
_ASCII_GONE: Final = bytes(code for code in range(128) if _CHARACTERS[code] is None)
"""The same for text in ASCII, which takes a tenth of the time."""

_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BESIDE_HYPHEN: Final = re.compile(r" *- *")
_PLAIN: Final = re.compile(r"[A-Za-z0-9/._~+-]*+")


def sanitized(text: str) -> str:
    """Return a text with what may stand in an address: letters, digits, a few signs, hyphens for blanks."""
    if _PLAIN.fullmatch(text):
        return text
    if "%" in text:
        text = _STRAY_PERCENT.sub("", text)
    if text.isascii():
        text = text.encode().translate(_ASCII_BLANKS, _ASCII_GONE).decode()
    else:
        text = text.translate(_CHARACTERS)
    if " " in text:
        if " -" in text or "- " in text:
            text = _BESIDE_HYPHEN.sub("-", text.strip())
        text = "-".join(text.split())
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
