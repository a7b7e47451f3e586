"""The shapes that a field's value may have, brought to the few that a post knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from reader.content.text import clean_line

NOTHING: Final = frozenset(("", "~", "null", "Null", "NULL"))
"""What YAML reads as no value at all."""

_TRUE: Final = frozenset(("true", "yes", "on", "y", "1"))
_FALSE: Final = frozenset(("false", "no", "off", "n", "0"))

PROPERTY_LIMIT: Final = 1_000
"""Characters of a field that are kept as a property."""

ITEM_LIMIT: Final = 1_000
"""Items of a list that are looked at."""

_DEPTH: Final = 4

_LONG_NUMBER: Final = 10_000
"""Bits of a number that is written in hexadecimal, as TOML has them."""


def properties_of(fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return every field of a post with its value as text: what `Post.properties` holds in an article."""
    return tuple((clean_name(key), property_text(value)) for key, value in fields.items())


def is_nothing(value: object) -> bool:
    """Tell whether a field is there without a value."""
    return value is None or (isinstance(value, str) and value in NOTHING)


def text_of(value: object) -> str:
    """Return a scalar as text, raw; empty for no value and for what is no scalar."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value in NOTHING else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > _LONG_NUMBER:
        # Python refuses to write very long numbers in decimal, which takes quadratic time.
        return hex(value)
    if isinstance(value, int | float):
        return f"{value}"
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return ""


def truth_of(value: object) -> bool | None:
    """Return what a flag says, also as text: ``"false"``, ``no``, ``off``; None when it says neither."""
    word = text_of(value).strip().lower()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def is_switched_on(value: object) -> bool:
    """Tell whether a flag or a number is set: ``true``, ``sticky: 100``."""
    word = text_of(value).strip().lower()
    return word in _TRUE or (word.isdecimal() and int(word[:9]) > 0)


def number_of(value: object) -> int | None:
    """Return a whole number, also as text."""
    word = text_of(value).strip()
    return int(word) if _NUMBER.fullmatch(word) else None


_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,15}")


@lru_cache(maxsize=4096)
def clean_name(name: str) -> str:
    """Return a tag, category or author as one clean line: the same few come again in most posts."""
    return clean_line(name)


def texts_of(value: object) -> list[str]:
    """Return every text of a value that is a scalar or a list of them, raw and without empty ones."""
    if isinstance(value, list):
        return [text for item in value[:ITEM_LIMIT] if (text := text_of(item)).strip()]
    text = text_of(value)
    return [text] if text.strip() else []


def words_of(value: object) -> list[str]:
    """Return what a plural field of Jekyll names: the items of a list, or the words of a text."""
    return texts_of(value) if isinstance(value, list) else text_of(value).split()


def first_of(mapping: Mapping[str, object], *keys: str) -> object:
    """Return the value of the first key that has one."""
    for key in keys:
        value = mapping.get(key)
        if value is not None and not is_nothing(value):
            return value
    return None


def property_text(value: object, depth: int = 0) -> str:
    """Any value as one line of clean text, cut where it is long."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable() and len(value) <= PROPERTY_LIMIT:
            return value
        cleaned = clean_line(value, PROPERTY_LIMIT)
        # The value itself where cleaning changed nothing, so that a library keeps its text once.
        return value if cleaned == value else cleaned
    if isinstance(value, list | dict):
        if depth == _DEPTH:
            return "…"
        if isinstance(value, list) and len(value) < 20 and all(isinstance(item, str) for item in value):
            return property_text(", ".join(value), depth + 1)
        parts: list[str] = []
        room = PROPERTY_LIMIT
        for item in value if isinstance(value, list) else value.items():
            if room <= 0:
                break
            if isinstance(item, tuple):
                part = f"{clean_line(str(item[0]), 100)}: {property_text(item[1], depth + 1)}"
            else:
                part = property_text(item, depth + 1)
            parts.append(part)
            room -= len(part) + 2
        return clean_line(", ".join(parts), PROPERTY_LIMIT)
    return text_of(value)
