"""Definition lists: terms, one to a line, then their definitions behind ``:`` or ``~``."""

from __future__ import annotations

import functools
import re
from itertools import chain
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from reader.document.markdown.environment import BlockRule

_MARKERS: Final = re.compile(r"\n[ \t>]*[:~][ \t]")
"""The ends of lines that a definition may follow, also within quotes."""

_DEEPEST_INDENT: Final = 3
"""Blanks before a line; one with more goes on with a paragraph, whatever it looks like."""


def definition_list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match terms, one on each line right before ``:`` (only one before Pandoc's ``~``), and definitions.

    So kramdown and PHP Markdown Extra have it. Asked silently, tell if a line begins the next definition.
    """
    if silent:
        return state.ddIndent >= 0 and _single_term_rule()(state, start_line, end_line, True)
    last_term = _last_term(state, start_line, end_line)
    if last_term is None:
        return False
    first_token = len(state.tokens)
    if not _single_term_rule()(state, last_term, end_line, False):
        return False
    opening = state.tokens[first_token]
    opening.map = [start_line, state.line]
    terms = [_term(state, line, opening.level + 1) for line in range(start_line, last_term)]
    state.tokens[first_token + 1 : first_token + 1] = chain.from_iterable(terms)
    return True


@functools.cache
def _single_term_rule() -> BlockRule:
    """Load the plugin's rule, which knows one term before its definitions. Most articles never need it."""
    from mdit_py_plugins.deflist import deflist_plugin

    parser = MarkdownIt("zero").use(deflist_plugin)
    parser.block.ruler.enableOnly(["deflist"])
    return parser.block.ruler.getRules("")[0]


def _last_term(state: StateBlock, start_line: int, end_line: int) -> int | None:
    """Return the last line of the paragraph that starts at a line, if a definition follows it."""
    if _last_marker(state) < state.eMarks[start_line]:
        return None
    for line in range(start_line + 1, end_line):
        several = line > start_line + 1
        if state.isEmpty(line):
            marked = line + 1 < end_line and _is_marked(state, line + 1, several)
            return line - 1 if marked else None
        if _is_marked(state, line, several):
            return line - 1
        if not _goes_on(state, line, end_line):
            return None
    return None


def _last_marker(state: StateBlock) -> int:
    """Return where the last line of the text ends that a definition may follow; -1 if there is none."""
    if "last_marker" not in state.env:
        state.env["last_marker"] = max((found.start() for found in _MARKERS.finditer(state.src)), default=-1)
    last: int = state.env["last_marker"]
    return last


def _is_marked(state: StateBlock, line: int, several_terms: bool) -> bool:
    """Tell whether a line begins a definition of the terms before it."""
    start = state.bMarks[line] + state.tShift[line]
    marker, blank = state.src[start : start + 1], state.src[start + 1 : start + 2]
    marked = marker == ":" or (marker == "~" and not several_terms)
    indent = state.sCount[line] - state.blkIndent
    return marked and blank in (" ", "\t") and 0 <= indent <= _DEEPEST_INDENT


def _goes_on(state: StateBlock, line: int, end_line: int) -> bool:
    """Tell whether a line goes on with the paragraph before it, and may be a term like that."""
    indent = state.sCount[line] - state.blkIndent
    if indent < 0 or indent > _DEEPEST_INDENT:
        return indent > 0
    outer, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    interrupted = any(rule(state, line, end_line, True) for rule in rules)
    state.parentType = outer
    return not interrupted


def _term(state: StateBlock, line: int, level: int) -> tuple[Token, Token, Token]:
    """Return the tokens of a term, as those of the plugin."""
    source = state.getLines(line, line + 1, state.blkIndent, False).strip()
    return (
        Token("dt_open", "dt", 1, map=[line, line], level=level, block=True),
        Token("inline", "", 0, map=[line, line], level=level + 1, content=source, children=[], block=True),
        Token("dt_close", "dt", -1, level=level, block=True),
    )
