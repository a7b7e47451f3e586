"""Indented lines within elements of HTML that are open: what they hold, and not code.

Between blank lines CommonMark takes them for code. Those who write whole pages of HTML, or let a program
write them, indent what stands within elements; they never mean code.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.document.source.html_elements import BLOCKS, KNOWN, VOID
from reader.document.source.html_tokens import EndTag, StartTag, Text, tokens

_TAG: Final = re.compile(r"</?([A-Za-z][\w:-]*)(?=[\s/>]|\Z)|<!--")
_CODE_CLASS: Final = re.compile(r"code|highlight|example", re.IGNORECASE)
_OPENED: Final = BLOCKS - VOID
_OF_TEXT: Final = frozenset(("blockquote", "li", "dd", "dt", "td", "th"))
"""Elements in which indented lines without tags are text too."""

_REPLACED: Final = frozenset(("p", "li", "dd", "dt", "td", "th", "tr"))
"""Elements that the next of the same name ends."""

_MOST_OPEN: Final = 100
_CODE_INDENTATION: Final = 4


class _Element(NamedTuple):
    name: str
    level: int
    """The nesting of Markdown around it."""
    indentation: int
    """Columns before the line that it begins in."""
    may_hold_code: bool
    has_text: bool = False


class UnclosedElements:
    """The elements that the HTML of an article so far has left open."""

    def __init__(self) -> None:
        self._open: list[_Element] = []

    def copy(self) -> UnclosedElements:
        """Return the same elements, to go on from."""
        copied = UnclosedElements()
        copied._open = self._open.copy()
        return copied

    def take(self, html: str, level: int) -> None:
        """Go on with the next HTML, which stands in that many levels of Markdown."""
        self._leave(level)
        lines = html.split("\n")
        for token in tokens(html):
            if isinstance(token, StartTag) and token.name in _OPENED:
                line = lines[token.line].expandtabs(4)
                self._start(token, level, len(line) - len(line.lstrip()))
            elif isinstance(token, EndTag):
                self._end(token.name)
            elif isinstance(token, Text) and self._open and token.source.strip():
                self._open[-1] = self._open[-1]._replace(has_text=True)

    def holds(self, line: str, indentation: int, level: int) -> bool:
        """Tell whether an indented line that follows HTML is what the innermost element holds."""
        self._leave(level)
        if not self._open or self._open[-1].may_hold_code:
            return False
        innermost = self._open[-1]
        tag = _TAG.match(line)
        if tag:
            return not tag[1] or tag[1].lower() in KNOWN
        if innermost.name == "p":
            return innermost.has_text
        is_near = innermost.indentation > 0 or indentation - innermost.indentation < _CODE_INDENTATION
        return innermost.name == "blockquote" or (innermost.name in _OF_TEXT and is_near)

    def _leave(self, level: int) -> None:
        while self._open and self._open[-1].level > level:
            self._open.pop()

    def _start(self, tag: StartTag, level: int, indentation: int) -> None:
        if tag.name in _REPLACED and self._open and self._open[-1].name == tag.name:
            self._open.pop()
        if len(self._open) < _MOST_OPEN:
            may_hold_code = (
                tag.name == "details"
                or "markdown" in tag.attributes
                or bool(_CODE_CLASS.search(tag.attributes.get("class", "")))
            )
            self._open.append(_Element(tag.name, level, indentation, may_hold_code))

    def _end(self, name: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name == name:
                del self._open[index:]
                return
