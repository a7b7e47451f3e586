"""MDX: Markdown with components, expressions and statements of JavaScript in it.

Nothing is run. What a component says to readers is shown: its title, what stands between its tags. An
expression whose value is not written there is shown as it is, dimmed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reader.document.dialects.mdx.flow import rewrite_flow
from reader.document.dialects.mdx.javascript import Brackets, literal, without_comments
from reader.document.dialects.mdx.jsx import JsxTag, Values, jsx_tag
from reader.document.dialects.placing import start_of_line
from reader.document.dialects.tags.meanings import (
    chip_for,
    container_for,
    known_chip,
    link_around,
)
from reader.document.dialects.tags.tab_names import TabNames
from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import normalized, words
from reader.document.model import Inline
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_SIGN: Final = re.compile(r"\\.|[{<]|\$\$?", re.DOTALL)
_BLANK_LINE: Final = re.compile(r"\n[ \t]*+(?=\n)")
_NO_EXPRESSION: Final = frozenset("#:.%")
"""What follows the brace of an attribute list, or of a template tag."""

_IDENTIFIER: Final = re.compile(r"#[\w-]+")
_LOOKS: Final = frozenset(("classname", "class", "style", "key", "ref", "sx", "css"))
"""Attributes that say nothing to readers, in lower case."""

_CONTENTS: Final = ("toc", "tableofcontents")
"""What the names of components begin with that list the sections of a page, as the outline does."""

_GROUPS: Final = frozenset(("tabs", "steps", "cards", "codegroup", "fragment", "trans"))
"""Components around others, whose attributes are settings."""

_HTML_NAMES: Final = {"className": "class", "htmlFor": "for", "srcSet": "srcset", "colSpan": "colspan"}


def without_components(source: Source, dialect: Dialect, placeholders: Placeholders) -> Source:
    """Return MDX as Markdown with placeholders; what is not closed stays."""
    source, imports = rewrite_flow(source)
    return source.rewritten(_Mdx(source.text, dialect, placeholders, imports).replacements())


class _Mdx:
    """What stands within the lines of one article: expressions and tags."""

    def __init__(self, text: str, dialect: Dialect, placeholders: Placeholders, imports: Values) -> None:
        self._text = text
        self._dialect = dialect
        self._placeholders = placeholders
        self._imports = imports
        self._brackets = Brackets(text)
        self._blank_line = -1
        self._comment_end = -1
        """Where the last comment of HTML ends; the end of the text when the one there is not closed."""
        self._expressions: list[Replacement] = []
        self._tags: list[JsxTag] = []
        self._tab_names = TabNames()

    def replacements(self) -> Sequence[Replacement]:
        """Return everything that changes, in order."""
        self._scan()
        return sorted([*self._expressions, *self._shown_tags()])

    def _scan(self) -> None:
        """Find all expressions and tags outside of code."""
        position = 0
        for sign in CodeMask(self._text).outside(_SIGN):
            start = sign.start()
            if start < position:
                continue
            match sign[0]:
                case "{":
                    position = self._take_expression(start)
                case "<":
                    position = self._take_tag(start)
                case "$" | "$$" if self._dialect.math:
                    position = self._end_of_formula(start, sign[0])

    def _take_expression(self, start: int) -> int:
        """Note the expression at a brace, closed in the same paragraph; return the offset to go on at."""
        if self._text[start + 1 : start + 2] in _NO_EXPRESSION:
            return start + 1
        end = self._brackets.end(start, self._paragraph_end(start))
        if end is None:
            return start + 1
        self._expressions.append(Replacement(start, end, self._value(start, end)))
        return end

    def _paragraph_end(self, offset: int) -> int:
        """Return the first blank line from an offset on. The offsets asked for in a row may only grow."""
        if self._blank_line < offset:
            blank = _BLANK_LINE.search(self._text, offset)
            self._blank_line = blank.start() if blank else len(self._text)
        return self._blank_line

    def _value(self, start: int, end: int) -> str:
        """Return what is shown of an expression: what it says, or itself."""
        code = self._text[start + 1 : end - 1]
        bare = without_comments(code)
        said = literal(bare)
        if not bare:
            comment = code.strip().removeprefix("/*").removesuffix("*/").strip()
            return f"{{{comment}}}" if _IDENTIFIER.fullmatch(comment) else ""
        if said is None:
            return self._placeholders.chip(Inline(f"⟨{' '.join(bare.split())}⟩", "chip"))
        if said.isspace():
            # A second blank, or one at the end of a line, would mean something to Markdown.
            around = self._text[start - 1 : start] + self._text[end : end + 1]
            return "" if any(map(str.isspace, around)) else " "
        return self._placeholders.chip(Inline(said)) if said else ""

    def _end_of_formula(self, start: int, sign: str) -> int:
        limit = self._paragraph_end(start) if sign == "$" else len(self._text)
        end = self._text.find(sign, start + len(sign), min(limit, start + 2_000))
        return end + len(sign) if end >= 0 else start + len(sign)

    def _take_tag(self, start: int) -> int:
        """Note the tag at a ``<``; return the offset to go on at."""
        if self._text.startswith("<!--", start):
            if start >= self._comment_end:
                end = self._text.find("-->", start)
                self._comment_end = end if end >= 0 else len(self._text)
            return self._comment_end if self._comment_end < len(self._text) else start + 1
        tag = jsx_tag(self._text, start, self._brackets, self._imports)
        if tag is None:
            return start + 1
        self._tags.append(tag)
        return tag.end

    def _shown_tags(self) -> Iterator[Replacement]:
        partners = _partners(self._tags)
        self._blank_line = -1
        for index, tag in enumerate(self._tags):
            if not tag.is_component:
                yield from self._as_html(tag)
            elif tag.kind == "alone" and tag.name.lower().startswith(_CONTENTS):
                yield Replacement(tag.start, tag.end, "")
            elif tag.kind == "alone":
                yield Replacement(tag.start, tag.end, self._chip(chip_for(_meant(tag), self._dialect)))
            elif tag.kind == "opening" and index in partners:
                yield from self._pair(tag, self._tags[partners[index]])

    def _chip(self, runs: tuple[Inline, ...]) -> str:
        return self._placeholders.chip(*runs) if runs else ""

    def _pair(self, opening: JsxTag, closing: JsxTag) -> tuple[Replacement, Replacement]:
        """Replace the two tags around the children of a component."""
        meant = _meant(opening)
        meant = self._tab_names.named(meant, opening.start, meant.options.get("value", ""))
        self._tab_names.take_group(meant, closing.start)
        before, after = "", ""
        line = start_of_line(self._text, opening.start)
        column = None if line is None else self._text[line : opening.start]
        if column is not None and (container := container_for(meant, self._dialect)):
            before = f"{self._placeholders.opening(container)}\n{column}"
            after = f"\n{column}{self._placeholders.closing()}\n{column}"
        elif known := [run for run in known_chip(meant, self._dialect) or () if run.image or run.link]:
            before, after = self._known(known, opening, closing)
        elif said := _said(meant):
            is_above = column is not None and closing.start > self._paragraph_end(opening.end)
            before = self._placeholders.chip(Inline(said, "strong")) if is_above else ""
            after = "" if is_above else self._placeholders.chip(Inline(f" ({said})"))
        return (
            Replacement(opening.start, opening.end, before),
            Replacement(closing.start, closing.end, after),
        )

    def _known(self, known: Sequence[Inline], opening: JsxTag, closing: JsxTag) -> tuple[str, str]:
        """Link the text of a line; else put a picture or link above what stands between the tags."""
        target = link_around(_meant(opening))
        if target and closing.start <= self._paragraph_end(opening.end):
            return "[", f"]({target})"
        return self._placeholders.chip(*known) + "\n", ""

    def _as_html(self, tag: JsxTag) -> Iterator[Replacement]:
        """Rewrite a tag that HTML has too as it is written there."""
        text = self._text[tag.start : tag.end]
        if tag.is_html and "\n" not in text and "className" not in text:
            return
        attributes = "".join(
            f' {_HTML_NAMES.get(name, name)}="{html.escape(" ".join(value.split()))}"'
            for name, value in tag.attributes
        )
        if tag.kind == "closing":
            yield Replacement(tag.start, tag.end, f"</{tag.name}>")
        else:
            yield Replacement(tag.start, tag.end, f"<{tag.name}{attributes}{' /' * (tag.kind == 'alone')}>")


def _meant(tag: JsxTag) -> Tag:
    """Turn a component into the tag that it is in other dialects."""
    options = {name: value for name, value in tag.attributes if name.lower() not in _LOOKS}
    if tag.name == "Tabs" and "values" in options:
        options["items"] = options.pop("values")
    return Tag(tag.name, (), options)


def _said(tag: Tag) -> str:
    """Return what the attributes of a component say to readers."""
    return "" if tag.name.lower() in _GROUPS else " — ".join(words(normalized(tag)))


def _partners(tags: Sequence[JsxTag]) -> Mapping[int, int]:
    """Map opening tags to their closing ones, by index. What is not closed lies within what is."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    counts: dict[str, int] = {}
    for index, tag in enumerate(tags):
        if tag.kind == "opening" and tag.is_component:
            waiting.append(index)
            counts[tag.name] = counts.get(tag.name, 0) + 1
        elif tag.kind == "closing" and counts.get(tag.name):
            while waiting:
                opening = waiting.pop()
                counts[tags[opening].name] -= 1
                if tags[opening].name == tag.name:
                    partners[opening] = index
                    break
    return partners
