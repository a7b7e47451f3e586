"""Headings: their titles, the ids written after them, and the slugs that links to them use."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from reader.document.markdown.inlines import parse_runs
from reader.document.markdown.runs import Definitions
from reader.document.markdown.typography.typesetting import changes
from reader.document.source.captions import plain_text

_ATTRIBUTE: Final = re.compile(r"[#.][^\s#.\"'=]\S*|[\w-]+=\S+")

_ASCII_SLUG: Final = {
    code: (chr(code) if chr(code).isalnum() or chr(code) in "_-" else "-" if chr(code) in " \t" else None)
    for code in range(128)
}


def named(source: str) -> tuple[str, str]:
    """Return the Markdown of a heading without its attributes, and the id in them or in an anchor."""
    source, identifier = split_identifier(source)
    if not identifier and "<a " in source:
        from reader.document.source.html_elements import anchor_in

        identifier = anchor_in(source)
    return source, identifier


def split_identifier(source: str) -> tuple[str, str]:
    """Return the Markdown of a heading without its attributes, and the id among them.

    ``Title {#id .class}`` is how Pandoc, Hugo and python-markdown write it, ``{: #id}`` how kramdown does.
    Braces without an id stay text.
    """
    if not source.endswith("}"):
        return source, ""
    opening = source.rfind("{")
    words = source[opening + 1 : -1].removeprefix(":").split() if opening >= 0 else []
    identifiers = [word[1:] for word in words if word.startswith("#") and len(word) > 1]
    if not identifiers or not all(_ATTRIBUTE.fullmatch(word) for word in words):
        return source, ""
    return source[:opening].rstrip(), identifiers[0]


def title_of(source: str, definitions: Definitions) -> str:
    """Return the title that the Markdown of a heading comes to."""
    return plain_text(parse_runs(source, definitions))


def typed_title(source: str, title: str, definitions: Definitions) -> str:
    """Return a title as GitHub makes its slug of it: with the names of emoji, and punctuation as typed."""
    if not changes(source, definitions.dialect):
        return title
    return plain_text(parse_runs(source, definitions, as_typed=True))


class Slugs:
    """Makes the slugs of one article, each only once."""

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}

    def add(self, title: str, identifier: str = "") -> str:
        """Return the slug of the next heading; a repeated one gets ``-1``, ``-2`` … as on GitHub."""
        base = slug = identifier or slugify(title) or "section"
        while slug in self._uses:
            self._uses[base] += 1
            slug = f"{base}-{self._uses[base]}"
        self._uses[slug] = 0
        return slug


def slugify(title: str) -> str:
    """Make a title an id as GitHub and kramdown's GFM parser do: lower case, words joined by ``-``."""
    lowered = title.lower()
    if lowered.isascii():
        return lowered.translate(_ASCII_SLUG)
    return "".join("-" if character in " \t" else character for character in lowered if _stays(character))


def _stays(character: str) -> bool:
    category = unicodedata.category(character)
    return character in " \t-" or category[0] in "LM" or category in ("Nd", "Pc")
