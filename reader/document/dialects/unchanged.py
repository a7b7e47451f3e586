"""Which texts stay as they are when an article is prepared, told without going through them.

It is asked of every post of a library, and nearly all it does is to look for a few characters.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.document.dialects.prepare import (
    may_have_attributes,
    may_have_extensions,
    may_have_shortcodes_of_wordpress,
    may_have_tags,
)
from reader.document.source.dialect import Dialect

_CODE_SPAN: Final = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
_COMMENT: Final = re.compile(r"<!--(?:(?!--)[^\n])*-->")
_ABBREVIATION: Final = re.compile(r"\n\*\[[^\[\]\n]+\]:")
_STATEMENT: Final = re.compile(r"\n(?:im|ex)port\b")
_LITERAL_TAG: Final = re.compile(r"\{%[-+~]?\s*+(?:end_?)?(?:raw|verbatim)|[{%<-]\s?/\*")
"""A tag that means something in code too."""

_TAG_OF_HEXO: Final = re.compile(r"<!--[ \t]*+(?:end)?(?:tab|timeline|node)", re.IGNORECASE)
_BLOCK_ID: Final = re.compile(r"\^[A-Za-z0-9-]+[ \t]*(?=\n|\Z)")


class Unfenced(NamedTuple):
    """A text, and what of it stands outside of fences."""

    text: str
    outside: str
    """It starts with a line end, and so does what follows a fence."""
    has_plain_fences: bool
    """Whether all fences stand at the margin, and no other line may be taken for the first or last of one."""


def is_unchanged(source: Unfenced, dialect: Dialect) -> bool:
    """Whether no rewriter changes a text, but for characters that nobody writes.

    It may say no of a text that stays as it is, never the other way round.
    """
    if "\r" in source.text or "\0" in source.text:
        return False
    return not _may_change(source, source.outside, dialect) or (
        "`" in source.outside and not _may_change(source, _without_code(source.outside), dialect)
    )


def _without_code(outside: str) -> str:
    """A text with nothing in its code; as it was where that may reach from one line to the next."""
    is_plain = "\\`" not in outside and "`" not in _CODE_SPAN.sub("", outside)
    return _CODE_SPAN.sub("`x`", outside) if is_plain else outside


def _may_change(source: Unfenced, outside: str, dialect: Dialect) -> bool:
    has_carets = "^" in outside
    return (
        ("{" in source.text and dialect.templates and _may_have_tags(source, outside, dialect))
        or (dialect.mdx and _may_have_components(source, outside))
        or ("[" in outside and may_have_shortcodes_of_wordpress(outside) and _has_shortcodes(outside))
        or (may_have_extensions(outside, dialect) and _has_extensions(outside))
        or (" markdown" in outside and "<" in outside)
        or (dialect.wikilinks and _may_be_a_note(source, outside))
        or (has_carets and ("^[" in outside or (dialect.kramdown and "\n^" in outside)))
        or (dialect.kramdown and "{:" in outside)
        or ("\n*[" in outside and _ABBREVIATION.search(outside) is not None)
    )


def _may_have_tags(source: Unfenced, outside: str, dialect: Dialect) -> bool:
    if may_have_tags(source.text, dialect):
        if not source.has_plain_fences or may_have_tags(outside, dialect):
            return True
        if _LITERAL_TAG.search(source.text) or (dialect.kind is Kind.HEXO and _TAG_OF_HEXO.search(outside)):
            return True
    return may_have_attributes(outside, dialect)


def _may_have_components(source: Unfenced, outside: str) -> bool:
    if _STATEMENT.search(outside):
        return True
    if not source.has_plain_fences or "mdx-code-block" in source.text:
        return "{" in source.text or "<" in source.text
    return "{" in outside or ("<" in outside and "<" in _COMMENT.sub("", outside))


def _may_be_a_note(source: Unfenced, outside: str) -> bool:
    return (
        "%%" in outside
        or "{ #" in outside
        or "```ad-" in source.text
        or "~~~ad-" in source.text
        or ("^" in outside and _BLOCK_ID.search(outside) is not None)
    )


def _has_shortcodes(outside: str) -> bool:
    from reader.document.dialects.wordpress import SHORTCODE

    return SHORTCODE.search(outside) is not None


def _has_extensions(outside: str) -> bool:
    from reader.document.dialects.python_markdown import PART

    return PART.search(outside) is not None
