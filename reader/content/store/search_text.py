"""What of a post is searched: its text nearly as it is shown, cut into words that SQLite's index can tell.

SQLite parts words at blanks and punctuation. Scripts that write none between words (Chinese, Japanese, Thai)
are cut here into all pairs of neighbouring characters, so that any two characters in a row are found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final

from reader.content.shown_text import without_hidden_parts


def searchable_text(body: str) -> str:
    """Turn the Markdown of a body into the words that a reader sees of it."""
    return index_words(without_hidden_parts(body))


def index_words(text: str) -> str:
    """Text as the index takes it: folded as `reader.content.text.fold` does, and in pairs where there are no
    blanks between words."""
    text = text.replace("\0", " ")
    if text.isascii():
        return text
    # SQLite takes no halves of characters, which names of files and what is typed may hold.
    text = text.encode(errors="replace").decode()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    folded = unicodedata.normalize("NFC", _combining().sub("", decomposed))
    unspaced = _unspaced()
    return unspaced.sub(_pairs, folded) if unspaced.search(folded) else folded


def is_unspaced(text: str) -> bool:
    """Tell whether text holds characters of a script that is written without blanks between words."""
    return not text.isascii() and _unspaced().search(text) is not None


UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Characters of Thai, Lao, Burmese, Khmer, Chinese, Japanese and Korean, as ranges of a character class."""


@cache
def _unspaced() -> re.Pattern[str]:
    """Runs of characters of such scripts. Compiled when first needed."""
    return re.compile(f"[{UNSPACED}]+")


@cache
def _combining() -> re.Pattern[str]:
    """Accents and other marks that folding drops, but for a few of dead scripts that would make it slow."""
    marks = (chr(code) for code in range(0x300, 0x10000) if unicodedata.combining(chr(code)))
    return re.compile(f"[{''.join(marks)}]+")


def _pairs(run: re.Match[str]) -> str:
    """Return the pairs of neighbouring characters of a run, with blanks between and around them."""
    text = run[0]
    pairs = map("".join, pairwise(text)) if len(text) > 1 else text
    return f" {' '.join(pairs)} "
