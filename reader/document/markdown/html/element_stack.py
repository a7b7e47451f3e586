"""The elements of HTML that are open, and the leaf that is being written in the innermost of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from reader.document.markdown.html.containers import ContainerKind, HtmlContainer, TextRole
from reader.document.markdown.html.leaf_markdown import LeafMarkdown, pieces
from reader.document.model import Block, Paragraph
from reader.document.source.html_elements import STYLES, TABLE_PARTS
from reader.document.source.html_tokens import StartTag

_MOST_OPEN: Final = 100
"""Elements of all kinds in each other that are followed."""

_REOPENED: Final = frozenset((*STYLES, "a")) - {"rt"}
"""Elements within a line that go on in the next paragraph if they are still open."""

NO_TAG: Final = StartTag(0, "", {}, "")


class OpenElement(NamedTuple):
    """An element that is open."""

    tag: StartTag
    container: HtmlContainer
    """What collects the blocks in it: its own container, or one around it."""
    role: TextRole
    is_markdown: bool
    styles: int
    """How many elements within a line were open when it began."""


class ElementStack:
    """Writes leaves into the innermost element, and blocks when elements end."""

    def __init__(self, line_of: Callable[[int], int], deepest: int) -> None:
        """Start outside of all elements.

        ``line_of`` gives the line of the file of one of the parsed text; ``deepest`` is how many containers
        in each other are followed.
        """
        self._line_of = line_of
        self._deepest = deepest
        self.line = 0
        """The 0-based line of the parsed text that is being read."""
        self.root = HtmlContainer("root", 0, NO_TAG)
        self._open = [OpenElement(NO_TAG, self.root, TextRole(), False, 0)]
        self._open_names: Counter[str] = Counter()
        self._styles: list[tuple[str, str]] = []
        """Names and tags of the elements within a line that are open."""
        self.source = LeafMarkdown()

    @property
    def innermost(self) -> OpenElement:
        """Return the last element that was opened."""
        return self._open[-1]

    @property
    def file_line(self) -> int:
        """Return the 1-based line of the file that is being read."""
        return self._line_of(self.line)

    @property
    def tags(self) -> list[StartTag]:
        """Return the tags of the elements that are open, the innermost first."""
        return [one.tag for one in reversed(self._open)]

    @property
    def is_in_leaf(self) -> bool:
        """Tell whether an element is open that has text of its own, as a heading has."""
        return any(one.role.kind for one in self._open)

    @property
    def has_room(self) -> bool:
        """Tell whether a container in the innermost one would still be followed."""
        return self.innermost.container.depth < self._deepest

    def containers(self) -> list[HtmlContainer]:
        """Return the containers that are open, without the root, outermost first."""
        return list(dict.fromkeys(one.container for one in self._open))[1:]

    def add_block(self, block: Block) -> None:
        """End the leaf, and add a block."""
        self.flush()
        self.innermost.container.add(block, self.innermost.role)

    def open_container(self, tag: StartTag, kind: ContainerKind) -> None:
        """Open an element that collects blocks; one too deep only parts paragraphs."""
        outer = self.innermost.container
        if not self.has_room:
            self.push(tag)
        else:
            self.push(tag, container=HtmlContainer(kind, self.file_line, tag, outer), role=TextRole())

    def push(
        self, tag: StartTag, *, container: HtmlContainer | None = None, role: TextRole | None = None
    ) -> None:
        """Open an element; what is not given is as around it."""
        innermost = self._open[-1]
        if container is None and len(self._open) >= _MOST_OPEN:
            return
        is_markdown = tag.attributes.get("markdown", "").lower() in ("1", "block", "span")
        self._open.append(
            OpenElement(
                tag,
                container or innermost.container,
                role or innermost.role,
                (innermost.is_markdown or is_markdown) and tag.attributes.get("markdown") != "0",
                len(self._styles),
            )
        )
        self._open_names[tag.name] += 1

    def _close_to(self, index: int) -> None:
        """End all elements from one on."""
        while len(self._open) > index:
            self.flush()
            one = self._open.pop()
            self._open_names[one.tag.name] -= 1
            if one.container is not self._open[-1].container:
                del self._styles[one.styles :]
                self.source = LeafMarkdown(*self._open_styles())
                one.container.end()

    def close_innermost(self) -> None:
        """End the last element that was opened."""
        self._close_to(len(self._open) - 1)

    def close_all(self) -> None:
        """End all elements."""
        self._close_to(1)

    def is_open(self, name: str) -> bool:
        """Tell whether an element of a name is open."""
        return self._open_names[name] > 0

    def close_named(self, name: str) -> None:
        """End the innermost element of a name, unless the cell of a table stands within it."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag.name == name:
                self._close_to(index)
                return
            if self._open[index].tag.name in ("td", "th") and name not in TABLE_PARTS:
                return

    def close_cell(self) -> None:
        """End the innermost cell, or what stands in a table outside of its cells."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].container.kind == "table":
                self._close_to(index + 1)
                return
            if self._open[index].tag.name in ("td", "th"):
                self._close_to(index)
                return

    def open_style(self, name: str, tag: str) -> None:
        """Begin an element within a line."""
        if len(self._styles) < _MOST_OPEN:
            self.source.add_tag(tag)
            self._styles.append((name, tag))

    def close_style(self, name: str) -> None:
        """End the innermost element of a name within a line."""
        self.source.add_tag(f"</{name}>")
        for index in range(len(self._styles) - 1, -1, -1):
            if self._styles[index][0] == name:
                del self._styles[index]
                return

    def add_text(self, text: str) -> None:
        """Add text with its entities as they were written."""
        line = self.line
        if self._open[-1].is_markdown:
            self.source.add_text(text, line)
            return
        for piece in pieces(text):
            if not self.source.has_room_for(piece):
                self.flush()
            self.source.add_text(piece, line)
            line += piece.count("\n")

    def add_content(self, markdown: str) -> None:
        """Add what shows something by itself."""
        if not self.source.has_room_for(markdown):
            self.flush()
        self.source.add_content(markdown, self.line)

    def break_line(self) -> None:
        """Add a line break; a second one in a row ends the paragraph."""
        innermost = self._open[-1]
        if self.source.is_at_break and not innermost.role.kind and innermost.container.kind != "cell":
            self.flush()
        elif self.source.says_something:
            self.source.add_break()

    def flush(self) -> None:
        """End the paragraph."""
        source = self.source
        if source.says_something:
            text = source.finish(*(f"</{name}>" for name, _ in reversed(self._styles)))
            innermost = self._open[-1]
            innermost.container.add(Paragraph(self._line_of(source.line), text), innermost.role)
        self.source = LeafMarkdown(*self._open_styles())

    def _open_styles(self) -> list[str]:
        return [tag for name, tag in self._styles if name in _REOPENED]
