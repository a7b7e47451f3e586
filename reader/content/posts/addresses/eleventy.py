"""Addresses as Eleventy makes them: where the file is, or what its ``permalink`` says in simple words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from reader.content.posts.addresses.ascii_letters import ascii_letters
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of, truth_of


def eleventy_address(facts: AddressFacts) -> str:
    """Return the address of a template; empty where it has no page, or where its permalink is a program."""
    page = _page_of(facts, _RULES.of(facts))
    computed = facts.values.get("eleventycomputed")
    permalink = computed.get("permalink") if isinstance(computed, Mapping) else None
    permalink = facts.values.get("permalink") if permalink is None else permalink
    if isinstance(permalink, Mapping):
        permalink = permalink.get("build")
    if permalink is None:
        return page.path.removesuffix("index") if page.is_index else f"{page.path}/"
    if truth_of(permalink) is False:
        return ""
    address = _OUTPUT.sub(lambda found: _value_of(found[1], page, facts), text_of(permalink).strip())
    if _UNKNOWN in address or "{%" in address:
        return ""
    return "/" + address.lstrip("/").removesuffix("index.html")


class _Page(NamedTuple):
    path: str
    """From the folder of the content, without extension."""
    stem: str
    """The same without a date in its name (``page.filePathStem``)."""
    slug: str
    """Its name without date, or that of its folder (``page.fileSlug``)."""
    is_index: bool


def _page_of(facts: AddressFacts, content: str) -> _Page:
    path = facts.path.removeprefix(content)
    folder, slash, name = path.rpartition("/")
    name = name.rpartition(".")[0]
    is_index = name == "index"
    slug = _DATE.sub("", folder.rpartition("/")[2] if is_index else name)
    around = f"/{folder}{slash}"
    return _Page(around + name, around + _DATE.sub("", name), slug, is_index)


def _content(facts: AddressFacts) -> str:
    """Return the folder of the content, with a slash at the end."""
    folders = facts.configuration.settings.get("dir")
    given = text_of(folders.get("input")) if isinstance(folders, Mapping) else ""
    folder = given.removeprefix("./").strip("/")
    return f"{folder}/" if folder not in ("", ".") else ""


_RULES: Final = Remembered(_content)

_UNKNOWN: Final = "\0"
_DATE: Final = re.compile(r"\A\d{4}-\d{2}-\d{2}-")
_OUTPUT: Final = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")


def _value_of(expression: str, page: _Page, facts: AddressFacts) -> str:
    """Return what a name with filters stands for."""
    name, *filters = (part.strip() for part in expression.split("|"))
    values = {
        "page.fileSlug": page.slug,
        "page.filePathStem": page.stem,
    }
    value = values.get(name)
    if value is None and "." not in name:
        value = text_of(facts.values.get(name.lower()))
    for filter_name in filters:
        if not value:
            break
        change = _FILTERS.get(filter_name)
        value = change(value) if change else None
    return value or _UNKNOWN


def _slugified(text: str) -> str | None:
    """Return a text as the filter ``slugify`` writes it (``@sindresorhus/slugify``)."""
    letters = ascii_letters(text.translate(_REPLACED))
    if letters is None or any(character.isalpha() and character > _LAST_OF_LATIN for character in text):
        return None
    letters = _CONTRACTION.sub(r"\1\2", letters.lower())
    return _NOT_IN_SLUG.sub("-", letters).strip("-")


_REPLACED: Final = str.maketrans(
    {"&": " and ", "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_LAST_OF_LATIN: Final = "\u024f"
"""Other letters are written otherwise than elsewhere."""
_CONTRACTION: Final = re.compile(r"([a-z\d]+)'([ts])(?=\s|\Z)")
_NOT_IN_SLUG: Final = re.compile(r"[^a-z\d]+")

_FILTERS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "slugify": _slugified,
    "safe": str,
    "lower": str.lower,
    "downcase": str.lower,
    "trim": str.strip,
}
