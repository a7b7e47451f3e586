"""Places that survive edits: an anchor keeps the words around a place, and finds them again."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.document.model import Document, Place
from reader.document.reading.outline import section_at

WORDS: Final = 48
"""Characters that are kept of the words on either side of a place."""

NEIGHBOURS: Final = 24
"""Characters that are kept of the leaf before, its last ones, and of the leaf after, its first ones."""


class Anchor(NamedTuple):
    """What finds a place again after its article was edited."""

    leaf: int
    character: int = 0
    line: int = 0
    """The 1-based line of the file at which the leaf starts; 0 when it had not been read."""
    slug: str = ""
    """Of the section around it; empty before the first."""
    before: str = ""
    after: str = ""
    """The words of the leaf up to the place, and from it on."""
    previous: str = ""
    next: str = ""
    """How the leaf before ends, and how the one after begins."""

    @property
    def place(self) -> Place:
        """Return where it was, and still is in an article that was not edited."""
        return Place(self.leaf, self.character)

    @property
    def is_known(self) -> bool:
        """Tell whether the leaf had been read: without it there is nothing to find it by."""
        return self.line > 0

    def as_text(self) -> str:
        """Return it as text for a database; `from_text` reads it."""
        import json

        return json.dumps(self, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Anchor | None:
        """Read what `as_text` gave; None for anything else. It never raises."""
        import json

        try:
            values = json.loads(text)
            leaf, character, line, *words = values
        except (ValueError, TypeError, RecursionError):
            return None
        numbers = (leaf, character, line)
        if not all(type(number) is int and number >= 0 for number in numbers):
            return None
        if len(words) != 5 or not all(isinstance(part, str) for part in words):
            return None
        return cls(*numbers, *words)


def anchor_of(document: Document, place: Place) -> Anchor:
    """Make the anchor of a place. For a place that has not been read yet it holds only the place."""
    leaves = document.leaves
    if not 0 <= place.leaf < len(leaves):
        return Anchor(max(0, place.leaf), max(0, place.character))
    text = document.text(leaves[place.leaf])
    character = max(0, min(place.character, len(text)))
    section = section_at(document.sections, place)
    return Anchor(
        place.leaf,
        character,
        leaves[place.leaf].block.line,
        "" if section is None else document.sections[section].slug,
        text[max(0, character - WORDS) : character],
        text[character : character + WORDS],
        text_at(document, place.leaf - 1)[-NEIGHBOURS:],
        text_at(document, place.leaf + 1)[:NEIGHBOURS],
    )


def has_same_words(document: Document, anchor: Anchor, place: Place) -> bool:
    """Tell whether the words around an anchor stand at a place, in a section of the same name."""
    found = anchor_of(document, place)
    return (found.slug, found.before, found.after) == (anchor.slug, anchor.before, anchor.after)


def text_at(document: Document, index: int) -> str:
    """Return the text of a leaf, or nothing if there is none, without filling the cache."""
    leaves = document.leaves
    return document.text(leaves[index], keep=False) if 0 <= index < len(leaves) else ""


def count_kept_neighbours(document: Document, anchor: Anchor, index: int) -> int:
    """Count the leaves beside one that also stood beside the anchor, 0 to 2."""
    before = bool(anchor.previous) and text_at(document, index - 1).endswith(anchor.previous)
    after = bool(anchor.next) and text_at(document, index + 1).startswith(anchor.next)
    return before + after
