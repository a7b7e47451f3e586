"""What the placeholders in a permalink of Hexo stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from reader.content.post import DateSource
from reader.content.posts.addresses.date_parts import DATE_PARTS
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.templates import TEXT_LIMIT, UnknownValueError
from reader.content.posts.dates import moment_of
from reader.content.posts.field_values import is_nothing, text_of, texts_of
from reader.content.posts.site_zones import zone_of


class HexoValues:
    """The values of the placeholders for one post, each made when it is asked for."""

    def __init__(self, path: str, names: re.Pattern[str], facts: AddressFacts) -> None:
        """Make them of the path below ``_posts``, whose parts the pattern ``names`` tells."""
        self._facts = facts
        self._settings = facts.configuration.settings
        name = path.rpartition(".")[0][:TEXT_LIMIT]
        found = names.match(name)
        self._named = found.groupdict() if found else {}
        self._slug = self._named.get("title") or slugize(name)
        self._moment: datetime | None = None

    def moment(self) -> datetime:
        """Return the time that addresses are made of, found when it is first asked for."""
        if self._moment is None:
            self._moment = self._find_time()
        return self._moment

    def other(self, name: str) -> str:
        """Return a value of no meaning of its own: of the name, a field, or what the site sets for it."""
        if name in self._named:
            return self._named[name]
        defaults = self._settings.get("permalink_defaults")
        for values, key in ((self._facts.values, name.lower()), (defaults, name), (_ALWAYS, name)):
            if isinstance(values, Mapping) and not is_nothing(value := values.get(key)):
                return text_of(value)
        return "undefined"

    def title(self) -> str:
        """Return the path of the file below the folder of posts."""
        return self._slug

    def name(self) -> str:
        """Return the name of the file."""
        return self._slug.rpartition("/")[2]

    def post_title(self) -> str:
        """Return the title that front matter gives, as a slug."""
        return slugize(text_of(self._facts.values.get("title"))[:TEXT_LIMIT]).lower()

    def id(self) -> str:
        """Return the id that front matter gives; any other is new with each build."""
        if given := text_of(self._facts.values.get("id")):
            return given
        raise UnknownValueError

    def hash(self) -> str:
        """Return twelve figures made of slug and time."""
        from hashlib import sha1

        text = f"{self._slug}{self.timestamp()}"
        return sha1(text.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()[:12]

    def timestamp(self) -> str:
        """Return the seconds since 1970, by a clock in the time zone of the site."""
        zone = zone_of(self._facts.configuration) or UTC
        return str(int(self.moment().replace(tzinfo=zone).timestamp()))

    def category(self) -> str:
        """Return the last category with those it lies in, each as a folder."""
        get = self._facts.values.get
        names = _last_path(get("categories") or self._named.get("category") or get("category"))
        if not names:
            return self._facts.configuration.text("default_category") or "uncategorized"
        given = self._settings.get("category_map")
        others = given if isinstance(given, dict) else {}
        path = "/".join([slugize(text_of(others.get(name)) or name) for name in names])
        case = text_of(self._settings.get("filename_case"))
        return path.lower() if case == "1" else path.upper() if case == "2" else path

    def _find_time(self) -> datetime:
        """Return the time of ``date``, or else of the name: as it is written, in UTC where it has a zone."""
        date = self._facts.date
        if date and date.source is DateSource.FRONT_MATTER and not is_nothing(self._facts.values.get("date")):
            return date.moment.astimezone(UTC) if date.has_zone else date.moment
        year, month, day = [
            self._named.get(key) or self._named.get(f"i_{key}", "") for key in ("year", "month", "day")
        ]
        named = moment_of(year, month, day) if year and month and day else None
        if named is None:
            raise UnknownValueError
        return named.moment


_DATES: Final = frozenset(("year", "month", "day", "hour", "minute", "second", "i_month", "i_day"))

_PLACEHOLDERS: Final[Mapping[str, Callable[[HexoValues], str]]] = {
    "title": HexoValues.title,
    "name": HexoValues.name,
    "post_title": HexoValues.post_title,
    "id": HexoValues.id,
    "hash": HexoValues.hash,
    "timestamp": HexoValues.timestamp,
    "category": HexoValues.category,
}


def value_named(name: str) -> Callable[[HexoValues], str]:
    """Return what makes the value of a placeholder."""
    if name in _DATES:
        form = DATE_PARTS[name]
        return lambda values: form(values.moment())
    return _PLACEHOLDERS.get(name) or (lambda values: values.other(name))


_ALWAYS: Final = {"layout": "post", "comments": "true", "published": "true"}
"""Fields that every post has."""


def _last_path(value: object) -> list[str]:
    """Return the path that the last category of a post is: names alone are one path, lists are one each."""
    if not isinstance(value, list):
        return texts_of(value)
    if not any(isinstance(item, list) for item in value):
        return texts_of(value)
    paths = [path for item in value if (path := texts_of(item))]
    return paths[-1] if paths else []


def name_pattern(pattern: str) -> re.Pattern[str]:
    """Return the expression of a pattern such as ``:year-:title.md``, without its extension.

    By it the path of a file gives values to a post: it is the setting for the names of new ones.
    """
    stem, dot, extension = pattern.rpartition(".")
    parts = _NAME_PLACEHOLDER.split(stem if dot and "/" not in extension else pattern)
    names = parts[1::2]
    if len(set(names) - set(_NAME_PARTS)) > _FREE_PARTS or len(set(names)) < len(names):
        return _NOTHING
    texts = map(re.escape, parts[::2])
    groups = [f"(?P<{name}>{_NAME_PARTS.get(name, '.+?')})" for name in names]
    expression = "".join(text + group for text, group in zip(texts, [*groups, ""], strict=True))
    return re.compile(rf"{expression}\Z", re.ASCII)


_FREE_PARTS: Final = 2
"""Parts of a name that may be of any length. Each one more takes as many times longer as names are long."""

_NOTHING: Final = re.compile("(?!)")
_NAME_PLACEHOLDER: Final = re.compile(r":([^\W\d](?:\w*[^_\W])?)", re.ASCII)
_NAME_PARTS: Final = {
    "year": r"\d{4}",
    "month": r"\d{2}",
    "day": r"\d{2}",
    "i_month": r"\d{1,2}",
    "i_day": r"\d{1,2}",
    "hash": "[0-9a-f]{12}",
}


def slugize(text: str) -> str:
    """Return a text with hyphens for blanks and marks of ASCII, and plain letters for accented ones."""
    if not text.isascii():
        text = "".join([mark if mark.isascii() else _plain(mark) for mark in text])
    return _SPECIAL.sub("-", _CONTROL.sub("", text)).strip("-")


_CONTROL: Final = re.compile(r"[\x00-\x1f]")
_SPECIAL: Final = re.compile(r"""[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:"'<>,.?/]+""")


@lru_cache(maxsize=4096)
def _plain(mark: str) -> str:
    """Return the letters of ASCII that an accented one stands for; any other mark as it is."""
    if mark in _LETTERS:
        return _LETTERS[mark]
    decomposed = unicodedata.normalize("NFD", mark)
    return decomposed[0] if decomposed[0].isascii() and decomposed[0].isalpha() else mark


_LETTERS: Final = {
    "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h",
    "ı": "i", "Ł": "L", "ł": "l", "Ŧ": "T", "ŧ": "t", "ß": "s", "ẞ": "S", "Ǝ": "E", "ǝ": "e", "Ɔ": "O",
    "ɔ": "o", "Ɛ": "E", "ɛ": "e", "Ƒ": "F", "ƒ": "f", "Ŀ": "L", "ŀ": "l",
}  # fmt: skip
"""Letters that Unicode does not take apart."""
