"""Tables as kramdown has them: in several bodies, with a foot, without a head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it.rules_block import StateBlock

from reader.document.markdown.environment import HTML_BEFORE, BlockRule, HtmlBefore
from reader.document.source.code_spans import code_spans

_SEPARATOR: Final = re.compile(r"[+|: \t]*(?:-[-+|: \t]*|=[=+|: \t]*)\Z")
_FEWEST_CELLS: Final = 2
_MOST_CELLS: Final = 65_536
_BAR: Final = re.compile(r"\\.|\[\[[^\[\]]*\]\]|\|")
"""A bar, or what holds one that parts no cells."""


def table_with_bodies(table: BlockRule) -> BlockRule:
    """Match a table, whose lines of ``-`` and ``=`` only part it, and whose code may hold bars."""

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        first = len(state.tokens)
        if not table(state, start_line, end_line, silent):
            return False
        if not silent:
            lines = [_line(state, line) for line in range(start_line, state.line)]
            rows = [_cells(line) for line in lines[2:] if _SEPARATOR.match(line) is None]
            rows.insert(0, _cells(lines[0]))
            if _have_room(rows):
                del state.tokens[first:]
                _push(state, rows, (start_line, state.line), _alignments(lines[1]))
        return True

    return rule


def paragraph_or_rows(paragraph: BlockRule) -> BlockRule:
    """Match a paragraph, or a table without a head: lines with a bar in each."""

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if not silent and _table_of_rows(state, start_line, end_line):
            return True
        return paragraph(state, start_line, end_line, silent)

    return rule


def _have_room(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows that are filled up to the longest of them are no more than a person writes."""
    return len(rows) * max(map(len, rows)) <= _MOST_CELLS


def _alignments(line: str) -> list[str]:
    """Return how the columns are set by the line below a head; empty for one of which it does not tell."""
    found = []
    for cell in line.strip(" \t").strip("|").split("|"):
        left, right = cell.strip(" \t").startswith(":"), cell.strip(" \t").endswith(":")
        found.append("center" if left and right else "left" if left else "right" if right else "")
    return found


def _table_of_rows(state: StateBlock, start_line: int, end_line: int) -> bool:
    """Match lines with a bar in each, from one blank line to the next."""
    if "|" not in _line(state, start_line) or not _is_below_blank(state, start_line):
        return False
    head: list[str] = []
    rows: list[list[str]] = []
    line = start_line
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = _line(state, line)
        if "|" not in text or text.startswith("#"):
            return False
        if _SEPARATOR.match(text) is None:
            rows.append(_cells(text))
            if len(rows[-1]) < _FEWEST_CELLS and not text.startswith("|"):
                return False
        elif len(rows) == 1 and not head and "=" not in text:
            head = rows.pop()
        line += 1
    if (not rows and not head) or not _have_room([head, *rows]):
        return False
    _push(state, [head, *rows], (start_line, line), ())
    state.line = line
    return True


def _is_below_blank(state: StateBlock, line: int) -> bool:
    """Tell whether a line is the first of what stands around it, or follows a blank one."""
    if not line:
        before: HtmlBefore | None = state.env.get(HTML_BEFORE)
        return before is None or before.is_below_blank
    return state.isEmpty(line - 1) or (bool(state.tokens) and state.tokens[-1].nesting > 0)


def _cells(text: str) -> list[str]:
    """Split a row at its bars outside of code."""
    text = text.strip(" \t")
    code = list(code_spans(text, 0, len(text)))
    starts = [0]
    for bar in _BAR.finditer(text):
        while code and code[0][1] <= bar.start():
            code.pop(0)
        if bar[0] == "|" and not (code and code[0][0] <= bar.start()):
            starts.append(bar.end())
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    cells = [
        text[start:end].strip(" \t").replace("\\|", "|") for start, end in zip(starts, ends, strict=True)
    ]
    if text.startswith("|"):
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def _push(
    state: StateBlock, rows: Sequence[Sequence[str]], lines: tuple[int, int], alignments: Sequence[str]
) -> None:
    """Push the tokens of a table, the first row as its head, of the lines from one to before another."""
    width = max(map(len, rows))
    state.push("table_open", "table", 1).map = list(lines)
    for index, row in enumerate(rows):
        kind = "td" if index else "th"
        state.push("tr_open", "tr", 1)
        for column in range(width):
            opening = state.push(f"{kind}_open", kind, 1)
            if column < len(alignments) and alignments[column]:
                opening.attrs = {"style": f"text-align:{alignments[column]}"}
            token = state.push("inline", "", 0)
            token.content = row[column] if column < len(row) else ""
            token.children = []
            state.push(f"{kind}_close", kind, -1)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
