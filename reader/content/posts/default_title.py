"""A title for a post whose front matter gives none: its first heading, or its name."""

from __future__ import annotations

import re
from typing import Final

from reader.content.posts.dates_in_names import without_date


def first_heading(body: str) -> str:
    """The text of the level-1 heading that a body begins with, ATX or setext; empty when it begins otherwise.

    Blank lines, comments, and the imports of MDX may stand before it.
    """
    position = 0
    while (skipped := _BEFORE_HEADING.match(body, position)) is not None and skipped.end() > position:
        position = skipped.end()
    found = _ATX.match(body, position)
    if found is not None:
        return _IDENTIFIER.sub("", _CLOSING_MARKS.sub("", (found[1] or "").strip())).strip()
    found = _SETEXT.match(body, position)
    return " ".join(found[1].split()) if found is not None else ""


_BEFORE_HEADING: Final = re.compile(
    r"[ \t]*\n|[ ]{0,3}<!--(?:(?!-->).){0,4000}-->[ \t]*(?:\n|\Z)|(?:import|export)[ ][^\n]*(?:\n|\Z)",
    re.DOTALL,
)
_ATX: Final = re.compile(r" {0,3}#(?:[ \t]+([^\n]*)|(?=\n|\Z))")
_CLOSING_MARKS: Final = re.compile(r"(?:^|[ \t])#+$")
_IDENTIFIER: Final = re.compile(r"[ \t]*\{:?[ \t]*#[^{}\n]*\}$")
_SETEXT: Final = re.compile(
    r" {0,3}((?![#>\-+*=`~|<\d])[^\n]+(?:\n(?![ \t]*[=\n])[^\n]+){0,2})\n {0,3}=+[ \t]*(?:\n|\Z)"
)


def jekyll_title(stem: str) -> str:
    """The title that Jekyll makes of a name: every word capitalised, trailing dots removed."""
    slug = without_date(stem).rstrip(".") or stem
    return " ".join(word.capitalize() for word in re.split(r"[-_ ]+", slug) if word)


def title_from_name(stem: str) -> str:
    """A name as a title: without its date, blanks for hyphens, capitalised when it has no capital at all."""
    slug = without_date(stem) or stem
    words = (
        [word for word in re.split(r"[-_ ]+", slug) if word] if slug != stem or _has_letters(slug) else [slug]
    )
    if slug == slug.lower():
        words = [word[:1].upper() + word[1:] for word in words]
    return " ".join(words) or stem


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)
