"""Abbreviations, ``*[HTML]: Hypertext Markup Language``, as PHP Markdown Extra and many after it have them.

A browser tells the meaning where a mouse points. Here they are a glossary, at the place they are written at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.model import Inline
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_ABBREVIATION: Final = re.compile(r"^\*\[([^\[\]\n]+)\]:[ \t]*(.*)$", re.MULTILINE)


def with_glossary(source: Source, _dialect: Dialect, placeholders: Placeholders) -> Source:
    """Replace abbreviations by a list of definitions. Those without a meaning go."""
    return source.rewritten(_replacements(source.text, placeholders))


def _replacements(text: str, placeholders: Placeholders) -> Iterator[Replacement]:
    if not _ABBREVIATION.search(text):
        return
    for found in CodeMask(text).outside(_ABBREVIATION):
        term, meaning = found[1].strip(), found[2].strip()
        entry = f"\n{placeholders.chip(Inline(term))}\n: {meaning}\n" if term and meaning else ""
        yield Replacement(found.start(), found.end(), entry)
