"""What is looked for in a generated library, by what is special about it."""

from __future__ import annotations

from typing import Final

from tests.benchmarks.generate import common_tag
from tests.benchmarks.vocabulary import word_at

COMMON: Final = word_at(60)
"""A word of every third post."""

OFTEN: Final = word_at(400)
RARE: Final = word_at(20_000)
"""A word of one post in several hundred."""

MISSPELT: Final = RARE[:3] + "x" + RARE[3:]

PHRASE: Final = "a phrase"

TITLES: Final = {"a common word": COMMON, "a rare word": RARE, "a misspelt word": MISSPELT}

TEXTS: Final = {
    "a common word": COMMON,
    "a rare word": RARE,
    "two words": f"{COMMON} {OFTEN}",
    "a letter": "l",
    PHRASE: f'"{word_at(1)} {word_at(2)}"',
    "a tag and a word": f"#{common_tag()} {OFTEN}",
    "a misspelt word": MISSPELT,
}

HEADINGS: Final = {"a common word": COMMON, "a rare word": RARE}

BURST: Final = f"{COMMON} {OFTEN}"[:12].ljust(12, "a")
"""Twelve keys that are typed faster than anything can be found."""
