"""Where the shortcodes of Zola are in a text: ``{{ name(a="b") }}``, and ``{% name() %}…{% end %}``."""

from __future__ import annotations

import re
from typing import Final

from reader.document.dialects.shortcodes.hugo import EFFORT
from reader.document.dialects.shortcodes.shortcode import RawParts, Shortcode
from reader.document.dialects.tags.tag import Tag, parse_arguments
from reader.document.source.code_mask import CodeMask

_START: Final = re.compile(r"\{([{%])(?:(/\*)|-?\s*+(?:(end)\s*+-?%\}|([A-Za-z_](?:[\w:]*+))\s*+\())")
_INSIDE: Final = re.compile(
    r"""(?:[^"'`\\){]++|"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`[^`]*+`|\\.|\{(?![{%])|\)(?!\s*+-?[}%]\})|["'`\\])*+""",
    re.DOTALL,
)
_END: Final = re.compile(r"\)\s*+-?([}%])\}")
_SAMPLE: Final = re.compile(r"\{([{%])/\*((?:(?!\*/)[\s\S])*+)\*/[}%]\}")
_CLOSERS: Final = {"{": "}}", "%": "%}"}


def shortcodes(text: str) -> list[Shortcode]:
    """Return the shortcodes of a text in order, those in code included; one that is not closed is none."""
    found: list[Shortcode] = []
    mask, raw_parts = CodeMask(text), RawParts(text)
    effort = EFFORT * len(text)
    position = opened = 0
    while effort > 0 and (start := _START.search(text, position)):
        if raw_end := raw_parts.end_around(start.start()):
            position = raw_end
            continue
        covered = mask.covers(start.start())
        shortcode = _sample(text, start) if start[2] else _shortcode(text, start)
        if isinstance(shortcode, int):
            effort -= shortcode
            position = start.end()
            continue
        position = shortcode.end
        opened += 0 if covered else (shortcode.role == "opening") - (shortcode.role == "closing")
        if opened < 0:
            # An end without a beginning is of another system.
            opened = 0
            continue
        found.append(shortcode._replace(covered=covered))
    return found


def _shortcode(text: str, start: re.Match[str]) -> Shortcode | int:
    """Parse the shortcode at a match; return how many characters were looked at if there is none."""
    if start[3]:
        closes = start[1] == "%"
        return Shortcode(start.start(), start.end(), "closing", key="end") if closes else 1
    inside = _INSIDE.match(text, start.end())
    assert inside is not None
    end = _END.match(text, inside.end())
    if end is None or (end[1] == "%") != (start[1] == "%"):
        return len(inside[0]) + 1
    arguments, options = parse_arguments(inside[0].strip())
    tag = Tag(start[4].rpartition(":")[2], arguments, options, inside[0].strip())
    if start[1] == "%":
        return Shortcode(start.start(), end.end(), "opening", tag, "end")
    return Shortcode(start.start(), end.end(), "alone", tag)


def _sample(text: str, start: re.Match[str]) -> Shortcode | int:
    """Parse a commented-out shortcode, which is how Zola lets people write about shortcodes."""
    comment = _SAMPLE.match(text, start.start())
    if comment is None:
        return len(text) - start.start()
    shown = f"{{{comment[1]}{comment[2]}{_CLOSERS[comment[1]]}"
    return Shortcode(comment.start(), comment.end(), "literal", text=shown)
