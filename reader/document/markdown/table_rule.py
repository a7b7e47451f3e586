"""Tables of GitHub, with the cells that GitHub drops: those of a row that is longer than the header."""

from __future__ import annotations

from typing import Final

from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

_MOST_EXCESS: Final = 20
"""Cells besides those of the header that become columns; what follows them stands in the last."""

_LAST_BAR: Final = "last_bar"


def table_with_all_cells(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match a table, which has a bar in its first line; most texts have none anywhere."""
    last_bar = state.env.get(_LAST_BAR)
    if last_bar is None:
        last_bar = state.env[_LAST_BAR] = state.src.rfind("|")
    if last_bar < state.bMarks[start_line]:
        return False
    first_token = len(state.tokens)
    if not table(state, start_line, end_line, silent):
        return False
    if not silent:
        _add_excess(state, first_token)
    return True


def _add_excess(state: StateBlock, first_token: int) -> None:
    """Put cells behind those of the rows that have more of them than the header."""
    added = state.tokens[first_token:]
    width = sum(token.type == "th_open" for token in added)
    tokens: list[Token] = []
    excess: list[str] = []
    for token in added:
        if token.type == "tr_open" and token.map:
            excess = _cells(state, token.map[0], width)[width:]
        elif token.type == "tr_close":
            for cell in excess:
                tokens += _cell(cell, token)
        tokens.append(token)
    state.tokens[first_token:] = tokens


def _cells(state: StateBlock, line: int, width: int) -> list[str]:
    """Return the cells of a row; perhaps none if there are not more of them than columns."""
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]].strip()
    if text.count("|") - text.startswith("|") - text.endswith("|") < width:
        return []
    cells = escapedSplit(text)
    if cells and not cells[0]:
        cells.pop(0)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    last = width + _MOST_EXCESS - 1
    return [*cells[:last], " | ".join(cells[last:])] if len(cells) > last else cells


def _cell(text: str, row_end: Token) -> tuple[Token, Token, Token]:
    level = row_end.level + 1
    return (
        Token("td_open", "td", 1, level=level, block=True),
        Token("inline", "", 0, content=text.strip(), children=[], level=level + 1, block=True),
        Token("td_close", "td", -1, level=level, block=True),
    )
