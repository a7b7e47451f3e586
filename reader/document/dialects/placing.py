"""Where tags stand in a text, and what may take their place there: quotes, list items and lines around them.

What is put in the place of a tag must begin as the lines around it do, or it leaves their quote or list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

LINE_BREAK: Final = "  "
"""What breaks a line of Markdown at its end."""

_PREFIX: Final = re.compile(r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t][ \t>]*+)*+")
_REST: Final = re.compile(r"[ \t]*+(?=\n|\Z)")
_MARKER_CHARACTER: Final = re.compile(r"[^\s>]")
_HEADING: Final = re.compile(r"[ \t>]*#{1,6}[ \t]")
_HTML_OR_BLANK: Final = re.compile(rf"^{_PREFIX.pattern}(?:(?P<html><[A-Za-z/!?])|(?=\n))", re.MULTILINE)

_LONGEST_PREFIX: Final = 200
"""Characters of a prefix. With longer ones, many tags in one line would make a text grow without end."""

LOOKED_AT: Final = 400
"""Characters of a neighbouring line that tell what it is."""


class Lines:
    """The lines of a text, for questions about offsets in it."""

    def __init__(self, text: str, tags: Sequence[tuple[int, int]] = ()) -> None:
        """Take a text; line ends within ``tags``, given as offsets in order, part no lines."""
        self.text = text
        self._ends = _line_ends(text, tags)
        self._start = -1
        self._prefix_end = 0
        self._looked_for_html = 0
        """Up to which offset `are_html` has read."""
        self._is_html = False

    def start(self, offset: int) -> int:
        """Return where the line of an offset starts."""
        line = bisect_left(self._ends, offset)
        return self._ends[line - 1] + 1 if line else 0

    def prefix(self, offset: int) -> str:
        """Return what a line must start with to stand in the same quotes and list items as an offset."""
        start = self.start(offset)
        end = min(self._end_of_prefix(start), offset, start + _LONGEST_PREFIX)
        return _MARKER_CHARACTER.sub(" ", self.text[start:end])

    def begins(self, offset: int) -> bool:
        """Tell whether only marks of quotes and lists stand before an offset in its line."""
        return self._end_of_prefix(self.start(offset)) >= offset

    def ends(self, offset: int) -> bool:
        """Tell whether only blanks stand after an offset in its line."""
        return _REST.match(self.text, offset) is not None

    def are_whole(self, start: int, end: int) -> bool:
        """Tell whether what stands between two offsets has its lines for itself."""
        return self.begins(start) and self.ends(end)

    def are_empty_without(self, start: int, end: int) -> bool:
        """Tell whether nothing but marks of quotes stands on the lines of two offsets outside of them."""
        line = self.start(start)
        return self.ends(end) and not self.text[line : min(start, line + LOOKED_AT)].strip(" \t>")

    def end_of_text_above(self, offset: int) -> int | None:
        """Return where the line above that of an offset ends; None if it is blank."""
        end = self.start(offset) - 1
        above = self.text[max(0, end - LOOKED_AT) : max(0, end)].rpartition("\n")[2]
        return end if above.strip(" \t>") else None

    def are_html(self, offset: int) -> bool:
        """Tell whether HTML stands at the beginning of a line from the last blank one up to an offset.

        A tag there may be within a block of HTML, where no sign of Markdown means anything. The offsets asked
        for in a row may only grow.
        """
        for found in _HTML_OR_BLANK.finditer(self.text, self._looked_for_html, offset):
            self._is_html = found["html"] is not None
        self._looked_for_html = max(self._looked_for_html, self.text.rfind("\n", 0, offset) + 1)
        return self._is_html

    def on_own_lines(self, start: int, end: int, text: str, prefix: str | None = None) -> str:
        """Return a text that gets lines of its own when it takes the place between two offsets.

        ``prefix`` is what these lines start with, that of the line of ``start`` if none is given.
        """
        prefix = self.prefix(start) if prefix is None else prefix
        before = "" if self.begins(start) else f"\n{prefix}"
        after = "" if self.ends(end) else f"\n{prefix}"
        return f"{before}{text}{after}"

    def _end_of_prefix(self, start: int) -> int:
        if start != self._start:
            found = _PREFIX.match(self.text, start)
            self._start, self._prefix_end = start, found.end() if found else start
        return self._prefix_end


def _line_ends(text: str, tags: Sequence[tuple[int, int]]) -> list[int]:
    """Return the offsets of the line ends of a text, but for those within tags."""
    ends: list[int] = []
    index = 0
    for found in re.finditer("\n", text):
        end = found.start()
        while index < len(tags) and tags[index][1] <= end:
            index += 1
        if index == len(tags) or end < tags[index][0]:
            ends.append(end)
    return ends


def start_of_line(text: str, offset: int, characters: str = " \t") -> int | None:
    """Return where the line of an offset starts; None if anything but some characters stands before it."""
    limit = max(0, offset - _LONGEST_PREFIX)
    line = text.rfind("\n", limit, offset) + 1
    return None if (limit and not line) or text[line:offset].strip(characters) else line


def belongs_to_block(text: str, offset: int) -> bool:
    """Tell whether the list at an offset is about a block: it ends a heading, or is alone below a line."""
    line = text.rfind("\n", 0, offset) + 1
    before = text[line:offset]
    if before.strip(" \t>"):
        return _HEADING.match(before) is not None
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : line]
    return bool(above.strip(" \t>\n"))
