"""What kramdown adds to Markdown, and Jekyll with it: attribute lists, extensions, the end-of-block mark.

The grammar is that of kramdown's documentation, read strictly where Ruby's ``{:key => value}`` could be
meant: a list of which one word is no attribute is text. It is read more kindly where people often go wrong,
with a blank between a link and its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.document.model import Inline
from reader.document.source.attribute_lists import parse_attributes
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect, Engine
from reader.document.source.placeholders import END, Attributes, Placeholders
from reader.document.source.source_map import Replacement, Source

_BRACES: Final = re.compile(r"\{:((?:[^{}\n]|\n(?![ \t]*\n))*+)\}")
_EXTENSION: Final = re.compile(r":(comment|nomarkdown|options)\b([^/]*+)(/?)\Z")
_DEFINITION: Final = re.compile(r"(\w[\w-]*):(?!:)(.*)\Z", re.DOTALL)
_END_OF_BLOCK: Final = re.compile(r"^ {0,3}\^[ \t]*$", re.MULTILINE)
_END_OF_ANY_BLOCK: Final = re.compile(r"^(?:>[ \t]?)*+\^[ \t]*$", re.MULTILINE)

_ITEM: Final = re.compile(r"(?:[-*+]|\d{1,9}[.)]|:)[ \t]+")

_SPAN_ENDS: Final = frozenset("*_)]`>~" + END)
"""What a span may end with, right before its attributes."""


def without_kramdown(source: Source, dialect: Dialect, placeholders: Placeholders) -> Source:
    """Return the source with placeholders for what is in braces, and without what kramdown hides."""
    source = source.rewritten(_Extensions(source.text, placeholders).replacements())
    source = source.rewritten(_AttributeLists(source.text, placeholders).replacements())
    is_certain = dialect.engine is Engine.KRAMDOWN
    return source.rewritten(_ends_of_blocks(source.text, placeholders, is_certain=is_certain))


class _Extensions:
    """``{::comment}…{:/comment}``, ``{::nomarkdown}…{:/}`` and ``{::options key="value" /}``."""

    def __init__(self, text: str, placeholders: Placeholders) -> None:
        self._text = text
        self._placeholders = placeholders
        self._tags = [tag for tag in _braces(text) if tag[1][:1] in (":", "/")]

    def replacements(self) -> Iterator[Replacement]:
        closings = self._closings()
        position = 0
        for index, tag in enumerate(self._tags):
            extension = _EXTENSION.match(tag[1])
            if extension is None or tag.start() < position:
                continue
            if extension[3] or extension[1] == "options":
                yield self._without(tag.start(), tag.end())
                position = tag.end()
            elif closing := closings.get(index):
                position = closing.end()
                if extension[1] == "comment":
                    yield self._without(tag.start(), position)
                else:
                    content = self._text[tag.end() : closing.start()]
                    yield Replacement(tag.start(), position, self._literal(content))

    def _closings(self) -> dict[int, re.Match[str]]:
        """Map each tag, by index, to the next that closes it, by its name or any."""
        closings: dict[int, re.Match[str]] = {}
        following: dict[str, re.Match[str]] = {}
        for index in range(len(self._tags) - 1, -1, -1):
            tag = self._tags[index]
            name = tag[1][1:].split(maxsplit=1)[:1]
            if tag[1][0] == "/":
                following["".join(name)] = tag
            else:
                candidates = [following[key] for key in ("".join(name), "") if key in following]
                if candidates:
                    closings[index] = min(candidates, key=re.Match.start)
        return closings

    def _without(self, start: int, end: int) -> Replacement:
        """Remove what stands between two offsets, and one blank of those on both sides."""
        return Replacement(
            start - (self._text[start - 1 : start] == " " == self._text[end : end + 1]), end, ""
        )

    def _literal(self, content: str) -> str:
        """Make text in which nothing is markup. HTML is left as it is."""
        if "<" in content:
            return content
        lines = content.split("\n")
        return "\n".join(self._placeholders.chip(Inline(line)) if line.strip() else line for line in lines)


class _AttributeLists:
    """``{: .class #id key="value" reference}``, and ``{:reference: …}`` that says what a reference means."""

    def __init__(self, text: str, placeholders: Placeholders) -> None:
        self._text = text
        self._placeholders = placeholders
        self._tags = list(_braces(text)) if "{:" in text else []
        self._defined: dict[str, Attributes] = {}
        self._line = _Line(0, -1, 0, -1)

    def replacements(self) -> Iterator[Replacement]:
        definitions = {tag.start() for tag in self._tags if self._define(tag)}
        last_end, of_block = -1, False
        for tag in self._tags:
            start, end = tag.span()
            if start in definitions:
                yield Replacement(start, end, "")
                continue
            attributes = parse_attributes(tag[1])
            if attributes is None or attributes == Attributes():
                continue
            if start != last_end:
                of_block = self._is_of_block(start, end, attributes)
                if not of_block and not self._is_of_span(start, end, attributes):
                    continue
            last_end = end + (self._text[end : end + 1] == " ")
            if of_block:
                yield Replacement(start, end, self._placeholders.attributes(self._resolved(attributes)))
            elif start == self._line_at(start).item_start:
                yield Replacement(start, last_end, "")
            else:
                left = self._placeholders.after_span(self._resolved(attributes))
                yield Replacement(self._after_span(start, end), end, left)

    def _define(self, tag: re.Match[str]) -> bool:
        """Note a definition, if this is one: it stands on a line of its own."""
        definition = _DEFINITION.match(tag[1])
        attributes = parse_attributes(definition[2]) if definition else None
        if definition is None or attributes is None or not self._is_alone(*tag.span()):
            return False
        earlier = self._defined.get(definition[1], Attributes())
        self._defined[definition[1]] = earlier.merged(attributes)
        return True

    def _resolved(self, attributes: Attributes) -> Attributes:
        for name, value in attributes.values.items():
            if not value and name in self._defined:
                attributes = attributes.merged(self._defined[name])
        return attributes

    def _is_of_block(self, start: int, end: int, attributes: Attributes) -> bool:
        """Tell whether a list stands alone, or at the end of a line where it can be nothing else."""
        if self._is_alone(start, end):
            return True
        at_end = self._text[start - 1] in " \t" and end >= self._line_at(start).end
        return at_end and _says_more_than_a_name(attributes)

    def _is_of_span(self, start: int, end: int, attributes: Attributes) -> bool:
        """Tell whether a list follows a span or begins an item, both of which look the same without it."""
        if self._text[start - 1 : start] in _SPAN_ENDS or start == self._line_at(start).item_start:
            return True
        return self._after_span(start, end) < start and _says_more_than_a_name(attributes)

    def _after_span(self, start: int, end: int) -> int:
        """Return the end of the span that a list within a line follows, or the start of the list."""
        line = self._line_at(start)
        position = start
        while position > line.text_start and self._text[position - 1] in " \t":
            position -= 1
        return position if end < line.end and self._text[position - 1] in _SPAN_ENDS else start

    def _is_alone(self, start: int, end: int) -> bool:
        """Tell whether nothing but other lists stands on the same line."""
        line = self._line_at(start)
        if start != line.text_start:
            return False
        after = self._text[end : line.end].lstrip()
        return not after or after.startswith("{:")

    def _line_at(self, position: int) -> _Line:
        if not self._line.start <= position <= self._line.end:
            self._line = _line_around(self._text, position)
        return self._line


def _says_more_than_a_name(attributes: Attributes) -> bool:
    return bool(attributes.identifier or attributes.classes or any(attributes.values.values()))


class _Line(NamedTuple):
    """A line with attribute lists in it: offsets of what is in it."""

    start: int
    end: int
    """Without blanks at its end, and the number signs that close a heading."""
    text_start: int
    """After the marks of quotes and indentation."""
    item_start: int
    """Where the text of a list item or definition starts; negative if there is none."""


def _line_around(text: str, position: int) -> _Line:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : len(text) if end < 0 else end]
    trimmed = line.rstrip(" \t#")
    text_start = start + len(line) - len(line.lstrip(" \t>"))
    item = _ITEM.match(text, text_start)
    item_start = item.end() if item else -1
    return _Line(start, start + max(1, len(trimmed)), text_start, item_start)


def _braces(text: str) -> Iterator[re.Match[str]]:
    return CodeMask(text).outside(_BRACES)


def _ends_of_blocks(text: str, placeholders: Placeholders, *, is_certain: bool) -> Iterator[Replacement]:
    """Replace ``^`` on a line: nothing to see, but it keeps apart what stands around it.

    Where it is not certain that kramdown reads the text, it does so only between blank lines.
    """
    if "^" not in text:
        return
    for mark in CodeMask(text).outside(_END_OF_ANY_BLOCK if is_certain else _END_OF_BLOCK):
        if is_certain or _is_between_blank_lines(text, *mark.span()):
            start = text.index("^", mark.start())
            yield Replacement(start, mark.end(), placeholders.attributes(Attributes()))


def _is_between_blank_lines(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return before in ("\n\n", "\n", "") and after in ("\n\n", "\n", "")
