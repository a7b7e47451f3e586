"""What the library says when it cannot be opened at all."""

from __future__ import annotations

from reader.content.text import clean_line


class LibraryError(Exception):
    """A folder or file that cannot be opened, told to the person who asked for it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """One sentence, cleaned for display."""
        self.hint = hint
        """What to do about it; may be empty."""


def describe_error(error: Exception) -> str:
    """Return what an error says that nobody expected: its kind and its words, in one short line."""
    return clean_line(f"{type(error).__name__}: {error}".removesuffix(": "), 200)
