"""The line around a shortcode: what must stay before the marks and the code that take its place."""

from __future__ import annotations

import re
from typing import Final

_CONTAINERS: Final = re.compile(r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*+")
_BLANKS: Final = re.compile(r"[ \t]*+(?=\n|\Z)")
_ITEM_MARKER: Final = re.compile(r"[-+*\d.)]")
_LONGEST_PREFIX: Final = 200


class Lines:
    """The lines of a text, looked at in order: each is looked at once, however many shortcodes are in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = 0
        self._start = 0
        self._body_start = 0
        self._previous = 0
        self._block_start = 0
        self.prefix = ""
        """What a new line must start with to stay in the quotes and list items of the line."""
        self._move_to(0)

    def look_at(self, start: int, last_end: int) -> None:
        """Go on to the line in which a shortcode starts, after one that ends at ``last_end``."""
        blank = self._text.rfind("\n\n", max(0, self._seen - 1), start)
        if blank >= 0:
            self._block_start = blank + 2
        line_end = self._text.rfind("\n", self._seen, start)
        self._seen = start
        if line_end < 0:
            return
        if line_end < last_end:
            # The line starts within the shortcode before: what is there is no mark of quotes or lists.
            self._start, self._body_start = line_end + 1, last_end
        else:
            self._move_to(line_end + 1)

    def starts_at(self, offset: int) -> bool:
        """Whether only blanks, quote marks and list markers stand before an offset in the line."""
        return offset <= self._body_start

    def ends_at(self, offset: int) -> bool:
        """Whether only blanks follow an offset in its line."""
        return _BLANKS.match(self._text, offset) is not None

    def are_html(self) -> bool:
        """Whether the lines from the last blank one on are a block of HTML, which only a blank line ends."""
        return self._text.startswith("<", self._block_start)

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
        end = min(self._body_start, start + _LONGEST_PREFIX)
        self.prefix = _ITEM_MARKER.sub(" ", self._text[start:end])
