"""Indented code, unless it is what an element of HTML holds that is still open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from markdown_it.rules_block import StateBlock, code
from markdown_it.token import Token

if TYPE_CHECKING:
    from reader.document.source.open_elements import OpenElements

HTML_BEFORE: Final = "html_before"
"""The key of the `HtmlBefore` among what a parser of blocks is given."""

_HTML_SO_FAR: Final = "html_so_far"


class HtmlBefore:
    """The HTML that stands in an article before the stretch of it that is parsed."""

    def __init__(self) -> None:
        self.ends_it = False
        """Whether it is what ends right above the stretch."""
        self._unread: list[Token] = []
        self._elements: OpenElements | None = None

    def add(self, tokens: Sequence[Token]) -> None:
        """Go on with the tokens of a stretch."""
        self._unread += (token for token in tokens if token.type == "html_block")
        self.ends_it = bool(tokens) and tokens[-1].type == "html_block"

    def open_elements(self) -> OpenElements:
        """The elements that it leaves open."""
        from reader.document.source.open_elements import OpenElements

        self._elements = self._elements or OpenElements()
        for token in self._unread:
            self._elements.take(token.content, token.level)
        self._unread.clear()
        return self._elements.copy()


class _HtmlSoFar:
    """The HTML among the tokens of a stretch, read only as far as it is asked for."""

    def __init__(self, before: HtmlBefore) -> None:
        self._elements = before.open_elements()
        self._read = 0

    def holds(self, state: StateBlock, line: int) -> bool:
        """Whether an indented line is what an open element holds."""
        for index in range(self._read, len(state.tokens)):
            token = state.tokens[index]
            if token.type == "html_block":
                self._elements.take(token.content, token.level)
        self._read = len(state.tokens)
        start = state.bMarks[line] + state.tShift[line]
        indentation = state.sCount[line] - state.blkIndent
        return self._elements.hold(state.src[start : state.eMarks[line]], indentation, state.level)


def indented_code(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """CommonMark's rule. Lines that are no code lose their indentation, so that other rules read them."""
    if not state.is_code_block(start_line):
        return False
    before: HtmlBefore = state.env.setdefault(HTML_BEFORE, HtmlBefore())
    if state.tokens[-1].type == "html_block" if state.tokens else before.ends_it:
        html: _HtmlSoFar = state.env.get(_HTML_SO_FAR) or _HtmlSoFar(before)
        state.env[_HTML_SO_FAR] = html
        if html.holds(state, start_line):
            _outdent(state, start_line, end_line)
            return False
    return code(state, start_line, end_line, silent)


def _outdent(state: StateBlock, start_line: int, end_line: int) -> None:
    """Take the indentation of the first line off all lines up to the next blank one."""
    columns = state.sCount[start_line] - state.blkIndent
    for line in range(start_line, end_line):
        excess = min(columns, state.sCount[line] - state.blkIndent)
        if state.isEmpty(line) or excess < 0:
            return
        start = state.bMarks[line]
        column = 0
        while column < excess:
            is_tab = state.src[start] == "\t"
            column += 4 - (column + state.bsCount[line]) % 4 if is_tab else 1
            start += 1
        state.tShift[line] -= start - state.bMarks[line]
        state.bMarks[line] = start
        state.bsCount[line] += column
        state.sCount[line] = max(state.blkIndent, state.sCount[line] - column)
