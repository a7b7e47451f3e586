"""Quotes, list items and their like around a line: which it goes on with, and which it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_LIST_MARKER: Final = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=( *))(?: |\Z)")
THEMATIC_BREAK: Final = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})\Z")
_NOTE: Final = re.compile(r"\[\^[^\s\[\]]+\]:")
_DEFINITION: Final = re.compile(r"[:~] +(?=\S)")
_ADMONITION: Final = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w\"]|===[!+]{0,2} +\"")

QUOTE: Final = 0
"""A block quote among the containers; any other number is the indentation that an item asks for."""

_NOTE_INDENTATION: Final = 4
_ADMONITION_INDENTATION: Final = 4
_CONTAINER_STARTS: Final = frozenset(">[:~!?=-+*0123456789")


class OpenedContainer(NamedTuple):
    """A container that a line opens."""

    indentation: int
    """Columns that the lines after it must be indented to belong to it, or `QUOTE`."""
    end: int
    """Where the line goes on after its marker."""


def matched_containers(line: str, containers: Sequence[int]) -> tuple[int, int]:
    """Return where a line goes on after the containers that it continues, and how many these are.

    The containers are those around the line before, outermost first, each as the indentation that it asks
    for or `QUOTE`. Tabs must have been expanded.
    """
    position = 0
    length = len(line.rstrip(" "))
    for index, container in enumerate(containers):
        start = position
        while position < length and line[position] == " ":
            position += 1
        if container == QUOTE:
            if position - start > 3 or line[position : position + 1] != ">":
                return start, index
            position += 1 + (line[position + 1 : position + 2] == " ")
        elif position - start >= container:
            position = start + container
        elif position < length:
            return start, index
    return position, len(containers)


def opened_container(
    line: str, position: int, *, continues_text: bool, may_define: bool
) -> OpenedContainer | None:
    """Return the container that a line opens at a position, if it does.

    ``continues_text`` is whether the line would otherwise go on with a paragraph, ``may_define`` whether a
    term may stand above it.
    """
    start = position
    while line[start : start + 1] == " ":
        start += 1
    before = start - position
    first = line[start : start + 1]
    if before > 3 or first not in _CONTAINER_STARTS:
        return None
    if first == ">":
        return OpenedContainer(QUOTE, start + 1 + (line[start + 1 : start + 2] == " "))
    if first == "[":
        note = _NOTE.match(line, start)
        return OpenedContainer(_NOTE_INDENTATION, note.end()) if note else None
    if first in "!?=":
        admonition = _ADMONITION.match(line, start)
        return OpenedContainer(before + _ADMONITION_INDENTATION, len(line)) if admonition else None
    if first in ":~":
        definition = _DEFINITION.match(line, start) if may_define else None
        return OpenedContainer(definition.end() - position, definition.end()) if definition else None
    return _item(line, start, before, continues_text)


def _item(line: str, start: int, before: int, continues_text: bool) -> OpenedContainer | None:
    """Return the list item that starts at an offset, ``before`` columns in."""
    marker = _LIST_MARKER.match(line, start)
    if not marker or THEMATIC_BREAK.match(line, start):
        return None
    empty = marker.end(2) >= len(line.rstrip(" "))
    if continues_text and (empty or int(marker[1] or 1) != 1):
        return None
    width = marker.start(2) - start
    width += 1 if empty or len(marker[2]) > 4 else len(marker[2])
    return OpenedContainer(before + width, start + width)
