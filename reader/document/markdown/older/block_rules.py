"""Blocks as kramdown and Python-Markdown have them: CommonMark's rules, each within one that knows better."""

from __future__ import annotations

import re
from typing import Any, Final

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock

from reader.document.markdown.environment import BlockRule, EngineRules
from reader.document.markdown.older.html_blocks import html_of_one_element
from reader.document.markdown.older.kramdown_tables import paragraph_or_rows, table_with_bodies
from reader.document.markdown.older.lists import list_of_numbers_with_stops, list_with_lists_of_other_kinds
from reader.document.source.dialect import Engine

_ONLY_SIGNS: Final = re.compile(r"#{1,6}[ \t]*\Z")
_DEFINITION: Final = re.compile(
    r"""\[([^\]\n]{1,999}+)\]:[ \t]*+<?([^\s<>]++)>?(?:[ \t]++(["'])([^\n]*)\3)?[ \t]*\Z"""
)


def rules_of(engine: Engine, rules: EngineRules) -> EngineRules:
    """Return the rules of an engine older than CommonMark, which go on to those of CommonMark."""
    html_block = html_of_one_element(rules.html_block)
    list_block = list_of_numbers_with_stops(rules.list_block)
    if engine is Engine.PYTHON_MARKDOWN:
        return rules._replace(html_block=html_block, list_block=list_block, reference_interrupts=True)
    return rules._replace(
        html_block=html_block,
        list_block=list_with_lists_of_other_kinds(list_block),
        table=table_with_bodies(rules.table),
        heading=_heading_with_title(rules.heading),
        paragraph=paragraph_or_rows(rules.paragraph),
        reference=_reference_with_brackets(rules.reference),
    )


def _heading_with_title(heading: BlockRule) -> BlockRule:
    """Match a heading, which a line of nothing but number signs is not."""

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        line = _line(state, start_line)
        return _ONLY_SIGNS.match(line) is None and heading(state, start_line, end_line, silent)

    return rule


def _reference_with_brackets(reference: BlockRule) -> BlockRule:
    """Match the definition of a link, whose label may hold a bracket that nobody closes."""

    def rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if reference(state, start_line, end_line, silent):
            return True
        found = None if state.is_code_block(start_line) else _DEFINITION.match(_line(state, start_line))
        if found is None or found[1][0] == "^":
            return False
        if not silent:
            references: dict[str, Any] = state.env.setdefault("references", {})
            definition = {"title": found[4] or "", "href": found[2], "map": [start_line, start_line + 1]}
            references.setdefault(normalizeReference(found[1]), definition)
            state.line = start_line + 1
        return True

    return rule


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
