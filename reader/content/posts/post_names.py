"""Read a date and a title off the name and the folders of a post, for what its front matter leaves out."""

from __future__ import annotations

import re
from typing import Final

from reader.content.posts.dates import Moment, moment_of


def date_in_name(name: str) -> Moment | None:
    """Read the date that a name begins with: ``2024-01-28-title``, ``20240128``, ``2024-1-8_x``.

    Hugo also writes a time (``2024-01-28-23-36-03-title``), and so does Zola
    (``2024-01-28T23:36:03Z-title``).
    """
    found = _NAME.match(name) or _COMPACT_NAME.match(name)
    return moment_of(*found.groups(), zone="") if found else None


def date_in_jekyll_name(name: str) -> Moment | None:
    """Read the date before the title in a name of Jekyll; its year may have two digits, its month one."""
    found = _JEKYLL_NAME.match(name)
    if found is None:
        return None
    year, month, day = found.groups()
    if len(year) == 2:
        # Ruby's Time.parse takes 69 to 99 as the last century.
        year = ("19" if int(year) >= 69 else "20") + year
    return moment_of(year, month, day)


def date_in_folders(path: str) -> Moment | None:
    """Read the first date in the folders of a path: ``2021/04/15/post.md``, ``2021-04-15-trip/1.md``."""
    found = _FOLDERS.search(path)
    return moment_of(*found.groups()) if found else None


def without_date(name: str) -> str:
    """Return a file name without the date it begins with and what parts the two."""
    found = _NAME.match(name) or _COMPACT_NAME.match(name) or _JEKYLL_NAME.match(name)
    return name[found.end() :].lstrip(" _-") if found else name


def jekyll_title(stem: str) -> str:
    """Return the title that Jekyll makes of a name: every word capitalised, trailing dots removed."""
    slug = without_date(stem).rstrip(".") or stem
    return " ".join(word.capitalize() for word in re.split(r"[-_ ]+", slug) if word)


def title_from_name(stem: str) -> str:
    """Make a title of a name: without its date, blanks for hyphens, capitalised if it has no capital."""
    slug = without_date(stem) or stem
    words = (
        [word for word in re.split(r"[-_ ]+", slug) if word] if slug != stem or _has_letters(slug) else [slug]
    )
    if slug == slug.lower():
        words = [word[:1].upper() + word[1:] for word in words]
    return " ".join(words) or stem


_NAME: Final = re.compile(
    r"(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)(?:[-T](\d\d)[-:](\d\d)[-:](\d\d)(?:Z|[+-]\d\d:\d\d)?(?!\d))?"
)
_COMPACT_NAME: Final = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_JEKYLL_NAME: Final = re.compile(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-")
_FOLDERS: Final = re.compile(r"(?<![^/])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)(?=[^/]*/|-)")


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)
