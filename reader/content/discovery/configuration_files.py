"""Reading what a site says about all of its posts: once, tolerant of anything, and nothing of it is run."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.site import Configuration, Defaults
from reader.content.discovery.systems import is_there, names_in
from reader.content.discovery.text_files import read_text
from reader.content.discovery.unchanged import Unchanged
from reader.content.front_matter.limits import CONFIGURATION_LIMITS, UnreadableFieldsError
from reader.content.front_matter.simple_yaml import read_yaml
from reader.content.post import Problem

PROFILES_FOLDER: Final = "data/authors"
"""Where themes of Hugo keep a page for each author."""

AUTHOR_FILES: Final = (
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


class SettingsFiles(NamedTuple):
    """The names of the files that hold the settings of a site, relative to its folder."""

    first_of: tuple[str, ...] = ()
    """The first of them that is there is read."""
    overriding: tuple[str, ...] = ()
    """All of them that are there are read, and go before the one."""


def read_configuration(home: Path, files: SettingsFiles) -> tuple[Configuration, tuple[Problem, ...]]:
    """Read the configuration in the files of a site's folder that are there."""
    names = names_in(home)
    settings, problems = read_settings(home, names, files)
    title = settings.get("title") or settings.get("site_name") or ""
    title = title if isinstance(title, str) else ""
    configuration = Configuration(title, settings, _defaults(settings), _authors(home, names))
    return configuration, problems


def read_settings(
    home: Path, names: Collection[str], files: SettingsFiles
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """Read the settings in the files of a site's folder, in which these names are."""
    settings: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()
    first = next((name for name in files.first_of if _is_file(home, name, names)), "")
    for name in (first, *files.overriding):
        if name and (name == first or _is_file(home, name, names)):
            more, found = settings_in(home / name)
            settings |= more if Path(name).stem in _WHOLE or name == first else {Path(name).stem: more}
            problems += found
    return settings, problems


_WHOLE: Final = frozenset(("hugo", "config", "publishconf"))
"""Names of files that may hold any setting. Others of several are named after the one that they hold."""


def read_data(path: Path) -> object:
    """Read the value of a YAML, TOML or JSON file, with an empty mapping for one that cannot be read."""
    try:
        return _parse(read_text(str(path)).text, path.suffix)
    except UnreadableFieldsError:
        return {}


_author_data: Final = Unchanged(read_data)


def read_eleventy_data(path: Path) -> dict[str, object]:
    """Read the fields in a data file of Eleventy, without tags that only gather posts into a collection."""
    data = _program_data(path) if path.suffix in _PROGRAMS else read_data(path)
    if not isinstance(data, dict):
        return {}
    collections = ("posts", "post", "all", "blog")
    if data.get("tags") in collections or data.get("tags") in [[name] for name in collections]:
        data = {key: value for key, value in data.items() if key != "tags"}
    return data


UNKNOWN_PERMALINK: Final = "{{ }}"
"""Stands for a permalink that only a program could tell."""


def _program_data(path: Path) -> dict[str, object]:
    data = _settings_of_program(path)
    if "permalink" not in data and "permalink" in read_text(str(path)).text[: CONFIGURATION_LIMITS.size]:
        data["permalink"] = UNKNOWN_PERMALINK
    return data


def settings_in(path: Path) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """Return the settings in one file, and what is wrong with it."""
    return _settings_in(path)


def _read_settings(path: Path) -> tuple[dict[str, object], tuple[Problem, ...]]:
    if path.suffix in _PROGRAMS:
        return _settings_of_program(path), ()
    try:
        value = _parse(read_text(str(path)).text, path.suffix)
    except UnreadableFieldsError as error:
        return {}, (Problem(f"{path.name}: {error.message}", error.line),)
    return (value, ()) if isinstance(value, dict) else ({}, ())


_settings_in: Final = Unchanged(_read_settings)


def _is_file(home: Path, name: str, names: Collection[str]) -> bool:
    return is_there(home, name, names) and (home / name).is_file()


_PROGRAMS: Final = frozenset((".py", ".js", ".ts", ".mjs", ".cjs", ".mts"))
_NOT_KEPT: Final = frozenset(("themeConfig", "head", "markdown", "vite", "NAVIGATION_LINKS"))
"""Settings of programs that are long, and say nothing about posts."""


def _settings_of_program(path: Path) -> dict[str, object]:
    """Return the literals among the settings of a program; none of one in a syntax that is not known."""
    try:
        text = read_text(str(path)).text if path.stat().st_size <= CONFIGURATION_LIMITS.size else ""
        if path.suffix == ".py":
            from reader.content.discovery.python_settings import read_python

            settings = read_python(text)
        else:
            from reader.content.discovery.javascript_settings import read_javascript

            settings = read_javascript(text)
    except (OSError, UnreadableFieldsError):
        return {}
    return {name: value for name, value in settings.items() if name not in _NOT_KEPT}


def _parse(text: str, suffix: str) -> object:
    if suffix in (".toml", ".json"):
        # The parsers are loaded when there is something for them to read.
        from reader.content.front_matter.toml_json import load_json, load_toml

        return (load_toml if suffix == ".toml" else load_json)(text, CONFIGURATION_LIMITS)
    # A tag such as ``!ENV`` or ``!!python/name`` stands only for its text.
    return read_yaml(text)


def _defaults(settings: Mapping[str, object]) -> tuple[Defaults, ...]:
    """Jekyll's precedence: a longer path wins, then one with a type, then what stands later."""
    value, collections_dir = settings.get("defaults"), settings.get("collections_dir")
    scopes = []
    for entry in value if isinstance(value, list) else ():
        if not isinstance(entry, dict) or not isinstance(values := entry.get("values"), dict):
            continue
        scope = entry.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        path, type = scope.get("path"), scope.get("type")
        path = path.strip("/") if isinstance(path, str) and path not in ("~", "null") else ""
        if isinstance(collections_dir, str) and collections_dir:
            path = path.removeprefix(f"{collections_dir.strip('/')}/")
        scopes.append(Defaults(path, type if isinstance(type, str) else "", values))
    return tuple(sorted(scopes, key=lambda scope: (len(scope.path), bool(scope.type))))


def _authors(home: Path, names: Collection[str]) -> dict[str, str]:
    """Return what the authors of a site are called, in whose folder these names are."""
    authors: dict[str, str] = {}
    for file in AUTHOR_FILES:
        if _is_file(home, file, names):
            authors.update(_names_in(_author_data(home / file)))
    if is_there(home, PROFILES_FOLDER, names):
        authors.update(_names_of_profiles(home / PROFILES_FOLDER, authors))
    return authors


def _names_of_profiles(folder: Path, known: Container[str]) -> dict[str, str]:
    """Names from a folder of one page for each author."""
    try:
        profiles = sorted(folder.glob("*.md"))[:_PROFILES]
    except OSError:
        return {}
    names: dict[str, str] = {}
    for profile in profiles:
        found = re.search(_PROFILE_NAME, read_text(str(profile)).text[:4096], re.MULTILINE)
        if found and profile.stem not in known:
            names[profile.stem] = found[1].strip().strip("\"'")
    return names


_PROFILES: Final = 1_000
_PROFILE_NAME: Final = r"^(?:name|full_name|title)\s*[:=]\s*(.+)$"


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
