"""Text between two pairs of equals signs, as Obsidian highlights it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_EQUALS: Final = ord("=")


def highlight(state: StateInline, silent: bool) -> bool:
    """Two equals signs, which open or close a highlight as two asterisks do. Three and more are text."""
    if silent or not state.src.startswith("==", state.pos):
        return False
    scanned = state.scanDelims(state.pos, True)
    state.push("text", "", 0).content = "=" * scanned.length
    if scanned.length == 2:
        token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(_EQUALS, 0, token, -1, scanned.can_open, scanned.can_close))
    state.pos += scanned.length
    return True


def pair_highlights(state: StateInline) -> None:
    """Make tokens of the delimiters that markdown-it has paired."""
    _pair(state, state.delimiters)
    for meta in state.tokens_meta:
        if meta and "delimiters" in meta:
            _pair(state, meta["delimiters"])


def _pair(state: StateInline, delimiters: Sequence[Delimiter]) -> None:
    for delimiter in delimiters:
        if delimiter.marker == _EQUALS and delimiter.end >= 0:
            for index, kind, nesting in (
                (delimiter.token, "highlight_open", 1),
                (delimiters[delimiter.end].token, "highlight_close", -1),
            ):
                token = state.tokens[index]
                token.type, token.tag, token.nesting, token.content = kind, "mark", nesting, ""  # type: ignore[assignment]
