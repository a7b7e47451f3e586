"""The numbers of the items of ordered lists, in digits, letters or Roman numerals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.document.model import List, Numerals

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN: Final = 3999
_ALPHABET: Final = 26


def numbers(block: List) -> Iterator[int]:
    """Yield the number of each item."""
    number = block.start
    for item in block.items:
        number = number if item.number is None else item.number
        yield number
        number += 1


def numeral(number: int, numerals: Numerals) -> str:
    """Return a number as browsers write it: in digits where letters or Roman numerals have none for it."""
    if numerals == "1" or number < 1:
        return str(number)
    if numerals in ("a", "A"):
        written = _letters(number)
    elif number <= _LARGEST_ROMAN:
        written = _roman(number)
    else:
        return str(number)
    return written.upper() if numerals.isupper() else written


def _letters(number: int) -> str:
    written = ""
    while number:
        number, letter = divmod(number - 1, _ALPHABET)
        written = chr(ord("a") + letter) + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written
