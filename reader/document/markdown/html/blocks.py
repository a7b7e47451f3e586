"""HTML between the blocks of Markdown → real blocks, and that Markdown in them where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from reader.document.markdown.html.block_tags import CONTAINERS, BlockTags
from reader.document.markdown.html.containers import HtmlContainer, start_of
from reader.document.markdown.html.element_stack import ElementStack
from reader.document.markdown.html.leaf_markdown import inline_tag
from reader.document.markdown.html.preformatted import CODE, PreformattedCode
from reader.document.model import Block
from reader.document.source.html_elements import (
    BLOCKS,
    HEADINGS,
    STYLES,
    VOID,
    WIDGETS,
    anchor_of,
    is_literal_text,
    is_skipped,
    shows_something,
    smiley_of,
)
from reader.document.source.html_tokens import EndTag, OpenComment, RawHtml, StartTag, Text, tokens
from reader.document.source.placeholders import Placeholders
from reader.document.source.skipped_elements import Skipped, ends_of_drawings

_DEEPEST: Final = 12
"""Lists, quotes and the like in each other that are followed, where no Markdown stands around them."""

_LEAVES: Final = HEADINGS | {"p", "summary", "figcaption", "caption", "dt"}
"""Elements that a role starts with, even if its first word is on another line."""

_WITHIN_LINES: Final = frozenset((*STYLES, *WIDGETS, "a", "sub", "sup", "q", "abbr", "acronym", "noscript"))
_BLANK_LINES: Final = re.compile(r"(?=\n[ \t]*\n)")


def read_html(
    parts: Sequence[Block | RawHtml],
    line_of: Callable[[int], int],
    placeholders: Placeholders,
    still_open: list[StartTag],
) -> list[Block]:
    """Return the blocks of a sequence of which some is HTML.

    ``still_open`` are elements that an earlier part of the article left open; it becomes those that this one
    does. ``line_of`` gives the line of the file of one that is counted from 0.
    """
    reader = _Reader(parts, line_of, placeholders)
    for tag in still_open:
        reader.reopen(tag)
    for part in parts:
        if isinstance(part, RawHtml):
            reader.take_html(part)
        else:
            reader.take_block(part)
    blocks, still_open[:] = reader.finish()
    return blocks


class _Reader:
    """Goes along the parts once, with a stack of the elements that are open."""

    def __init__(
        self, parts: Sequence[Block | RawHtml], line_of: Callable[[int], int], placeholders: Placeholders
    ) -> None:
        self._placeholders = placeholders
        self._tokens = {id(part): list(tokens(part.text)) for part in parts if isinstance(part, RawHtml)}
        self._ends = Counter(
            token.name for found in self._tokens.values() for token in found if isinstance(token, EndTag)
        )
        """How many end tags of each name are still to come."""
        self._ends.update(name for part in parts for name in ends_of_drawings(part))
        level = max((part.level for part in parts if isinstance(part, RawHtml)), default=0)
        self._stack = ElementStack(line_of, max(0, _DEEPEST - level))
        self._tags = BlockTags(self._stack, placeholders)
        self._skipped: Skipped | None = None
        self._code: PreformattedCode | None = None

    def reopen(self, tag: StartTag) -> None:
        """Go on in an element. What can be closed goes on as a quote without a label of its own."""
        kind = CONTAINERS.get(tag.name, "quote")
        self._stack.open_container(tag, "quote" if kind == "details" else kind)

    def take_block(self, block: Block) -> None:
        """Take a block of Markdown."""
        self._ends.subtract(ends_of_drawings(block))
        if self._skipped:
            self._skip(block)
            return
        self._end_code()
        self._tags.end_implied_list()
        self._end_unclosed_label()
        self._stack.add_block(block)

    def _skip(self, block: Block) -> None:
        """Pass over a block of Markdown in an element that is skipped; the element may end in it."""
        rest = self._skipped.rest_of(block) if self._skipped else None
        if rest is not None:
            self._end_skipped()
            if rest.source:
                self.take_block(rest)

    def take_html(self, raw: RawHtml) -> None:
        """Take the next HTML."""
        rest_is_markdown = False
        for token in self._tokens[id(raw)]:
            self._stack.line = raw.line + token.line
            if isinstance(token, EndTag):
                self._ends[token.name] -= 1
            if isinstance(token, OpenComment):
                self._stack.flush()
                rest_is_markdown = True
            elif rest_is_markdown and isinstance(token, Text):
                self._take_paragraphs(token)
            elif self._skipped:
                if self._skipped.ends_with(token):
                    self._end_skipped()
            elif self._code:
                if self._code.ends_with(token):
                    self._end_code()
            elif isinstance(token, StartTag):
                self._start(token)
            elif isinstance(token, EndTag):
                self._end(token.name)
            elif isinstance(token, Text):
                self._stack.add_text(token.source)
        if not self._stack.is_in_leaf and not self._is_in_paragraph():
            self._stack.flush()

    def finish(self) -> tuple[list[Block], list[StartTag]]:
        """Return all blocks, and the elements that nothing has closed."""
        if self._skipped:
            self._end_skipped()
        self._end_code()
        self._stack.flush()
        containers = self._stack.containers()
        tags = [
            _continuation(container) for container in containers if container.kind not in ("table", "cell")
        ]
        self._stack.close_all()
        return list(self._stack.root.children()), tags

    def _is_in_paragraph(self) -> bool:
        """Tell whether a paragraph is open that will be closed: blank lines do not end it."""
        return self._stack.innermost.tag.name == "p" and self._ends["p"] > 0

    def _start(self, tag: StartTag) -> None:
        name = tag.name
        closed = self._ends[name] > 0
        if not closed and is_literal_text(tag):
            self._stack.add_text(tag.source.replace("<", "&lt;"))
        elif is_skipped(tag):
            self._skipped = Skipped(self._plain(tag))
            if not closed or name in VOID:
                self._end_skipped()
        elif name in BLOCKS:
            self._stack.flush()
            if name != "li":
                self._tags.end_implied_list()
            if name in CODE:
                self._code = PreformattedCode(tag, self._stack.file_line, self._stack.tags)
            else:
                self._tags.start(tag)
            if name in _LEAVES:
                self._stack.source.start_at(self._stack.line)
        elif name == "br":
            self._stack.break_line()
        else:
            self._start_within_line(tag)

    def _start_within_line(self, tag: StartTag) -> None:
        name = tag.name
        role = self._stack.innermost.role
        if role.kind == "heading" and not role.identifier:
            role.identifier = self._placeholders.plain(anchor_of(tag))
        if name == "input" and self._begins_task(tag):
            self._stack.innermost.container.checked = "checked" in tag.attributes
        elif smiley := smiley_of(tag):
            self._stack.add_text(escape(smiley))
        elif shows_something(tag):
            self._stack.add_content(inline_tag(tag))
        elif name in _WITHIN_LINES:
            self._stack.open_style(name, inline_tag(tag))

    def _begins_task(self, tag: StartTag) -> bool:
        container = self._stack.innermost.container
        is_checkbox = tag.attributes.get("type", "").lower() == "checkbox"
        is_first = not container.blocks and not self._stack.source.says_something
        return is_checkbox and is_first and container.kind == "item"

    def _end_unclosed_label(self) -> None:
        """End a label that nothing closes: a block of Markdown stands below it, not in it."""
        if self._stack.is_open("summary") and not self._ends["summary"]:
            self._stack.flush()
            self._stack.close_named("summary")

    def _end(self, name: str) -> None:
        if name in BLOCKS:
            self._stack.flush()
            if self._stack.is_open(name):
                self._stack.close_named(name)
            elif name == "tr":
                self._stack.close_cell()
        elif name == "br":
            self._stack.break_line()
        elif name in _WITHIN_LINES:
            self._stack.close_style(name)

    def _take_paragraphs(self, text: Text) -> None:
        """Take text that an open comment has hidden by mistake."""
        line = self._stack.line
        for paragraph in _BLANK_LINES.split(text.source):
            self._stack.source.add_text(paragraph, line)
            self._stack.flush()
            line += paragraph.count("\n")

    def _end_code(self) -> None:
        code = self._code.block(self._placeholders) if self._code else None
        self._code = None
        if code:
            self._stack.innermost.container.blocks.append(code)

    def _end_skipped(self) -> None:
        run = self._skipped.shown() if self._skipped else None
        self._skipped = None
        if run:
            self._stack.add_content(self._placeholders.chip(run))

    def _plain(self, tag: StartTag) -> StartTag:
        """Return a tag whose attributes are text without placeholders."""
        if tag.source.isascii():
            return tag
        return tag._replace(
            attributes={name: self._placeholders.plain(text) for name, text in tag.attributes.items()}
        )


def _continuation(container: HtmlContainer) -> StartTag:
    """Return what opens an element again in the next stretch of a long article."""
    if container.tag.name == "ol":
        start = start_of(container.tag.attributes) + len(container.items)
        kept = {name: container.tag.attributes.get(name, "") for name in ("type", "style")}
        return StartTag(0, "ol", {**kept, "start": str(start)}, "")
    return StartTag(0, container.tag.name, {}, "")
