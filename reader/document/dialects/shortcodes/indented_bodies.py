"""Bodies of shortcodes that are indented as in a program: for Markdown, such text would be code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from reader.document.dialects.shortcodes import hugo
from reader.document.dialects.shortcodes.shortcode import Shortcode, pairs
from reader.document.dialects.tags.tag import Tag
from reader.document.source.source_map import Replacement, Source

_INDENTED: Final = re.compile(r"^(?: {4}|[ ]*\t)", re.MULTILINE)
_MARGIN: Final = re.compile(r"[ \t]*+")
_DEEPEST: Final = 6
"""Levels of shortcodes in each other whose bodies are looked at."""


def without_indentation(source: Source, is_literal: Callable[[Tag], bool]) -> Source:
    """Move the bodies of shortcodes as far left as the shortcodes around them.

    What stands in an indented body is known only when it has been moved, so it is done level by level.
    """
    for _ in range(_DEEPEST):
        if not _INDENTED.search(source.text):
            break
        moved = source.rewritten(_moves(source.text, is_literal))
        if moved is source:
            break
        source = moved
    return source


def _moves(text: str, is_literal: Callable[[Tag], bool]) -> Iterator[Replacement]:
    shortcodes = hugo.shortcodes(text)
    closings = pairs(shortcodes, is_literal)
    ends: list[int] = []
    """Where the pairs around a shortcode end."""
    number = 0
    while number < len(shortcodes):
        closing = closings.get(number)
        ends = [end for end in ends if end > number]
        if closing is None or len(ends) >= _DEEPEST or is_literal(shortcodes[number].tag):
            number = number + 1 if closing is None else closing + 1
            continue
        moves = list(_moves_of_body(text, shortcodes[number], shortcodes[closing]))
        yield from moves
        ends.append(closing)
        number = closing + 1 if moves else number + 1


def _moves_of_body(text: str, opening: Shortcode, closing: Shortcode) -> Iterator[Replacement]:
    """Yield what to remove before each line of a body, if its tags stand on lines of their own."""
    line_start = text.rfind("\n", 0, opening.start) + 1
    margin = text[line_start : opening.start]
    if margin.strip(" \t") or not text.startswith("\n", opening.end):
        return
    closing_margin = _margin_at(text, text.rfind("\n", 0, closing.start) + 1)
    lines = list(_starts_of_lines(text, opening.end + 1, closing.start))
    body_margin: str | None = None
    for start in lines:
        body_margin = _common(body_margin, _margin_at(text, start))
        if len(body_margin) < len(margin) and len(closing_margin) < len(margin):
            # What is between them has left the list item that the opening tag is in.
            yield Replacement(line_start, opening.start, closing_margin)
            return
        if len(body_margin) <= len(margin):
            return
    if body_margin and body_margin.startswith(margin):
        surplus = len(body_margin) - len(margin)
        yield from (Replacement(start, start + surplus, "") for start in lines)


def _starts_of_lines(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets at which the lines between two offsets start that are not blank."""
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        if text[start:line_end].strip():
            yield start
        start = line_end + 1


def _margin_at(text: str, start: int) -> str:
    margin = _MARGIN.match(text, start)
    return margin[0] if margin else ""


def _common(one: str | None, other: str) -> str:
    """Return the longest common prefix of two margins."""
    if one is None or other.startswith(one):
        return other if one is None else one
    length = next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return one[: min(len(one), len(other)) if length is None else length]
