"""Attributes as Hugo's Markdown takes them: ``{.class #id key="v"}`` below a block or after a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.dialects.placing import belongs_to_block
from reader.document.source.attribute_lists import parse_attributes
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_LIST: Final = re.compile(r"\{((?:[.#]\w|[\w-]+=)[^{}\n]*+)\}[ \t]*+$", re.MULTILINE)


def without_attributes(source: Source, _dialect: Dialect, placeholders: Placeholders) -> Source:
    """Return the source with placeholders for its attribute lists. What only looks like one is text."""
    return source.rewritten(_replacements(source.text, placeholders))


def _replacements(text: str, placeholders: Placeholders) -> Iterator[Replacement]:
    for found in CodeMask(text).outside(_LIST):
        if belongs_to_block(text, found.start()):
            attributes = parse_attributes(found[1])
            if attributes is not None:
                yield Replacement(found.start(), found.end(), placeholders.attributes(attributes))
