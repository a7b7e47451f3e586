"""Where in an article a fragment leads: to a section, or to a place that its author named in the text."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from reader.document.model import CodeBlock, Document, Leaf, Place
from reader.document.reading import outline

USER_CONTENT: Final = "user-content-"
"""What GitHub writes before every name that an author gives."""

_TOP: Final = "top"

_MARKUP: Final = re.compile(r"<[^<>\n]*>|\{[^{}\n]*\}")


def section_of_fragment(document: Document, fragment: str) -> int | None:
    """Return the index of the section that a fragment means."""
    found = outline.find(document.sections, fragment)
    if found is None and fragment.startswith(USER_CONTENT):
        return outline.find(document.sections, fragment.removeprefix(USER_CONTENT))
    return found


def named_place(document: Document, fragment: str) -> Place | None:
    """Return the place that the text names by an id in HTML or braces, or by ``^id`` as in Obsidian.

    Return None until all of the article has been read.
    """
    name = unquote(fragment).removeprefix(USER_CONTENT)
    if not name or not document.complete:
        return None
    if name.lower() == _TOP:
        return Place(0)
    for match in _pattern(name).finditer(document.source):
        leaf = _leaf_at(document, match.start(), after=match[0][0] in "in")
        if leaf is not None:
            return Place(leaf.index)
    return None


def names_place(source: str, fragment: str) -> bool:
    """Tell whether the text of an article gives a place that name, or every article has such a place."""
    name = unquote(fragment).removeprefix(USER_CONTENT)
    return name.lower() in ("", _TOP) or _pattern(name).search(source) is not None


def _pattern(name: str) -> re.Pattern[str]:
    if "^" in name:
        return re.compile(rf"(?:^|[ \t])\^{re.escape(name.rpartition('^')[2])}[ \t]*$", re.MULTILINE)
    word = re.escape(name)
    value = rf"""(?:"{word}"|'{word}'|{word}[\s/>])"""
    return re.compile(rf"\b(?:id|name)\s*=\s*{value}|\{{:?[^}}\n]*#{word}[\s}}]")


def _leaf_at(document: Document, offset: int, *, after: bool) -> Leaf | None:
    """Return the leaf that a character of the source stands in; what is named within code does not count.

    With ``after``, markup that stands alone on its line belongs to what comes next.
    """
    source = document.source
    line = document.first_line + source.count("\n", 0, offset)
    start = source.rfind("\n", 0, offset) + 1
    end = source.find("\n", offset)
    alone = after and not _MARKUP.sub("", source[start : end if end >= 0 else None]).strip(" \t>#-*")
    before = following = None
    for leaf in document.leaves:
        if leaf.is_note:
            break
        if leaf.block.line > line:
            following = leaf
            break
        before = leaf
    if before is not None and isinstance(before.block, CodeBlock):
        lines = before.block.text.count("\n") + 2
        if line < before.block.line + lines:
            return None
    if alone and following is not None and (before is None or before.block.line < line):
        return following
    return before or following
