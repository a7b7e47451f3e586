"""Finding one's way among the sections of an article. Sections are named by their index, from 0."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
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
    slugs = tuple(section.slug for section in sections)
    titles = tuple(section.title for section in sections)
    found = _by_slug(slugs).get(wanted)
    if found is None:
        found = _by_small_slug(slugs).get(wanted.lower())
    if found is None:
        found = _by_basic_identifier(titles).get(wanted)
    if found is not None:
        return found
    loose = _letters_and_digits(wanted)
    if loose:
        found = _by_letters_and_digits(slugs, titles).get(loose)
        return _before_a_sign(titles, loose) if found is None else found
    return _by_title(titles).get(fold(wanted.strip()))


# An article may have thousands of headings, and as many links to ask for: each table is made once.
_made_once: Final = lru_cache(maxsize=4)


@_made_once
def _by_slug(slugs: tuple[str, ...]) -> dict[str, int]:
    return _first_places(slugs)


@_made_once
def _by_small_slug(slugs: tuple[str, ...]) -> dict[str, int]:
    return _first_places(map(str.lower, slugs))


@_made_once
def _by_letters_and_digits(slugs: tuple[str, ...], titles: tuple[str, ...]) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, names in enumerate(zip(slugs, titles, strict=True)):
        for name in names:
            places.setdefault(_letters_and_digits(name), index)
    return places


@_made_once
def _by_title(titles: tuple[str, ...]) -> dict[str, int]:
    return _first_places(map(fold, titles))


def _first_places(names: Iterable[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, name in enumerate(names):
        places.setdefault(name, index)
    return places


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


@_made_once
def _by_basic_identifier(titles: tuple[str, ...]) -> dict[str, int]:
    """Make the ids that kramdown makes when its GFM parser is not used."""
    uses: dict[str, int] = {}
    places: dict[str, int] = {}
    for index, title in enumerate(titles):
        letters = _NOT_IN_BASIC_IDENTIFIER.sub("", _BEFORE_FIRST_LETTER.sub("", title))
        base = letters.replace(" ", "-").lower() or "section"
        count = uses[base] = uses.get(base, -1) + 1
        places.setdefault(f"{base}-{count}" if count else base, index)
    return places


def _before_a_sign(titles: tuple[str, ...], loose: str) -> int | None:
    """Return the section whose title is the fragment without names of pictures: ``#issues-crab``."""
    fitting = [(len(word), -index) for index, word in _with_signs(titles) if loose.startswith(word)]
    return -max(fitting)[1] if fitting else None


@_made_once
def _with_signs(titles: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the letters and digits of the titles that hold a picture, with their places."""
    words = ((index, _letters_and_digits(title)) for index, title in enumerate(titles) if _SIGN.search(title))
    return [(index, word) for index, word in words if word]


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
