"""What a site's configuration says about all of its posts. Read once, tolerant of anything, never run."""

from __future__ import annotations

import fnmatch
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.files import read_text
from reader.content.post import Problem
from reader.content.yaml_text import SIZE_LIMIT, UnreadableFieldsError, load_yaml


class Defaults(NamedTuple):
    """Front matter that a configuration gives to the posts of a scope."""

    path: str
    """The beginning of a path, relative to the site, or a pattern with ``*``; empty for every path."""
    type: str
    """``posts``, ``drafts``, ``pages`` …; empty for every type."""
    values: Mapping[str, object]

    def apply_to(self, path: str, type: str) -> bool:
        """Whether a post, by its path relative to the site, lies in the scope."""
        if self.type and self.type not in (type, type.removesuffix("s")):
            return False
        if "*" in self.path:
            return fnmatch.fnmatchcase(path, self.path.rstrip("/") + "*")
        return path.startswith(self.path)


class Configuration(NamedTuple):
    """The settings of a site that change how its posts are read."""

    title: str = ""
    settings: Mapping[str, object] = {}
    """Every setting of the first level, as the file has it."""
    defaults: tuple[Defaults, ...] = ()
    """The most particular ones last."""
    authors: Mapping[str, str] = {}
    """Names of authors, by the key that posts use for them."""

    def text(self, key: str) -> str:
        """A setting as text; empty when there is none."""
        value = self.settings.get(key)
        return value if isinstance(value, str) else ""

    def defaults_for(self, path: str, type: str) -> dict[str, object]:
        """The fields that a post has where its own front matter is silent (Jekyll's rule)."""
        fields: dict[str, object] = {}
        for scope in self.defaults:
            if scope.apply_to(path, type):
                fields.update(scope.values)
        return fields


NO_CONFIGURATION: Final = Configuration()

_AUTHOR_FILES: Final = (
    "_data/authors.yml",
    "_data/authors.yaml",
    "_data/authors.json",
    "blog/authors.yml",
    "docs/blog/.authors.yml",
    "data/authors.yml",
    "data/authors.yaml",
    "data/authors.json",
    "src/_data/authors.json",
    "authors.yml",
)


def read_configuration(home: Path, names: Iterable[str]) -> tuple[Configuration, tuple[Problem, ...]]:
    """The configuration in the first of the named files of a site's folder that is there."""
    settings: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()
    for name in names:
        if (home / name).is_file():
            settings, problems = _settings(home / name)
            break
    title = settings.get("title") or settings.get("site_name") or ""
    configuration = Configuration(
        title if isinstance(title, str) else "", settings, _defaults(settings.get("defaults")), _authors(home)
    )
    return configuration, problems


def read_data(path: Path) -> object:
    """The value of a YAML, TOML or JSON file, with an empty mapping for one that cannot be read."""
    try:
        return _parse(read_text(str(path)).text, path.suffix)
    except UnreadableFieldsError:
        return {}


def _settings(path: Path) -> tuple[dict[str, object], tuple[Problem, ...]]:
    try:
        value = _parse(read_text(str(path)).text, path.suffix)
    except UnreadableFieldsError as error:
        return {}, (Problem(f"{path.name}: {error.message}", error.line),)
    return (value, ()) if isinstance(value, dict) else ({}, ())


def _parse(text: str, suffix: str) -> object:
    try:
        if suffix == ".toml":
            return tomllib.loads(text[: SIZE_LIMIT * 16])
        if suffix == ".json":
            return json.loads(text[: SIZE_LIMIT * 16])
    except (ValueError, RecursionError) as error:
        raise UnreadableFieldsError(str(error).splitlines()[0]) from None
    # A tag such as ``!ENV`` or ``!!python/name`` stands only for its text.
    return load_yaml(text)


def _defaults(value: object) -> tuple[Defaults, ...]:
    """Jekyll's precedence: a longer path wins, then one with a type, then what stands later."""
    scopes = []
    for entry in value if isinstance(value, list) else ():
        if not isinstance(entry, dict) or not isinstance(values := entry.get("values"), dict):
            continue
        scope = entry.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        path, type = scope.get("path"), scope.get("type")
        path = path.strip("/") if isinstance(path, str) and path not in ("~", "null") else ""
        scopes.append(Defaults(path, type if isinstance(type, str) else "", values))
    return tuple(sorted(scopes, key=lambda scope: (len(scope.path), bool(scope.type))))


def _authors(home: Path) -> dict[str, str]:
    names: dict[str, str] = {}
    for file in _AUTHOR_FILES:
        if (home / file).is_file():
            names.update(_names_in(read_data(home / file)))
    try:
        profiles = sorted((home / "data" / "authors").glob("*.md"))[:_PROFILES]
    except OSError:
        profiles = []
    for profile in profiles:
        found = _PROFILE_NAME.search(read_text(str(profile)).text[:4096])
        if found:
            names.setdefault(profile.stem, found[1].strip().strip("\"'"))
    return names


_PROFILES: Final = 1_000
_PROFILE_NAME: Final = re.compile(r"^(?:name|full_name|title)\s*[:=]\s*(.+)$", re.MULTILINE)


def _names_in(value: object) -> dict[str, str]:
    """Names by key, from a mapping of keys to people or names; Material has it below ``authors``."""
    if not isinstance(value, dict):
        return {}
    inner = value.get("authors")
    if isinstance(inner, dict):
        value = inner
    names: dict[str, str] = {}
    for key, person in value.items():
        name = person
        if isinstance(person, dict):
            name = person.get("name") or person.get("full_name") or person.get("display_name")
        if isinstance(name, str) and name:
            names[str(key)] = name
    return names
