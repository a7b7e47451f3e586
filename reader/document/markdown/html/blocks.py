"""HTML between the blocks of Markdown → real blocks, and that Markdown in them where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from reader.document.markdown.html.callouts import callout_of, is_title
from reader.document.markdown.html.captions import is_caption
from reader.document.markdown.html.code import CODE, Code
from reader.document.markdown.html.frames import Frame, Kind, Leaf, start_of
from reader.document.markdown.html.leaf_source import inline_tag
from reader.document.markdown.html.stack import Stack
from reader.document.model import Block, Rule
from reader.document.source.html_elements import (
    BLOCKS,
    HEADINGS,
    LISTS,
    SKIPPED,
    STYLES,
    TABLE_PARTS,
    Skipped,
    anchor_of,
    is_placeholder,
    shows_something,
    smiley_of,
)
from reader.document.source.html_tokens import EndTag, OpenComment, RawHtml, StartTag, Text, tokens
from reader.document.source.placeholders import Marks

_DEEPEST: Final = 12
"""Lists, quotes and the like in each other that are followed, where no Markdown stands around them."""

_FRAMES: Final[dict[str, Kind]] = {
    **dict.fromkeys(LISTS, "list"),
    "li": "item",
    "dl": "terms",
    "dd": "definition",
    "blockquote": "quote",
    "details": "details",
    "table": "table",
    "td": "cell",
    "th": "cell",
}
_LEAVES: Final = HEADINGS | {"p", "summary", "figcaption", "caption", "dt"}
"""Elements that a leaf starts with, even if its first word is on another line."""

_IMPLIED_LIST: Final = StartTag(0, "ul", {}, "")
"""What opens a list whose own tag is missing."""

_WITHIN_LINES: Final = frozenset((*STYLES, "a", "sub", "sup", "q", "abbr", "acronym"))
_BLANK_LINES: Final = re.compile(r"(?=\n[ \t]*\n)")


def read_html(
    parts: Sequence[Block | RawHtml],
    line_of: Callable[[int], int],
    marks: Marks,
    still_open: list[StartTag],
) -> list[Block]:
    """The blocks of a sequence of which some is HTML.

    ``still_open`` are elements that an earlier part of the article left open; it becomes those that this one
    does. ``line_of`` gives the line of the file of one that is counted from 0.
    """
    reader = _Reader(parts, line_of, marks)
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

    def __init__(self, parts: Sequence[Block | RawHtml], line_of: Callable[[int], int], marks: Marks) -> None:
        self._marks = marks
        self._tokens = {id(part): list(tokens(part.text)) for part in parts if isinstance(part, RawHtml)}
        self._ends = Counter(
            token.name for found in self._tokens.values() for token in found if isinstance(token, EndTag)
        )
        """How many end tags of each name are still to come."""
        level = max((part.level for part in parts if isinstance(part, RawHtml)), default=0)
        self._stack = Stack(line_of, max(0, _DEEPEST - level))
        self._skipped: Skipped | None = None
        self._code: Code | None = None

    def reopen(self, tag: StartTag) -> None:
        """Go on in an element."""
        self._stack.open_frame(tag, _FRAMES[tag.name])

    def take_block(self, block: Block) -> None:
        """Take a block of Markdown."""
        if not self._skipped:
            self._end_code()
            self._end_implied_list()
            self._end_unclosed_label()
            self._stack.add_block(block)

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
        """All blocks, and the elements that nothing has closed."""
        if self._skipped:
            self._end_skipped()
        self._end_code()
        self._stack.flush()
        frames = self._stack.frames()
        tags = [_continuation(frame) for frame in frames if frame.kind not in ("table", "cell")]
        self._stack.close_all()
        return list(self._stack.root.children()), tags

    def _is_in_paragraph(self) -> bool:
        """Whether a paragraph is open that will be closed: blank lines do not end it."""
        return self._stack.innermost.tag.name == "p" and self._ends["p"] > 0

    def _start(self, tag: StartTag) -> None:
        name = tag.name
        closed = self._ends[name] > 0
        if not closed and is_placeholder(tag):
            self._stack.add_text(tag.source.replace("<", "&lt;"))
        elif name in SKIPPED:
            self._skipped = Skipped(self._plain(tag))
            if not closed:
                self._end_skipped()
        elif name in BLOCKS:
            self._stack.flush()
            if name != "li":
                self._end_implied_list()
            self._start_block(tag)
            if name in _LEAVES:
                self._stack.source.start_at(self._stack.line)
        elif name == "br":
            self._stack.break_line()
        else:
            self._start_within_line(tag)

    def _start_within_line(self, tag: StartTag) -> None:
        name = tag.name
        leaf = self._stack.innermost.leaf
        if leaf.kind == "heading" and not leaf.identifier:
            leaf.identifier = self._marks.plain(anchor_of(tag))
        if name == "input" and self._begins_task(tag):
            self._stack.innermost.frame.checked = "checked" in tag.attributes
        elif smiley := smiley_of(tag):
            self._stack.add_text(escape(smiley))
        elif shows_something(tag):
            self._stack.add_content(inline_tag(tag))
        elif name in _WITHIN_LINES:
            self._stack.open_style(name, inline_tag(tag))

    def _begins_task(self, tag: StartTag) -> bool:
        frame = self._stack.innermost.frame
        is_checkbox = tag.attributes.get("type", "").lower() == "checkbox"
        is_first = not frame.blocks and not self._stack.source.says_something
        return is_checkbox and is_first and frame.kind == "item"

    def _start_block(self, tag: StartTag) -> None:
        name = tag.name
        innermost = self._stack.innermost
        if name in TABLE_PARTS:
            self._start_table_part(tag)
        elif name == "hr":
            innermost.frame.blocks.append(Rule(self._stack.file_line))
        elif name in CODE:
            self._code = Code(tag, self._stack.file_line, self._stack.tags)
        elif name in HEADINGS:
            if innermost.tag.name in HEADINGS:
                self._stack.close_innermost()
                innermost = self._stack.innermost
            identifier = self._marks.plain(tag.attributes.get("id", ""))
            is_in_label = innermost.leaf.is_in_label
            self._stack.push(tag, leaf=Leaf("heading", int(name[1]), identifier, is_in_label=is_in_label))
        elif name == "summary":
            self._stack.push(tag, leaf=Leaf("label"))
        elif name == "figcaption":
            self._stack.push(tag, leaf=Leaf("caption"))
        elif name in ("li", "dt", "dd"):
            self._start_item(tag)
        elif name in _FRAMES and not callout_of(tag):
            self._stack.open_frame(tag, _FRAMES[name])
        else:
            self._start_division(tag)

    def _start_division(self, tag: StartTag) -> None:
        """An element that says nothing by itself, unless its class makes it a callout or the title of one."""
        frame = self._stack.innermost.frame
        opening = callout_of(tag)
        if opening and self._stack.has_room:
            self._stack.open_frame(tag, "callout")
            self._stack.innermost.frame.opening = opening
        elif frame.kind == "callout" and not frame.blocks and is_title(tag):
            self._stack.push(tag, leaf=Leaf("label"))
        elif is_caption(tag.attributes):
            self._stack.push(tag, leaf=Leaf("caption"))
        else:
            self._stack.push(tag)

    def _start_item(self, tag: StartTag) -> None:
        """An item, a term or a definition, which ends the one before."""
        innermost = self._stack.innermost
        if tag.name == "li":
            if innermost.frame.kind == "item":
                self._stack.close_named("li")
            if self._stack.innermost.frame.kind != "list":
                self._stack.open_frame(_IMPLIED_LIST, "list")
        elif innermost.leaf.kind == "term":
            self._stack.close_named("dt")
        elif innermost.frame.kind == "definition":
            self._stack.close_named("dd")
        if tag.name == "dt":
            self._stack.push(tag, leaf=Leaf("term"))
        elif self._stack.innermost.frame.kind in ("list", "terms"):
            self._stack.open_frame(tag, _FRAMES[tag.name])
        else:
            self._stack.push(tag)

    def _end_implied_list(self) -> None:
        """End a list that only its items have opened, once something else than an item comes."""
        if self._stack.innermost.tag is _IMPLIED_LIST:
            self._stack.close_innermost()

    def _end_unclosed_label(self) -> None:
        """End a label that nothing closes: a block of Markdown stands below it, not in it."""
        if self._stack.is_open("summary") and not self._ends["summary"]:
            self._stack.flush()
            self._stack.close_named("summary")

    def _start_table_part(self, tag: StartTag) -> None:
        name = tag.name
        if name == "table":
            self._stack.open_frame(tag, "table")
            return
        if name == "caption":
            self._stack.push(tag, leaf=Leaf("caption"))
            return
        self._stack.close_cell()
        frame = self._stack.innermost.frame
        if frame.kind != "table":
            return
        if name == "tr" or not frame.rows:
            frame.rows.append([])
        if name in ("td", "th"):
            self._stack.open_frame(tag, "cell")
            if is_caption(tag.attributes):
                self._stack.push(tag, leaf=Leaf("caption"))

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
        code = self._code.block(self._marks) if self._code else None
        self._code = None
        if code:
            self._stack.innermost.frame.blocks.append(code)

    def _end_skipped(self) -> None:
        run = self._skipped.shown() if self._skipped else None
        self._skipped = None
        if run:
            self._stack.add_content(self._marks.chip(run))

    def _plain(self, tag: StartTag) -> StartTag:
        """A tag whose attributes are text without marks."""
        if tag.source.isascii():
            return tag
        return tag._replace(
            attributes={name: self._marks.plain(text) for name, text in tag.attributes.items()}
        )


def _continuation(frame: Frame) -> StartTag:
    """What opens an element again in the next stretch of a long article."""
    match frame.kind:
        case "list" if frame.tag.name == "ol":
            start = start_of(frame.tag.attributes) + len(frame.items)
            return StartTag(0, "ol", {"start": str(start)}, "")
        case "list" | "item" | "terms" | "definition":
            return StartTag(0, frame.tag.name, {}, "")
    return StartTag(0, "blockquote", {}, "")
