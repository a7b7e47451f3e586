"""Permalinks with placeholders, as several systems write them: ``/:year/:title/``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Generic, TypeVar

TEXT_LIMIT: Final = 1_000
"""Characters of a permalink, and of each text that is put into one."""

_ADDRESS_LIMIT: Final = 4_000

Values = TypeVar("Values")


class UnknownValueError(Exception):
    """A placeholder that a system has not, or a value that only a build gives."""


class Template(Generic[Values]):
    """A permalink taken apart once, to be filled in for many posts."""

    def __init__(
        self, text: str, placeholder: re.Pattern[str], value_of: Callable[[str], Callable[[Values], str]]
    ) -> None:
        """Take a permalink apart at a pattern that has one group, the name of what ``value_of`` gives.

        Raises `UnknownValueError` for one that only somebody who means harm writes.
        """
        parts = placeholder.split(_within_limit(text))
        parts[::2] = map(decoded, parts[::2])
        self._parts = parts
        self._values = [(index, value_of(parts[index])) for index in range(1, len(parts), 2)]

    def filled(self, values: Values) -> str:
        """Return the permalink with a value for each placeholder. Raises `UnknownValueError`."""
        parts = self._parts.copy()
        for index, value_of in self._values:
            parts[index] = value_of(values)
        address = "".join(parts)
        if len(address) > _ADDRESS_LIMIT:
            raise UnknownValueError
        return address


def decoded(permalink: str) -> str:
    """Return a permalink without placeholders as addresses are kept. Raises `UnknownValueError`."""
    if "%" not in _within_limit(permalink):
        return permalink
    from urllib.parse import unquote

    return unquote(permalink)


def _within_limit(text: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise UnknownValueError
    return text
