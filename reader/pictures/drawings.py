"""Drawings (SVG): how large they are by themselves, told from their first element."""

from __future__ import annotations

import re
from typing import Final

_BEGINS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg[\s>/])", re.IGNORECASE)
_ROOT: Final = re.compile(r"<svg\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""\b(width|height|viewBox)\s*=\s*["']([^"']*)["']""")
_LENGTH: Final = re.compile(r"\s*(\d{1,6}(?:\.\d+)?|\.\d+)\s*([a-z]*)\s*\Z", re.IGNORECASE)

_PIXELS: Final = {
    **{"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "em": 16.0, "ex": 8.0},
    **{"mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0},
}
"""Pixels of CSS in the units of lengths; what is a share of the page has none."""

_DEFAULT: Final = 300, 150
"""Width and height of a drawing that says nothing of it, as CSS has it."""


def is_drawing(content: bytes) -> bool:
    """Tell whether a file begins as a drawing does."""
    return _BEGINS.match(content) is not None and b"<svg" in content.lower()


def size_of_drawing(content: bytes) -> tuple[int, int]:
    """Return width and height of a drawing in pixels of CSS: as it says, else by what it draws."""
    root = _ROOT.search(content.decode("utf-8", "replace"))
    said = dict(_ATTRIBUTE.findall(root[0])) if root else {}
    width, height = _length(said.get("width", "")), _length(said.get("height", ""))
    box = [_length(part) for part in re.split(r"[\s,]+", said.get("viewBox", "").strip())]
    if len(box) == 4 and box[2] and box[3]:
        shape = box[2] / box[3]
        width = width or (height * shape if height else box[2])
        height = height or width / shape
    return max(1, round(width or _DEFAULT[0])), max(1, round(height or _DEFAULT[1]))


def _length(text: str) -> float:
    """Return a length in pixels; 0 where it is none, or a share of something."""
    found = _LENGTH.match(text)
    if found is None:
        return 0.0
    unit = found[2].lower()
    return float(found[1]) * _PIXELS.get(unit, 0.0)
