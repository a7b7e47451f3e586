"""What comes in the place of tags, and what becomes of the lines that they leave empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.document.dialects.placing import LOOKED_AT, Lines
from reader.document.source.source_map import Replacement

_ITEM: Final = re.compile(r"[ \t>]*+(?:[-+*]|\d{1,9}[.)])[ \t]")
_INDENTED: Final = re.compile(r" {2}|\t")
_DEEPLY_INDENTED: Final = re.compile(r" {4}|\t")


class Edit(NamedTuple):
    """What comes in the place of a tag."""

    start: int
    end: int
    text: str
    vanishes: bool = False
    """Whether a line that holds nothing else is to turn blank, or to go where a blank one would do harm."""
    in_code: bool = False
    """Whether it stands in code, where such a line always goes."""


def replacements(edits: Sequence[Edit], lines: Lines) -> Iterator[Replacement]:
    """Yield what edits, which are in order, do to a text and to the lines that they leave empty."""
    empty: list[_EmptyLines] = []
    index = 0
    while index < len(edits):
        last = _last_of_line(edits, index, lines.text)
        group = edits[index : last + 1]
        if group[0].vanishes and lines.are_empty_without(group[0].start, group[-1].end):
            found = _empty_lines(group, lines)
            if empty and empty[-1].end != found.start:
                yield from _settled(empty, lines.text)
                empty = []
            empty.append(found)
        else:
            yield from _settled(empty, lines.text)
            empty = []
            yield from (Replacement(edit.start, edit.end, edit.text) for edit in group)
        index = last + 1
    yield from _settled(empty, lines.text)


class _EmptyLines(NamedTuple):
    """Lines of which edits leave nothing."""

    start: int
    end: int
    """After the last line end."""
    first: int
    last: int
    """Where what vanishes starts and ends."""
    in_code: bool


def _last_of_line(edits: Sequence[Edit], index: int, text: str) -> int:
    """Return the index of the last edit of a row that vanishes, with only blanks of one line between them."""
    while (
        edits[index].vanishes
        and index + 1 < len(edits)
        and edits[index + 1].vanishes
        and _is_blank(text, edits[index].end, edits[index + 1].start)
    ):
        index += 1
    return index


def _is_blank(text: str, start: int, end: int) -> bool:
    return end - start < LOOKED_AT and not text[start:end].strip(" \t")


def _empty_lines(group: Sequence[Edit], lines: Lines) -> _EmptyLines:
    first, last = group[0].start, group[-1].end
    end = lines.text.find("\n", last) + 1 or len(lines.text)
    return _EmptyLines(lines.start(first), end, first, last, group[0].in_code)


def _settled(empty: Sequence[_EmptyLines], text: str) -> Iterator[Replacement]:
    """Yield what removes neighbouring empty lines, or makes all of them blank."""
    if not empty:
        return
    start, end = empty[0].start, empty[-1].end
    if empty[0].in_code or not _may_be_blank(text, start, end):
        yield Replacement(start, end, "")
    else:
        yield from (Replacement(found.first, found.last, "") for found in empty)


def _may_be_blank(text: str, start: int, end: int) -> bool:
    """Tell whether blank lines between two offsets would not break the block that stands around them."""
    above = text[
        max(text.rfind("\n", max(0, start - LOOKED_AT), max(0, start - 1)) + 1, start - LOOKED_AT, 0) : start
    ]
    below = text[end : end + LOOKED_AT].partition("\n")[0]
    if not above.strip(" \t\n>") or not below.strip(" \t>"):
        return False
    if _DEEPLY_INDENTED.match(below) or (above.lstrip()[:1] == "<" and below.lstrip()[:1] == "<"):
        return False
    if _ITEM.match(below) and (_ITEM.match(above) or _INDENTED.match(above)):
        return False
    return not ("|" in above and "|" in below)
