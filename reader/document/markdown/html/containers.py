"""The elements of HTML that are open, and the blocks that they become when they end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from reader.document.markdown.html.callouts import callout_of
from reader.document.markdown.html.captions import append_caption
from reader.document.markdown.html.tables import Cell, table_blocks
from reader.document.model import (
    Block,
    Definition,
    DefinitionList,
    Heading,
    Label,
    List,
    ListItem,
    Numerals,
    Paragraph,
    Quote,
)
from reader.document.source.html_tokens import StartTag
from reader.document.source.placeholders import Opening

_LIST_STYLE: Final = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman))\b", re.IGNORECASE
)
_STYLES: Final[Mapping[str, Numerals]] = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), "a"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "A"),
    "lower-roman": "i",
    "upper-roman": "I",
}

ContainerKind = Literal[
    "root", "list", "item", "terms", "definition", "quote", "callout", "details", "table", "cell"
]
"""What an element collects blocks for."""

TextKind = Literal["", "heading", "label", "term", "caption"]
"""What the text in an element is, if it is not a paragraph."""

DEFAULT_LABEL: Final = "Details"


class HtmlContainer:
    """An element that collects the blocks in it."""

    def __init__(
        self, kind: ContainerKind, line: int, tag: StartTag, outer: HtmlContainer | None = None
    ) -> None:
        self.kind: Final = kind
        self.line: Final = line
        """The line of the file."""
        self.tag: Final = tag
        self.outer: Final = outer
        self.depth: int = outer.depth + 1 if outer else 0
        self.blocks: list[Block | Definition] = []
        self.items: list[ListItem] = []
        self.rows: list[list[Cell]] = []
        self.label: Label | None = None
        self.opening: Opening | None = None
        self.checked: bool | None = None

    def add(self, block: Block | None, role: TextRole) -> None:
        """Add a block that stands in an element whose text has a role."""
        if isinstance(block, Paragraph) and role.kind:
            block = self._as_block(block, role)
        if isinstance(block, Heading) and role.is_in_label and self.outer:
            # A heading stands before what it is the label of, so that it is seen when that is folded.
            self.outer.blocks.append(block)
        elif isinstance(block, Paragraph) and role.kind == "caption":
            append_caption(self.blocks, block)
        elif block is not None:
            self.blocks.append(block)

    def _as_block(self, paragraph: Paragraph, role: TextRole) -> Block | None:
        line, source = paragraph
        match role.kind:
            case "heading":
                return Heading(line, role.level, source, role.identifier)
            case "label" if self.label is None and self.kind in ("details", "callout"):
                self.label = Label(line, source, "details")
                return None
            case "term" if self.kind == "terms":
                return Label(line, source, "term")
            case "caption":
                return Paragraph(line, f"<em>{source}</em>")
        return paragraph

    def end(self) -> None:
        """Give what has been collected to the container around this one."""
        outer = self.outer
        assert outer is not None
        match self.kind:
            case "item":
                outer.take_strays()
                number = number_in(self.tag.attributes, "value")
                outer.items.append(ListItem(self.line, self.children(), self.checked, number=number))
            case "list":
                self.take_strays()
                outer.blocks += self._list()
            case "terms":
                outer.blocks.append(DefinitionList(self.line, tuple(self._definitions())))
            case "definition":
                outer.blocks.append(Definition(self.line, self.children()))
            case "quote" | "callout" | "details":
                outer.blocks += self._quote()
            case "cell":
                is_header = self.tag.name == "th"
                outer.rows[-1].append(Cell(self.children(), self.tag.attributes, is_header))
            case "table":
                outer.blocks += self.blocks
                outer.blocks += table_blocks(self.rows, self.line)

    def take_strays(self) -> None:
        """Put what stands between the items of a list into the item before it, or into one of its own."""
        strays = self.children()
        if not strays:
            return
        self.blocks = []
        if self.items:
            last = self.items.pop()
            self.items.append(last._replace(children=last.children + strays))
        else:
            self.items.append(ListItem(strays[0].line, strays))

    def children(self) -> tuple[Block, ...]:
        """Return the collected blocks. A definition without a list around it is what it holds."""
        children: list[Block] = []
        for block in self.blocks:
            if isinstance(block, Definition):
                children += block.children
            else:
                children.append(block)
        return tuple(children)

    def _list(self) -> list[Block]:
        if not self.items:
            return []
        ordered = self.tag.name == "ol"
        if ordered and "reversed" in self.tag.attributes:
            first = start_of(self.tag.attributes, otherwise=len(self.items))
            self.items = [
                item if item.number is not None else item._replace(number=first - index)
                for index, item in enumerate(self.items)
            ]
        tight = all(sum(isinstance(one, Paragraph) for one in item.children) < 2 for item in self.items)
        start, numerals = start_of(self.tag.attributes), numerals_of(self.tag.attributes)
        return [List(self.line, tuple(self.items), ordered, start, tight, numerals)]

    def _definitions(self) -> list[Label | Definition]:
        """Return terms and definitions; what stands between them goes on with the definition before."""
        parts: list[Label | Definition] = []
        for block in self.blocks:
            if isinstance(block, Label | Definition):
                parts.append(block)
            elif parts and isinstance(parts[-1], Definition):
                parts[-1] = parts[-1]._replace(children=(*parts[-1].children, block))
            else:
                parts.append(Definition(block.line, (block,)))
        return parts

    def _quote(self) -> Sequence[Block]:
        children = self.children()
        if self.kind == "details":
            label = self.label or Label(self.line, DEFAULT_LABEL, "details")
            folded = "open" not in self.tag.attributes
            return [Quote(self.line, (label, *children), "details", folded)]
        if self.opening:
            return self._callout(self.opening, children)
        return [Quote(self.line, children)] if children else []

    def _callout(self, opening: Opening, children: Sequence[Block]) -> Sequence[Block]:
        """Return a callout, unless it is empty. One that holds its title is labelled with kind and title."""
        if self.label:
            titled = callout_of(self.tag, self.label.source) or opening
            label = Label(self.label.line, titled.title, opening.kind)
        elif children:
            label = Label(self.line, opening.title, opening.kind)
        else:
            return []
        return [Quote(self.line, (label, *children), opening.kind, opening.folded)]


class TextRole:
    """What the text within an element is, and within those in it that say nothing else."""

    def __init__(
        self, kind: TextKind = "", level: int = 0, identifier: str = "", *, is_in_label: bool = False
    ) -> None:
        self.kind: Final = kind
        self.level: Final = level
        self.identifier = identifier
        self.is_in_label: Final = is_in_label or kind == "label"


def start_of(attributes: Mapping[str, str], *, otherwise: int = 1) -> int:
    """Return the number that an ordered list starts with."""
    start = number_in(attributes, "start")
    return otherwise if start is None else start


def number_in(attributes: Mapping[str, str], name: str) -> int | None:
    """Return the number that an attribute is; None if it is none."""
    value = attributes.get(name, "").strip()
    return int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else None


def numerals_of(attributes: Mapping[str, str]) -> Numerals:
    """Return how an ordered list is counted, by its type or by its style."""
    match attributes.get("type", ""):
        case "a" | "A" | "i" | "I" as numerals:
            return numerals
    style = _LIST_STYLE.search(attributes.get("style", ""))
    return _STYLES[style[1].lower()] if style else "1"
