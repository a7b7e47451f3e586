"""Lists as kramdown and Python-Markdown have them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from markdown_it.rules_block import StateBlock

from reader.document.markdown.environment import BlockRule

_NUMBER_IN_BRACKET: Final = re.compile(r"[0-9]{1,9}\)")
_ITEM: Final = re.compile(r"([-+*]|[0-9]{1,9}\.)([ \t]+)(?=[^ \t\n])")
_BREAK: Final = re.compile(r"([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_OTHER_BLOCK: Final = re.compile(r"[#>|<`~:\[]")
"""What may begin a block that is no part of a paragraph."""

_DEEPEST_INDENT: Final = 3
_WIDEST_BLANKS: Final = 4
"""Blanks after the sign of an item; with more, its text is code."""


def list_of_numbers_with_stops(list_block: BlockRule) -> BlockRule:
    """Match a list, which ``1)`` does not begin."""

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        start = state.bMarks[start_line] + state.tShift[start_line]
        is_text = _NUMBER_IN_BRACKET.match(state.src, start) is not None
        return not is_text and list_block(state, start_line, end_line, silent)

    return rule


def list_with_lists_of_other_kinds(list_block: BlockRule) -> BlockRule:
    """Match a list as kramdown does: one of the other kind within it need not be indented.

    Any list may stand right below a line of text.
    """

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if silent and state.parentType == "paragraph" and not state.is_code_block(start_line):
            return _item(state, start_line) is not None
        if not silent:
            _indent_lists_of_other_kinds(state, start_line, end_line)
        return list_block(state, start_line, end_line, silent)

    return rule


class _Item(NamedTuple):
    is_ordered: bool
    indent: int
    """The column that its text starts at."""


def _item(state: StateBlock, line: int) -> _Item | None:
    start = state.bMarks[line] + state.tShift[line]
    found = _ITEM.match(state.src, start, state.eMarks[line])
    if found is None or _BREAK.match(state.src, start, state.eMarks[line]):
        return None
    blanks = len(found[2].expandtabs(_WIDEST_BLANKS))
    width = len(found[1]) + (blanks if blanks <= _WIDEST_BLANKS else 1)
    return _Item(len(found[1]) > 1, state.sCount[line] + width)


def _indent_lists_of_other_kinds(state: StateBlock, start_line: int, end_line: int) -> None:
    """Make lists of the other kind, among the items of the list that begins here, parts of these items.

    It stops where the list may end, so that no line is looked at twice on one level.
    """
    item = _item(state, start_line)
    is_below_blank = False
    for line in range(start_line + 1, end_line if item else start_line):
        assert item is not None
        if state.isEmpty(line):
            is_below_blank = True
            continue
        if state.sCount[line] < state.blkIndent:
            return
        if state.sCount[line] < item.indent:
            other = _item(state, line)
            if other is None:
                if is_below_blank or _starts_other_block(state, line):
                    return
            elif other.is_ordered is item.is_ordered:
                item = other
            elif is_below_blank or state.sCount[line] > state.blkIndent + _DEEPEST_INDENT:
                return
            else:
                state.sCount[line] = item.indent
        is_below_blank = False


def _starts_other_block(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    end = state.eMarks[line]
    return bool(_OTHER_BLOCK.match(state.src, start, end) or _BREAK.match(state.src, start, end))
