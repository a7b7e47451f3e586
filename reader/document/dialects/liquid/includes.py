"""Files that a post of Jekyll or Eleventy includes, read in.

These are the files of its site that say the same wherever they are included. One with logic of its own, or
one that is not in the site, is left to what its tag means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.content.discovery.file_names import extension
from reader.content.discovery.site import Kind
from reader.document.dialects.code_blocks import code_block
from reader.document.dialects.included_text import IncludedText
from reader.document.dialects.liquid.scanner import is_control
from reader.document.dialects.placing import Lines
from reader.document.dialects.tags.meanings import known_chip
from reader.document.dialects.tags.tag import Tag, parse_tag
from reader.document.dialects.tags.words import option
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect, Includes
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_INCLUDE: Final = re.compile(
    r"\{%[-+~]?[ \t]*+(?P<tag>(?:include(?:_relative|_cached|_code)?|render|partial)[ \t][^%{}\n]*+)%\}"
    r"|\{%[-+~]?[ \t]*+(?P<end>end)?(?P<hidden>raw|verbatim|comment)\b[^%{}\n]*+%\}"
)
_TAG: Final = re.compile(r"\{%[-+~]?\s*+(?:end)?(\w*+)")
_OWN_VALUE: Final = re.compile(r"\{[{%][^{}]*?\binclude\.")
"""A value that the tag gives to the file it includes."""

_SHOWN_VALUE: Final = re.compile(r"\{\{-?[ \t]*+include\.([\w-]++)")
_VARIABLE: Final = re.compile(r"(?:page|site)\.[\w.-]++")
_LONGEST: Final = 200_000
"""Characters of a file with its values."""

_LONGEST_NAME: Final = 300
_LONGEST_NUMBER: Final = 8


def with_included_text(source: Source, dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Put the text of files that a post includes in the place of the tags, as the site does."""
    if dialect.includes is None:
        return source
    return source.rewritten(_Reader(dialect, dialect.includes).replacements(source.text))


class _Reader:
    def __init__(self, dialect: Dialect, includes: Includes) -> None:
        self._dialect = dialect
        self._includes = includes
        self._included = IncludedText(includes, self.replacements)

    def replacements(self, text: str) -> Iterator[Replacement]:
        """Yield what comes in the place of each tag that includes a file."""
        mask, lines = CodeMask(text), Lines(text)
        hidden = ""
        for found in _INCLUDE.finditer(text):
            if found["hidden"]:
                hidden = _hidden_after(hidden, found)
                continue
            in_code = mask.covers(found.start())
            if hidden or (in_code and self._dialect.kind is Kind.PLAIN):
                continue
            tag = parse_tag(found["tag"].strip().removesuffix("-"))
            if tag.name in ("include_code", "include-code"):
                included = None if in_code else self._code(tag, lines.prefix(found.start()))
            else:
                included = self._text_of(tag)
            if included is None:
                continue
            if not in_code or lines.are_whole(*found.span()):
                yield Replacement(*found.span(), included)
            elif "\n" not in included.strip():
                yield Replacement(*found.span(), included.strip())

    def _text_of(self, tag: Tag) -> str | None:
        """Return the text of the file that a tag includes; None if it is to be left to its tag."""
        name = tag.arguments[0] if tag.arguments else ""
        if not name or len(name) > _LONGEST_NAME:
            return None
        file = self._includes.find(name, relative=tag.name == "include_relative")
        return self._included.of(file, lambda text: self._plain(text, tag))

    def _code(self, tag: Tag, prefix: str) -> str | None:
        """Return the file that Hexo shows as code; None if it is not there."""
        name = tag.arguments[-1] if tag.arguments else ""
        file = self._includes.find(name) if 0 < len(name) <= _LONGEST_NAME else None
        text = self._included.of(file, lambda text: _lines_of(text, tag))
        if text is None:
            return None
        title = " ".join(tag.arguments[:-1]) or name
        return code_block(f"\n{text}\n", option(tag, "lang") or extension(name), title, prefix)

    def _plain(self, text: str, tag: Tag) -> str | None:
        """Return the text of a file with the values that its tag gives it; None if it has logic."""
        if _OWN_VALUE.search(text):
            if known_chip(tag, self._dialect):
                return None
            text = _SHOWN_VALUE.sub(lambda found: f"{{{{{_operand(found[1], tag)}", text)
        has_logic = _OWN_VALUE.search(text) or any(is_control(found[1]) for found in _TAG.finditer(text))
        return None if has_logic or len(text) > _LONGEST else text


def _lines_of(text: str, tag: Tag) -> str:
    """Return the lines of a file ``from`` one ``to`` another, both 1-based."""
    first, last = (
        value if value.isdecimal() and len(value) < _LONGEST_NUMBER else ""
        for value in (option(tag, "from"), option(tag, "to"))
    )
    return "\n".join(text.rstrip("\n").split("\n")[int(first or 1) - 1 : int(last) if last else None])


def _hidden_after(hidden: str, tag: re.Match[str]) -> str:
    """Return the name of the pair around what follows a tag; empty outside of one."""
    if hidden:
        return "" if tag["end"] and tag["hidden"] == hidden else hidden
    return "" if tag["end"] else tag["hidden"]


def _operand(name: str, tag: Tag) -> str:
    """Return what stands for a value in an expression: a variable, or a text in quotes."""
    value = tag.options.get(name, "")
    if _VARIABLE.fullmatch(value) and not re.search(rf"\b{name}\s*+=\s*+[\"']", tag.text):
        return value
    quote = "'" if '"' in value else '"'
    return quote + value.replace(quote, "’") + quote
