"""The tokens of markdown-it → the blocks of an article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from markdown_it.token import Token

from reader.content.text import clean_text
from reader.document.markdown.headings import named
from reader.document.markdown.stretches import Grammar
from reader.document.model import (
    Alignment,
    Block,
    CodeBlock,
    Definition,
    DefinitionList,
    Formula,
    Heading,
    Label,
    List,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from reader.document.source.fences import caption_of, language_of
from reader.document.source.html_tokens import RawHtml
from reader.document.source.placeholders import END, PLAIN, Attributes, Opening

if TYPE_CHECKING:
    from reader.document.source.html_tokens import StartTag

_ALIGNMENTS: Final[dict[str, Alignment]] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


_CONTENTS: Final = frozenset(("[toc]", "[[toc]]", "[[_toc_]]", "@[toc]", "${toc}"))
"""What stands where a site would put a table of contents; the outline is ours."""


class Note(NamedTuple):
    """The definition of a footnote, taken out of the place where it was written."""

    line: int
    label: str
    children: tuple[Block, ...]


def build_blocks(
    tokens: Sequence[Token],
    line_of: Callable[[int], int],
    grammar: Grammar,
    open_html: list[StartTag],
) -> tuple[list[Block], list[Note]]:
    """Build the blocks and the notes of some top-level tokens.

    ``line_of`` gives the line of the file, from 1, that a line of the tokens comes from. ``open_html`` are
    the elements that the tokens before left open; it becomes those that these leave open.
    """
    builder = _Builder(tokens, line_of, grammar)
    return builder.article(open_html), builder.notes


class _Builder:
    """Walks along the tokens once, and down with their nesting."""

    def __init__(self, tokens: Sequence[Token], line_of: Callable[[int], int], grammar: Grammar) -> None:
        self.notes: list[Note] = []
        self._tokens = iter(tokens)
        self._file_line = line_of
        self._dialect, self._placeholders = grammar
        self._tight = True
        """Whether all paragraphs of the items of the innermost list so far stand close to each other."""
        self._item_level = -1
        """The nesting of those paragraphs."""
        self._line = line_of(0)
        self._makers: dict[str, Callable[[Token], Block | None]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "fence": self._fence,
            "code_block": self._code,
            "math_block": self._formula,
            "hr": self._rule,
            "blockquote_open": self._quote,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "table_open": self._table,
            "dl_open": self._definition_list,
            "footnote_reference_open": self._note,
            "container_open": self._container,
        }

    def article(self, open_html: list[StartTag]) -> list[Block]:
        """Build all blocks, within the elements of HTML that are open before and after them."""
        return self._read_html(self._parts(""), open_html)

    def children(self, closing: str) -> list[Block]:
        """Build the blocks up to the token of type ``closing``."""
        return self._read_html(self._parts(closing), [])

    def _read_html(self, parts: list[Block | RawHtml], open_html: list[StartTag]) -> list[Block]:
        if not open_html and not any(isinstance(part, RawHtml) for part in parts):
            return cast("list[Block]", parts)
        from reader.document.markdown.html.blocks import read_html

        return read_html(parts, self._file_line, self._placeholders, open_html)

    def _parts(self, closing: str) -> list[Block | RawHtml]:
        blocks: list[Block | RawHtml] = []
        given: Attributes | None = None
        for token in self._tokens:
            if token.type == closing:
                break
            if "opening" in token.meta and not token.meta["opening"].kind:
                blocks += self.children(token.type.replace("open", "close"))
                continue
            if token.type == "attributes":
                given = self._give(token, blocks, given)
                continue
            if token.type == "html_block":
                blocks.append(self._html(token))
                continue
            block = self._makers[token.type](token)
            if block is not None and given:
                block, given = _attributed(block, given), None
            if block is not None:
                blocks.append(block)
        return blocks

    def _give(
        self, token: Token, blocks: list[Block | RawHtml], given: Attributes | None
    ) -> Attributes | None:
        """Give attributes to the block that ends right above them; else keep them for the one below."""
        for number in token.meta["attributes"]:
            attributes = self._placeholders.attributes_at(number)
            if given is not None or not blocks or token.meta["after_blank"]:
                given = given.merged(attributes) if given else attributes
            elif not isinstance(block := blocks[-1], RawHtml):
                changed = _attributed(block, attributes)
                blocks[-1:] = () if changed is None else (changed,)
        return given

    def _line_of(self, token: Token) -> int:
        """Return the 1-based line of the file that a block starts at, or else that of the block before."""
        if token.map:
            self._line = self._file_line(token.map[0])
        return self._line

    def _inline_source(self) -> str:
        """Take the next token, the only one before a closing token, and return its Markdown."""
        source = next(self._tokens).content
        next(self._tokens)
        return source

    def _paragraph(self, token: Token) -> Block | None:
        if token.level == self._item_level and not token.hidden:
            self._tight = False
        source = self._inline_source()
        if source[:1] in "[@$" and source.casefold() in _CONTENTS:
            return None
        if source[:1] in ("<", "[") and source[-1] in (">", ")") and _says_nothing(source):
            return None
        return self._with_own_attributes(Paragraph(self._line_of(token), source))

    def _heading(self, token: Token) -> Block | None:
        source, identifier = named(self._inline_source())
        return self._with_own_attributes(Heading(self._line_of(token), int(token.tag[1]), source, identifier))

    def _with_own_attributes(self, block: Paragraph | Heading) -> Block | None:
        """Return a block with what the placeholders at the end of its source say of it."""
        if not block.source.endswith(END):
            return block
        from reader.document.markdown.block_attributes import split_placeholders

        source, attributes = split_placeholders(block.source, self._placeholders)
        return _attributed(block._replace(source=source), attributes) if attributes else block

    def _fence(self, token: Token) -> Block:
        language, caption = language_of(token.info), caption_of(token.info)
        if language == "math":
            return self._formula(token)
        return CodeBlock(self._line_of(token), self._code_text(token), language, caption)

    def _formula(self, token: Token) -> Block:
        from reader.document.tex.unicode import to_display

        return Formula(self._line_of(token), clean_text(to_display(self._placeholders.plain(token.content))))

    def _code(self, token: Token) -> Block:
        return CodeBlock(self._line_of(token), self._code_text(token))

    def _html(self, token: Token) -> RawHtml:
        assert token.map is not None
        return RawHtml(token.map[0], token.level, token.content)

    def _rule(self, token: Token) -> Block:
        return Rule(self._line_of(token))

    def _quote(self, token: Token) -> Block:
        line = self._line_of(token)
        opening: Opening = token.meta.get("opening", PLAIN)
        return _labelled(line, opening, self.children("blockquote_close"))

    def _list(self, token: Token) -> Block:
        line = self._line_of(token)
        outer = self._tight, self._item_level
        self._tight, self._item_level = True, token.level + 2
        closing = token.type.replace("open", "close")
        items = []
        for item in self._tokens:
            if item.type == closing:
                break
            checked = item.meta.get("checked") if item.meta else None
            one = ListItem(self._line_of(item), tuple(self.children("list_item_close")), checked)
            items.append(_with_state(one) if self._dialect.wikilinks else one)
        tight = self._tight
        self._tight, self._item_level = outer
        start = int(token.attrs.get("start", 1))
        return List(line, tuple(items), token.type == "ordered_list_open", start, tight)

    def _table(self, token: Token) -> Block:
        rows: list[tuple[str, ...]] = []
        alignments: list[Alignment] = []
        cells: list[str] = []
        for part in self._tokens:
            if part.type == "table_close":
                break
            if part.type == "inline":
                cells.append(part.content)
            elif part.type == "th_open":
                alignments.append(_ALIGNMENTS.get(str(part.attrs.get("style", "")), ""))
            elif part.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        width = max(map(len, rows))
        alignments += [""] * (width - len(alignments))
        header, *body = (row + ("",) * (width - len(row)) for row in rows)
        return Table(self._line_of(token), tuple(alignments), header, tuple(body))

    def _definition_list(self, token: Token) -> Block:
        line = self._line_of(token)
        children: list[Label | Definition] = []
        for part in self._tokens:
            if part.type == "dl_close":
                break
            if part.type == "dt_open":
                children.append(Label(self._line_of(part), self._inline_source(), "term"))
            else:
                children.append(Definition(self._line_of(part), tuple(self.children("dd_close"))))
        return DefinitionList(line, tuple(children))

    def _container(self, token: Token) -> Block:
        """Build a callout or the like that a placeholder, a fence of colons or ``!!!`` opens."""
        line = self._line_of(token)
        return _labelled(line, token.meta["opening"], self.children("container_close"))

    def _note(self, token: Token) -> None:
        line = self._line_of(token)
        children = tuple(self.children("footnote_reference_close"))
        self.notes.append(Note(line, token.meta["label"], children))

    def _code_text(self, token: Token) -> str:
        return clean_text(self._placeholders.plain(token.content.removesuffix("\n")))


def _labelled(line: int, opening: Opening, children: Sequence[Block]) -> Quote:
    """Return a quote, with a label before its blocks if it has a title; what can be closed always has one."""
    kind, title, folded = opening
    if folded is not None:
        title = title or kind.capitalize()
    label = (Label(line, title, kind),) if title else ()
    return Quote(line, (*label, *children), kind, folded)


def _with_state(item: ListItem) -> ListItem:
    from reader.document.markdown.vault_rules import with_state

    return with_state(item)


def _says_nothing(source: str) -> bool:
    from reader.document.source.skipped_elements import says_nothing

    return says_nothing(source)


def _attributed(block: Block, attributes: Attributes) -> Block | None:
    from reader.document.markdown.block_attributes import attributed

    return attributed(block, attributes)
