"""HTML between the blocks of Markdown → real blocks, and that Markdown in them where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import unescape
from typing import Final, NamedTuple

from reader.content.text import clean_text
from reader.document.fences import language_of
from reader.document.model import Block, CodeBlock, Paragraph, Rule
from reader.document.syntax.html_callouts import callout_of, is_title
from reader.document.syntax.html_elements import (
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
)
from reader.document.syntax.html_frames import Frame, Kind, Leaf, start_of
from reader.document.syntax.html_source import LeafSource, inline_tag, pieces
from reader.document.syntax.html_tokens import EndTag, OpenComment, StartTag, Text, Token, tokens
from reader.document.syntax.marks import Marks
from reader.document.syntax.raw_html import RawHtml

_DEEPEST: Final = 12
"""Lists, quotes and the like in each other that are followed, where no Markdown stands around them."""

_MOST_OPEN: Final = 100
"""Elements of all kinds in each other that are followed."""

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

_CODE: Final = frozenset(("pre", "listing", "xmp"))
_REOPENED: Final = frozenset((*STYLES, "a")) - {"rt"}
"""Elements within a line that go on in the next paragraph if they are still open."""

_WITHIN_LINES: Final = _REOPENED | {"sub", "sup", "q", "abbr", "acronym", "rt"}
_LANGUAGE: Final = re.compile(
    r"(?:^|[\s\"'])(?:language-|lang-|highlight-source-|highlight-|brush:\s*)([\w+#.-]+)"
)
_BLANK_LINES: Final = re.compile(r"(?=\n[ \t]*\n)")
_NO_TAG: Final = StartTag(0, "", {}, "")


class _Open(NamedTuple):
    """An element that is open."""

    name: str
    frame: Frame
    """What collects the blocks in it: its own frame, or one around it."""
    leaf: Leaf
    is_markdown: bool
    styles: int
    """How many elements within a line were open when it began."""


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
        self._line_of = line_of
        self._marks = marks
        self._tokens = {id(part): list(tokens(part.text)) for part in parts if isinstance(part, RawHtml)}
        self._ends = Counter(
            token.name for found in self._tokens.values() for token in found if isinstance(token, EndTag)
        )
        """How many end tags of each name are still to come."""
        level = max((part.level for part in parts if isinstance(part, RawHtml)), default=0)
        self._deepest = max(0, _DEEPEST - level)
        first = parts[0] if parts else None
        self._line = line_of(first.line) if isinstance(first, RawHtml) else first.line if first else 1
        """The line of the file of the last token or block."""
        self._parsed_line = 0
        """The 0-based line of the parsed text that the last token starts at."""
        root = Frame("root", self._line, _NO_TAG)
        self._open = [_Open("", root, Leaf(), False, 0)]
        self._open_names: Counter[str] = Counter()
        self._styles: list[tuple[str, str]] = []
        """Names and tags of the elements within a line that are open."""
        self._source = LeafSource()
        self._skipped: Skipped | None = None
        self._code: list[str] | None = None
        """The code in the ``pre`` that is open."""
        self._code_name = ""
        self._code_line = 0
        self._language = ""

    def reopen(self, tag: StartTag) -> None:
        """Go on in an element."""
        self._open_frame(tag, _FRAMES[tag.name])

    def take_block(self, block: Block) -> None:
        """Take a block of Markdown."""
        self._line = block.line
        if self._skipped:
            return
        self._end_code()
        self._flush()
        innermost = self._open[-1]
        innermost.frame.add(block, innermost.leaf)

    def take_html(self, raw: RawHtml) -> None:
        """Take the next HTML."""
        rest_is_markdown = False
        for token in self._tokens[id(raw)]:
            self._parsed_line = raw.line + token.line
            self._line = self._line_of(self._parsed_line)
            if isinstance(token, EndTag):
                self._ends[token.name] -= 1
            if isinstance(token, OpenComment):
                self._flush()
                rest_is_markdown = True
            elif rest_is_markdown and isinstance(token, Text):
                self._take_paragraphs(token)
            elif self._skipped:
                if self._skipped.ends_with(token):
                    self._end_skipped()
            elif self._code is not None:
                self._take_code(token)
            elif isinstance(token, StartTag):
                self._start(token)
            elif isinstance(token, EndTag):
                self._end(token.name)
            elif isinstance(token, Text):
                self._add_text(token.source)
        if not any(one.leaf.kind for one in self._open):
            self._flush()

    def finish(self) -> tuple[list[Block], list[StartTag]]:
        """All blocks, and the elements that nothing has closed."""
        if self._skipped:
            self._end_skipped()
        self._end_code()
        self._flush()
        root, *frames = dict.fromkeys(one.frame for one in self._open)
        tags = [_continuation(frame) for frame in frames if frame.kind not in ("table", "cell")]
        self._close_to(1)
        return list(root.children()), tags

    def _start(self, tag: StartTag) -> None:
        name = tag.name
        closed = self._ends[name] > 0
        if not closed and is_placeholder(tag):
            self._add_text(tag.source.replace("<", "&lt;"))
        elif name in SKIPPED:
            self._skipped = Skipped(self._plain(tag))
            if not closed:
                self._end_skipped()
        elif name in BLOCKS:
            self._flush()
            self._start_block(tag)
            if name in _LEAVES:
                self._source.start_at(self._parsed_line)
        elif name == "br":
            self._break_line()
        else:
            self._start_within_line(tag)

    def _start_within_line(self, tag: StartTag) -> None:
        name = tag.name
        leaf = self._open[-1].leaf
        if leaf.kind == "heading" and not leaf.identifier:
            leaf.identifier = self._marks.plain(anchor_of(tag))
        if name == "input" and self._begins_task(tag):
            self._open[-1].frame.checked = "checked" in tag.attributes
        elif shows_something(tag):
            self._add_content(inline_tag(tag))
        elif name in _WITHIN_LINES and len(self._styles) < _MOST_OPEN:
            self._source.add_tag(inline_tag(tag))
            self._styles.append((name, inline_tag(tag)))

    def _begins_task(self, tag: StartTag) -> bool:
        frame = self._open[-1].frame
        is_checkbox = tag.attributes.get("type", "").lower() == "checkbox"
        return is_checkbox and frame.kind == "item" and not frame.blocks and not self._source.says_something

    def _start_block(self, tag: StartTag) -> None:
        name = tag.name
        innermost = self._open[-1]
        if name in TABLE_PARTS:
            self._start_table_part(tag)
        elif name == "hr":
            innermost.frame.blocks.append(Rule(self._line))
        elif name in _CODE:
            self._code, self._code_name, self._code_line = [], name, self._line
            self._language = _language(tag)
        elif name in HEADINGS:
            if innermost.name in HEADINGS:
                self._close_to(len(self._open) - 1)
                innermost = self._open[-1]
            identifier = self._marks.plain(tag.attributes.get("id", ""))
            is_in_label = innermost.leaf.is_in_label
            self._push(tag, leaf=Leaf("heading", int(name[1]), identifier, is_in_label=is_in_label))
        elif name == "summary":
            self._push(tag, leaf=Leaf("label"))
        elif name == "figcaption":
            self._push(tag, leaf=Leaf("caption"))
        elif name in ("li", "dt", "dd"):
            self._start_item(tag)
        elif name in _FRAMES and not callout_of(tag):
            self._open_frame(tag, _FRAMES[name])
        else:
            self._start_division(tag)

    def _start_division(self, tag: StartTag) -> None:
        """An element that says nothing by itself, unless its class makes it a callout or the title of one."""
        frame = self._open[-1].frame
        opening = callout_of(tag)
        if opening and frame.depth < self._deepest:
            self._open_frame(tag, "callout")
            self._open[-1].frame.opening = opening
        elif frame.kind == "callout" and not frame.blocks and is_title(tag):
            self._push(tag, leaf=Leaf("label"))
        else:
            self._push(tag)

    def _start_item(self, tag: StartTag) -> None:
        """An item, a term or a definition, which ends the one before."""
        innermost = self._open[-1]
        if tag.name == "li":
            if innermost.frame.kind == "item":
                self._close_named("li")
            if self._open[-1].frame.kind != "list":
                self._open_frame(StartTag(tag.line, "ul", {}, ""), "list")
        elif innermost.leaf.kind == "term":
            self._close_named("dt")
        elif innermost.frame.kind == "definition":
            self._close_named("dd")
        if tag.name == "dt":
            self._push(tag, leaf=Leaf("term"))
        elif self._open[-1].frame.kind in ("list", "terms"):
            self._open_frame(tag, _FRAMES[tag.name])
        else:
            self._push(tag)

    def _start_table_part(self, tag: StartTag) -> None:
        name = tag.name
        if name == "table":
            self._open_frame(tag, "table")
            return
        if name == "caption":
            self._push(tag, leaf=Leaf("caption"))
            return
        self._close_cell()
        frame = self._open[-1].frame
        if frame.kind != "table":
            return
        if name == "tr" or not frame.rows:
            frame.rows.append([])
        if name in ("td", "th"):
            self._open_frame(tag, "cell")

    def _close_cell(self) -> None:
        """End the innermost cell, or what stands in a table outside of its cells."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].frame.kind == "table":
                self._close_to(index + 1)
                return
            if self._open[index].name in ("td", "th"):
                self._close_to(index)
                return

    def _end(self, name: str) -> None:
        if name in BLOCKS:
            self._flush()
            if self._open_names[name]:
                self._close_named(name)
            elif name == "tr":
                self._close_cell()
        elif name == "br":
            self._break_line()
        elif name in _WITHIN_LINES:
            self._source.add_tag(f"</{name}>")
            index = next((i for i in range(len(self._styles) - 1, -1, -1) if self._styles[i][0] == name), -1)
            if index >= 0:
                del self._styles[index]

    def _close_named(self, name: str) -> None:
        """End the innermost element of a name, unless the cell of a table stands within it."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name == name:
                self._close_to(index)
                return
            if self._open[index].name in ("td", "th") and name not in TABLE_PARTS:
                return

    def _open_frame(self, tag: StartTag, kind: Kind) -> None:
        outer = self._open[-1].frame
        if outer.depth >= self._deepest:
            self._push(tag)
        else:
            self._push(tag, frame=Frame(kind, self._line, tag, outer), leaf=Leaf())

    def _push(self, tag: StartTag, *, frame: Frame | None = None, leaf: Leaf | None = None) -> None:
        innermost = self._open[-1]
        if frame is None and len(self._open) >= _MOST_OPEN:
            return
        is_markdown = tag.attributes.get("markdown", "").lower() in ("1", "block", "span")
        self._open.append(
            _Open(
                tag.name,
                frame or innermost.frame,
                leaf or innermost.leaf,
                (innermost.is_markdown or is_markdown) and tag.attributes.get("markdown") != "0",
                len(self._styles),
            )
        )
        self._open_names[tag.name] += 1

    def _close_to(self, index: int) -> None:
        """End all elements from one on."""
        while len(self._open) > index:
            self._flush()
            one = self._open.pop()
            self._open_names[one.name] -= 1
            if one.frame is not self._open[-1].frame:
                del self._styles[one.styles :]
                self._source = LeafSource(*self._open_styles())
                one.frame.end()

    def _flush(self) -> None:
        """End the paragraph."""
        source = self._source
        if source.says_something:
            text = source.finish(*(f"</{name}>" for name, _ in reversed(self._styles)))
            innermost = self._open[-1]
            innermost.frame.add(Paragraph(self._line_of(source.line), text), innermost.leaf)
        self._source = LeafSource(*self._open_styles())

    def _open_styles(self) -> list[str]:
        return [tag for name, tag in self._styles if name in _REOPENED]

    def _add_text(self, text: str) -> None:
        line = self._parsed_line
        if self._open[-1].is_markdown:
            self._source.add_text(text, line)
            return
        for piece in pieces(text):
            if not self._source.has_room_for(piece):
                self._flush()
            self._source.add_text(piece, line)
            line += piece.count("\n")

    def _add_content(self, markdown: str) -> None:
        """Add what shows something by itself."""
        if not self._source.has_room_for(markdown):
            self._flush()
        self._source.add_content(markdown, self._parsed_line)

    def _break_line(self) -> None:
        """Two line breaks in a row part paragraphs."""
        innermost = self._open[-1]
        if self._source.is_at_break and not innermost.leaf.kind and innermost.frame.kind != "cell":
            self._flush()
        elif self._source.says_something:
            self._source.add_break()

    def _take_paragraphs(self, text: Text) -> None:
        """Take text that an open comment has hidden by mistake."""
        line = self._parsed_line
        for paragraph in _BLANK_LINES.split(text.source):
            self._source.add_text(paragraph, line)
            self._flush()
            line += paragraph.count("\n")

    def _take_code(self, token: Token) -> None:
        assert self._code is not None
        if isinstance(token, Text):
            self._code.append(unescape(token.source))
        elif isinstance(token, EndTag):
            if token.name == self._code_name:
                self._end_code()
        elif isinstance(token, StartTag):
            self._language = self._language or _language(token)
            if token.name == "br":
                self._code.append("\n")

    def _end_code(self) -> None:
        if self._code is None:
            return
        text = "".join(self._code).removeprefix("\n").rstrip("\n")
        self._code = None
        if text.strip():
            code = CodeBlock(self._code_line, clean_text(self._marks.plain(text)), self._language)
            self._open[-1].frame.blocks.append(code)

    def _end_skipped(self) -> None:
        run = self._skipped.shown() if self._skipped else None
        self._skipped = None
        if run:
            self._add_content(self._marks.chip(run))

    def _plain(self, tag: StartTag) -> StartTag:
        """A tag whose attributes are text without marks."""
        if tag.source.isascii():
            return tag
        return tag._replace(
            attributes={name: self._marks.plain(text) for name, text in tag.attributes.items()}
        )


def _language(tag: StartTag) -> str:
    """The language of the code in an element, as sites name it in classes."""
    named = (
        tag.attributes.get("data-lang") or tag.attributes.get("data-language") or tag.attributes.get("lang")
    )
    if named and tag.name in _CODE | {"code"}:
        return language_of(named)
    found = _LANGUAGE.search(tag.attributes.get("class", ""))
    return language_of(found[1]) if found else ""


def _continuation(frame: Frame) -> StartTag:
    """What opens an element again in the next stretch of a long article."""
    match frame.kind:
        case "list" if frame.tag.name == "ol":
            start = start_of(frame.tag.attributes) + len(frame.items)
            return StartTag(0, "ol", {"start": str(start)}, "")
        case "list" | "item" | "terms" | "definition":
            return StartTag(0, frame.tag.name, {}, "")
    return StartTag(0, "blockquote", {}, "")
