"""The line around a tag: what must stay before the marks and the code that take the tag's place."""

from __future__ import annotations

import re
from typing import Final

_CONTAINERS: Final = re.compile(r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*+")
_BLANKS: Final = re.compile(r"[ \t]*+(?=\n|\Z)")
_ITEM_MARKER: Final = re.compile(r"[-+*\d.)]")
_LONGEST_PREFIX: Final = 200


class Lines:
    """The lines of a text, looked at in order: each is looked at once, however many tags are in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = 0
        self._start = 0
        self._body_start = 0
        self._previous = 0
        self._move_to(0)

    def look_at(self, offset: int) -> None:
        """Go on to the line of an offset, which lies after all that were looked at before."""
        line_end = self._text.rfind("\n", self._seen, offset)
        self._seen = offset
        if line_end >= 0:
            self._move_to(line_end + 1)

    def starts_at(self, offset: int) -> bool:
        """Whether only blanks, quote marks and list markers stand before an offset in the line."""
        return offset <= self._body_start

    def ends_at(self, offset: int) -> bool:
        """Whether only blanks follow an offset in its line."""
        return _BLANKS.match(self._text, offset) is not None

    def prefix(self, offset: int) -> str:
        """What a new line before an offset must start with to stay in the same quotes and list items."""
        end = min(offset, self._body_start, self._start + _LONGEST_PREFIX)
        return _ITEM_MARKER.sub(" ", self._text[self._start : end])

    def end_of_text_before(self) -> int | None:
        """Where the line before ends, if there is text in it."""
        end = self._start - 1
        if end < 0 or not self._text[self._previous : end].strip(" \t>"):
            return None
        return end

    def _move_to(self, start: int) -> None:
        self._previous = self._text.rfind("\n", 0, max(0, start - 1)) + 1
        self._start = start
        containers = _CONTAINERS.match(self._text, start)
        self._body_start = containers.end() if containers else start
