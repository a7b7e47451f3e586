"""Addresses as Zola makes them (``components/content/src/page.rs``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from reader.content.posts.addresses.ascii_letters import ascii_letters
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of, truth_of


class _Rules(NamedTuple):
    default_language: str
    languages: frozenset[str]
    """The others."""
    slugs: str
    """How names are changed: ``on``, ``safe`` or ``off``."""
    keeps_dates: bool


def zola_address(facts: AddressFacts) -> str:
    """Return the address of a page, or of a section; empty where its words take a dictionary."""
    rules = _RULES.of(facts)
    if path := text_of(facts.values.get("path")).strip():
        return f"/{path.strip('/')}/" if path != "/" else "/"
    *folders, name = facts.path.removeprefix("content/").split("/")
    name = name.rpartition(".")[0]
    name, language = _name_and_language(name, rules)
    if name == "_index":
        parts = folders
    else:
        if name == "index":
            name = folders.pop() if folders else ""
        slug = _slug(text_of(facts.values.get("slug")) or _without_date(name, rules), rules.slugs)
        if slug is None:
            return ""
        parts = [*folders, slug]
    return "/".join(("", *filter(None, (language, *parts)), ""))


def _rules(facts: AddressFacts) -> _Rules:
    settings = facts.configuration.settings
    languages = settings.get("languages")
    slugify = settings.get("slugify")
    slugify = slugify if isinstance(slugify, Mapping) else {}
    default = text_of(settings.get("default_language")) or "en"
    return _Rules(
        default,
        frozenset(map(str, languages)) - {default} if isinstance(languages, Mapping) else frozenset(),
        text_of(slugify.get("paths")) or "on",
        truth_of(slugify.get("paths_keep_dates")) is True,
    )


_RULES: Final = Remembered(_rules)

_DATED: Final = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?\s?[_-](.+)"
)
_NOT_IN_SLUG: Final = re.compile(r"[^a-z0-9]+")
_UNSAFE: Final = str.maketrans("", "", '<>:"/\\|?*')


def _name_and_language(name: str, rules: _Rules) -> tuple[str, str]:
    """Split ``post.fr``; the language is empty for that of the site."""
    before, _, suffix = name.partition(".")
    return (before, suffix) if suffix in rules.languages else (name, "")


def _without_date(name: str, rules: _Rules) -> str:
    found = None if rules.keeps_dates else _DATED.fullmatch(name)
    return found[1] if found else name


def _slug(text: str, how: str) -> str | None:
    match how:
        case "off":
            return text
        case "safe":
            return text.rstrip(" .").translate(_UNSAFE)
    letters = ascii_letters(text)
    return None if letters is None else _NOT_IN_SLUG.sub("-", letters.lower()).strip("-")
