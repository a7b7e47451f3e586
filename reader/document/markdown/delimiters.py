"""Which runs of ``*``, ``_``, ``~~`` and ``==`` open and close emphasis, also beside scripts without blanks.

CommonMark lets a run beside punctuation open or close only where a blank or other punctuation stands on its
other side. Chinese, Japanese and Korean have no blanks there, so that ``**注意：**正文`` stays literal. The
amendment of https://github.com/tats-u/markdown-cjk-friendly asks for them nowhere beside a character of these
scripts; it changes nothing in any other text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter, Scanned

from reader.document.source.dialect import Dialect

_STRIKE: Final = 2
"""Tildes that strike a text through; one more is text."""

_IDEOGRAPHIC_SELECTORS: Final = ("\U000e0100", "\U000e01ef")
_GENERAL_SELECTORS: Final = ("\ufe00", "\ufe0e")
"""Variation selectors that say nothing about emoji, the first and the last of them."""

_FULL_WIDTH_SELECTOR: Final = "\ufe01"
_QUOTES_OF_ANY_WIDTH: Final = frozenset("‘’“”")

_UNASSIGNED: Final = "Cn"
_IDEOGRAPHS_TO_COME: Final = ("\U00020000", "\U0003fffd")
"""Where what has no meaning yet is wide; Python says that all such characters are."""

_HANGUL_OF_NO_WIDTH: Final = (("\u1160", "\u11ff"), ("\ud7b0", "\ud7fb"))
_FIRST_OF_CJK: Final = "\u1100"
_EMOJI_AMONG_SYMBOLS: Final = ("\u231a", "\u2b55")
_SYMBOLS_THAT_ARE_TEXT: Final = (("\u2329", "\u232a"), ("\u2630", "\u2637"), ("\u268a", "\u268f"))
_EMOJI: Final = ("\U0001f000", "\U0001faff")
_SQUARED_WORDS: Final = ("\U0001f200", "\U0001f265")
_SQUARED_EMOJI: Final = frozenset("🈁🈚🈯🈲🈳🈴🈵🈶🈸🈹🈺🉐🉑")


class _Neighbour(NamedTuple):
    """What the character beside a run is to it."""

    is_blank: bool = False
    is_punctuation: bool = False
    is_cjk: bool = False


_LINE_END: Final = _Neighbour(is_blank=True)


def emphasis(state: StateInline, silent: bool) -> bool:
    """Match a run of ``*`` or ``_``, and note every character of it as one that may open or close."""
    marker = state.src[state.pos]
    if silent or marker not in ("*", "_"):
        return False
    scanned = scan(state, state.pos, can_split_word=marker == "*")
    for _ in range(scanned.length):
        _push(state, marker, scanned, scanned.length)
    state.pos += scanned.length
    return True


def strikethrough(state: StateInline, silent: bool) -> bool:
    """Match a run of two or more ``~``, and note every two of them as what may open or close."""
    if silent or state.src[state.pos] != "~":
        return False
    scanned = scan(state, state.pos, can_split_word=True)
    if scanned.length < _STRIKE:
        return False
    if scanned.length % _STRIKE:
        state.push("text", "", 0).content = "~"
    for _ in range(scanned.length // _STRIKE):
        _push(state, "~" * _STRIKE, scanned)
    state.pos += scanned.length
    return True


def _push(state: StateInline, text: str, scanned: Scanned, length: int = 0) -> None:
    """Add what may open or close as text. With a length, Markdown's rule of three is asked of it."""
    state.push("text", "", 0).content = text
    token = len(state.tokens) - 1
    state.delimiters.append(Delimiter(ord(text[0]), length, token, -1, scanned.can_open, scanned.can_close))


def scan(state: StateInline, start: int, *, can_split_word: bool) -> Scanned:
    """Scan the run at an offset, and tell whether it may open and close what it stands for.

    ``can_split_word`` is whether it may do so within a word.
    """
    source, marker = state.src, state.src[start]
    end = start + 1
    while end < state.posMax and source[end] == marker:
        end += 1
    before = _before(source, start)
    after = _neighbour(source[end]) if end < state.posMax else _LINE_END
    if before.is_blank or after.is_blank:
        return Scanned(not after.is_blank, not before.is_blank, end - start)
    if not can_split_word:
        return Scanned(before.is_punctuation, after.is_punctuation, end - start)
    is_free = before.is_cjk or after.is_cjk or _asks_for_no_more(state)
    can_open = is_free or before.is_punctuation or not after.is_punctuation
    can_close = is_free or after.is_punctuation or not before.is_punctuation
    return Scanned(can_open, can_close, end - start)


def _asks_for_no_more(state: StateInline) -> bool:
    """Tell whether an engine asks only that no blank stands within the marks."""
    dialect: Dialect | None = state.env.get("dialect")
    return dialect is not None and dialect.engine.is_older_than_commonmark


def _before(source: str, start: int) -> _Neighbour:
    """Return what stands before a run, with the variation selector after it."""
    if not start:
        return _LINE_END
    last = source[start - 1]
    if last < _FIRST_OF_CJK:
        return _neighbour(last)
    if start > 1 and _GENERAL_SELECTORS[0] <= last <= _GENERAL_SELECTORS[1]:
        selected = source[start - 2]
        is_wide_quote = last == _FULL_WIDTH_SELECTOR and selected in _QUOTES_OF_ANY_WIDTH
        of_selected = _neighbour(selected)
        return of_selected._replace(is_blank=False, is_cjk=of_selected.is_cjk or is_wide_quote)
    if _IDEOGRAPHIC_SELECTORS[0] <= last <= _IDEOGRAPHIC_SELECTORS[1]:
        return _Neighbour(is_cjk=True)
    return _neighbour(last)


@lru_cache(maxsize=4096)
def _neighbour(character: str) -> _Neighbour:
    code = ord(character)
    is_punctuation = isMdAsciiPunct(code) or isPunctChar(character)
    return _Neighbour(isWhiteSpace(code), is_punctuation, _is_cjk(character))


def _is_cjk(character: str) -> bool:
    """Tell whether a character is Chinese, Japanese or Korean: wide and no emoji, or Hangul of no width."""
    if character < _FIRST_OF_CJK:
        return False
    if unicodedata.category(character) == _UNASSIGNED:
        return _is_in([_IDEOGRAPHS_TO_COME], character)
    if _is_in([*_HANGUL_OF_NO_WIDTH, *_SYMBOLS_THAT_ARE_TEXT], character):
        return True
    width = unicodedata.east_asian_width(character)
    return width in "FH" or (width == "W" and not _is_wide_emoji(character))


def _is_wide_emoji(character: str) -> bool:
    """Tell whether a wide character is shown as a picture by default."""
    if _is_in([_SQUARED_WORDS], character):
        return character in _SQUARED_EMOJI
    return _is_in([_EMOJI_AMONG_SYMBOLS, _EMOJI], character)


def _is_in(ranges: Sequence[tuple[str, str]], character: str) -> bool:
    return any(first <= character <= last for first, last in ranges)
