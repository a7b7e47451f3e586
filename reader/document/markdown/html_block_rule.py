"""Blocks of HTML, with the code in them kept whole."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block import StateBlock, html_block

from reader.document.markdown.environment import leave_unfinished
from reader.document.source.html_tokens import PREFORMATTED, leaves_code_open
from reader.document.source.placeholders import CLOSING, OPENING

_BREAKS: Final = re.compile(r"(?:[ \t]*+(?:<br[ \t]*+/?>[ \t]*+)++\n)++", re.IGNORECASE)
_PICTURE_ABOVE_TEXT: Final = re.compile(r"<img\b[^<>\n]*+>[ \t]*+\n[ \t]*+[^\s<]", re.IGNORECASE)
_CONTAINER: Final = re.compile(f"[{OPENING}{CLOSING}]")
_VERBATIM: Final = re.compile(r"\s*<(?:[!?]|(?:script|pre|style|textarea)\b)", re.IGNORECASE)
"""HTML that no blank line ends."""

_NEXT_TAG: Final = "next_preformatted"


def html_block_with_code(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match a block of HTML as CommonMark does, but end it where browsers and kramdown do.

    A ``pre`` within it reaches to its end tag, over blank lines; what follows a line of nothing but line
    breaks, or below a picture, is Markdown. Those who write it expect so.
    """
    if _PICTURE_ABOVE_TEXT.match(state.src, state.bMarks[start_line] + state.tShift[start_line]):
        return False
    if not html_block(state, start_line, end_line, silent):
        return False
    if not silent:
        html = state.tokens[-1].content
        if "pre" in html.lower():
            _take_code(state, start_line, end_line)
        elif breaks := _BREAKS.match(html):
            _leave_rest(state, start_line, breaks)
        if _CONTAINER.search(state.tokens[-1].content) and not _VERBATIM.match(html):
            _end_at_container(state, start_line)
    return True


def _leave_rest(state: StateBlock, start_line: int, breaks: re.Match[str]) -> None:
    """End a block of HTML after the lines at its beginning that hold nothing but line breaks."""
    line = start_line + breaks[0].count("\n")
    if line < state.line and not state.is_code_block(line):
        _end_at(state, start_line, line)


def _end_at_container(state: StateBlock, start_line: int) -> None:
    """End a block of HTML before a line that opens or closes a container."""
    for line in range(start_line + 1, state.line):
        if _CONTAINER.match(state.src, state.bMarks[line] + state.tShift[line]):
            _end_at(state, start_line, line)
            return


def _end_at(state: StateBlock, start_line: int, line: int) -> None:
    token = state.tokens[-1]
    token.content = state.getLines(start_line, line, state.blkIndent, True)
    token.map = [start_line, line]
    state.line = line


def _take_code(state: StateBlock, start_line: int, end_line: int) -> None:
    token = state.tokens[-1]
    line = first_line = state.line
    open_html = token.content
    while line < end_line and leaves_code_open(open_html):
        last_line = _line_of_end_tag(state, line, end_line)
        if last_line is None:
            break
        next_line = last_line + 1
        while next_line < end_line and not state.isEmpty(next_line) and _is_inside(state, next_line):
            next_line += 1
        open_html = state.src[state.bMarks[last_line] : state.eMarks[next_line - 1]]
        line = next_line
    if line > first_line:
        _end_at(state, start_line, line)


def _line_of_end_tag(state: StateBlock, line: int, end_line: int) -> int | None:
    """Return the line in which code that is open ends; None if it never does."""
    start = state.bMarks[line]
    found: re.Match[str] | None = state.env.get(_NEXT_TAG)
    if _NEXT_TAG not in state.env or (found and found.start() < start):
        found = state.env[_NEXT_TAG] = PREFORMATTED.search(state.src, start)
    if found is None:
        leave_unfinished(state.env, line - 1)
        return None
    if not found[1]:
        return None
    while line < end_line and (state.isEmpty(line) or _is_inside(state, line)):
        if state.eMarks[line] > found.start():
            return line
        line += 1
    return None


def _is_inside(state: StateBlock, line: int) -> bool:
    return bool(state.sCount[line] >= state.blkIndent)
