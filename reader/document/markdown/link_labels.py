"""Where the text of a link ends, as markdown-it finds it, without looking again at brackets nobody closes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Final

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline

_NOT_CLOSED: Final = 1
_HOLDS_LINK: Final = 2


def parse_link_label(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Return where the label that a bracket at ``start`` opens is closed; -1 if it is not, or holds a link.

    A link only counts with ``disable_nested``. What is wrong with a bracket within is wrong with the label:
    its own end lies behind that of the bracket.
    """
    if _fails(state, start, disable_nested):
        return -1
    position = state.pos
    state.pos = start + 1
    level = 1
    failure = _NOT_CLOSED
    end = -1
    while state.pos < state.posMax:
        character = state.src[state.pos]
        if character == "]":
            level -= 1
            if not level:
                end = state.pos
                break
        inner = state.pos
        state.md.inline.skipToken(state)
        if character != "[":
            continue
        if inner == state.pos - 1:
            level += 1
            if _fails(state, inner, disable_nested):
                failure = state.cache[_key(state, inner)]
                break
        elif disable_nested:
            failure = _HOLDS_LINK
            break
    state.pos = position
    if end < 0:
        state.cache[_key(state, start)] = failure
    return end


def _fails(state: StateInline, start: int, disable_nested: bool) -> bool:
    """Tell whether it is known that the label of a bracket is none."""
    known = state.cache.get(_key(state, start))
    return known == _NOT_CLOSED or (known == _HOLDS_LINK and disable_nested)


def _key(state: StateInline, start: int) -> int:
    """Return the key of a label's failure in the cache, which has positions of the text for other things."""
    return -1 - start - state.posMax * (len(state.src) + 1)


HELPERS: Final = SimpleNamespace(
    parseLinkLabel=parse_link_label,
    parseLinkDestination=parseLinkDestination,
    parseLinkTitle=parseLinkTitle,
)
"""What the rules of markdown-it for links and pictures ask."""
