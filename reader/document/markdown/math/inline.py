"""Mathematics within a line: dollars, kramdown's double ones, and brackets of LaTeX."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_inline import StateInline

from reader.document.markdown.inline_rules import DISPLAY, FORMULA
from reader.document.source.dialect import MARKDOWN
from reader.document.source.math_signs import (
    DOLLARS,
    DOUBLE_DOLLARS,
    are_brackets_of_a_formula,
    are_dollars_of_a_formula,
    are_double_dollars_of_a_formula,
)

_BRACKETS: Final = re.compile(r"\\\(((?:[^\\]|\\[^()]){1,2000}+)\\\)|\\\[((?:[^\\]|\\[^\[\]]){1,4000}+)\\\]")
_DOUBLED_BRACKETS: Final = re.compile(
    r"\\\\\(((?:[^\\]|\\(?!\\[()])[\s\S]){1,2000}+)\\\\\)"
    r"|\\\\\[((?:[^\\]|\\(?!\\[\[\]])[\s\S]|\\\\\[(?=-?[\d.]+[a-z]{2}\])){1,4000}+)\\\\\]"
)
_PUNCTUATION: Final = re.compile(r"[.,;:](?!\S)")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def formula(state: StateInline, silent: bool) -> bool:
    """Match a formula in a post that has mathematics; push a `FORMULA` or `DISPLAY` token."""
    if state.src[state.pos] == "$":
        return _dollars(state, silent)
    if state.src[state.pos] == "\\":
        return _brackets(state, silent)
    return False


def without_escapes(tex: str) -> str:
    """Resolve the escapes in doubled brackets, as Markdown does where no mathematics is known."""
    return _ESCAPED.sub(r"\1", tex)


def _dollars(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    if source.startswith("$$", start):
        found = DOUBLE_DOLLARS.match(source, start, state.posMax)
        if found and are_double_dollars_of_a_formula(found):
            stands_in_line = "\n" not in found[1] and "\\begin" not in found[1]
            if stands_in_line and not state.env.get("dialect", MARKDOWN).wikilinks:
                return _push(state, silent, FORMULA, found[1], found.end())
            behind = _PUNCTUATION.match(source, found.end(), state.posMax)
            end = behind.end() if behind else found.end()
            return _push(state, silent, DISPLAY, found[1].rstrip() + source[found.end() : end], end)
        return _pass_over_dollars(state, silent)
    found = DOLLARS.match(source, start, state.posMax)
    if found and are_dollars_of_a_formula(found):
        return _push(state, silent, FORMULA, found[1], found.end())
    return False


def _pass_over_dollars(state: StateInline, silent: bool) -> bool:
    """Take dollars in a row that open nothing as text, all of them."""
    end = state.pos
    while end < state.posMax and state.src[end] == "$":
        end += 1
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _brackets(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    doubled = source.startswith(("\\\\(", "\\\\["), start)
    if not doubled and not source.startswith(("\\(", "\\["), start):
        return False
    found = (_DOUBLED_BRACKETS if doubled else _BRACKETS).match(source, start, state.posMax)
    if not found:
        return False
    tex = found[1] or found[2]
    before = source[start - 1] if start else ""
    if not are_brackets_of_a_formula(tex, before, doubled=doubled, display=bool(found[2])):
        return False
    return _push(
        state, silent, DISPLAY if found[2] else FORMULA, without_escapes(tex) if doubled else tex, found.end()
    )


def _push(state: StateInline, silent: bool, kind: str, tex: str, end: int) -> bool:
    if not silent:
        state.push(kind, "", 0).content = tex
    state.pos = end
    return True
