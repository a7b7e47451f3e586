"""Where the elements of HTML in a text end, found once for all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import Final

from reader.document.source.placeholders import CLOSING, OPENING

_TAG: Final = re.compile(r"""<(/?)([A-Za-z][\w:-]*+)(?:"[^"]*+"|'[^']*+'|[^"'<>])*+>""")
_NO_HTML: Final = re.compile(rf"```|~~~|\smarkdown\s*+=|[{OPENING}{CLOSING}]")
"""What says that an element holds more than HTML: fences, Markdown that is asked for, what dialects leave."""


class Elements:
    """The elements of a text by the offsets of their first tags."""

    def __init__(self, text: str) -> None:
        self._ends: dict[int, int] = {}
        self._others = [found.start() for found in _NO_HTML.finditer(text)]
        still_open: defaultdict[str, list[int]] = defaultdict(list)
        for tag in _TAG.finditer(text):
            starts = still_open[tag[2].lower()]
            if not tag[1]:
                starts.append(tag.start())
            elif starts:
                self._ends[starts.pop()] = tag.end()

    def end_of(self, start: int) -> int | None:
        """Return the offset after an element; None if it never ends."""
        return self._ends.get(start)

    def hold_more(self, start: int, end: int) -> bool:
        """Tell whether anything but HTML stands between two offsets."""
        index = bisect_left(self._others, start)
        return index < len(self._others) and self._others[index] < end
