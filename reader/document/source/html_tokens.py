"""HTML text → tags and what stands between them, in linear time and as tolerant as a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Final, NamedTuple

_NAME: Final = r"[A-Za-z][\w:.-]*+(?<!:)(?=[\s/>])"
_ATTRIBUTE_NAME: Final = r"[^\s<>/=]++"
_VALUE: Final = r"""(?:"[^"]*+"|'[^']*+'|[^\s<>"'][^\s<>]*+|(?=>))"""
_MOST_ATTRIBUTES: Final = 60
"""Attributes of one tag that are read. It bounds the time that a tag takes that never ends."""

_START_TAG: Final = re.compile(
    rf"<({_NAME})((?:[\s/]*+{_ATTRIBUTE_NAME}(?:\s*+=\s*+{_VALUE})?+){{0,{_MOST_ATTRIBUTES}}}+)[\s/]*+>"
)
_ATTRIBUTES: Final = re.compile(rf"({_ATTRIBUTE_NAME})(?:\s*+=\s*+({_VALUE}))?+")
_END_TAG: Final = re.compile(r"</([A-Za-z][^\s<>/]*+)[^<>]*+>")
_HIDDEN_MARKUP: Final = (("<!--", "-->"), ("<!", ">"), ("<?", ">"))
"""What is no text: comments, declarations, processing instructions, each with its end."""

_CHARACTER_DATA: Final = ("<![CDATA[", "]]>")
"""What stands around text without markup."""

_OF_TEXT: Final = frozenset(("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"))
"""Elements that hold text and no tags, up to their own end tag."""

_OF_SHOWN_TEXT: Final = frozenset(("title", "textarea", "xmp"))
"""Those whose text may be shown."""


PREFORMATTED: Final = re.compile(r"<(/?)pre(?=[\s>])", re.IGNORECASE)
"""The tags of ``pre``; the end tag has a first group."""


class RawHtml(NamedTuple):
    """The text of one HTML block of CommonMark. An element may begin in one and end in another."""

    line: int
    """The 0-based line of the parsed text it starts at."""
    level: int
    """How many blocks of Markdown, lists and their items counted apart, stand around it."""
    text: str


class StartTag(NamedTuple):
    """``<name attribute="value">``."""

    line: int
    """Line ends before it, as in every token."""
    name: str
    """In lower case."""
    attributes: Mapping[str, str]
    """The first of each name, in lower case, with their entities decoded."""
    source: str
    """As it was written."""


class EndTag(NamedTuple):
    """``</name>``."""

    line: int
    name: str


class Text(NamedTuple):
    """What stands between tags, with its entities as they were written."""

    line: int
    source: str


class OpenComment(NamedTuple):
    """The start of a comment, or of character data, that never ends; what follows is read as if it had not
    been written."""

    line: int


Token = StartTag | EndTag | Text | OpenComment


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of some HTML, without comments and the like. What is no tag is text."""
    return _Tokenizer(source).tokens()


def attributes_of(source: str) -> dict[str, str]:
    """Parse the attributes of a tag from what stands after its name."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTES.finditer(source):
        value = attribute[2] or ""
        if value[:1] in ('"', "'"):
            value = value[1:-1]
        found.setdefault(attribute[1].lower(), unescape(value) if "&" in value else value)
    return found


class _Tokenizer:
    """Goes along a text once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line = 0
        self._counted = 0
        """How far line ends have been counted."""
        self._missing: set[str] = set()
        """Ends of hidden markup that do not come any more."""

    def tokens(self) -> Iterator[Token]:
        source = self._source
        text_start = text_line = position = 0
        while (start := source.find("<", position)) >= 0:
            token, end = self._markup(start)
            if end == start:
                position = start + 1
                continue
            if start > text_start:
                yield Text(text_line, source[text_start:start])
            if token:
                yield token
                if isinstance(token, StartTag) and token.name in _OF_TEXT:
                    inner_end = self._end_of_text(token.name, end)
                    if token.name in _OF_SHOWN_TEXT and inner_end > end:
                        text = source[end:inner_end]
                        literal = text.replace("&", "&amp;") if token.name == "xmp" else text
                        yield Text(self._line_at(end), literal)
                    end = inner_end
            text_start = position = end
            text_line = self._line_at(end)
        if text_start < len(source):
            yield Text(text_line, source[text_start:])

    def _markup(self, start: int) -> tuple[Token | None, int]:
        """Return the tag or the hidden markup at ``<``, and its end, which is its start if there is none."""
        following = self._source[start + 1 : start + 2]
        if following == "/":
            end_tag = _END_TAG.match(self._source, start)
            if end_tag:
                return EndTag(self._line_at(start), end_tag[1].lower()), end_tag.end()
        elif following in ("!", "?"):
            return self._hidden(start)
        elif following.isalpha():
            tag = _START_TAG.match(self._source, start)
            if tag:
                attributes = attributes_of(tag[2]) if tag[2] else {}
                return StartTag(self._line_at(start), tag[1].lower(), attributes, tag[0]), tag.end()
        return None, start

    def _hidden(self, start: int) -> tuple[Token | None, int]:
        opening, closing = _CHARACTER_DATA
        if self._source.startswith(opening, start):
            end = self._find(closing, start)
            if end < 0:
                return OpenComment(self._line_at(start)), start + len(opening)
            text = self._source[start + len(opening) : end]
            return Text(self._line_at(start), escape(text, quote=False)), end + len(closing)
        for opening, closing in _HIDDEN_MARKUP:
            if not self._source.startswith(opening, start):
                continue
            end = self._find(closing, start)
            if end >= 0:
                return None, end + len(closing)
            if opening == "<!--":
                return OpenComment(self._line_at(start)), start + len(opening)
        return None, start

    def _find(self, closing: str, start: int) -> int:
        """Return where the markup that starts at an offset ends; -1 if it never does."""
        end = -1 if closing in self._missing else self._source.find(closing, start + 2)
        if end < 0:
            self._missing.add(closing)
        return end

    def _end_of_text(self, name: str, start: int) -> int:
        """Return where the end tag of an element starts, or else the end of everything."""
        end = re.compile(rf"</{name}(?![\w-])", re.IGNORECASE).search(self._source, start)
        return end.start() if end else len(self._source)

    def _line_at(self, offset: int) -> int:
        self._line += self._source.count("\n", self._counted, offset)
        self._counted = max(self._counted, offset)
        return self._line


def leaves_code_open(html: str) -> bool:
    """Tell whether the last ``pre`` of some HTML has no end in it."""
    tags = PREFORMATTED.findall(html)
    return bool(tags) and not tags[-1]
