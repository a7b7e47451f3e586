"""The parts of a text between ``{% raw %}`` and ``{% endraw %}``, in which tags of any system are text."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"\{%-?\s*+(end)?raw\s*+-?%\}")


class RawParts:
    """The raw parts of a text, asked for in order."""

    def __init__(self, text: str) -> None:
        self._parts: list[tuple[int, int]] = []
        self._index = 0
        start = -1
        for tag in _TAG.finditer(text) if "endraw" in text else ():
            if not tag[1] and start < 0:
                start = tag.end()
            elif tag[1] and start >= 0:
                self._parts.append((start, tag.start()))
                start = -1

    def end_around(self, offset: int) -> int | None:
        """Where the raw part around an offset ends, which is after all that were asked for before."""
        while self._index < len(self._parts) and self._parts[self._index][1] <= offset:
            self._index += 1
        if self._index < len(self._parts) and self._parts[self._index][0] <= offset:
            return self._parts[self._index][1]
        return None
