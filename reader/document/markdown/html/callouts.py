"""Callouts in HTML, by their classes: ``alert alert-warning``, ``notice--info``, ``admonition tip``."""

from __future__ import annotations

import re
from typing import Final

from reader.document.source.callout_kinds import kind_of, opening_of
from reader.document.source.html_tokens import StartTag
from reader.document.source.placeholders import Opening

_BOXES: Final = (
    "alert notice admonition callout bd-callout custom-block markdown-alert admonitionblock notification "
    "hint theme-admonition infobox"
)
"""What the class of a box is, or begins with."""

_KINDS: Final = "note tip info warning caution danger important"
"""Classes that make a box by themselves."""

_BOX: Final = re.compile(rf"(?:{_BOXES.replace(' ', '|')})(?:-+([\w-]+)|\Z)")
_LONELY: Final = re.compile(rf"(?:{_KINDS.replace(' ', '|')})(?:-?(?:box|block))?\Z")
_TITLE: Final = re.compile(r"(?:[\w-]*-)?(?:title|heading|header)\Z")
_ELEMENTS: Final = frozenset(("div", "aside", "p", "section", "blockquote", "article"))


def callout_of(tag: StartTag, title: str = "") -> Opening | None:
    """Return what an element opens, with the title that it holds; None if it is no callout."""
    classes = tag.attributes.get("class", "").lower().split()[:12]
    if not classes or tag.name not in _ELEMENTS or any(map(_TITLE.match, classes)):
        return None
    boxes = [found for name in classes if (found := _BOX.match(name))]
    lonely = [name for name in classes if _LONELY.match(name)]
    if not boxes and not lonely:
        return None
    endings = [found[1] for found in boxes if found[1]]
    names = [*endings, *(re.sub(r"\A(?:is|type)-|-?(?:box|block)\Z", "", name) for name in classes)]
    kind = next((name for name in names if kind_of(name) and not _BOX.fullmatch(name)), "")
    return opening_of(kind, title)


def is_title(tag: StartTag) -> bool:
    """Tell whether an element within a callout holds its title."""
    return any(map(_TITLE.match, tag.attributes.get("class", "").lower().split()[:12]))
