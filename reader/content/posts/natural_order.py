"""Text in the order in which people count: Part 2 before Part 10."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import decimal

from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension
from reader.content.text import fold

_DIGITS: Final = re.compile(r"\d+")


def natural(text: str) -> str:
    """A text to compare in place of another one: case and accents folded, numbers by their size.

    Before every number stands how many digits it has, in a form that is ordered itself: ``8``, ``90``, ``91``
    for eight to ten digits.
    """
    return _DIGITS.sub(_counted, fold(text))


def natural_path(path: str) -> str:
    """A path to compare: without the extension of posts, so that 1.md stands before 1.2.md and 1-notes.md."""
    return natural(path.rpartition(".")[0] if extension(path) in MARKDOWN_EXTENSIONS else path)


def _counted(number: re.Match[str]) -> str:
    text = number[0]
    if not text.isascii():
        text = "".join(str(decimal(digit)) for digit in text)
    digits = text.lstrip("0")
    nines, rest = divmod(len(digits), 9)
    return f"{'9' * nines}{rest}{digits}"


def turned(text: str) -> str:
    """Text whose order is the reverse: every character as its distance from the last one there is."""
    return "".join(chr(0x10FFFF - ord(character)) for character in text) + "\U0010ffff"


class TieBreak:
    """Orders by path what is equal in all else. Made for every post, and looked into for few."""

    __slots__ = ("_natural", "_path", "_reverse")

    def __init__(self, path: str, *, reverse: bool = False) -> None:
        self._path = path
        self._reverse = reverse
        self._natural: str | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TieBreak) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)

    def __lt__(self, other: TieBreak) -> bool:
        return other._key() < self._key() if self._reverse else self._key() < other._key()

    def _key(self) -> tuple[str, str]:
        if self._natural is None:
            self._natural = natural_path(self._path)
        # The path itself makes every key different from all others.
        return self._natural, self._path
