"""What front matter and settings are refused for: they are not valid, or not safe to read."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.content.text import clean_line

SIZE_LIMIT: Final = 64 * 1024
"""Characters of a block that are read."""

DEPTH_LIMIT: Final = 24
"""Lists and mappings within one another that are read."""

VALUE_LIMIT: Final = 20_000
"""Values of a block that are read: texts, numbers, lists and mappings."""


class Mistake(NamedTuple):
    """What is to be mended in a text, and where."""

    line: int
    """1-based."""
    message: str


class UnreadableFieldsError(Exception):
    """Front matter that is not valid, or that is not safe to read."""

    def __init__(self, message: str, line: int = 1, *, is_limit: bool = False) -> None:
        super().__init__(message)
        self.message = clean_line(message)
        self.line = line
        """The 1-based line of the text that was given."""
        self.is_limit = is_limit
        """Whether it is not safe to read, whatever else is wrong with it."""


class Limits(NamedTuple):
    """How much is read, at most."""

    size: int
    """Characters."""
    values: int

    def check_size(self, text: str) -> None:
        """Raises `UnreadableFieldsError` for a text that is too long."""
        if len(text) > self.size:
            raise UnreadableFieldsError(f"longer than {self.size // 1024} KB", is_limit=True)

    def check_values(self, count: int, line: int = 1) -> None:
        """Raises `UnreadableFieldsError` for too many values. ``line`` is where the last of them stands."""
        if count > self.values:
            raise UnreadableFieldsError("too many values to be read", line, is_limit=True)


def check_depth(depth: int, line: int = 1) -> None:
    """Raises `UnreadableFieldsError` for what is within too many lists and mappings."""
    if depth > DEPTH_LIMIT:
        raise UnreadableFieldsError("nested too deep to be read", line, is_limit=True)


FRONT_MATTER_LIMITS: Final = Limits(SIZE_LIMIT, VALUE_LIMIT)

CONFIGURATION_LIMITS: Final = Limits(16 * SIZE_LIMIT, 16 * VALUE_LIMIT)
"""Of the settings and data of a whole site, which are read once."""
