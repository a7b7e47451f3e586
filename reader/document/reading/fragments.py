"""Where in an article a fragment leads: to a section, or to a place that its author named in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple
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
    for named in _named_places(document.source, name):
        leaf = _leaf_at(document, named.offset, after=named.by_attribute)
        if leaf is not None:
            return Place(leaf.index)
    return None


def names_place(source: str, fragment: str) -> bool:
    """Tell whether the text of an article gives a place that name, or every article has such a place."""
    name = unquote(fragment).removeprefix(USER_CONTENT)
    return name.lower() in ("", _TOP) or bool(_named_places(source, name))


class _NamedPlace(NamedTuple):
    """Where a name is given."""

    offset: int
    """The character of the source."""
    by_attribute: bool
    """Whether it is an id or name in HTML, and no id in braces."""


_Names = dict[str, list[_NamedPlace]]


def _named_places(source: str, name: str) -> Sequence[_NamedPlace]:
    """Return where a text gives a place that name, in the order of the text."""
    if "^" in name:
        return _carets(source).get(name.rpartition("^")[2], ())
    return _names(source).get(name, ())


@lru_cache(maxsize=2)
def _names(source: str) -> _Names:
    """Find all names in HTML and in braces at once: an article may have thousands of links to ask for."""
    names: _Names = defaultdict(list)
    for match in _ATTRIBUTE.finditer(source):
        double, single, bare = match.groups()
        for name in {bare, bare.partition("/")[0], bare.removesuffix("/")} if bare else (double or single,):
            names[name].append(_NamedPlace(match.start(), by_attribute=True))
    for braces in _BRACES.finditer(source):
        for match in _BRACED.finditer(braces[0]):
            names[match[1]].append(_NamedPlace(braces.start(), by_attribute=False))
    for places in names.values():
        places.sort()
    return dict(names)


@lru_cache(maxsize=2)
def _carets(source: str) -> _Names:
    names: _Names = defaultdict(list)
    for match in _CARET.finditer(source):
        names[match[1]].append(_NamedPlace(match.start(), by_attribute=False))
    return dict(names)


_ATTRIBUTE: Final = re.compile(r"""\b(?:id|name)\s*=\s*(?=(?:"([^"]+)"|'([^']+)'|([^\s"'>]+)[\s>]))""")
_BRACES: Final = re.compile(r"\{[^}\n]*[}\n]")
_BRACED: Final = re.compile(r"#([^\s}#]+)[\s}]")
_CARET: Final = re.compile(r"(?:^|[ \t])\^([^\s^]+)[ \t]*$", re.MULTILINE)


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
