"""What stands right before a tag: whether its value goes into an address, an attribute, or the text."""

from __future__ import annotations

import re
from typing import Final

_TARGET: Final = re.compile(
    r"\]\([ \t]*<?[^\s()]*\Z|^[ \t>]*\[[^\]\n]+\]:[ \t]*<?[^\s>]*\Z|<[a-zA-Z]+://[^\s<>]*\Z", re.MULTILINE
)
_ATTRIBUTE: Final = re.compile(r"""\s*(?:"[^"]*|'[^']*|[^\s"']*)\Z""")
_TAG_START: Final = re.compile("<[A-Za-z]")
_LENGTH: Final = 400
"""Characters before a tag that tell where it stands."""


class TextBefore:
    """The last characters of a text that is being written."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._copied = 0
        self._before = ""

    def copy(self, end: int) -> None:
        """Take over the original text up to an offset."""
        if end > self._copied:
            self._append(self._text[max(self._copied, end - _LENGTH) : end])
            self._copied = end

    def write(self, written: str, end: int) -> None:
        """Append what replaces the original text up to an offset."""
        self._append(written)
        self._copied = end

    def is_in_target(self) -> bool:
        """Tell whether it ends within the address of a link or a picture of Markdown."""
        return _TARGET.search(self._before) is not None

    def is_in_attribute(self) -> bool:
        """Tell whether it ends within the value of an attribute of HTML."""
        tag = self._before[self._before.rfind("<") :] if "<" in self._before else ""
        _, equals, value = tag.rpartition("=")
        return bool(equals and ">" not in tag and _TAG_START.match(tag) and _ATTRIBUTE.match(value))

    def _append(self, text: str) -> None:
        self._before = (self._before + text)[-_LENGTH:]
