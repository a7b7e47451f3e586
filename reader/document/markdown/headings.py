"""Headings: their titles, the ids written after them, and the slugs that links to them use."""

from __future__ import annotations

import re
from collections import deque
from typing import Final

from reader.document.markdown.inlines import inline_tokens, parse_runs
from reader.document.markdown.runs import Definitions
from reader.document.markdown.slugs import style_of
from reader.document.markdown.typography.typesetting import changes
from reader.document.source.captions import plain_text

_ATTRIBUTE: Final = re.compile(r"[#.][^\s#.\"'=]\S*|[\w-]+=\S+")


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


class Slugs:
    """Makes the slugs of one article, each only once."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._style = style_of(definitions.dialect)
        self._uses: dict[str, int] = {}

    def add(self, source: str, title: str, identifier: str = "") -> str:
        """Return the slug of the next heading, from its Markdown, its title and the id written in it.

        A repeated one gets a number: ``-1``, ``-2`` … as on GitHub.
        """
        base = slug = identifier or self._style.slugify(self._text(source, title)) or self._style.untitled
        while not slug or slug in self._uses:
            self._uses[base] = self._uses.get(base, 0) + 1
            slug = f"{base}{self._style.repeat}{self._uses[base]}"
        self._uses[slug] = 0
        return slug

    def _text(self, source: str, title: str) -> str:
        """Return what a slug is made of: a title with punctuation, blanks and the names of emoji as typed."""
        is_typeset = any(sign in source for sign in self._style.signs)
        if is_typeset or "  " in source or (not self._style.names_pictures and "![" in source):
            text = self._text_of_tokens(source)
            if text is not None:
                return text
        if not changes(source, self._definitions.dialect):
            return title
        return plain_text(parse_runs(source, self._definitions, as_typed=True))

    def _text_of_tokens(self, source: str) -> str | None:
        """Return the text of a heading as its engine sets it; None if it holds what only we know of."""
        parts: list[str] = []
        tokens = deque(inline_tokens(source, self._definitions))
        while tokens:
            token = tokens.popleft()
            if token.type == "image":
                tokens.extendleft(reversed(token.children or ()) if self._style.names_pictures else ())
            elif token.type in ("text", "text_special"):
                parts.append(self._style.typeset(token.content))
            elif token.type == "code_inline":
                parts.append(token.content)
            elif token.type == "softbreak":
                parts.append(" ")
            elif token.nesting == 0 and token.type not in ("html_inline", "footnote_reference"):
                return None
        return "".join(parts)
