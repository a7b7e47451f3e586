"""Titles that hold a word like the one that was typed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from reader.content.search.typos import Vocabulary


class Slips:
    """Knows every word of the titles, and where it stands."""

    def __init__(self, titles: Iterable[str]) -> None:
        """``titles`` are folded, with blanks between words."""
        self._rows: dict[str, array[int]] = {}
        for row, title in enumerate(titles):
            for word in title.split():
                rows = self._rows.get(word)
                if rows is not None:
                    rows.append(row)
                elif word.isalpha():
                    self._rows[word] = array("I", (row,))
        self._vocabulary = Vocabulary(self._rows)

    def rows(self, word: str, *, begun: bool = False) -> Iterator[int]:
        """Rows, some twice, of titles with a word one slip away, or with ``begun`` one that goes on so."""
        words = self._vocabulary.begun(word) if begun else self._vocabulary.near(word)
        return (row for meant in words for row in self._rows[meant])
