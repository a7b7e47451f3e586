"""The tags of Liquid and Nunjucks in an article: where they are, what they hold, which are pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from reader.content.discovery.site import Kind
from reader.document.dialects.tags.tag import Tag, parse_tag
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect

_TAG: Final = r"(?<!\{)\{%(?P<tag>[^%{\n]*+(?:(?:%(?!\})|\{(?!%)|\n(?![ \t]*+\n))[^%{\n]*+)*+)%\}"
_OUTPUT: Final = (
    r"(?<![\${])\{\{(?![{<%])(?P<output>[^{}\n]*+(?:(?:\}(?!\})|\{(?![{%])|\n(?![ \t]*+\n))[^{}\n]*+)*+)\}\}"
)
_LIQUID: Final = re.compile(f"{_TAG}|{_OUTPUT}")
_NUNJUCKS: Final = re.compile(rf"{_TAG}|{_OUTPUT}|(?P<comment>\{{#)(?!\S)")
_HEXO: Final = re.compile(
    rf"{_NUNJUCKS.pattern}|<!--[ \t]*+(?P<tab>(?:(?:end)?(?:tab|timeline)|node)\b(?:[^-\n]|-(?!->))*+)-->",
    re.IGNORECASE,
)
"""What Hexo adds are comments that part the tabs of a group, and the dates of a timeline.

Tags never hold the beginning of another, nor a blank line: so one that is not closed costs little.
"""

_PATTERNS: Final = {Kind.ELEVENTY: _NUNJUCKS, Kind.HEXO: _HEXO}

_NAME: Final = re.compile(r"[-+~]?\s*+(\w*+)")
_COMMENT: Final = re.compile(r"-?\s*+#")
_EXPRESSION: Final = re.compile(r"""\s*+["'\w(-]""")
_PLAIN_EXPRESSION: Final = re.compile(r"""\s|["'-]|(?:site|page)\.""")

_RAW: Final = frozenset({"raw", "verbatim"})
_HIDDEN: Final = frozenset({"comment", "css", "js", "style", "schema", "javascript", "stylesheet", "doc"})
"""Pairs that have nothing for readers between them."""

_CONTROL: Final = frozenset(
    (
        *("if", "elsif", "elif", "elseif", "else", "unless", "case", "when", "switch"),
        *("ifchanged", "ifAsync", "empty"),
        *("for", "asyncEach", "asyncAll", "each", "all", "cycle", "tablerow", "break", "continue"),
        *("assign", "set", "capture", "increment", "decrement", "default", "with", "local"),
        *("macro", "call", "import", "from", "filter", "autoescape", "liquid", "paginate"),
        *("extends", "block", "layout", "section", "super", "do", "cache", "seo", "feed_meta"),
    )
)
"""Tags that only steer what is made of a page: they vanish, and what stands between them is shown once."""

_LITERAL_OR_FENCE: Final = re.compile(
    r"^(?P<prefix>[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t][ \t>]*+)*+)"
    r"(?:(?P<fence>`{3,}+(?=[^`\n]*+$)|~{3,}+)"
    r"|\{%[-+~]?[ \t]*+(?P<name>highlight|codeblock|code|comment|raw|verbatim)\b)",
    re.MULTILINE,
)
_CODE_NAME: Final = re.compile("[a-z][a-z_-]*")
_NOT_LINE_END: Final = re.compile(r"[^\n]+")

PieceKind = Literal["tag", "output", "raw", "code", "hidden"]


class Piece(NamedTuple):
    """Something of a template in the text."""

    kind: PieceKind
    start: int
    end: int
    tag: Tag = Tag("")
    """What is in a tag. The text of an output is its expression."""
    body: str = ""
    """All between a pair of tags around code."""
    in_code: bool = False


IsLiteral = Callable[[Tag], bool]


def pieces(text: str, dialect: Dialect, is_literal: IsLiteral) -> list[Piece]:
    """Return all of a template in a text, in order; ``is_literal`` tells which tags have no Markdown in them.

    Within code there is nothing but tags around what is meant to be literal.
    """
    return list(_Scanner(text, dialect, is_literal).pieces())


def partners(found: Sequence[Piece]) -> dict[int, int]:
    """Map the tags of each pair to each other, by index, both ways. No two pairs overlap in part."""
    pairs: dict[int, int] = {}
    open_tags: list[int] = []
    counts: dict[str, int] = {}
    for index, piece in enumerate(found):
        name = piece.tag.name
        if piece.kind != "tag":
            continue
        base = name[3:].lstrip("_") if name.startswith("end") else ""
        if not counts.get(base):
            open_tags.append(index)
            counts[name] = counts.get(name, 0) + 1
            continue
        opening = -1
        while opening < 0 or found[opening].tag.name != base:
            opening = open_tags.pop()
            counts[found[opening].tag.name] -= 1
        pairs[opening], pairs[index] = index, opening
    return pairs


def is_control(name: str) -> bool:
    """Tell whether a tag, or the one that it ends, only steers what is made of a page."""
    return name in _CONTROL or (name.startswith("end") and name[3:].lstrip("_") in _CONTROL)


