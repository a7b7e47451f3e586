"""Letters of keyboards for other scripts, as the letters that stand on the same keys of a Latin one.

A person who writes Russian, Ukrainian, Greek or Hebrew need not change the layout to give a command. What is
typed as text is not touched by this.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import chain
from typing import Final


def _keys(latin: str, letters: str) -> zip[tuple[str, str]]:
    return zip(letters, latin, strict=True)


_LETTERS: Final[Mapping[str, str]] = dict(
    chain(
        # Russian. The number sign stands where an American keyboard has #.
        _keys("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё"),
        _keys('QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~#', "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ№"),
        # Ukrainian, where it differs from Russian.
        _keys("s]'\\S}\"|", "іїєґІЇЄҐ"),
        # Greek, with its final sigma on the key of w.
        _keys("wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ"),
        _keys("ERTYUIOPASDFGHJKLZXCVBNM", "ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ"),
        # Hebrew, which has no capital letters.
        _keys("ertyuiopasdfghjkl;zxcvbnm,.", "קראטוןםפשדגכעיחלךףזסבהנמצתץ"),
    )
)
"""Letters of other layouts, and what an American keyboard has on their keys."""

_SHIFTED: Final[Mapping[str, str]] = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))
"""What shift makes of the other keys of an American keyboard."""


def latin_key(character: str, base: str = "", *, shift: bool = False) -> str:
    """Return the Latin character on the key with which a character was typed, or the character itself.

    ``base`` is what the terminal says of that key (the base layout key of the kitty keyboard protocol), or
    empty; ``shift`` whether it was held. Latin letters, signs and digits stay what they are, as somebody who
    writes French or German sees them on the key.
    """
    if character in _LETTERS:
        # What is known of the layout says the shifted form too.
        return _LETTERS[character]
    if base and character.isalpha() and not _is_latin(character):
        return (_SHIFTED.get(base) or base.upper()) if shift else base
    return character


def _is_latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith("LATIN ")
