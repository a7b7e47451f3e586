"""Smart punctuation: straight quotes, ``--``, ``---`` and ``...`` as typographers set them.

It follows SmartyPants, as kramdown, Hugo and Astro do, but leaves alone what is no punctuation: a quote for
feet or inches, an option such as ``--force``, an arrow, a path that starts with ``...``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final


def with_curly_quotes(text: str) -> str:
    """Make the straight quotes of a text curly. It is as long as before."""
    if '"' not in text and "'" not in text:
        return text
    characters = list(text)
    open_double = open_single = False
    for quote in _QUOTE.finditer(text):
        at = quote.start()
        before = characters[at - 1] if at else " "
        after = text[at + 1 : at + 2] or " "
        if quote[0] == '"':
            characters[at] = _double(before, after, open_double)
            open_double = characters[at] == "“" or (open_double and characters[at] != "”")
        else:
            elided = _ELIDED.match(text, at + 1) is not None
            characters[at] = "’" if elided and _opens(before) else _single(before, after, open_single)
            open_single = characters[at] == "‘" or (open_single and before.isalnum() and after.isalnum())
    return "".join(characters)


def with_dashes(text: str) -> str:
    """Replace ``--`` and ``---`` by dashes, and ``...`` by an ellipsis."""
    if "--" not in text and "..." not in text:
        return text
    return (_DASHES_NOT_IN_ADDRESSES if "@" in text else _DASHES).sub(_dash, text)


def smart_texts(texts: Sequence[str], between: Sequence[str]) -> list[str]:
    """Return the texts of a leaf as typographers set them, by what stands between them.

    Before each text stands something of ``between``, and one more after the last: nothing, a blank, or a
    character in the place of code and the like. It tells where quotes open and close.
    """
    parts = [part for pair in zip(between, texts, strict=False) for part in pair]
    curly = with_curly_quotes("".join((*parts, *between[len(texts) :])))
    ends = list(accumulate(map(len, parts), initial=0))
    pieces = [curly[start:end] for start, end in pairwise(ends)]
    return [with_dashes(piece) for piece in pieces[1::2]]


_QUOTE: Final = re.compile("[\"']")
_ELIDED: Final = re.compile(r"(?:\d\ds?|tis|twas|twere|em|til|cause)\b(?!'\W)", re.IGNORECASE)
"""What follows an apostrophe in whose place something was left out: ``'80s``, ``'tis``, ``'em``."""

_OPENING: Final = frozenset(" \t\n\u00a0([{<“‘—–-/=¿¡")
_FIRST_IDEOGRAPH: Final = "\u2e80"
"""From here on, scripts have no blanks that tell where a quotation opens."""

_DASH: Final = r"(?<!-)---?(?!-)|(?<!\.)\.\.\.(?!\.)"
_DASHES: Final = re.compile(_DASH)
_DASHES_NOT_IN_ADDRESSES: Final = re.compile(rf"[\w.+-]{{1,64}}@\S*|{_DASH}")


def _double(before: str, after: str, is_open: bool) -> str:
    if not is_open and before >= _FIRST_IDEOGRAPH and not after.isspace():
        return "“"
    if _opens(before) and before != "“" and not after.isspace():
        return "“"
    return "”" if is_open and not before.isspace() else '"'


def _single(before: str, after: str, is_open: bool) -> str:
    if not is_open and before.isdigit() and not after.isalpha():
        return "'"
    if _opens(before):
        return "'" if after.isspace() and before.isspace() else "’" if after.isspace() else "‘"
    return "’"


def _opens(before: str) -> bool:
    return before in _OPENING


def _dash(found: re.Match[str]) -> str:
    mark, text, start, end = found[0], found.string, found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if mark == "...":
        return mark if before in ("/", "\\") or after in ("/", "\\") else "…"
    if mark not in ("--", "---") or before in ("<", "!") or after == ">":
        return mark
    if mark == "---":
        return "—"
    return mark if (not before or before.isspace()) and after.isalnum() else "–"
