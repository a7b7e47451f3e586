"""The rules for blocks, tried by the first character of a line.

markdown-it tries all of its rules on every line. Most lines start with a letter, where nearly none of them
can match, and asking first what a line starts with halves that work.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    fence,
    heading,
    hr,
    lheading,
    list_block,
    paragraph,
    reference,
)
from mdit_py_plugins.footnote.index import footnote_def

from reader.document.markdown.definition_lists import definition_list
from reader.document.markdown.environment import BlockRule, EngineRules
from reader.document.markdown.html_block_rule import html_block_with_code
from reader.document.markdown.indented_code import indented_code
from reader.document.markdown.placeholder_rules import BLOCK_PLACEHOLDER_STARTS, block_placeholder
from reader.document.markdown.table_rule import table_with_all_cells
from reader.document.source.dialect import Engine

MAXIMUM_NESTING: Final = 100
"""Levels of nesting that markdown-it follows. What lies deeper it drops without a word; without a limit,
nested brackets exhaust the stack of Python from about 300 levels on."""

DEEPEST_CONTAINER: Final = MAXIMUM_NESTING - 5
"""The level from which everything is read as paragraphs, so that nothing is dropped."""


_CONTAINER_MARKERS: Final = (":::", "!!!", "???", '=== "')
_CONTAINER_STARTS: Final = ":!?="


def use_block_rules(parser: MarkdownIt, engine: Engine, *, has_math: bool) -> None:
    """Let ``parser`` read blocks as an engine does, notes and definition lists too; formulas if asked."""
    rules = _rules_of(engine)
    blocks, starts = _blocks(rules), _starts(rules)
    inside_lists = (fence, blockquote, hr, _container, block_placeholder)
    interrupting = {
        "paragraph": starts,
        "reference": _without(starts, rules.reference),
        "blockquote": _without(starts, rules.table, footnote_def, rules.reference),
        "list": [rule for rule in starts if rule[0] in inside_lists],
    }
    if has_math:
        from reader.document.markdown.math.display import (
            BLOCK_STARTS,
            formula_block,
            paragraph_around_formula,
        )

        for chain in (*interrupting.values(), blocks):
            chain.insert(1, (formula_block, BLOCK_STARTS))
        blocks.insert(blocks.index((_underlined_heading, "")), (paragraph_around_formula, ""))
    ruler = parser.block.ruler
    # A state asks by name whether there is indented code; the rule itself is tried by the first rule here.
    ruler.enableOnly(["code"])
    ruler.before("code", "block", _by_first_character(blocks))
    for name, chain in interrupting.items():
        ruler.push(f"interrupts_{name}", _by_first_character(chain), {"alt": [name]})


def _rules_of(engine: Engine) -> EngineRules:
    rules = EngineRules(table_with_all_cells, list_block, reference, html_block_with_code, heading, paragraph)
    if not engine.is_older_than_commonmark:
        return rules
    from reader.document.markdown.older.block_rules import rules_of

    return rules_of(engine, rules)


def _blocks(rules: EngineRules) -> list[tuple[BlockRule, str]]:
    """Return the rules for blocks in their order, each with the characters that it may start with."""
    return [
        (_deep_text, ""),
        (callout, "[*"),
        (rules.table, ""),
        (indented_code, ""),
        (fence, "`~"),
        (blockquote, ">"),
        (hr, "*-_"),
        (rules.list_block, "*-+0123456789"),
        (footnote_def, "["),
        (rules.reference, "["),
        (rules.html_block, "<"),
        (rules.heading, "#"),
        (_container, _CONTAINER_STARTS),
        (block_placeholder, BLOCK_PLACEHOLDER_STARTS),
        (_underlined_heading, ""),
        (definition_list, ""),
        (rules.paragraph, ""),
    ]


def _starts(rules: EngineRules) -> list[tuple[BlockRule, str]]:
    """Return the rules for what may interrupt a paragraph, with the characters that each may start with."""
    definitions = [(rules.reference, "[")] if rules.reference_interrupts else []
    return [
        *definitions,
        (rules.table, ""),
        (fence, "`~"),
        (blockquote, ">"),
        (hr, "*-_"),
        (rules.list_block, "*-+0123456789"),
        (footnote_def, "["),
        (rules.html_block, "<"),
        (rules.heading, "#"),
        (definition_list, ":~"),
        (_container, _CONTAINER_STARTS),
        (block_placeholder, BLOCK_PLACEHOLDER_STARTS),
    ]


def _without(rules: list[tuple[BlockRule, str]], *unwanted: BlockRule) -> list[tuple[BlockRule, str]]:
    return [rule for rule in rules if rule[0] not in unwanted]


def _by_first_character(rules: list[tuple[BlockRule, str]]) -> BlockRule:
    """Return a rule that tries those that may start with the first character of a line; ``""`` is any."""
    anywhere = tuple(rule for rule, characters in rules if not characters)
    starting = {
        character: tuple(rule for rule, characters in rules if not characters or character in characters)
        for character in {character for _, characters in rules for character in characters}
    }

    def try_rules(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        start = state.bMarks[start_line] + state.tShift[start_line]
        for rule in starting.get(state.src[start : start + 1], anywhere):
            if rule(state, start_line, end_line, silent):
                return True
        return False

    return try_rules


def _deep_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    return state.level >= DEEPEST_CONTAINER and paragraph(state, start_line, end_line, silent)


def _underlined_heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match a heading by its underline, if there may be one before the next blank line.

    Where there is none, the lines of a paragraph are gone through once less.
    """
    first = state.eMarks[start_line]
    start, found = state.env.get(_UNDERLINE, (0, -1))
    if not start <= first <= found:
        match = _BLANK_OR_UNDERLINE.search(state.src, first)
        found = match.start() if match else len(state.src)
        state.env[_UNDERLINE] = (first, found)
    if state.src[found : found + 1] not in ("-", "="):
        return False
    return lheading(state, start_line, end_line, silent)


_UNDERLINE: Final = "underline"
_BLANK_OR_UNDERLINE: Final = re.compile(r"(?:\n|[-=])[ \t]*+(?=\n|\Z)")


def callout(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match the mark of a callout on the first line of a quote."""
    if silent or not state.tokens:
        return False
    before = state.tokens[-1]
    if before.type != "blockquote_open" or before.meta:
        return False
    from reader.document.markdown.callouts.quotes import callout_mark

    return callout_mark(state, start_line, end_line)


def _container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(_CONTAINER_MARKERS, start):
        return False
    from reader.document.markdown.callouts.containers import container

    return container(state, start_line, end_line, silent)
