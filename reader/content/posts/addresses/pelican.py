"""Addresses as Pelican makes them (``pelican/contents.py``, ``pelican/utils.py``)."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from reader.content.posts.addresses.ascii_letters import ascii_letters
from reader.content.posts.addresses.date_parts import DATE_PARTS
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of, texts_of, truth_of


class _Slugs(NamedTuple):
    """How slugs are made of names."""

    substitutions: tuple[tuple[re.Pattern[str], str], ...] | None
    """None where they take a program."""
    keeps_case: bool
    keeps_letters: bool

    def of(self, text: str) -> str | None:
        """Return the slug of a text; None when it cannot be told."""
        if "<" in text or "&" in text:
            text = html.unescape(_TAG.sub("", text))
        found: str | None = unicodedata.normalize("NFKC", " ".join(text.split()))
        if not self.keeps_letters:
            found = ascii_letters(text)
        if found is None or self.substitutions is None or len(found) > _LONGEST_NAME:
            return None
        for pattern, replacement in self.substitutions:
            found = pattern.sub(replacement, found)
        return (found if self.keeps_case else found.lower()).strip()


class _Rules(NamedTuple):
    content: str
    """The folder of the content, with a slash at the end."""
    pages: tuple[str, ...]
    """The folders of pages within it, each with a slash at the end."""
    urls: Mapping[str, str]
    """Settings like ``ARTICLE_LANG_URL``."""
    slugs: _Slugs
    category_slugs: _Slugs
    is_slug_of_name: bool
    language: str
    category: str
    author: str
    has_folders_as_categories: bool
    names: tuple[re.Pattern[str], ...]
    """What the name of a file is taken apart by."""
    paths: tuple[re.Pattern[str], ...]


def pelican_address(facts: AddressFacts) -> str:
    """Return the address of an article or a page; empty where it takes a program or a dictionary."""
    rules = _RULES.of(facts)
    if url := text_of(facts.values.get("url")).strip():
        return "/" + url.lstrip("/")
    path = facts.path.removeprefix(rules.content)
    document = _Document(facts, rules, path, dict(_in_path(path, rules)))
    url = _PLACEHOLDER.sub(lambda found: document.text(found[1], found[2]), document.template())
    return "" if _UNKNOWN in url or "{" in url else "/" + url.lstrip("/")


class _Document(NamedTuple):
    """One article or page, with what its path says of it."""

    facts: AddressFacts
    rules: _Rules
    path: str
    of_path: Mapping[str, str]

    def template(self) -> str:
        """Return the setting that its address is made by."""
        page = self.path.startswith(self.rules.pages)
        draft = text_of(self.facts.values.get("status")).strip().lower() == "draft"
        kind = ("DRAFT_PAGE" if page else "DRAFT") if draft else ("PAGE" if page else "ARTICLE")
        own = self._language() != self.rules.language
        return self.rules.urls[f"{kind}_LANG_URL" if own else f"{kind}_URL"]

    def text(self, name: str, date_format: str | None) -> str:
        """Return what a placeholder stands for."""
        if name == "date" and self.facts.date and date_format:
            moment = self.facts.date.moment
            return _DIRECTIVE.sub(
                lambda found: (
                    DATE_PARTS[_DIRECTIVES[found[1]]](moment) if found[1] in _DIRECTIVES else _UNKNOWN
                ),
                date_format,
            )
        if date_format:
            return _UNKNOWN
        match name:
            case "slug":
                return self._slug() or _UNKNOWN
            case "category":
                return self.rules.category_slugs.of(self._category()) or _UNKNOWN
            case "author":
                return self.rules.slugs.of(self._author()) or _UNKNOWN
            case "lang":
                return self._language()
            case "path":
                return self.path
            case "path_no_ext":
                return self.path.rpartition(".")[0]
        return self._field(name) or _UNKNOWN

    def _field(self, name: str) -> str:
        return text_of(self.facts.values.get(name)).strip() or self.of_path.get(name, "")

    def _language(self) -> str:
        return self._field("lang") or self.rules.language

    def _slug(self) -> str | None:
        if slug := self._field("slug"):
            return slug
        name = self.path.rpartition("/")[2].rpartition(".")[0]
        title = name if self.rules.is_slug_of_name else self._field("title")
        return self.rules.slugs.of(title)

    def _author(self) -> str:
        """Return the first of its authors, which stand in a list or between semicolons or commas."""
        values = self.facts.values
        names = texts_of(values.get("authors")) or texts_of(values.get("author")) or [self.rules.author]
        return names[0].partition(";" if ";" in names[0] else ",")[0].strip()

    def _category(self) -> str:
        return self._field("category") or self.rules.category


def _in_path(path: str, rules: _Rules) -> Iterator[tuple[str, str]]:
    """Yield what the path of a file says, what goes before the rest last."""
    folder, _, name = path.rpartition("/")
    if rules.has_folders_as_categories and folder:
        yield "category", folder.rpartition("/")[2]
    for patterns, text in ((rules.paths, path), (rules.names, name.rpartition(".")[0])):
        for pattern in patterns:
            if found := pattern.match(text):
                yield from ((key.lower(), value) for key, value in found.groupdict().items() if value)


def _rules(facts: AddressFacts) -> _Rules:
    settings = facts.configuration.settings
    content = (text_of(settings.get("PATH")) or "content").strip("./")
    pages = texts_of(settings.get("PAGE_PATHS")) or ["pages"]
    slugs = _Slugs(
        _substitutions(settings.get("SLUG_REGEX_SUBSTITUTIONS")),
        truth_of(settings.get("SLUGIFY_PRESERVE_CASE")) is True,
        truth_of(settings.get("SLUGIFY_USE_UNICODE")) is True,
    )
    own = settings.get("CATEGORY_REGEX_SUBSTITUTIONS")
    return _Rules(
        f"{content}/" if content else "",
        tuple(f"{page.strip('/')}/" for page in pages),
        {name: text_of(settings.get(name)) or default for name, default in _URLS.items()},
        slugs,
        slugs._replace(substitutions=_substitutions(own)) if own else slugs,
        text_of(settings.get("SLUGIFY_SOURCE")) == "basename",
        text_of(settings.get("DEFAULT_LANG")).lower() or "en",
        text_of(settings.get("DEFAULT_CATEGORY")) or "misc",
        text_of(settings.get("AUTHOR")),
        truth_of(settings.get("USE_FOLDER_AS_CATEGORY")) is not False,
        tuple(_patterns(settings.get("FILENAME_METADATA"))),
        tuple(_patterns(settings.get("PATH_METADATA"))),
    )


_RULES: Final = Remembered(_rules)

_URLS: Final = {
    "ARTICLE_URL": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html",
    "DRAFT_URL": "drafts/{slug}.html",
    "DRAFT_LANG_URL": "drafts/{slug}-{lang}.html",
    "PAGE_URL": "pages/{slug}.html",
    "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
    "DRAFT_PAGE_URL": "drafts/pages/{slug}.html",
    "DRAFT_PAGE_LANG_URL": "drafts/pages/{slug}-{lang}.html",
}

_UNKNOWN: Final = "\0"
_PLACEHOLDER: Final = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_DIRECTIVE: Final = re.compile(r"%(-?[a-zA-Z]|.?)", re.DOTALL)
_DIRECTIVES: Final = {
    **{"Y": "year", "y": "short_year", "m": "month", "-m": "i_month", "b": "short_month", "B": "long_month"},
    **{"d": "day", "-d": "i_day", "j": "y_day", "a": "short_day", "A": "long_day"},
    **{"H": "hour", "M": "minute", "S": "second"},
}

_TAG: Final = re.compile(r"<[^<>]*>")
_SUBSTITUTIONS: Final = ((r"[^\w\s-]", ""), (r"\A\s*", ""), (r"\s*\Z", ""), (r"[-\s]+", "-"))
_UNBOUNDED: Final = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
_REPEATED_GROUP: Final = re.compile(r"\)[*+{]")


def _substitutions(value: object) -> tuple[tuple[re.Pattern[str], str], ...] | None:
    """Return what is replaced in a slug; None when the configuration asks for what only a program can do."""
    pairs = value if isinstance(value, list) and value else _SUBSTITUTIONS
    found: list[tuple[re.Pattern[str], str]] = []
    for pair in pairs:
        pattern, replacement = (
            (*map(text_of, pair), "", "")[:2] if isinstance(pair, list | tuple) else ("", "")
        )
        compiled = _compiled(pattern)
        if compiled is None:
            return None
        found.append((compiled, replacement))
    return tuple(found)


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if (text := text_of(value)) and (pattern := _compiled(text)):
        yield pattern


def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Return an expression of the configuration, unless it may take very long on some text."""
    if not pattern or _REPEATED_GROUP.search(pattern) or len(_UNBOUNDED.findall(pattern)) > _MOST_UNBOUNDED:
        return None
    try:
        return re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError):
        return None


_MOST_UNBOUNDED: Final = 2
_LONGEST_NAME: Final = 400
"""Characters that a slug is made of: expressions of a configuration may take long on more."""
