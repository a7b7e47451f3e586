"""The rules of the parser for placeholders: chips, attributes and containers."""

from __future__ import annotations

from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from reader.document.source.placeholders import (
    ATTRIBUTES,
    CHIP,
    CLOSING,
    OPENING,
    PLACEHOLDER,
    Opening,
    Placeholders,
)

PLACEHOLDER_STARTS: Final = CHIP + ATTRIBUTES
"""What a placeholder within a line begins with."""

BLOCK_PLACEHOLDER_STARTS: Final = OPENING + CLOSING + ATTRIBUTES
"""What a placeholder on a line of its own begins with."""

_NO_TITLE: Final = Opening("note")


def inline_placeholder(state: StateInline, silent: bool) -> bool:
    """Match a placeholder; push a chip with its number as content, give attributes to a picture right before
    them, and drop any other."""
    found = PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if found[1] == CHIP and not silent:
        state.push("chip", "", 0).content = found[2]
    elif found[1] == ATTRIBUTES and not silent:
        _give_width(state, int(found[2]))
    state.pos = found.end()
    return True


def _give_width(state: StateInline, number: int) -> None:
    """Give a picture right before an attribute list the width that it says."""
    table: Placeholders | None = state.env.get("placeholders")
    if table is None or state.pending or not state.tokens or state.tokens[-1].type != "image":
        return
    from reader.document.source.picture_widths import width_of

    state.tokens[-1].attrs["width"] = width_of(table.attributes_at(number).values)


def block_placeholder(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read a line that is a placeholder, or several for attributes."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = PLACEHOLDER.match(state.src, start, state.eMarks[start_line])
    if found is None:
        return False
    if found[1] == OPENING:
        return silent or _container(state, start_line, end_line, int(found[2]))
    numbers = _attributes_of_line(state, start_line, start)
    if numbers is None:
        return found[1] == CLOSING and (silent or _skip(state, start_line))
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [start_line, start_line + 1]
        after_blank = not start_line or state.isEmpty(start_line - 1)
        token.meta = {"attributes": numbers, "after_blank": after_blank}
        state.line = start_line + 1
    return True


def _attributes_of_line(state: StateBlock, line: int, start: int) -> list[int] | None:
    """Return the numbers of the placeholders that are all of a line, if they are attributes."""
    text = state.src[start : state.eMarks[line]]
    placeholders = PLACEHOLDER.findall(text)
    if PLACEHOLDER.sub("", text).strip() or any(kind != ATTRIBUTES for kind, _ in placeholders):
        return None
    return [int(number) for _, number in placeholders]


def _skip(state: StateBlock, line: int) -> bool:
    """Pass over a closing placeholder that closes nothing."""
    state.line = line + 1
    return True


def _container(state: StateBlock, start_line: int, end_line: int, number: int) -> bool:
    """Read all up to the closing placeholder of the same depth, or to the end of what stands around."""
    last = _closing_line(state, start_line, end_line)
    table: Placeholders | None = state.env.get("placeholders")
    opening = table.opening_at(number) if table else _NO_TITLE
    open_container(state, start_line, start_line + 1, last, opening)
    is_closed = last < end_line and _first_character(state, last) == CLOSING
    state.line = last + is_closed
    return True


def open_container(
    state: StateBlock, start_line: int, first_line: int, end_line: int, opening: Opening
) -> None:
    """Push the tokens of a container that starts at a line and holds the lines ``first_line`` to
    ``end_line``, that one excluded."""
    token = state.push("container_open", "div", 1)
    token.map = [start_line, end_line]
    token.meta = {"opening": opening}
    outer_type, outer_end = state.parentType, state.lineMax
    state.parentType, state.lineMax = "root", end_line
    state.md.block.tokenize(state, first_line, end_line)
    state.parentType, state.lineMax = outer_type, outer_end
    state.push("container_close", "div", -1)


def _closing_line(state: StateBlock, start_line: int, end_line: int) -> int:
    depth = 0
    for line in range(start_line + 1, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line
        first = _first_character(state, line)
        if first == OPENING:
            depth += 1
        elif first == CLOSING:
            if not depth:
                return line
            depth -= 1
    return end_line


def _first_character(state: StateBlock, line: int) -> str:
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : start + 1]
