"""The YAML that nearly all front matter is made of, read many times quicker than by a parser of all YAML.

Fields of the first level, with plain or quoted text on one line, lists in brackets, and lists of one item
a line. Whatever YAML could read in another way is not read here at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

LENGTH_LIMIT: Final = 4096
"""Characters of a block that is read. No block so short holds more than is safe."""

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,60}")
_ITEM: Final = re.compile(r"( *)- (.*)")


def read_yaml(text: str) -> object:
    """Read the value of a YAML document: text, lists, and mappings with text as keys; None when it is empty.

    The parser of all YAML is loaded when it is first needed: for most folders that is never. Raises
    `UnreadableFieldsError`, and nothing else.
    """
    fields = read_simple_yaml(text)
    if fields is not None:
        return fields
    from reader.content.front_matter.full_yaml import load_yaml

    return load_yaml(text)


def read_simple_yaml(block: str) -> dict[str, object] | None:
    """Read the fields of a block as text and lists of text; None when it takes a parser of all YAML."""
    if len(block) > LENGTH_LIMIT or not block.replace("\n", "").isprintable():
        return None
    fields: dict[str, object] = {}
    key = indent = ""
    items: list[str] | None = None
    for line in block.split("\n"):
        before, colon, text = line.partition(":")
        if colon and _is_key(before) and text[:1] in ("", " "):
            key, text = before, text.strip(" ")
            value = _value(text)
            if value is None:
                return None
            fields[key] = value
            # Only a field without a value can have items on the lines below it.
            items = None if text else []
        elif items is not None and (item := _ITEM.fullmatch(line)) is not None:
            value = _text(item[2].strip(" "))
            if value is None or (items and item[1] != indent):
                return None
            indent = item[1]
            items.append(value)
            fields[key] = items
        elif line.strip(" ") and not line.startswith("#"):
            return None
    return fields or None


@lru_cache(maxsize=1024)
def _is_key(text: str) -> bool:
    """Tell whether a text may be the name of a field: the same few come again in most blocks."""
    return _KEY.fullmatch(text) is not None


def _value(text: str) -> str | list[str] | None:
    if not text:
        return ""
    return _list(text) if text[0] == "[" else _text(text)


def _list(text: str) -> list[str] | None:
    if text[-1] != "]":
        return None
    inner = text[1:-1].strip(" ")
    if not _MARKS_OF_LISTS.isdisjoint(inner):
        return None
    items: list[str] = []
    for part in inner.split(",") if inner else ():
        item = _text(part.strip(" "))
        if item is None:
            return None
        items.append(item)
    return items


_MARKS_OF_LISTS: Final = frozenset("[]{}:#?")


def _text(text: str) -> str | None:
    """Text in quotes without any escape, or plain text that begins with a letter, a digit or a slash."""
    first = text[:1]
    if first in ('"', "'"):
        inner = text[1:-1]
        return None if text[-1] != first or len(text) < 2 or first in inner or "\\" in inner else inner
    if not (first.isalnum() or first == "/") or ": " in text or " #" in text or text[-1] == ":":
        return None
    return text
