"""Letters as ASCII, as slugs of several systems are made."""

from __future__ import annotations

import unicodedata
from typing import Final

_CYRILLIC_LETTERS: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
_CYRILLIC_TEXTS: Final = (
    "a b v g d e io zh z i i k l m n o p r s t u f kh ts ch sh shch ' y ' e iu ia i yi ie g"
)
_GREEK_LETTERS: Final = "αβγδεζηθικλμνξοπρσςτυφχψω"
_GREEK_TEXTS: Final = "a b g d e z e th i k l m n x o p r s s t u ph kh ps o"
_ALPHABETS: Final = dict(
    zip(_CYRILLIC_LETTERS + _GREEK_LETTERS, f"{_CYRILLIC_TEXTS} {_GREEK_TEXTS}".split(), strict=True)
)
_LATIN: Final = {
    **{
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
    },
    **{"Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Ł": "L", "Ħ": "H", "ŋ": "ng"},
}
_SIGNS: Final = {
    **{"‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": ",,", "«": "<<", "»": ">>", "…": "..."},
    **{"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "--", "―": "--", "•": "*", "€": "EUR", "£": "PS"},
    **{
        "¡": "!",
        "¿": "?",
        "·": "*",
        "→": "-",
        "™": "(tm)",
        "×": "x",
        "°": "deg",
        "§": "SS",
        "©": "(c)",
        "®": "(r)",
    },
}
_LETTERS: Final = {
    **_LATIN,
    **_SIGNS,
    **_ALPHABETS,
    **{letter.upper(): text.capitalize() for letter, text in _ALPHABETS.items()},
}


def ascii_letters(text: str) -> str | None:
    """Return a text in ASCII; None when it has letters for which that takes a dictionary, as Chinese does."""
    if text.isascii():
        return text
    parts: list[str] = []
    for letter in text:
        part = letter if letter.isascii() else _LETTERS.get(letter) or _without_marks(letter)
        if part is None:
            return None
        parts.append(part)
    return "".join(parts)


def _without_marks(letter: str) -> str | None:
    if letter.isspace():
        return " "
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    if bare.isascii():
        return bare
    return "".join(_LETTERS[part] for part in bare) if all(part in _LETTERS for part in bare) else None
