"""The width that the author of a picture has given it, in HTML, CSS, attribute lists and notes of a vault."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_PIXELS: Final = {"": 1.0, "px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "ch": 8.0}
"""Pixels of CSS that a unit stands for, in a text of the usual size."""

_LENGTH: Final = re.compile(
    r"\s*(\d{1,5}(?:\.\d{0,4})?|\.\d{1,4})\s*(%|vw|[a-z]*)\s*(?:!important)?\s*\Z", re.I
)
_OF_STYLE: Final = re.compile(r"(?:\A|;)\s*(max-)?width\s*:([^;]{1,40})", re.I)
_OF_NOTE: Final = re.compile(r"\s*(\d{1,5})(?:x\d{1,5})?\s*\Z")


def pixels(text: str) -> str:
    """Return a length of HTML or CSS as `Image.width` has it; empty when it is none, or of no known unit."""
    found = _LENGTH.match(text)
    if found is None:
        return ""
    number, unit = float(found[1]), found[2].lower()
    if unit in ("%", "vw"):
        return f"{number:g}%" if 0 < number < 100 else ""
    return f"{number * _PIXELS[unit]:g}" if number and unit in _PIXELS else ""


def width_of(attributes: Mapping[str, str]) -> str:
    """Return the width that the attributes of an element of HTML give it: its style before its ``width``.

    A largest width is one too: most pictures are larger. Chirpy, a theme of Jekyll, calls it ``w``.
    """
    styles = {bool(found[1]): pixels(found[2]) for found in _OF_STYLE.finditer(attributes.get("style", ""))}
    return styles.get(False) or styles.get(True) or pixels(attributes.get("width") or attributes.get("w", ""))


def width_in_note(description: str) -> str:
    """Return the width in what a note of Obsidian says of a picture: ``A map|center|300x200``."""
    sizes = (_OF_NOTE.match(part) for part in description.split("|"))
    return next((str(int(found[1])) for found in sizes if found and int(found[1])), "")
