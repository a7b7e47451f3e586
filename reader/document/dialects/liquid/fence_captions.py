"""What Hexo writes after the language of a fence: a title, an address, and the words that lead there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_FENCE: Final = re.compile(
    r"^(?P<before>[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+)(?P<mark>`{3,}+(?=[^`\n]*+$)|~{3,}+)"
    r"(?:[ \t]*+[^\s={}\[]++[ \t]++(?P<title>[^\s\"={}\[][^\"={}\[\n]*+)$)?",
    re.MULTILINE,
)
_ADDRESS: Final = re.compile(r"[ \t]*+\bhttps?://\S++[ \t]*+")


def with_captions(source: Source, _dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Name the titles of fences as all other systems do: ``js title="…"``."""
    return source.rewritten(_replacements(source.text))


def _replacements(text: str) -> Iterator[Replacement]:
    position = 0
    while fence := _FENCE.search(text, position):
        mark = fence["mark"]
        if fence["title"]:
            title = " ".join(_ADDRESS.sub(" ", fence["title"]).split())
            yield Replacement(*fence.span("title"), f'title="{title}"')
        closing = re.compile(rf"^[ \t>]*+{mark}{mark[0]}*+[ \t]*+$", re.MULTILINE).search(text, fence.end())
        if closing is None:
            return
        position = closing.end()
