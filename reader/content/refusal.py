"""What front matter and settings are refused for: they are not valid, or not safe to read."""

from __future__ import annotations

from typing import Final

from reader.content.text import clean_line

SIZE_LIMIT: Final = 64 * 1024
"""Characters of a block that are read."""

DEPTH_LIMIT: Final = 24
"""Lists and mappings within one another that are read."""


class UnreadableFieldsError(Exception):
    """Front matter that is not valid, or that is not safe to read."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = clean_line(message)
        self.line = line
        """The 1-based line of the text that was given."""
