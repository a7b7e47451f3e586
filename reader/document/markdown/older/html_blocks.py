"""Blocks of HTML as kramdown and Python-Markdown have them: one element each."""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

from markdown_it.rules_block import StateBlock, paragraph

from reader.document.markdown.environment import BlockRule

_FIRST_TAG: Final = re.compile(r"[ \t]*+<(/?)([A-Za-z][\w:-]*)([^<>]*)>")
_WITHIN_LINES: Final = frozenset(
    (
        *("a", "abbr", "acronym", "b", "big", "bdo", "br", "button", "cite", "code", "del", "dfn", "em", "i"),
        *(
            "img",
            "input",
            "ins",
            "kbd",
            "label",
            "mark",
            "option",
            "q",
            "rb",
            "rbc",
            "rp",
            "rt",
            "rtc",
            "ruby",
        ),
        *("samp", "select", "small", "span", "strong", "sub", "sup", "textarea", "time", "tt", "u", "var"),
    )
)
"""Elements that are parts of a paragraph even where they begin a line."""

_WITHOUT_END: Final = frozenset(["hr", "col", "base", "link", "meta", "embed", "param", "source"])


def html_of_one_element(html_block: BlockRule) -> BlockRule:
    """Match a block of HTML as far as the end of the element that begins it: the rest is Markdown.

    An element that has no end before the next blank line is read as CommonMark has it.
    """

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        start = state.bMarks[start_line] + state.tShift[start_line]
        tag = _FIRST_TAG.match(state.src, start, state.eMarks[start_line])
        if tag and tag[2].lower() in _WITHIN_LINES:
            return False
        end = None if silent or tag is None else _end_of_elements(state, start_line, end_line)
        if end is None:
            return html_block(state, start_line, end_line, silent)
        if not html_block(state, start_line, end.line + 1, False):
            return False
        _read_rest(state, end, end_line)
        return True

    return rule


class _End(NamedTuple):
    """Where elements end: the line, and the offset in the source."""

    line: int
    offset: int


def _end_of_elements(state: StateBlock, line: int, end_line: int) -> _End | None:
    """Return where the elements end that stand side by side from a line on; None where one does not."""
    offset = state.bMarks[line] + state.tShift[line]
    end = None
    while tag := _FIRST_TAG.match(state.src, offset, state.eMarks[line]):
        if end and tag[2].lower() in _WITHIN_LINES:
            break
        end = _end_of_element(state, tag, line, end_line)
        if end is None:
            return None
        line, offset = end
    return end


def _end_of_element(state: StateBlock, first: re.Match[str], line: int, end_line: int) -> _End | None:
    """Return where the element ends that a tag opens, before the next blank line."""
    name = first[2].lower()
    if first[1] or first[3].endswith("/") or name in _WITHOUT_END:
        return _End(line, first.end())
    tags = _tags_of(name)
    depth = 0
    offset = first.start()
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        for tag in tags.finditer(state.src, offset, state.eMarks[line]):
            depth += -1 if tag[1] else 1
            if not depth:
                return _End(line, tag.end())
        line += 1
        offset = state.bMarks[line]
    return None


@functools.lru_cache(maxsize=64)
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?:{re.escape(name)}(?![\w:-])|(/){re.escape(name)}\s*>)", re.IGNORECASE)


def _read_rest(state: StateBlock, end: _End, end_line: int) -> None:
    """Read what stands in the last line of elements, after their end, as a paragraph."""
    rest = state.src[end.offset : state.eMarks[end.line]]
    if not rest.strip(" \t"):
        return
    token = state.tokens[-1]
    token.content = token.content.rstrip("\n").removesuffix(rest) + "\n"
    _begin_line_at(state, end.line, end.offset)
    paragraph(state, end.line, end_line, False)


def _begin_line_at(state: StateBlock, line: int, start: int) -> None:
    """Let what is left of a line begin at an offset of the source."""
    text = state.src[start : state.eMarks[line]]
    blanks = len(text) - len(text.lstrip(" \t"))
    state.bMarks[line] = start
    state.tShift[line] = blanks
    state.sCount[line] = state.blkIndent
