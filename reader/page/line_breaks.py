"""Where a line may be broken: the rules of Unicode's UAX #14 that make a difference on a page of cells."""

from __future__ import annotations

import re
from typing import Final

from reader.content.text import lies_in
from reader.page.cells import MeasuredText

BLANKS: Final = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Characters that end a word and vanish at a break. No-break spaces are none of them."""

_IDEOGRAPHS: Final = (
    "\u2e80\u3000\u3001\u3100\u3105\u3130\u31a0\u4dc0\u4e00\ua4d0\uf900\ufb00\ufe30\ufe50"
    "\uff01\uff9e\uffe0\uffe7\U00016fe0\U0001b300\U0001f000\U0001f1e6\U0001f200\U0003fffe"
)
"""Edges of the ranges of ideographs, kana, full-width forms and emoji: a line may be broken on either side
of each."""

_NEVER_FIRST: Final = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー）〕］｝〉》」』】〙〗〟’”｠»｡､･ﾞﾟｰ｣"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
    "‐゠–〜～‼⁇⁈⁉…‥℃％%°′″¢￠,.:;!?)]}/"
)
"""What must not begin a row: closing and pausing punctuation, small kana, marks that prolong (kinsoku)."""

_NEVER_LAST: Final = frozenset("（〔［｛〈《「『【〘〖〝‘“｟«｢([{¥￥$＄£￡#＃@＠")
"""What must not end a row: opening punctuation and signs that stand before a number."""

_AFTER_HYPHEN: Final = re.compile(r"(?<=\w)(?:[-‐–](?=[^\W\d_])|—(?=[^\s—]))")
_AFTER_PART: Final = re.compile(r"(?<!:)(?<!:/)[/\\?&#;|]+(?![/\\?&#;|])")
_AFTER_POINT: Final = re.compile(r"[=._,+:\-]+(?![=._,+:\-/\\])")
"""Where URLs, paths and long names that fit no line may be broken, best first; never within ``://``."""


def last_break(line: MeasuredText, start: int, limit: int) -> int | None:
    """Return the last index in (start, limit] at which a new row may begin, blanks before it aside.

    Return None if there is none. The index may be that of a blank, which then vanishes.
    """
    if line.simple:
        return _last_simple_break(line.text, start, limit)
    text = line.text
    index = limit
    while index > start:
        if line.is_boundary(index) and _breaks(text, index):
            return None if text[start:index].isspace() else index
        index -= 1
    return None


def last_part_break(line: MeasuredText, start: int, limit: int) -> int | None:
    """Return the last index in (start, limit] after a part of a URL or path; None if there is none."""
    return _last_end(_AFTER_PART, line, start, limit)


def last_break_in_word(line: MeasuredText, start: int, limit: int) -> int | None:
    """Return the last good index in (start, limit] after punctuation within an overlong word, or None."""
    part = last_part_break(line, start, limit)
    if part is not None and part - start > (limit - start) // 2:
        return part
    return _last_end(_AFTER_POINT, line, start, limit) or part


def _last_end(pattern: re.Pattern[str], line: MeasuredText, start: int, limit: int) -> int | None:
    ends = [match.end() for match in pattern.finditer(line.text, start, limit + 1)]
    return max((end for end in ends if end <= limit and line.is_boundary(end)), default=None)


def _last_simple_break(text: str, start: int, limit: int) -> int | None:
    blank = text.rfind(" ", start, limit + 1)
    if blank == limit:
        return None if text[start:limit].isspace() else limit
    last = None
    for hyphen in _AFTER_HYPHEN.finditer(text, max(blank, start), limit + 1):
        last = hyphen.end()
    if last is not None and last <= limit:
        return last
    return None if blank <= start or text[start:blank].isspace() else blank


def _breaks(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if after in BLANKS or before in BLANKS:
        return True
    if before == "\u200d" or after in _NEVER_FIRST or before in _NEVER_LAST:
        return _AFTER_HYPHEN.match(text, index - 1) is not None
    if lies_in(before, _IDEOGRAPHS) or lies_in(after, _IDEOGRAPHS):
        return before not in "\u00a0\u202f\u2007" and after not in "\u00a0\u202f\u2007"
    return before in "-‐–—" and _AFTER_HYPHEN.match(text, index - 1) is not None
