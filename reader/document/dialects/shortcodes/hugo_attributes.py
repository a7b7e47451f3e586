"""Attributes as Hugo's Markdown takes them: ``{.class #id key="v"}`` below a block or after a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.source.attribute_lists import parse_attributes
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Marks
from reader.document.source.source_map import Replacement, Source

_LIST: Final = re.compile(r"\{((?:[.#]\w|[\w-]+=)[^{}\n]*+)\}[ \t]*+$", re.MULTILINE)
_HEADING: Final = re.compile(r"[ \t>]*#{1,6}[ \t]")


def without_attributes(source: Source, _dialect: Dialect, marks: Marks) -> Source:
    """The source with marks for its attribute lists. What only looks like one is text."""
    return source.rewritten(_replacements(source.text, marks))


def _replacements(text: str, marks: Marks) -> Iterator[Replacement]:
    for found in CodeMask(text).outside(_LIST):
        line_start = text.rfind("\n", 0, found.start()) + 1
        if _belongs_to_a_block(text, line_start, found.start()):
            attributes = parse_attributes(found[1])
            if attributes is not None:
                yield Replacement(found.start(), found.end(), marks.attributes(attributes))


def _belongs_to_a_block(text: str, line_start: int, start: int) -> bool:
    """Whether a list stands at the end of a heading, or alone on its line right below another."""
    before = text[line_start:start]
    if before.strip(" \t>"):
        return bool(_HEADING.match(before))
    above = text[text.rfind("\n", 0, max(0, line_start - 1)) + 1 : line_start]
    return bool(above.strip(" \t>\n"))
