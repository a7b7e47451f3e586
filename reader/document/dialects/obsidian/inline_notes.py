"""Footnotes written where they are referred to: ``text^[and the note]``, as in Pandoc and Obsidian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_PART: Final = re.compile(r"\\.|\^\[|[\[\]]|\n[ \t>]*+\n", re.DOTALL)
_LINE_START: Final = re.compile(r"\n[ \t>]*")
_AFTER_PATTERNS: Final = frozenset("+*?{$^|")
"""What follows a class of characters in a regular expression, which starts as a note does."""


class _Note(NamedTuple):
    """Where a note stands: from its ``^`` to behind its bracket."""

    start: int
    end: int


def with_notes_at_the_end(source: Source, _dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Replace each note by a reference, and define the notes at the end."""
    text = source.text
    mask = CodeMask(text)
    notes = list(_outermost(_notes(text, mask)))
    if not notes or _ends_within_something(text):
        return source
    prefix = "inline-"
    while f"[^{prefix}" in text:
        prefix += "-"
    labels = [f"[^{prefix}{number}]" for number in range(1, len(notes) + 1)]
    rewritten = source.rewritten(
        Replacement(note.start, note.end, label) for note, label in zip(notes, labels, strict=True)
    )
    parts = [rewritten.text, "\n"]
    lines = [*(rewritten.lines or ()), source.line_of(text.count("\n"))]
    line = end = 0
    for note, label in zip(notes, labels, strict=True):
        line += text.count("\n", end, note.start)
        end = note.start
        inside = _LINE_START.sub("\n    ", text[note.start + 2 : note.end - 1].strip())
        parts.append(f"\n{label}: {inside}")
        lines += [source.line_of(line)] * (inside.count("\n") + 1)
    return Source("".join(parts), lines)


def _notes(text: str, mask: CodeMask) -> Iterator[_Note]:
    """Yield all notes, inner ones before those around them. Their brackets match within a paragraph."""
    waiting: list[tuple[str, int]] = []
    for part in mask.outside(_PART):
        match part[0]:
            case "^[" | "[":
                waiting.append((part[0], part.start()))
            case "]" if waiting:
                opening, start = waiting.pop()
                if opening == "^[" and _is_prose(text, start, part.end()):
                    yield _Note(start, part.end())
            case blank if blank[0] == "\n":
                waiting.clear()


def _outermost(notes: Iterator[_Note]) -> Iterator[_Note]:
    end = 0
    for note in sorted(notes):
        if note.start >= end:
            yield note
            end = note.end


def _is_prose(text: str, start: int, end: int) -> bool:
    """Tell whether what stands in the brackets is a note for people and not a part of a pattern or code."""
    inside = text[start + 2 : end - 1]
    if not inside or inside[0] in "[^" or text[end : end + 1] in _AFTER_PATTERNS:
        return False
    return any(map(str.isspace, inside.strip())) or "://" in inside


def _ends_within_something(text: str) -> bool:
    """Tell whether what is written at the end would be code, or a part of a comment."""
    return CodeMask(f"{text}\n\nx").covers(len(text) + 2) or text.count("<!--") > text.count("-->")
