"""What only notes of Obsidian have: ``==highlights==``, ``#tags``, and states of tasks."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from reader.content.posts.note_tags import TAG
from reader.document.markdown.delimiters import scan
from reader.document.model import ListItem, Paragraph

_EQUALS: Final = ord("=")
_STATE: Final = re.compile(r"\[([^\s\[\]^])\](?:[ \t]++(?=\S)|\Z)")
"""The state of a task; ``[^`` begins a note."""

_BEFORE_TAGS: Final = frozenset(" \t\n([{\"'“‘,;:*_~=>|")
"""What a tag may follow; within words and addresses there are none."""


def highlight(state: StateInline, silent: bool) -> bool:
    """Match two equals signs, which open or close a highlight as asterisks do. Three and more are text."""
    if silent or not state.src.startswith("==", state.pos):
        return False
    scanned = scan(state, state.pos, can_split_word=True)
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


def with_state(item: ListItem) -> ListItem:
    """Return an item as a task, if it begins with a state that Obsidian has besides ``[ ]`` and ``[x]``."""
    first = item.children[0] if item.children else None
    found = _STATE.match(first.source) if isinstance(first, Paragraph) and item.checked is None else None
    if first is None or found is None:
        return item
    rest = Paragraph(first.line, found.string[found.end() :])
    return item._replace(children=(rest, *item.children[1:]), checked=False, state=found[1])


def tag(state: StateInline, silent: bool) -> bool:
    """Match ``#a-tag/within``: not within a word, and not a number."""
    start = state.pos
    if state.src[start] != "#" or (start and state.src[start - 1] not in _BEFORE_TAGS):
        return False
    match = _tag().match(state.src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("tag_open", "span", 1)
        state.push("text", "", 0).content = match[0]
        state.push("tag_close", "span", -1)
    state.pos = match.end()
    return True


@functools.cache
def _tag() -> re.Pattern[str]:
    return re.compile(TAG)
