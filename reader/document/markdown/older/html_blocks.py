"""Blocks of HTML as kramdown and Python-Markdown have them: one element each."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block import StateBlock, paragraph

from reader.document.markdown.environment import BlockRule

_FIRST_TAG: Final = re.compile(r"[ \t]*<(/?)([A-Za-z][\w:-]*)([^<>]*)>")
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
        start = state.bMarks[start_line]
        tag = _FIRST_TAG.match(state.src, start, state.eMarks[start_line])
        if tag and tag[2].lower() in _WITHIN_LINES:
            return False
        if not html_block(state, start_line, end_line, silent):
            return False
        if tag and not silent:
            _end_with_element(state, start_line, end_line)
        return True

    return rule


def _end_with_element(state: StateBlock, start_line: int, end_line: int) -> None:
    """End the block after elements that stand side by side; what follows them in a line is a paragraph."""
    token = state.tokens[-1]
    end = _end_of_elements(token.content)
    if end is None:
        return
    rest = token.content[end:].partition("\n")[0]
    line = start_line + token.content.count("\n", 0, end)
    token.map = [start_line, line + 1]
    token.content = token.content[:end] + "\n"
    state.line = line + 1
    if rest.strip(" \t"):
        _begin_line_at(state, line, state.eMarks[line] - len(rest))
        paragraph(state, line, end_line, False)


def _end_of_elements(html: str) -> int | None:
    """Return the offset after the elements that some HTML begins with; None where one does not end."""
    end = 0
    while tag := _FIRST_TAG.match(html, end):
        if end and tag[2].lower() in _WITHIN_LINES:
            break
        after = _end_of_element(html, tag)
        if after is None:
            return None
        end = after
    return end or None


def _end_of_element(html: str, first: re.Match[str]) -> int | None:
    """Return the offset after the element that a tag opens; None if it does not end."""
    name = first[2].lower()
    if first[1] or first[3].endswith("/") or name in _WITHOUT_END:
        return first.end()
    depth = 0
    for tag in _tags_of(name).finditer(html, first.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return None


def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*>", re.IGNORECASE)


def _begin_line_at(state: StateBlock, line: int, start: int) -> None:
    """Let what is left of a line begin at an offset of the source."""
    text = state.src[start : state.eMarks[line]]
    blanks = len(text) - len(text.lstrip(" \t"))
    state.bMarks[line] = start
    state.tShift[line] = blanks
    state.sCount[line] = state.blkIndent
