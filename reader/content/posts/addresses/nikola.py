"""Addresses as Nikola makes them: a folder of the settings, the folder of the file, and a slug."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from reader.content.posts.addresses.ascii_letters import ascii_letters
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of, truth_of


class _Folder(NamedTuple):
    path: str
    """With a slash at the end."""
    targets: Mapping[str, str]
    """What stands before the addresses, by language; by no language for all that have none of their own."""


class _Rules(NamedTuple):
    folders: tuple[_Folder, ...]
    languages: Mapping[str, str]
    """The folders of other languages in addresses."""
    default_language: str
    pretty: bool
    strips_indexes: bool
    makes_slugs: bool
    """Whether names of files are changed, where a post has no slug of its own."""


def nikola_address(facts: AddressFacts) -> str:
    """Return the address of a post or a page; empty outside of their folders."""
    rules = _RULES.of(facts)
    folder = next((one for one in rules.folders if facts.path.startswith(one.path)), None)
    if folder is None:
        return ""
    around, _, name = facts.path[len(folder.path) :].rpartition("/")
    name = name.rpartition(".")[0]
    before, _, suffix = name.rpartition(".")
    language = rules.languages.get(suffix, "") if before else ""
    if before and suffix in rules.languages:
        name = before
    slug = text_of(facts.values.get("slug")).strip() or (_slug(name) if rules.makes_slugs else name)
    if not slug:
        return ""
    pretty = truth_of(facts.values.get("pretty_url"))
    targets = folder.targets
    target = targets.get(suffix if language else rules.default_language, targets.get("", ""))
    parts = [*filter(None, (language, target, around))]
    start = "/".join(("", *parts, ""))
    if slug == "index":
        return start if rules.strips_indexes else f"{start}index.html"
    if rules.pretty if pretty is None else pretty:
        return f"{start}{slug}/" if rules.strips_indexes else f"{start}{slug}/index.html"
    return f"{start}{slug}.html"


def _rules(facts: AddressFacts) -> _Rules:
    settings = facts.configuration.settings
    translations = settings.get("TRANSLATIONS")
    languages = translations if isinstance(translations, Mapping) else {}
    default_language = text_of(settings.get("DEFAULT_LANG")) or "en"
    folders = [
        folder for name in ("POSTS", "PAGES") for folder in _folders(settings.get(name), default_language)
    ]
    return _Rules(
        tuple(sorted(folders, key=lambda folder: -len(folder.path))),
        {str(name): text_of(place).removeprefix("./").strip("/") for name, place in languages.items()},
        default_language,
        truth_of(settings.get("PRETTY_URLS")) is not False,
        truth_of(settings.get("STRIP_INDEXES")) is not False,
        truth_of(settings.get("USE_SLUGIFY")) is not False,
    )


_RULES: Final = Remembered(_rules)

_NOT_IN_SLUG: Final = re.compile(r"[^+\w\s-]")
_HYPHENS: Final = re.compile(r"[-\s]+")


def _slug(name: str) -> str:
    """Return the name of a file as a slug; empty when it takes a dictionary."""
    letters = ascii_letters(name)
    return _HYPHENS.sub("-", _NOT_IN_SLUG.sub("", letters).strip().lower()) if letters else ""


def _folders(value: object, default_language: str) -> Iterator[_Folder]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, list) and len(entry) > 1:
            path = text_of(entry[0]).partition("*")[0].rpartition("/")[0].removeprefix("./")
            given = entry[1] if isinstance(entry[1], Mapping) else {default_language: entry[1]}
            targets = {str(language): text_of(target).strip("./") for language, target in given.items()}
            targets.setdefault("", targets.get(default_language, ""))
            yield _Folder(f"{path}/" if path else "", targets)
