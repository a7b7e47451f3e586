"""Links as kramdown and Python-Markdown have them: blanks in a target, and between a text and its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline, image, link

from reader.document.source.dialect import Engine

InlineRule = Callable[[StateInline, bool], bool]

_USUAL_TARGET: Final = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|[^\s()<>\\]*(?:\([^\s()\\]*\)[^\s()\\]*)*)"""
    r"""(?:\s+(?:"[^"\\]*"|'[^'\\]*'|\([^()\\]*\)))?\s*\)"""
)
"""The target of a link that every engine reads alike."""

_UNUSUAL_LINK: Final = re.compile(rf"\](?:\s+\[|(?!{_USUAL_TARGET.pattern})\()")
"""The end of the text of a link that this engine may read and CommonMark would not."""

_LABEL: Final = re.compile(r"\s+\[([^\[\]]*)\]")
_TITLE: Final = re.compile(r"""\s*(["'])(.{1,999}?)\1\s*\)""", re.DOTALL)
_UNUSUAL: Final = "unusual_link"
_MOST_BRACKETS: Final = 32
"""Brackets within each other in a target, as many as markdown-it follows."""


class _Target(NamedTuple):
    href: str
    title: str
    end: int
    """The offset after the link."""


def link_rules(engine: Engine) -> Mapping[str, InlineRule]:
    """Return the rules of an engine for links and pictures, by the names of those they take the place of."""
    signs = _Signs(re.compile(r"[()]|\s(?=[\"'])" if engine is Engine.KRAMDOWN else r"\\.|[()]|\s(?=[\"'])"))
    return {"link": signs.link, "image": signs.image}


class _Signs:
    """Reads links of an engine; they end where the signs in their targets say."""

    def __init__(self, in_target: re.Pattern[str]) -> None:
        self._in_target = in_target
        """Brackets, what escapes one, and the blank before a title."""

    def link(self, state: StateInline, silent: bool) -> bool:
        """Match a link."""
        start = state.pos
        if state.src[start] != "[" or not _has_unusual_link(state):
            return link(state, silent)
        label_end = state.md.helpers.parseLinkLabel(state, start, True)
        target = self._target(state, start + 1, label_end) if label_end >= 0 else None
        if target is None:
            return label_end >= 0 and link(state, silent)
        if not silent:
            _push_link(state, start + 1, label_end, target)
        state.pos = target.end
        return True

    def image(self, state: StateInline, silent: bool) -> bool:
        """Match a picture."""
        start = state.pos
        if not state.src.startswith("![", start) or not _has_unusual_link(state):
            return image(state, silent)
        label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
        target = self._target(state, start + 2, label_end) if label_end >= 0 else None
        if target is None:
            return label_end >= 0 and image(state, silent)
        if not silent:
            _push_image(state, state.src[start + 2 : label_end], target)
        state.pos = target.end
        return True

    def _target(self, state: StateInline, start: int, label_end: int) -> _Target | None:
        """Return where a link leads, if CommonMark would not say so."""
        position = label_end + 1
        if position < state.posMax and state.src[position] == "(":
            if _USUAL_TARGET.match(state.src, position, state.posMax):
                return None
            return self._in_brackets(state, position)
        return _by_label(state, start, label_end)

    def _in_brackets(self, state: StateInline, start: int) -> _Target | None:
        """Return the target between brackets, the first of which stands at an offset."""
        depth = 0
        for sign in self._in_target.finditer(state.src, start, state.posMax):
            if sign[0].isspace():
                title = _TITLE.match(state.src, sign.start(), state.posMax) if depth == 1 else None
                href = state.src[start + 1 : sign.start()].strip()
                return _Target(href, title[2], title.end()) if title else None
            depth += {"(": 1, ")": -1}.get(sign[0], 0)
            if not depth:
                return _Target(state.src[start + 1 : sign.start()].strip(), "", sign.end())
            if depth > _MOST_BRACKETS:
                return None
        return None


def _has_unusual_link(state: StateInline) -> bool:
    """Tell whether a text holds a link that CommonMark may not read; it is looked for once."""
    known: dict[str, bool] = state.env.setdefault(_UNUSUAL, {})
    if state.src not in known:
        known[state.src] = _UNUSUAL_LINK.search(state.src) is not None
    return known[state.src]


def _by_label(state: StateInline, start: int, label_end: int) -> _Target | None:
    """Return the target that a label after a blank or a line end names."""
    label = _LABEL.match(state.src, label_end + 1, state.posMax)
    if label is None or "references" not in state.env:
        return None
    name = normalizeReference(label[1].strip() or state.src[start:label_end])
    found: Mapping[str, Any] | None = state.env["references"].get(name, None)
    return _Target(found["href"], found["title"], label.end()) if found else None


def _push_link(state: StateInline, start: int, end: int, target: _Target) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target.href, **({"title": target.title} if target.title else {})}
    last = state.posMax
    state.pos, state.posMax = start, end
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = last
    state.push("link_close", "a", -1)


def _push_image(state: StateInline, text: str, target: _Target) -> None:
    token = state.push("image", "img", 0)
    token.attrs = {"src": target.href, "alt": "", **({"title": target.title} if target.title else {})}
    token.content = text
    token.children = state.md.inline.parse(text, state.md, state.env, [])
