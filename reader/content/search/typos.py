"""Words one typo away from a typed one: a letter too many, too few or wrong, or two of them swapped."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from typing import Final

SHORTEST: Final = 4
"""Letters of the shortest word that may hold a typo: of shorter ones, too many differ by one letter."""

LONGEST: Final = 24
"""Letters of the longest word that is looked at."""

MOST_LETTERS: Final = 64
"""Letters of an alphabet. Scripts with more of them write a word in a few, and no typo is looked for."""

LATIN: Final = "abcdefghijklmnopqrstuvwxyz"


def may_hold_typo(word: str) -> bool:
    """Tell whether a typo is looked for in a word at all."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def single_edits(word: str, letters: str) -> Iterator[str]:
    """Yield what a word may have been meant as, one typo away, with letters of an alphabet.

    Some may come twice.

    There are some 54 for every letter of a word of Latin letters.
    """
    splits = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    for before, after in splits:
        if after:
            yield before + after[1:]
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            if after and letter != after[0]:
                yield before + letter + after[1:]
            yield before + letter + after


def is_one_edit_apart(word: str, other: str) -> bool:
    """Tell whether two different words are one edit apart."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    ours, theirs = word[start:], other[start:]
    if len(ours) == len(theirs):
        swapped = ours[:2] == theirs[1::-1] and ours[2:] == theirs[2:]
        return swapped or ours[1:] == theirs[1:]
    return ours[1:] == theirs or ours == theirs[1:]


class Vocabulary:
    """The words of some texts, to find those among them that a typed word may have been meant as."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._sorted = sorted(self._words)
        self._alphabets: dict[int, set[str]] = {}
        for letter in {letter for word in self._words for letter in word}:
            if letter.isalpha():
                self._alphabets.setdefault(_block(letter), set()).add(letter)

    def similar(self, word: str) -> frozenset[str]:
        """Return the words that are one typo away."""
        return self._words.intersection(self._edits(word))

    def similar_beginnings(self, word: str) -> set[str]:
        """Return the words that begin with what is one typo away: a word that is still being typed."""
        found: set[str] = set()
        for edit in set(self._edits(word)):
            if len(edit) < SHORTEST:
                continue
            at = bisect_left(self._sorted, edit)
            while at < len(self._sorted) and self._sorted[at].startswith(edit):
                found.add(self._sorted[at])
                at += 1
        return found

    def _edits(self, word: str) -> Iterable[str]:
        if not may_hold_typo(word):
            return ()
        letters = self._letters(word)
        return single_edits(word, "".join(letters)) if len(letters) <= MOST_LETTERS else ()

    def _letters(self, word: str) -> Collection[str]:
        """Return the letters of the scripts that a word is written in, as far as the texts have them."""
        letters: set[str] = set()
        for block in set(map(_block, word)):
            letters.update(LATIN if block == 0 else self._alphabets.get(block, ()))
        return letters


class TypoIndex:
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
        """Rows, some twice, of titles with a word one typo away, or with ``begun`` one that goes on so."""
        words = self._vocabulary.similar_beginnings(word) if begun else self._vocabulary.similar(word)
        return (row for known in words for row in self._rows[known])


def _block(letter: str) -> int:
    """Return the block of 256 characters that a letter belongs to: roughly its script."""
    return ord(letter) >> 8
