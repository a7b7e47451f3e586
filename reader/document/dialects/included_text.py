"""The text of files that an article includes, and that they include in turn: it ends, and is not too long."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from reader.document.source.dialect import Includes
from reader.document.source.placeholders import without_reserved
from reader.document.source.source_map import Replacement, Source

_DEEPEST: Final = 8
"""Files in one another that are read."""

_MOST: Final = 200_000
"""Characters that an article may grow by all that it includes."""


class IncludedText:
    """Reads the files that one article includes."""

    def __init__(self, includes: Includes, nested: Callable[[str], Iterable[Replacement]]) -> None:
        """Take what tells what comes in the place of the tags in a text, which may ask for a text again."""
        self._includes = includes
        self._nested = nested
        self._left = _MOST
        self._around: list[str] = []
        """The files that are being read, each included by the one before it."""

    def of(self, file: str | None, change: Callable[[str], str | None] = lambda text: text) -> str | None:
        """Return the text of a file; None if there is none or no room, or ``change`` makes none of it."""
        if file is None or file in self._around or len(self._around) >= _DEEPEST:
            return None
        written = self._includes.text(file)
        text = None if written is None else change(written)
        if text is None or len(text) > self._left:
            return None
        self._left -= len(text)
        self._around.append(file)
        whole = Source(without_reserved(text)).rewritten(self._nested(text)).text
        self._around.pop()
        return whole
