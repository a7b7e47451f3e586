"""Emoji by name: ``:tada:`` in running text is 🎉, as on GitHub, with jemoji and in Hugo."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Final


def has_names(text: str) -> bool:
    """Tell whether a text seems to hold names of emoji. Most texts are done with at once."""
    return ":" in text and _NAME.search(text) is not None and _names().search(text) is not None


def with_emoji(text: str) -> str:
    """Replace the names of emoji in a text. What is no known name stays as it is.

    A name stands by itself or beside another one: ``12:100:00`` and ``a:key:b`` are something else.
    """
    return _names().sub(_emoji_of_names, text) if has_names(text) else text


def load_names(text: str) -> None:
    """Load the names of all emoji if a text seems to use some, in the thread that can spare the time."""
    if has_names(text):
        _emoji_by_name()


_NAME: Final = re.compile(r":([+-]?[a-z0-9_][a-z0-9_-]*+):")

_WIDENING: Final = "\ufe0f"
"""Asks for a picture instead of a letter. Terminals do not agree on the width that it gives a character,
so the emoji of names go without it."""

_GITHUB: Final = {"beetle": "\U0001fab2", "egg": "\U0001f95a"}
"""Names under which the library has older emoji than GitHub."""


@functools.cache
def _names() -> re.Pattern[str]:
    """Compile what matches one name, or several beside each other."""
    return re.compile(rf"(?<![0-9A-Za-z_:])(?:{_NAME.pattern})++(?![0-9A-Za-z_:])")


def _emoji_of_names(names: re.Match[str]) -> str:
    return _NAME.sub(_emoji_of_name, names[0])


def _emoji_of_name(name: re.Match[str]) -> str:
    return _emoji_by_name().get(name[1], name[0])


@functools.cache
def _emoji_by_name() -> Mapping[str, str]:
    """Map all names to emoji, GitHub's before those of Unicode, when a text first needs it."""
    from emoji import EMOJI_DATA

    found: dict[str, str] = {}
    for emoji, names in EMOJI_DATA.items():
        found[names["en"].strip(":")] = emoji.replace(_WIDENING, "")
    for emoji, names in EMOJI_DATA.items():
        for alias in names.get("alias", ()):
            found[alias.strip(":")] = emoji.replace(_WIDENING, "")
    return found | _GITHUB
