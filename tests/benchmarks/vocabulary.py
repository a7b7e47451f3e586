"""Words to generate text of: some languages, each with words as frequent as those of people are."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

_SEED: Final = 1935

_SYLLABLES: Final = (
    *("la", "mer", "ton", "is", "ver", "an", "do", "ri", "sel", "pa", "cor", "nu", "wen", "ti", "os"),
    *("bra", "ely", "gar", "hem", "ka"),
    *(
        onset + vowel
        for vowel in "aeiou"
        for onset in ("b", "d", "f", "g", "l", "m", "p", "r", "s", "st", "tr")
    ),
    *(
        "bel",
        "cam",
        "den",
        "fir",
        "gon",
        "hul",
        "jan",
        "kel",
        "lor",
        "mun",
        "per",
        "quin",
        "sor",
        "tam",
        "vil",
    ),
)

_WORDS_OF_LENGTH: Final = (len(_SYLLABLES), 5_000, 25_000, 20_000)
"""How many words there are of one syllable, of two, and so on: the frequent ones are short."""

_LETTERS_AS_CYRILLIC: Final = str.maketrans("abcdefghijklmnopqrstuvwyz", "абцдефгхийклмнопярстувжыз")
_LETTERS_WITH_ACCENTS: Final = str.maketrans("aeiou", "àéîöü")
_EVERY_ACCENTED: Final = 6

_FIRST_IDEOGRAPH: Final = 0x4E00
_IDEOGRAPHS: Final = 3_000


class Language(NamedTuple):
    """The words of a language, the most frequent first."""

    words: Sequence[str]
    weights: Sequence[float]
    """How often the words up to and including each are used, of all."""
    gap: str = " "
    """What stands between two words."""


@cache
def plain() -> Language:
    """Some 50,000 words in the letters of ASCII."""
    return _language(_spoken_words())


@cache
def accented() -> Language:
    """The same words, some of them with accents."""
    words = plain().words
    return _language(
        word.translate(_LETTERS_WITH_ACCENTS) if rank % _EVERY_ACCENTED == 0 else word
        for rank, word in enumerate(words)
    )


@cache
def cyrillic() -> Language:
    """The same words in Cyrillic letters."""
    return _language(word.translate(_LETTERS_AS_CYRILLIC) for word in plain().words)


@cache
def chinese() -> Language:
    """Words of one to three Chinese characters, without anything between them."""
    chance = random.Random(_SEED)
    characters = [chr(_FIRST_IDEOGRAPH + number) for number in range(_IDEOGRAPHS)]
    words = {
        "".join(chance.choices(characters, k=chance.choice((1, 2, 2, 2, 3)))): None for _ in range(20_000)
    }
    return _language(words, gap="")


def word_at(rank: int) -> str:
    """The word of the plain language that is the so-manyth in frequency."""
    return plain().words[rank - 1]


def _language(words: Iterable[str], gap: str = " ") -> Language:
    ordered = tuple(words)
    return Language(ordered, tuple(itertools.accumulate(map(_frequency, range(1, len(ordered) + 1)))), gap)


def _frequency(rank: int) -> float:
    """The law of Zipf as Mandelbrot corrected it: the few most frequent words differ less."""
    return float((rank + 2.7) ** -1.05)


def _spoken_words() -> Iterator[str]:
    """Each word once, the short ones first. The beginning is that of the syllables."""
    chance = random.Random(_SEED)
    known: set[str] = set()
    for syllables, count in enumerate(_WORDS_OF_LENGTH, 1):
        wanted = len(known) + count
        candidates = iter(_SYLLABLES) if syllables == 1 else _combinations(chance, syllables)
        for word in candidates:
            if word not in known:
                known.add(word)
                yield word
            if len(known) == wanted:
                break


def _combinations(chance: random.Random, syllables: int) -> Iterator[str]:
    while True:
        yield "".join(chance.choices(_SYLLABLES, k=syllables))