class _Scanner:
    def __init__(self, text: str, dialect: Dialect, is_literal: IsLiteral) -> None:
        self._text = text
        self._mask = CodeMask(_without_literal_text(text))
        self._is_literal = is_literal
        self._is_plain = dialect.kind is Kind.PLAIN
        self._shows_raw_in_code = dialect.kind is Kind.HEXO
        self._pattern = _PATTERNS.get(dialect.kind, _LIQUID)
        self._never_ended: set[str] = set()
        """Names of which no end is left in the text."""

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of the text in order."""
        position = 0
        while found := self._pattern.search(self._text, position):
            position = found.end()
            for piece in self._pieces_at(found):
                yield piece
                position = piece.end

    def _pieces_at(self, found: re.Match[str]) -> Iterator[Piece]:
        start, end = found.span()
        in_code = self._mask.covers(start)
        if found["tag"] is None:
            if not in_code:
                yield from self._other_than_tag(found)
            return
        name = _name(found["tag"])
        if name in _RAW:
            if in_code and self._shows_raw_in_code and self._is_block_of_code(start):
                return
            closing = self._closing(name, end)
            if closing:
                yield Piece("raw", start, end, in_code=in_code)
                yield Piece("raw", *closing.span(), in_code=in_code)
        elif name and not in_code:
            yield from self._tag(found, name)
        elif _COMMENT.match(found["tag"]) and not in_code:
            yield Piece("hidden", start, end)

    def _is_block_of_code(self, offset: int) -> bool:
        """Tell whether code around an offset goes over lines, which Hexo sets before it looks for tags."""
        return self._mask.covers(self._text.rfind("\n", 0, offset))

    def _other_than_tag(self, found: re.Match[str]) -> Iterator[Piece]:
        kind = found.lastgroup
        if kind == "output":
            yield from self._output(found)
        elif kind == "comment":
            yield from self._comment(*found.span())
        else:
            name, _, title = found["tab"].partition(" ")
            title = title.partition("@")[0].strip()
            yield Piece("tag", *found.span(), Tag(name, (), {"title": title}, title))

    def _output(self, found: re.Match[str]) -> Iterator[Piece]:
        """Yield an output; in a post of no known site only if its braces look like an instruction."""
        expression = _without_control(found["output"])
        if self._is_plain:
            counts = bool(_PLAIN_EXPRESSION.match(found["output"]) and _EXPRESSION.match(expression))
        else:
            counts = not expression or bool(_EXPRESSION.match(expression))
        if counts:
            yield Piece("output", *found.span(), Tag("", text=expression))

    def _comment(self, start: int, end: int) -> Iterator[Piece]:
        closing = -1 if "#}" in self._never_ended else self._text.find("#}", end)
        if closing < 0:
            self._never_ended.add("#}")
        else:
            yield Piece("hidden", start, closing + 2)

    def _tag(self, found: re.Match[str], name: str) -> Iterator[Piece]:
        start, end = found.span()
        tag = parse_tag(_without_control(found["tag"]))
        literal = bool(_CODE_NAME.fullmatch(tag.name)) and self._is_literal(tag)
        if literal or name in _HIDDEN:
            closing = self._closing(tag.name, end)
            if closing:
                body = self._text[end : closing.start()] if literal else ""
                yield Piece("code" if literal else "hidden", start, closing.end(), tag, body)
                return
        if name not in ("comment", "highlight", "codeblock"):
            yield Piece("tag", start, end, tag)

    def _closing(self, name: str, position: int) -> re.Match[str] | None:
        """Find the tag that ends one of a name, not counting what is marked as raw in between."""
        if name in self._never_ended:
            return None
        ending = re.compile(rf"\{{%[-+~]?\s*+(?:(raw|verbatim)|end_?{re.escape(name)})\b[^%{{]*+%\}}")
        while found := ending.search(self._text, position):
            if not found[1]:
                return found
            closing = None if name in _RAW else self._closing(found[1], found.end())
            position = closing.end() if closing else found.end()
        self._never_ended.add(name)
        return None


def _name(inside: str) -> str:
    found = _NAME.match(inside)
    return found[1] if found else ""


def _without_control(inside: str) -> str:
    """Return what stands between braces without the marks that take away the blanks around them."""
    return inside.strip().removeprefix("-").removesuffix("-")


def _without_literal_text(text: str) -> str:
    """Return a text of the same length in which nothing between tags around code looks like Markdown.

    Fences come first: what stands in them is not looked at.
    """
    parts: list[str] = []
    position = copied = 0
    never_ended: set[str] = set()
    while found := _LITERAL_OR_FENCE.search(text, position):
        position = found.end()
        mark = found["fence"] or found["name"]
        if mark in never_ended:
            continue
        closing = _end_of_fence(mark) if found["fence"] else re.compile(rf"\{{%[-+~]?\s*+end_?{mark}\b")
        end = closing.search(text, position)
        if not end and found["fence"]:
            break
        if not end:
            never_ended.add(mark)
            continue
        if found["name"] and found["name"] not in _RAW:
            parts += (text[copied:position], _NOT_LINE_END.sub(_letters, text[position : end.start()]))
            copied = end.start()
        position = end.end()
    return "".join((*parts, text[copied:])) if parts else text


def _end_of_fence(mark: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t>]*+{mark}{mark[0]}*+[ \t]*+$", re.MULTILINE)


def _letters(line: re.Match[str]) -> str:
    return "x" * len(line[0])
