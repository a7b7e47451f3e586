"""What the configuration of a site of Hugo says about addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.hugo.words import lowered
from reader.content.posts.field_values import text_of, texts_of, truth_of

_TOKEN: Final = re.compile(r":(\w+(?:\[[^\]]+\])?)")
_DATES: Final = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
"""The fields that Hugo takes the date of a page from, the first that is there."""


class HugoPermalink(NamedTuple):
    """A pattern for the addresses of some pages."""

    kind: str
    """``page`` or ``section``; empty for both."""
    path: re.Pattern[str] | None
    """What the path of a page must match; None for every page."""
    parts: tuple[str, ...]
    """Text and names of tokens by turns; text first."""

    def fits(self, kind: str, path: str) -> bool:
        """Tell whether the pattern is for a page, by its kind and its path with a slash in front."""
        return self.kind in ("", kind) and (self.path is None or self.path.fullmatch(path) is not None)


class HugoFolder(NamedTuple):
    """A folder with content."""

    path: str
    """Relative to the site, with a slash at the end."""
    language: str


class HugoRules(NamedTuple):
    """What holds for all pages of a site. Names of languages are in lower case."""

    languages: frozenset[str]
    """Those that the name of a file may end in."""
    disabled: frozenset[str]
    default_language: str
    prefixes: Mapping[str, str]
    """What stands before the addresses of a language, without slashes."""
    folders: tuple[HugoFolder, ...]
    """The inner ones first."""
    permalinks: Mapping[str, tuple[HugoPermalink, ...]]
    """By language."""
    ugly: bool | frozenset[str]
    """Whether pages are files, not folders; or the sections in which they are."""
    keeps_case: bool
    removes_accents: bool
    dates: tuple[str, ...]
    branches: HugoBranches

    def is_ugly(self, folder: str) -> bool:
        """Tell whether pages in a folder are files, not folders."""
        return self.ugly if isinstance(self.ugly, bool) else folder.partition("/")[0].lower() in self.ugly


class HugoBranches:
    """The folders that are sections because they have a page of their own, ``_index.md``."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._known: dict[str, str] = {}

    def page_of(self, folder: str) -> str:
        """Return where the page of a folder is, whose path is relative to the site; empty for none."""
        known = self._known.get(folder)
        if known is None:
            try:
                known = min((str(path) for path in (self._home / folder).glob("_index.*")), default="")
            except OSError:
                known = ""
            self._known[folder] = known
        return known


def hugo_rules(facts: AddressFacts) -> HugoRules:
    """Return the rules that the configuration of a site makes."""
    settings = _lower(facts.configuration.settings)
    default = text_of(settings.get("defaultcontentlanguage")).lower() or "en"
    given = {name: _lower(language) for name, language in _lower(settings.get("languages")).items()}
    disabled = frozenset(_disabled(settings, given))
    languages = {name: language for name, language in given.items() if name not in disabled} or {default: {}}
    if default not in languages:
        default = next(iter(languages))
    general = _permalinks(settings.get("permalinks"))
    ugly = settings.get("uglyurls")
    return HugoRules(
        frozenset((*languages, *disabled)),
        disabled,
        default,
        _prefixes(settings, languages, default),
        _folders(settings, languages, default),
        {name: _permalinks(language.get("permalinks")) or general for name, language in languages.items()},
        frozenset(str(key).lower() for key, value in ugly.items() if truth_of(value) is True)
        if isinstance(ugly, Mapping)
        else truth_of(ugly) is True,
        truth_of(settings.get("disablepathtolower")) is True,
        truth_of(settings.get("removepathaccents")) is True,
        tuple(_dates(settings.get("frontmatter"))),
        HugoBranches(facts.home),
    )


def token_parts(pattern: str) -> tuple[str, ...]:
    """Split a pattern into text and names of tokens by turns; text first."""
    return tuple(_TOKEN.split(pattern))


def _lower(settings: object) -> dict[str, object]:
    if not isinstance(settings, Mapping):
        return {}
    return {str(name).lower(): value for name, value in settings.items()}


def _disabled(settings: Mapping[str, object], languages: Mapping[str, dict[str, object]]) -> Iterator[str]:
    yield from (name.lower() for name in texts_of(settings.get("disablelanguages")))
    yield from (name for name, own in languages.items() if truth_of(own.get("disabled")) is True)


def _prefixes(
    settings: Mapping[str, object], languages: Mapping[str, dict[str, object]], default: str
) -> dict[str, str]:
    if any(language.get("baseurl") for language in languages.values()):
        # Each language has a host of its own.
        return dict.fromkeys(languages, "")
    in_folder = truth_of(settings.get("defaultcontentlanguageinsubdir")) is True
    return {name: name if name != default or in_folder else "" for name in languages}


def _folders(
    settings: Mapping[str, object], languages: Mapping[str, dict[str, object]], default: str
) -> tuple[HugoFolder, ...]:
    main = text_of(settings.get("contentdir")) or "content"
    found = {f"{main.strip('/')}/": default}
    for name, language in languages.items():
        if folder := text_of(language.get("contentdir")).strip("/"):
            found[f"{folder}/"] = name
    return tuple(HugoFolder(*item) for item in sorted(found.items(), key=lambda item: -len(item[0])))


def _dates(settings: object) -> Iterator[str]:
    given = [name.lower() for name in texts_of(_lower(settings).get("date"))]
    for name in given or _DATES:
        if name == ":default":
            yield from _DATES
        else:
            yield name


def _permalinks(value: object) -> tuple[HugoPermalink, ...]:
    """Read patterns by section, by kind and section, or in a list, the more exact ones first."""
    if isinstance(value, list):
        return tuple(_in_list(value))
    found: list[tuple[str, HugoPermalink]] = []
    for key, pattern in _lower(value).items():
        if isinstance(pattern, Mapping):
            if key in ("page", "section"):
                found += (
                    (section, _of_section(key, section, text)) for section, text in _lower(pattern).items()
                )
        else:
            found.append((key, _of_section("page", key, pattern)))
    return tuple(permalink for _, permalink in sorted(found, key=lambda item: -len(item[0])))


def _of_section(kind: str, section: str, pattern: object) -> HugoPermalink:
    section = section.strip(" /")
    name = re.escape(lowered(section))
    path = re.compile(f"/{name}(?:/.*)?" if section else "/[^/]*", re.DOTALL)
    return HugoPermalink(kind, path, token_parts(text_of(pattern)))


def _in_list(entries: list[object]) -> Iterator[HugoPermalink]:
    for entry in map(_lower, entries):
        target = _lower(entry.get("target"))
        glob = text_of(target.get("path")).lower()
        path = re.compile(_pattern_of(glob), re.DOTALL) if glob else None
        yield HugoPermalink(
            text_of(target.get("kind")).lower(), path, token_parts(text_of(entry.get("pattern")))
        )


_GLOB_TOKEN: Final = re.compile(r"\*\*|[*?{},]|[^*?{},]+")
_OF_GLOB: Final = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}


def _pattern_of(glob: str) -> str:
    """Return the regular expression of a pattern for paths."""
    if glob.count("{") != glob.count("}"):
        return re.escape(glob)
    return "".join(_OF_GLOB.get(token) or re.escape(token) for token in _GLOB_TOKEN.findall(glob))
