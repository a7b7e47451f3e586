"""Shortcodes as they stand in a text, which of them belong together, and where they are mere text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from reader.document.dialects.tags.tag import Tag

_RAW_TAG: Final = re.compile(r"\{%-?\s*+(end)?raw\s*+-?%\}")


class Shortcode(NamedTuple):
    """One shortcode: what stands between its braces, braces included."""

    start: int
    end: int
    role: Literal["alone", "opening", "closing", "literal"]
    """Whether it has no body, may open one, or closes one; or is a sample of a shortcode, to be shown."""
    tag: Tag = Tag("")
    key: str = ""
    """What the two shortcodes of a pair have in common."""
    text: str = ""
    """What a sample shows."""
    covered: bool = False
    """Whether it stands in code, where only samples count, and the end of a pair around code."""


def pairs(shortcodes: Sequence[Shortcode], is_literal: Callable[[Tag], bool]) -> dict[int, int]:
    """Map opening shortcodes to those that close them, by their numbers, in one pass.

    One that is not closed before what stands around it has no body. The body of a literal one has no
    shortcodes in it, and ends at the next that may close it.
    """
    closings: dict[str, list[int]] = defaultdict(list)
    for number, shortcode in enumerate(shortcodes):
        if shortcode.role == "closing":
            closings[shortcode.key].append(number)
    found: dict[int, int] = {}
    waiting: list[int] = []
    waiting_by_key: dict[str, list[int]] = defaultdict(list)
    number = -1
    while (number := number + 1) < len(shortcodes):
        shortcode = shortcodes[number]
        same = waiting_by_key[shortcode.key]
        if shortcode.covered:
            continue
        if shortcode.role == "opening":
            closing = _after(closings[shortcode.key], number) if is_literal(shortcode.tag) else None
            if closing is not None:
                found[number] = closing
                number = closing
                continue
            waiting.append(number)
            same.append(number)
        elif shortcode.role == "closing" and same:
            opening = same.pop()
            while (unclosed := waiting.pop()) != opening:
                waiting_by_key[shortcodes[unclosed].key].pop()
            found[opening] = number
    return found


def _after(numbers: list[int], number: int) -> int | None:
    index = bisect_right(numbers, number)
    return numbers[index] if index < len(numbers) else None


class RawParts:
    """The parts of a text between ``{% raw %}`` and ``{% endraw %}``, asked for in order."""

    def __init__(self, text: str) -> None:
        self._parts: list[tuple[int, int]] = []
        self._index = 0
        start = -1
        for tag in _RAW_TAG.finditer(text) if "endraw" in text else ():
            if not tag[1] and start < 0:
                start = tag.end()
            elif tag[1] and start >= 0:
                self._parts.append((start, tag.start()))
                start = -1

    def end_around(self, offset: int) -> int | None:
        """Return where the raw part around an offset ends, which is after all that were asked for before."""
        while self._index < len(self._parts) and self._parts[self._index][1] <= offset:
            self._index += 1
        if self._index < len(self._parts) and self._parts[self._index][0] <= offset:
            return self._parts[self._index][1]
        return None
