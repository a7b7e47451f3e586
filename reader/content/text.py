"""Making text safe to show: nothing in a file may reach the terminal as a command."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import Final

MAXIMUM_STACKED_MARKS: Final = 4
"""Combining marks kept on one character; more than these would be drawn over the rows around it."""

TITLE_LIMIT: Final = 300
"""Characters of a title, tag or name that are kept for display."""

_REPLACEMENTS: Final[dict[int, str]] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x09: "\t",
    0x0A: "\n",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    # NEL, line separator and paragraph separator end a line.
    **dict.fromkeys((0x85, 0x2028, 0x2029), "\n"),
    # Bidirectional controls reorder what stands around them: a visible mark instead.
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    # Fillers and separators that take no room and say nothing. ZWNJ, ZWJ and VS15/16 shape letters and stay,
    # where there is something for them to shape.
    **dict.fromkeys(
        (0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x3164, 0xFFA0, 0xFEFF), ""
    ),
    **dict.fromkeys((*range(0x2060, 0x2065), *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC)), ""),
    **dict.fromkeys(range(0xFE00, 0xFE0E), ""),
    **dict.fromkeys(range(0xE0100, 0xE01F0), ""),
    **dict.fromkeys(range(0xE0000, 0xE0080), ""),
    **dict.fromkeys((plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)), "\ufffd"),
    **dict.fromkeys(range(0xFDD0, 0xFDF0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}

_STACKABLE: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Combining marks, as ranges of a character class."""

_UNSEEN: Final = "\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
"""Those of the characters to replace that Unicode takes for printable ones."""

_EMOJI: Final = (
    "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
)
"""Signs that a joiner makes one of. Letters of flags are none."""

_JOINING_SCRIPTS: Final = "\u0600-\u0dff\u1000-\u109f\u1780-\u18af\ua800-\ua8ff"
"""From Arabic to Sinhala, Burmese, Khmer and Mongolian, and smaller Indian ones."""

_TAKING_SELECTORS: Final = "0-9#*\u00a9\u00ae\u2010-\u3299\U0001f000-\U0001faff"
"""Digits of keycaps, and signs that may be emoji."""


@cache
def _suspect() -> re.Pattern[str]:
    """Compile the pattern of what needs a look in printable text.

    It takes a while, and is done when text beyond ASCII first comes.
    """
    return re.compile(f"[{_STACKABLE}{_UNSEEN}]")


@cache
def _stacked_marks() -> re.Pattern[str]:
    return re.compile(f"[{_STACKABLE}]{{{MAXIMUM_STACKED_MARKS + 1},}}")


@cache
def _stray_shapers() -> re.Pattern[str]:
    """Joiners and selectors with nothing to join or select.

    A terminal shows nothing of them, and whoever measures the row joins what comes next: a blank, a rule.
    """
    return re.compile(
        f"(?<![{_EMOJI}{_JOINING_SCRIPTS}\ufe0f])\u200d|\u200d(?![{_EMOJI}{_JOINING_SCRIPTS}])"
        f"|(?<![{_TAKING_SELECTORS}])[\ufe0e\ufe0f]"
    )


def clean_text(text: str) -> str:
    """Text of several lines with every control, bidi and invisible character neutralised, one at a time.

    Controls become visible marks, so that no other character is lost. ``\\n`` and tabs stay. Apply it after
    all decoding (entities, escapes, percent-encoding), to what is shown and never to what identifies.
    """
    if text.isascii() and text.isprintable():
        return text
    if text.replace("\n", "").replace("\t", "").isprintable() and (
        text.isascii() or not _suspect().search(text)
    ):
        return text
    cleaned = text.translate(_REPLACEMENTS)
    if not cleaned.isascii():
        cleaned = _stacked_marks().sub(lambda marks: marks[0][:MAXIMUM_STACKED_MARKS], cleaned)
        cleaned = _stray_shapers().sub("", cleaned)
    return cleaned


def clean_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """Make one line: cleaned, white space folded to blanks, cut with an ellipsis after ``limit``."""
    line = " ".join(clean_text(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def fold(text: str) -> str:
    """Text as search compares it: case, accents, full width and typographic quotes folded away."""
    return text.lower() if text.isascii() else fold_signs(text.translate(_TYPOGRAPHY).casefold())


def fold_signs(text: str) -> str:
    """Fold with case kept: only accents, full width and typographic quotes folded away."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def folded_with_origins(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for every character of it the index of the one that it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        part = fold(character)
        folded.append(part)
        origins.extend([index] * len(part))
    return "".join(folded), origins


_TYPOGRAPHY: Final[dict[int, str]] = {
    **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    ord("…"): "...",
}


def lies_in(character: str, edges: str) -> bool:
    """Tell whether a character lies in one of some ranges.

    ``edges`` holds, in ascending order, the first character of each range and the first after it. The class
    of a regular expression would say the same, but takes milliseconds to compile for so many characters.
    """
    return bisect_right(edges, character) % 2 == 1
