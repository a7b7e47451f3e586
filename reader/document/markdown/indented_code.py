"""Indented code, unless it is what an element of HTML holds that is still open."""

from __future__ import annotations

from typing import Final

from markdown_it.rules_block import StateBlock, code

from reader.document.markdown.environment import HTML_BEFORE, HtmlBefore

_HTML_OF_STRETCH: Final = "html_of_stretch"


class _HtmlOfStretch:
    """The HTML among the tokens of a stretch, after that before it."""

    def __init__(self, before: HtmlBefore) -> None:
        self._html = before.html.copy()
        self._taken = 0

    def holds(self, state: StateBlock, line: int) -> bool:
        """Tell whether an indented line is what an open element holds."""
        for index in range(self._taken, len(state.tokens)):
            token = state.tokens[index]
            if token.type == "html_block":
                self._html.add(token.content, token.level)
        self._taken = len(state.tokens)
        start = state.bMarks[line] + state.tShift[line]
        indentation = state.sCount[line] - state.blkIndent
        return self._html.holds(state.src[start : state.eMarks[line]], indentation, state.level)


def indented_code(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match CommonMark's indented code; outdent lines that are none, so that other rules read them."""
    if not state.is_code_block(start_line):
        return False
    before: HtmlBefore = state.env.setdefault(HTML_BEFORE, HtmlBefore())
    if state.tokens[-1].type == "html_block" if state.tokens else before.ends_it:
        html: _HtmlOfStretch = state.env.get(_HTML_OF_STRETCH) or _HtmlOfStretch(before)
        state.env[_HTML_OF_STRETCH] = html
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
