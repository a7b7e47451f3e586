"""Rules for markup within a line that markdown-it-py lacks: bare links, footnotes, breaks, formulas."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.common.utils import isStrSpace
from markdown_it.rules_inline import StateInline

_NO_HOST: Final = r"\x00-,./:-@\[-`{-\xa0"
"""What is in no host name, for a class: ASCII but letters, digits and ``-``. All that is not ASCII may be."""

_BARE_LINK: Final = re.compile(
    rf"(?:[hH][tT][tT][pP][sS]?://[^{_NO_HOST}-]|[wW][wW][wW]\.[^{_NO_HOST}]+\.[A-Za-z0-9])"
    r"[^\s<>`\[\]\"|\\^{}（）「」『』【】《》“”。，、；：！？]*"
)
"""An address: it ends at what cannot be in one, and at the punctuation of a Chinese or Japanese sentence."""

BLANKS: Final = re.compile(" {2,}")
"""Blanks that are one on a page."""

IDEOGRAPHS: Final = (
    "\u2e80\u2fe0\u3000\u3130\u31a0\ua000\uf900\ufb00\ufe30\ufe50\uff01\ufff0\U00020000\U00040000"
)
"""Edges of the ranges of scripts that are written without blanks between words; Hangul is not among them."""

MAIL: Final = re.compile(
    r"(?<![\w.+@-])(?:mailto:)?[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,}(?![\w@-])"
)
"""An address of mail in running text."""

_TRAILING: Final = "?!.,:;*_~'’»…"
"""What ends a sentence and not an address, as GitHub takes it, and the same of other scripts."""

_LONGEST_LABEL: Final = 200

FORMULA: Final = "math_inline"
"""The type of a token whose content is TeX within a line."""

DISPLAY: Final = "math_display"
"""The type of a token whose content is TeX that wants lines of its own."""

_GITHUB_FORMULA: Final = re.compile(r"\$`([^`]{1,2000}+)`\$")

_ADDRESS_START: Final = frozenset("hHwW")


def bare_link(state: StateInline, silent: bool) -> bool:
    """Match an address in running text, from ``http://``, ``https://`` or ``www.`` on, and push a link."""
    start = state.pos
    if state.src[start] not in _ADDRESS_START or silent or state.linkLevel:
        return False
    if start and state.src[start - 1].isalnum():
        return False
    match = _BARE_LINK.match(state.src, start, state.posMax)
    if not match:
        return False
    address = _trimmed(match[0])
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": address if address[0] in "hH" else f"http://{address}"}
    opening.info = "auto"
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1).info = "auto"
    state.pos = start + len(address)
    return True


def _trimmed(address: str) -> str:
    """Return an address without the punctuation and unbalanced brackets that follow it in a sentence."""
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]


def footnote_reference(state: StateInline, silent: bool) -> bool:
    """Match ``[^label]`` of a note in ``env["footnotes"]``, the labels of those that the article defines."""
    if not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos, min(state.pos + _LONGEST_LABEL, state.posMax))
    label = state.src[state.pos + 2 : end]
    if end < 0 or not label or " " in label or "\n" in label or "[" in label:
        return False
    if label.casefold() not in state.env["footnotes"]:
        return False
    if not silent:
        state.push("footnote_reference", "", 0).content = label
    state.pos = end + 1
    return True


def double_backslash_break(state: StateInline, silent: bool) -> bool:
    """Match two backslashes at the end of a line, which break it as in kramdown."""
    if not state.src.startswith("\\\\\n", state.pos) or state.pos + 3 > state.posMax:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 3
    while state.pos < state.posMax and isStrSpace(state.src[state.pos]):
        state.pos += 1
    return True


def github_formula(state: StateInline, silent: bool) -> bool:
    """Match GitHub's ``$`…`$``, which is a formula in every post."""
    found = _GITHUB_FORMULA.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push(FORMULA, "", 0).content = found[1]
    state.pos = found.end()
    return True


def wikilink(state: StateInline, silent: bool) -> bool:
    """Match ``[[Note]]``. What reads it is loaded with the first one."""
    if not state.src.startswith("[[", state.pos):
        return False
    from reader.document.markdown import wikilinks

    return wikilinks.wikilink(state, silent)


def embed(state: StateInline, silent: bool) -> bool:
    """Match ``![[Note]]``. What reads it is loaded with the first one."""
    if not state.src.startswith("![[", state.pos):
        return False
    from reader.document.markdown import wikilinks

    return wikilinks.embed(state, silent)
