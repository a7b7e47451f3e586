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


def searchable(body: str) -> str:
    """The Markdown of a body without what a reader does not see of it: addresses, attributes of tags."""
    text = body
    if "](" in text or "]:" in text:
        text = _TARGET.sub("] ", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text and ";" in text:
        from html import unescape

        text = unescape(text)
    return words_of(text)


def words_of(text: str) -> str:
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
    """Whether text holds characters of a script that is written without blanks between words."""
    return not text.isascii() and _unspaced().search(text) is not None


def headings_in(body: str) -> str:
    """The lines of a body that look like headings: good enough to rank by."""
    return "\n".join(_HEADING.findall(body)) if "#" in body else ""


UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Characters of Thai, Lao, Burmese, Khmer, Chinese, Japanese and Korean, as ranges of a character class."""

_TARGET: Final = re.compile(
    r"\]\([^()\s]*+(?:\([^()\s]*\)[^()\s]*)*+|^ {0,3}\[[^\]\n]+\]:[ \t]+\S+", re.MULTILINE
)
"""Where a link or picture leads. What follows is its title, which is shown."""

_SHOWN_TAGS: Final = (
    "a|abbr|article|aside|audio|b|blockquote|br|button|caption|center|cite|code|col|dd|del|details|dfn|div|dl|dt|"
    "em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|"
    "option|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|"
    "table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video"
)
_TAG: Final = re.compile(rf"</?(?:{_SHOWN_TAGS})(?:\s[^<>]*)?/?>|<[a-zA-Z][\w-]*\s[^<>]*=[^<>]*>|<!--+|--+>")
"""A tag of HTML, with its attributes. Names in angle brackets that are none, ``Vec<T>``, are text."""

_HEADING: Final = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$", re.MULTILINE)


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
    """All pairs of neighbouring characters of a run, apart from each other and from what is around them."""
    text = run[0]
    pairs = map("".join, pairwise(text)) if len(text) > 1 else text
    return f" {' '.join(pairs)} "
