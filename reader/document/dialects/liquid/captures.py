"""What stands between a pair of tags, as text: what a variable captures, what a loop makes of words.

The pieces of a body come with the pair around it, which are its first and its last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.document.dialects.liquid.expressions import Values
from reader.document.dialects.liquid.scanner import Piece, is_control
from reader.document.dialects.placing import LINE_BREAK
from reader.document.dialects.tags.tag import Tag

_LONGEST: Final = 2_000
"""Characters of a body that is looked at."""

MOST_PIECES: Final = 10
"""Tags in a body that is looked at, the pair around it included."""

_MOST_ROUNDS: Final = 200

_WORD: Final = re.compile(r"[A-Za-z_][\w-]*")
_CODE_USE: Final = re.compile(r"code|highlight|prism|snippet|script|(?:^|_)(?:js|css|html)$", re.IGNORECASE)
_ELEMENT_OF_CODE: Final = re.compile(r"<(?:pre|code)(?:\s[^<>]*)?>\s*\Z", re.IGNORECASE)
_LONGEST_ELEMENT: Final = 100
"""Characters before a use that tell whether it stands in an element of code."""

_MARKDOWN_USE: Final = frozenset({"markdownify", "markdown", "md", "renderContent"})
"""Filters that read a text as Markdown."""

_FENCE: Final = re.compile("```|~~~")
_LINE_END: Final = re.compile(r"[^\s](?=\n[ \t>]*[^\s>])")


def captured(text: str, pieces: Sequence[Piece], values: Values) -> str | None:
    """Return the one line that a body comes to; None if it is longer, or not known in every part."""
    body = _body(text, pieces, values)
    return None if body is None or "\n" in body.strip() else body.strip()


class Uses:
    """What the variables of a text are used for, by the expressions and tags that name them."""

    def __init__(self, found: Sequence[Piece], text: str) -> None:
        self.names: set[str] = set()
        """All words of outputs and of tags that show something: they may be names of variables."""
        self._code: set[str] = set()
        self._markdown: set[str] = set()
        for piece in found:
            if piece.kind == "output" or (piece.kind == "tag" and not is_control(piece.tag.name)):
                self._take(piece.tag, text[max(0, piece.start - _LONGEST_ELEMENT) : piece.start])

    def _take(self, tag: Tag, before: str) -> None:
        words = _WORD.findall(tag.text)
        self.names.update(words)
        if _CODE_USE.search(tag.name) or any(map(_CODE_USE.search, words)) or _ELEMENT_OF_CODE.search(before):
            self._code.update(words)
        if not _MARKDOWN_USE.isdisjoint(words):
            self._markdown.update(words)

    def are_of_code(self, name: str) -> bool:
        """Tell whether a variable holds code, by its name or by what it is used for."""
        return name not in self._markdown and (name in self._code or _CODE_USE.search(name) is not None)

    def are_of_lines(self, name: str) -> bool:
        """Tell whether no use of a variable reads it as Markdown."""
        return name not in self._markdown


def with_line_breaks(body: str) -> str:
    """Return a body on as many lines, each of which stays one for readers."""
    return body if _FENCE.search(body) else _LINE_END.sub(rf"\g<0>{LINE_BREAK}", body)


def repeated(text: str, pieces: Sequence[Piece], values: Values) -> str | None:
    """Return the text that a loop makes; None unless it goes over known words and makes only text of them."""
    loop = values.loop(pieces[0].tag.text)
    if not loop or len(loop.words) > _MOST_ROUNDS:
        return None
    rounds: list[str] = []
    for word in loop.words:
        values.define(loop.variable, word)
        body = _body(text, pieces, values)
        if body is None or not values.may_grow(len(body)):
            values.define(loop.variable, None)
            return None
        rounds.append(body.strip("\n") + "\n" * ("\n" in body))
    return "".join(rounds).removesuffix("\n")


def _body(text: str, pieces: Sequence[Piece], values: Values) -> str | None:
    end, last = pieces[0].end, pieces[-1].start
    if last - end > _LONGEST:
        return None
    parts: list[str] = []
    for piece in pieces[1:-1]:
        parts.append(text[end : piece.start])
        end = piece.end
        if piece.kind == "tag" and piece.tag.name == "assign":
            values.assign(piece.tag.text)
            continue
        value = values.evaluate(piece.tag.text) if piece.kind == "output" else None
        if value is None:
            return None
        parts.append(value)
    return "".join((*parts, text[end:last]))
