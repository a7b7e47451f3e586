"""The start tags of elements between lines: what each opens."""

from __future__ import annotations

from html import escape
from typing import Final

from reader.document.markdown.html.callouts import callout_of, is_title
from reader.document.markdown.html.captions import is_caption
from reader.document.markdown.html.containers import ContainerKind, TextRole
from reader.document.markdown.html.element_stack import ElementStack
from reader.document.model import Rule
from reader.document.source.html_elements import HEADINGS, LISTS, TABLE_PARTS, name_of_options
from reader.document.source.html_tokens import StartTag
from reader.document.source.placeholders import Placeholders

CONTAINERS: Final[dict[str, ContainerKind]] = {
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
"""Elements that collect blocks."""

_IMPLIED_LIST: Final = StartTag(0, "ul", {}, "")
"""What opens a list whose own tag is missing."""


class BlockTags:
    """Opens elements between lines on a stack of those that are open."""

    def __init__(self, stack: ElementStack, placeholders: Placeholders) -> None:
        self._stack = stack
        self._placeholders = placeholders

    def start(self, tag: StartTag) -> None:
        """Open a block element; text before it must have been ended."""
        name = tag.name
        innermost = self._stack.innermost
        if name in TABLE_PARTS:
            self._start_table_part(tag)
        elif name == "hr":
            innermost.container.blocks.append(Rule(self._stack.file_line))
        elif name in HEADINGS:
            if innermost.tag.name in HEADINGS:
                self._stack.close_innermost()
                innermost = self._stack.innermost
            identifier = self._placeholders.plain(tag.attributes.get("id", ""))
            is_in_label = innermost.role.is_in_label
            self._stack.push(tag, role=TextRole("heading", int(name[1]), identifier, is_in_label=is_in_label))
        elif name == "optgroup":
            self._stack.push(tag)
            self._stack.add_text(escape(self._placeholders.plain(name_of_options(tag)), quote=False))
        elif name == "summary":
            self._stack.push(tag, role=TextRole("label"))
        elif name == "figcaption":
            self._stack.push(tag, role=TextRole("caption"))
        elif name in ("li", "dt", "dd"):
            self._start_item(tag)
        elif name in CONTAINERS and not callout_of(tag):
            self._stack.open_container(tag, CONTAINERS[name])
        else:
            self._start_division(tag)

    def _start_division(self, tag: StartTag) -> None:
        """Open an element that says nothing, unless its class makes it a callout or the title of one."""
        container = self._stack.innermost.container
        opening = callout_of(tag)
        if opening and self._stack.has_room:
            self._stack.open_container(tag, "callout")
            self._stack.innermost.container.opening = opening
        elif container.kind == "callout" and not container.blocks and is_title(tag):
            self._stack.push(tag, role=TextRole("label"))
        elif is_caption(tag.attributes):
            self._stack.push(tag, role=TextRole("caption"))
        else:
            self._stack.push(tag)

    def _start_item(self, tag: StartTag) -> None:
        """Open an item, a term or a definition, which ends the one before."""
        innermost = self._stack.innermost
        if tag.name == "li":
            if innermost.container.kind == "item":
                self._stack.close_named("li")
            if self._stack.innermost.container.kind != "list":
                self._stack.open_container(_IMPLIED_LIST, "list")
        elif innermost.role.kind == "term":
            self._stack.close_named("dt")
        elif innermost.container.kind == "definition":
            self._stack.close_named("dd")
        if tag.name == "dt":
            self._stack.push(tag, role=TextRole("term"))
        elif self._stack.innermost.container.kind in ("list", "terms"):
            self._stack.open_container(tag, CONTAINERS[tag.name])
        else:
            self._stack.push(tag)

    def end_implied_list(self) -> None:
        """End a list that only its items have opened, once something else than an item comes."""
        if self._stack.innermost.tag is _IMPLIED_LIST:
            self._stack.close_innermost()

    def _start_table_part(self, tag: StartTag) -> None:
        name = tag.name
        if name == "table":
            self._stack.open_container(tag, "table")
            return
        if name == "caption":
            self._stack.push(tag, role=TextRole("caption"))
            return
        self._stack.close_cell()
        container = self._stack.innermost.container
        if container.kind != "table":
            return
        if name == "tr" or not container.rows:
            container.rows.append([])
        if name in ("td", "th"):
            self._stack.open_container(tag, "cell")
            if is_caption(tag.attributes):
                self._stack.push(tag, role=TextRole("caption"))
