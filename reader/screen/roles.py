"""What each role of text looks like, on the screen and in pipes: all colours are made of this one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

REVERSE: Final = "reverse"
"""In place of a background: both colours change places, which can be read in whatever colours they are."""

FAINT: Final = "faint"
"""The slot that is there when muted text has the colour of all text, and is fainter on terminals that can."""

_FAINT_SLOTS: Final = frozenset({"$muted", "$rule"})
"""Words of a style whose text is faint then."""


class Role(NamedTuple):
    """How text of one role differs from the text around it."""

    style: str
    """Attributes, then a slot of the palette, and ``on`` the slot behind: ``bold $code on $code-surface``."""
    codes: str = ""
    """Graphic renditions (ECMA-48 SGR) for where there is no palette: of the sixteen colours those that can
    be read on light and on dark."""


ROLES: Final[Mapping[str, Role]] = {
    "title": Role("bold $title", "1"),
    "date": Role("$muted", "2"),
    "category": Role("$muted", "2"),
    "tag": Role("$muted", "2"),
    "author": Role("$muted", "2"),
    "fact": Role("$muted", "2"),
    "separator": Role("$muted", "2"),
    "cover": Role("$muted", "2"),
    "mark": Role("$accent"),
    "bar": Role("$accent"),
    "quiet-bar": Role("$muted"),
    "problem": Role("$warning", "33"),
    "heading-1": Role("bold $title", "1;35"),
    "heading-2": Role("bold $heading", "1;35"),
    "heading-3": Role("bold $title", "1"),
    "heading-4": Role("bold italic $heading", "1;3;35"),
    "heading-5": Role("italic $heading", "3;35"),
    "heading-6": Role("italic $muted", "2;3"),
    "heading-rule": Role("$rule", "2"),
    "strong": Role("bold", "1"),
    "emphasis": Role("italic", "3"),
    "strikethrough": Role("strike", "9"),
    "code": Role("$code on $code-surface", "36"),
    "link": Role("underline $link", "4;34"),
    "link-missing": Role("underline $muted", "2;4"),
    "image": Role("$image", "35"),
    "footnote": Role("$link", "34"),
    "chip": Role("$muted", "2"),
    "math": Role("italic $code", "3;36"),
    "highlight": Role("bold $accent", "1;33"),
    "inserted": Role("underline", "4"),
    "underline": Role("underline", "4"),
    "small": Role("$muted", "2"),
    "keycap": Role("bold $code on $code-surface", "1;36"),
    "summary": Role("bold"),
    "rule": Role("$rule", "2"),
    "marker": Role("$accent", "34"),
    "quote-bar": Role("$rule", "2"),
    "quote": Role("italic"),
    "term": Role("bold", "1"),
    "table-header": Role("bold", "1"),
    "table-rule": Role("$rule", "2"),
    "code-block": Role("$foreground on $code-surface"),
    "code-language": Role("$muted on $code-surface", "2"),
    "code-caption": Role("$muted on $code-surface", "2"),
    "code-continuation": Role("$accent on $code-surface", "2"),
    "code-keyword": Role("$code-keyword", "35"),
    "code-string": Role("$code-string", "32"),
    "code-comment": Role("italic $muted", "2"),
    "code-number": Role("$code-number", "36"),
    "code-function": Role("$code-function", "34"),
    "code-type": Role("$code-type", "33"),
    "code-builtin": Role("$code-function", "34"),
    "code-operator": Role("$foreground"),
    "code-tag": Role("$code-keyword", "35"),
    "code-attribute": Role("$code-type", "33"),
    "code-inserted": Role("$success", "32"),
    "code-deleted": Role("$error", "31"),
    "code-heading": Role("bold", "1"),
    "callout-note": Role("$link", "34"),
    "callout-info": Role("$link", "34"),
    "callout-tip": Role("$success", "32"),
    "callout-success": Role("$success", "32"),
    "callout-important": Role("$image", "35"),
    "callout-warning": Role("$warning", "33"),
    "callout-caution": Role("$error", "31"),
    "callout-failure": Role("$error", "31"),
    "callout-danger": Role("$error", "31"),
    "callout-bug": Role("$error", "31"),
    "callout-question": Role("$image", "35"),
    "callout-example": Role("$image", "35"),
    "callout-quote": Role("$muted", "2"),
    "callout-abstract": Role("$link", "34"),
    "callout-todo": Role("$link", "34"),
    "callout-details": Role("$muted", "2"),
    "callout-label": Role("bold", "1"),
    "match": Role("bold underline $accent"),
    "found": Role("underline $found-text on $found"),
    "found-current": Role("bold reverse $accent on $background"),
    "letter": Role("bold reverse $accent on $background"),
    "chosen": Role("bold reverse $link on $background"),
    "selected": Role("on $selected"),
    "selection": Role("$selection-text on $selection"),
    "heading-active": Role("bold $accent", "1"),
    "heading-muted": Role("$muted", "2"),
    "rule-active": Role("$accent"),
    "key": Role("$accent"),
    "hint": Role("$muted", "2"),
    "status": Role("$foreground"),
}


class Look(NamedTuple):
    """What a role adds to text in the colours of one palette."""

    colour: str = ""
    """``#rrggbb``, or ``ansi_cyan`` for one of the terminal's own; empty to leave it as it is."""
    background: str = ""
    attributes: frozenset[str] = frozenset()
    """Of ``bold``, ``dim``, ``italic``, ``underline``, ``strike`` and ``reverse``."""


def shows_surfaces(slots: Mapping[str, str]) -> bool:
    """Tell whether code stands on another background than text, in the colours of some slots."""
    return slots["code-surface"].casefold() != slots["background"].casefold()


def ink(foreground: str, background: str) -> str:
    """Return the role of text in two colours of its own, each ``#rrggbb``: the pixels of a picture."""
    return f"{foreground}/{background}"


def is_ink(role: str) -> bool:
    """Tell whether a role is two colours of its own."""
    return role.startswith("#")


def look_of(role: str, slots: Mapping[str, str]) -> Look:
    """Return how a role looks in the colours of some slots. A role that is not known adds nothing."""
    if is_ink(role):
        colour, _, behind = role.partition("/")
        return Look(colour, behind)
    style = ROLES[role].style if role in ROLES else ""
    front, _, behind = f" {style}".partition(" on ")
    background = _colour(behind.split(), slots)
    if background == REVERSE:
        return _REVERSED
    words = front.split()
    attributes = {word for word in words if not word.startswith("$")}
    if _FAINT_SLOTS.intersection(words) and slots.get(FAINT):
        attributes.add("dim")
    return Look(_colour(words, slots), background, frozenset(attributes))


def _colour(words: list[str], slots: Mapping[str, str]) -> str:
    """Return the colour of the slot among some words; empty when there is none."""
    return next((slots.get(word[1:], "") for word in words if word.startswith("$")), "")


_REVERSED: Final = Look("ansi_default", "ansi_default", frozenset({"reverse"}))
"""The same colours for all text, so that no two of them change places differently."""
