"""Permalinks with placeholders, as several systems write them: ``/:year/:title/``."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

TEXT_LIMIT: Final = 1_000
"""Characters of a permalink, and of each text that is put into one."""

_ADDRESS_LIMIT: Final = 4_000


class UnknownValueError(Exception):
    """A placeholder that a system has not, or a value that only a build gives."""


def fill(template: str, placeholder: re.Pattern[str], value_of: Callable[[str], str]) -> str:
    """Return a template with a value for each placeholder; the pattern has one group, its name.

    Raises `UnknownValueError` for one that only somebody who means harm writes.
    """
    if len(template) > TEXT_LIMIT:
        raise UnknownValueError
    parts = list(_parts(template, placeholder))
    parts[1::2] = map(value_of, parts[1::2])
    address = "".join(parts)
    if len(address) > _ADDRESS_LIMIT:
        raise UnknownValueError
    return address


@lru_cache(maxsize=256)
def _parts(template: str, placeholder: re.Pattern[str]) -> tuple[str, ...]:
    """Return text and names of placeholders in turn. The text is decoded, as addresses are kept."""
    parts = placeholder.split(template)
    if "%" in template:
        from urllib.parse import unquote

        parts[::2] = map(unquote, parts[::2])
    return tuple(parts)
