"""Mathematics that stands by itself: ``$$`` … ``$$``, ``\\[`` … ``\\]``, and environments of amsmath."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from markdown_it.rules_block import StateBlock

from reader.document.markdown.environment import leave_unfinished
from reader.document.markdown.math.inline import without_escapes
from reader.document.source.math_signs import (
    ENVIRONMENTS,
    LONGEST_FORMULA,
    are_brackets_of_a_formula,
    looks_like_mathematics,
)
from reader.document.source.placeholders import ATTRIBUTES, END

BLOCK: Final = "math_block"
"""The type of a token whose content is TeX."""

BLOCK_STARTS: Final = "$\\"
"""What the line of a formula begins with."""

_OPENING: Final = re.compile(rf"\$\$(?!\$)|\\\\?\[|\\begin\{{({ENVIRONMENTS})\}}")
_CLOSINGS: Final = {"$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]"}
_BEHIND: Final = re.compile(
    rf"[ \t]*([.,;:]?)[ \t]*(?:\{{#[^{{}}\n]*\}}|{ATTRIBUTES}[0-9]*{END})?[ \t]*(?:\n|\Z)"
)
"""What may follow a formula on its last line: punctuation, and a label or attributes."""


class _Found(NamedTuple):
    tex: str
    last_line: int


def formula_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match a formula on lines of its own; blank ones may be in it if the first holds only what opens it."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    opening = _OPENING.match(state.src, start, state.eMarks[start_line])
    found = opening and _find(state, opening, start_line, end_line)
    if not found:
        return False
    if not silent:
        token = state.push(BLOCK, "", 0)
        token.map = [start_line, found.last_line + 1]
        token.content = found.tex
        state.line = found.last_line + 1
    return True


def paragraph_around_formula(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match a paragraph in which a line of text ends with the ``$$`` of a formula on the lines below.

    No rule of Markdown may see a list or a heading in these lines.
    """
    opening = _closing(state, "$$\n", state.bMarks[start_line])
    if silent or opening is None:
        return False
    is_interrupted = state.md.block.ruler.getRules("paragraph")
    line, formula_end = start_line, 0
    while line < end_line and not (line > start_line and state.isEmpty(line)):
        within = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if (
            line > start_line
            and not within
            and any(rule(state, line, end_line, True) for rule in is_interrupted)
        ):
            break
        last_line = _last_line_of_formula(state, line, end_line)
        formula_end = last_line or formula_end
        line = (last_line or line) + 1
    if not formula_end:
        return False
    opened = state.push("paragraph_open", "p", 1)
    opened.map = [start_line, line]
    inline = state.push("inline", "", 0)
    inline.map = [start_line, line]
    inline.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _last_line_of_formula(state: StateBlock, line: int, end_line: int) -> int | None:
    """Return the line on which a formula ends that opens at the end of a line of text."""
    end = state.eMarks[line]
    if not state.src.endswith("$$", 0, end) or state.src.count("$$", state.bMarks[line], end) % 2 == 0:
        return None
    closing = _closing(state, "$$", end)
    if closing is None:
        return None
    last_line = bisect_left(state.eMarks, closing)
    inside = range(line + 1, last_line + 1)
    if last_line >= end_line or any(
        state.isEmpty(inner) or state.sCount[inner] < state.blkIndent for inner in inside
    ):
        return None
    return last_line if looks_like_mathematics(_between(state, line, last_line, end, closing)) else None


def _find(state: StateBlock, opening: re.Match[str], start_line: int, end_line: int) -> _Found | None:
    """Return the formula that an opening begins; None unless it ends where one may."""
    environment = opening[1]
    closing = f"\\end{{{environment}}}" if environment else _CLOSINGS[opening[0]]
    end = _closing(state, closing, opening.end())
    if end is None:
        if opening.end() + LONGEST_FORMULA > len(state.src):
            leave_unfinished(state.env, start_line)
        return None
    last_line = bisect_left(state.eMarks, end)
    behind = _BEHIND.match(state.src, end + len(closing))
    if behind is None or last_line >= end_line or not _is_one_block(state, opening, start_line, last_line):
        return None
    if environment:
        tex = _between(state, start_line, last_line, opening.start(), end + len(closing))
    else:
        tex = _between(state, start_line, last_line, opening.end(), end)
        doubled = opening[0] == "\\\\["
        if not (
            looks_like_mathematics(tex)
            if opening[0] == "$$"
            else are_brackets_of_a_formula(tex, "", doubled=doubled, display=True)
        ):
            return None
        tex = without_escapes(tex) if doubled else tex
    return _Found(tex.strip() + behind[1], last_line)


def _closing(state: StateBlock, closing: str, start: int) -> int | None:
    """Return the offset of the next unescaped ``closing``, if it is near. Each is looked for only once."""
    nearest: dict[str, tuple[int, int]] = state.env.setdefault("closings", {})
    searched_from, found = nearest.get(closing, (0, -1))
    if not searched_from <= start <= found:
        found = state.src.find(closing, start)
        while found > 0 and state.src[found - 1] == "\\" and closing[0] != "\\":
            found = state.src.find(closing, found + 1)
        if found < 0:
            found = len(state.src)
        nearest[closing] = start, found
    return found if found < min(len(state.src), start + LONGEST_FORMULA) else None


def _is_one_block(state: StateBlock, opening: re.Match[str], start_line: int, last_line: int) -> bool:
    """Tell whether the lines belong to the same containers, without a blank one where none may be."""
    alone = not state.src[opening.end() : state.eMarks[start_line]].strip() or opening[0] == "\\begin"
    for line in range(start_line + 1, last_line + 1):
        if state.isEmpty(line):
            if not alone:
                return False
        elif state.sCount[line] < state.blkIndent:
            return False
    return True


def _between(state: StateBlock, first_line: int, last_line: int, start: int, end: int) -> str:
    """Return the source from ``start`` to ``end`` without what the containers put before each line."""
    lines = []
    for line in range(first_line, last_line + 1):
        begin = state.bMarks[line] + min(state.tShift[line], state.blkIndent)
        lines.append(state.src[max(begin, start) : min(state.eMarks[line], end)])
    return "\n".join(lines)
