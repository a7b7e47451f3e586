"""Finding one's way among the sections of an article. Sections are named by their index, from 0."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import unquote

from reader.content.text import fold
from reader.document.model import Document, Leaf, Place, Rule, Section

_BEFORE_FIRST_LETTER: Final = re.compile(r"\A[^A-Za-z]+")
_SIGN: Final = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_NOT_IN_BASIC_IDENTIFIER: Final = re.compile(r"[^A-Za-z0-9 -]")


def section_at(sections: Sequence[Section], place: Place) -> int | None:
    """Return the section that a place lies in; None before the first."""
    index = bisect_right(sections, place, key=lambda section: section.place) - 1
    return index if index >= 0 else None


def next_section(sections: Sequence[Section], index: int | None) -> int | None:
    """Return the section after one; the first from before all of them."""
    following = 0 if index is None else index + 1
    return following if following < len(sections) else None


def previous_section(index: int | None) -> int | None:
    return index - 1 if index else None


def next_sibling(sections: Sequence[Section], index: int) -> int | None:
    """Return the next section at the level of this one or above."""
    level = sections[index].level
    return next((other for other in range(index + 1, len(sections)) if sections[other].level <= level), None)


def previous_sibling(sections: Sequence[Section], index: int) -> int | None:
    """Return the section before this one at its level or above."""
    level = sections[index].level
    return next((other for other in range(index - 1, -1, -1) if sections[other].level <= level), None)


def top_section(sections: Sequence[Section], number: int) -> int | None:
    """Return the ``number``-th section, 1-based, of the shallowest level that the article has."""
    top = min((section.level for section in sections), default=0)
    tops = [index for index, section in enumerate(sections) if section.level == top]
    return tops[number - 1] if 0 < number <= len(tops) else None


def count_top_sections(sections: Sequence[Section]) -> int:
    """Count the sections at the shallowest level that the article has."""
    top = min((section.level for section in sections), default=0)
    return sum(section.level == top for section in sections)


def path(sections: Sequence[Section], index: int) -> tuple[Section, ...]:
    """Return a section with those around it, outermost first."""
    found = [sections[index]]
    for other in range(index - 1, -1, -1):
        if sections[other].level < found[-1].level:
            found.append(sections[other])
    return tuple(reversed(found))


def depths(sections: Sequence[Section]) -> list[int]:
    """Count the sections around each.

    An outline that starts at a deep level, or jumps over one, is not indented for the levels it lacks.
    """
    found = []
    around: list[int] = []
    for section in sections:
        while around and around[-1] >= section.level:
            around.pop()
        found.append(len(around))
        around.append(section.level)
    return found


def leaves_of_section(document: Document, index: int) -> range:
    """Return the leaves from a heading to the next one at its level or above, without the article's notes."""
    following = next_sibling(document.sections, index)
    start = document.sections[index].place.leaf
    if following is not None:
        return range(start, document.sections[following].place.leaf)
    return range(start, max(start + 1, _end_of_text(document.leaves)))


def _end_of_text(leaves: Sequence[Leaf]) -> int:
    """Return the index after the last leaf that is neither a note nor the rule above the notes."""
    end = len(leaves)
    while end and leaves[end - 1].is_note:
        end -= 1
    return end - 1 if end < len(leaves) and isinstance(leaves[end - 1].block, Rule) else end


def find(sections: Sequence[Section], fragment: str) -> int | None:
    """Return the section that ``#fragment`` means; None for an empty one.

    Tried in turn: the slug or explicit id, the id that kramdown makes, letters and digits alone, these before
    a picture that some systems spell out, the title of a heading that has none of these, and the way down to
    a section, ``Heading#Sub``, as wikilinks give it.
    """
    wanted = unquote(fragment)
    if not wanted:
        return None
    found = _named(sections, wanted)
    return _down_to(sections, wanted.split("#")) if found is None and "#" in wanted else found


def _named(sections: Sequence[Section], wanted: str) -> int | None:
    ways: tuple[Callable[[str], str], ...] = (str, str.lower)
    for way in ways:
        for index, section in enumerate(sections):
            if way(section.slug) == way(wanted):
                return index
    for index, identifier in enumerate(_basic_identifiers(sections)):
        if identifier == wanted:
            return index
    loose = _letters_and_digits(wanted)
    if loose:
        found = next((index for index, section in enumerate(sections) if loose in _loose(section)), None)
        return _before_a_sign(sections, loose) if found is None else found
    title = fold(wanted.strip())
    return next((index for index, section in enumerate(sections) if fold(section.title) == title), None)


def _down_to(sections: Sequence[Section], names: Sequence[str]) -> int | None:
    """Return the section under the last of some headings, each looked for within the one before.

    A heading that has a ``#`` in its title comes as two names.
    """
    first, end = 0, len(sections)
    index = None
    wanted = ""
    for name in names:
        wanted += name
        found = _named(sections[first:end], wanted)
        if found is None:
            wanted += "#"
            continue
        index = first + found
        first = index + 1
        level = sections[index].level
        end = next((after for after in range(first, end) if sections[after].level <= level), end)
        wanted = ""
    return None if wanted else index


def _basic_identifiers(sections: Sequence[Section]) -> list[str]:
    """Make the ids that kramdown makes when its GFM parser is not used."""
    uses: dict[str, int] = {}
    identifiers = []
    for section in sections:
        title = _NOT_IN_BASIC_IDENTIFIER.sub("", _BEFORE_FIRST_LETTER.sub("", section.title))
        base = title.replace(" ", "-").lower() or "section"
        count = uses[base] = uses.get(base, -1) + 1
        identifiers.append(f"{base}-{count}" if count else base)
    return identifiers


def _before_a_sign(sections: Sequence[Section], loose: str) -> int | None:
    """Return the section whose title is the fragment without names of pictures: ``#issues-crab``."""
    words = [
        _letters_and_digits(section.title) if _SIGN.search(section.title) else "" for section in sections
    ]
    fitting = [index for index, word in enumerate(words) if word and loose.startswith(word)]
    return max(fitting, key=lambda index: len(words[index]), default=None)


def _loose(section: Section) -> tuple[str, str]:
    return _letters_and_digits(section.slug), _letters_and_digits(section.title)


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
