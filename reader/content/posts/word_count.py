"""How many words a body has: counted for every post of an index, and therefore quickly."""

from __future__ import annotations

import re
from functools import cache
from typing import Final


def count_words(body: str) -> int:
    """Words parted by white space; every Chinese, Japanese or Korean character counts as one.

    Counted in UTF-8, where it takes no object for each word: most of an index is this.
    """
    if body.isascii():
        return _count_runs(body.encode())
    data = body.encode(errors="replace")
    if _may_hold_cjk(data):
        data = data.replace(_EMOJI, b"xx").replace(_EMOJI_SELECTOR, b"xxx")
        if _may_hold_cjk(data):
            rest = _cjk().split(body)
            characters = len(body) - sum(map(len, rest))
            return characters + len(" ".join(rest).split())
    return _count_runs(data)


def _may_hold_cjk(data: bytes) -> bool:
    return len(data.translate(None, _CJK_LEADS)) != len(data)


_WHITE: Final = b" \t\n\v\f\r"
_CLASSES: Final = bytes(0x20 if code in _WHITE else 0x78 for code in range(256))
_CJK_LEADS: Final = bytes((*range(0xE3, 0xEE), 0xEF, 0xF0))
"""The first bytes of every character that may be Chinese, Japanese or Korean."""
_EMOJI: Final = "\U0001f600".encode()[:2]
_EMOJI_SELECTOR: Final = "\ufe0f".encode()
"""What emoji begin and end with. It shares its first byte with those characters, and is none of them."""


@cache
def _cjk() -> re.Pattern[str]:
    """Chinese, Japanese and Korean characters. Compiled when some may be there: it takes a while."""
    return re.compile(
        "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f"
        "\U00020000-\U0003ffff]+"
    )


def _count_runs(data: bytes) -> int:
    """Runs of what is not white space."""
    classes = data.translate(_CLASSES)
    return classes.count(b" x") + classes.startswith(b"x")
