"""Placeholders: what a rule leaves in the source for the parser, as short words that nobody writes.

A placeholder is a number between two noncharacters of Unicode, which are set aside for internal use. The
table of the article has what it stands for. No rule of Markdown sees anything in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.document.model import Inline

CHIP: Final = "\ufdd0"
OPENING: Final = "\ufdd1"
CLOSING: Final = "\ufdd2"
ATTRIBUTES: Final = "\ufdd3"
END: Final = "\ufdd4"

PLACEHOLDER: Final = re.compile(f"([{CHIP}{OPENING}{CLOSING}{ATTRIBUTES}])([0-9]*){END}")
"""A placeholder: what it is, and its number (a closing one has none)."""

_RESERVED: Final = (CHIP, OPENING, CLOSING, ATTRIBUTES, END)


class Opening(NamedTuple):
    """The beginning of a container: a callout, details, a tab."""

    kind: str
    """A kind of callout (`reader.document.source.callout_kinds`), or ``details``; empty for one that is not
    shown itself, only what it holds."""
    title: str = ""
    """Markdown; without any it has no label."""
    folded: bool | None = None
    """Whether it is closed until a person opens it; None when it cannot be closed."""


PLAIN: Final = Opening("")
"""Opens a container that only says how its contents are set."""


MOST_ATTRIBUTES: Final = 64
"""Classes or values in one list. Lists may be given to many things, and so must not grow without end."""


class Attributes(NamedTuple):
    """What an attribute list says of a block or a span."""

    identifier: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = {}

    def merged(self, other: Attributes) -> Attributes:
        """Return what both lists say; on the same thing, and on too many values, only the other."""
        values = {**self.values, **other.values}
        return Attributes(
            other.identifier or self.identifier,
            (self.classes + other.classes)[-MOST_ATTRIBUTES:],
            values if len(values) <= MOST_ATTRIBUTES else other.values,
        )


class Placeholders:
    """The placeholders of one article. It only grows, so that any thread may look into it."""

    def __init__(self) -> None:
        self._chips: list[tuple[Inline, ...]] = []
        self._openings: list[Opening] = []
        self._attributes: list[Attributes] = []

    def chip(self, *runs: Inline) -> str:
        """Add a placeholder within a line that is shown as some runs; none of them hides what was there."""
        self._chips.append(runs)
        return f"{CHIP}{len(self._chips) - 1}{END}"

    def opening(self, opening: Opening) -> str:
        """Add one that opens a container. It must stand on a line of its own, and a `closing` after it."""
        self._openings.append(opening)
        return f"{OPENING}{len(self._openings) - 1}{END}"

    def closing(self) -> str:
        """Return one that closes the innermost container. It must stand on a line of its own."""
        return f"{CLOSING}{END}"

    def attributes(self, attributes: Attributes) -> str:
        """Add one that gives attributes: within a line to what stands before it, on a line of its own to the
        block that ends right above, or else to the one that begins below."""
        self._attributes.append(attributes)
        return f"{ATTRIBUTES}{len(self._attributes) - 1}{END}"

    def after_span(self, attributes: Attributes) -> str:
        """Add one right after a span, if it may say how wide a picture is: nothing else of it is shown."""
        says_width = not attributes.values.keys().isdisjoint(("width", "w", "style"))
        return self.attributes(attributes) if says_width else ""

    def chip_at(self, number: int) -> Sequence[Inline]:
        return self._chips[number]

    def plain(self, text: str) -> str:
        """Return a text with what its placeholders stand for, for code and addresses: no rule looks there."""
        if text.isascii() or not PLACEHOLDER.search(text):
            return text
        return PLACEHOLDER.sub(self._plain_placeholder, text)

    def _plain_placeholder(self, found: re.Match[str]) -> str:
        return "".join(run.text for run in self._chips[int(found[2])]) if found[1] == CHIP else ""

    def opening_at(self, number: int) -> Opening:
        return self._openings[number]

    def attributes_at(self, number: int) -> Attributes:
        return self._attributes[number]


def without_reserved(text: str) -> str:
    """Replace the characters in a text that could be taken for a placeholder."""
    if text.isascii() or not any(character in text for character in _RESERVED):
        return text
    return text.translate(dict.fromkeys(map(ord, _RESERVED), "\ufffd"))
