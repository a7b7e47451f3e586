"""What the placeholders in a permalink of Jekyll stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Final

from reader.content.discovery.jekyll_documents import POSTS, JekyllDocument
from reader.content.discovery.site import Configuration
from reader.content.post import DateSource, PostDate
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.field_values import is_nothing, text_of, texts_of, words_of
from reader.content.posts.post_names import date_in_jekyll_name


class UnknownValueError(Exception):
    """A placeholder that Jekyll has not, or a date that only a build gives."""


class JekyllValues:
    """The values of the placeholders for one document, each made when it is asked for."""

    def __init__(self, document: JekyllDocument, facts: AddressFacts) -> None:
        self._document = document
        self._moment: datetime | None = None
        self._facts = facts
        name = document.path.rpartition("/")[2]
        self._stem, _, self._extension = name.rpartition(".")

    def value_of(self, name: str) -> str:
        """Return what stands for a placeholder; of ``:month_`` only ``month`` is its name."""
        if form := _DATES.get(name):
            if self._moment is None:
                self._moment = self._find_moment()
            return form(self._moment)
        if make := _PLACEHOLDERS.get(name):
            return make(self)
        if name.endswith("_"):
            return self.value_of(name[:-1]) + "_"
        raise UnknownValueError

    def title(self) -> str:
        """Return the slug in the case and with the marks in which it was written."""
        return slugify(self._slug(), pretty=True)

    def slug(self) -> str:
        """Return the slug in small letters, figures and hyphens."""
        return slugify(self._slug())

    def name(self) -> str:
        """Return the name of the file with its date, as a slug."""
        return slugify(self._stem)

    def path(self) -> str:
        """Return the path within the collection, without extension."""
        path = self._document.path.rpartition(".")[0]
        return path.replace(f"_{self._document.collection}", "", 1).rstrip(".")

    def collection(self) -> str:
        """Return the name of the collection."""
        return self._document.collection

    def output_ext(self) -> str:
        """Return the extension of the page."""
        return output_extension(self._extension, self._facts.configuration)

    def categories(self) -> str:
        """Return the categories in small letters, each as a folder."""
        return "/".join(dict.fromkeys([category.lower() for category in self._categories()]))

    def slugified_categories(self) -> str:
        """Return the categories as slugs, each as a folder."""
        return "/".join(dict.fromkeys([slugify(category) for category in self._categories()]))

    def _slug(self) -> str:
        """Return the slug that front matter gives, or else the name of the file without its date."""
        if given := text_of(self._facts.values.get("slug")):
            return given
        dated = _DATED_NAME.match(self._stem)
        return (self._stem[dated.end() :] if dated else self._stem).rstrip(".")

    def _categories(self) -> list[str]:
        found = self._document.folders_above
        values = self._facts.values
        if several := values.get("categories"):
            found += words_of(several)
        if single := values.get("category"):
            found += texts_of(single)
        return found

    def _find_moment(self) -> datetime:
        """Return the time that its ``date`` gives, else its name, else the file of a draft."""
        date = self._facts.date
        source = date.source if date else None
        is_written = source is DateSource.FRONT_MATTER and not is_nothing(self._facts.values.get("date"))
        if not is_written and (named := date_in_jekyll_name(self._stem)):
            return named.moment
        is_draft = source is DateSource.MODIFIED and self._document.collection == POSTS
        if date is None or not (is_written or is_draft):
            raise UnknownValueError
        return _in_zone_of_site(date, self._facts.configuration)


_DATED_NAME: Final = re.compile(r"^\d{2,4}-\d{1,2}-\d{1,2}-")

_PLACEHOLDERS: Final[Mapping[str, Callable[[JekyllValues], str]]] = {
    "title": JekyllValues.title,
    "slug": JekyllValues.slug,
    "name": JekyllValues.name,
    "path": JekyllValues.path,
    "collection": JekyllValues.collection,
    "output_ext": JekyllValues.output_ext,
    "categories": JekyllValues.categories,
    "slugified_categories": JekyllValues.slugified_categories,
}

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DATES: Final[Mapping[str, Callable[[datetime], str]]] = {
    "year": lambda moment: f"{moment.year:04}",
    "short_year": lambda moment: f"{moment.year % 100:02}",
    "month": lambda moment: f"{moment.month:02}",
    "i_month": lambda moment: f"{moment.month}",
    "short_month": lambda moment: _MONTHS[moment.month - 1][:3],
    "long_month": lambda moment: _MONTHS[moment.month - 1],
    "day": lambda moment: f"{moment.day:02}",
    "i_day": lambda moment: f"{moment.day}",
    "y_day": lambda moment: f"{moment.timetuple().tm_yday:03}",
    "w_year": lambda moment: f"{moment.isocalendar().year:04}",
    "week": lambda moment: f"{moment.isocalendar().week:02}",
    "w_day": lambda moment: f"{moment.isoweekday()}",
    "short_day": lambda moment: _DAYS[moment.weekday()][:3],
    "long_day": lambda moment: _DAYS[moment.weekday()],
    "hour": lambda moment: f"{moment.hour:02}",
    "minute": lambda moment: f"{moment.minute:02}",
    "second": lambda moment: f"{moment.second:02}",
}


def slugify(text: str, *, pretty: bool = False) -> str:
    """Return a text with hyphens for all that is no letter or figure.

    ``pretty`` keeps its case, and marks that are no trouble in an address.
    """
    if _SLUG.fullmatch(text):
        return text
    kept = "._~!$&'()+,;=@" if pretty else ""
    if text.isascii():
        slug = (_NOT_PRETTY if pretty else _NOT_PLAIN).sub("-", text)
    else:
        slug = "".join([mark if mark in kept or _is_letter_or_figure(mark) else "-" for mark in text])
    slug = "-".join(filter(None, slug.split("-")))
    return slug if pretty else slug.lower()


_SLUG: Final = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
"""Most names are slugs as they are."""

_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9]+")
_NOT_PRETTY: Final = re.compile(r"[^A-Za-z0-9._~!$&'()+,;=@]+")


@lru_cache(maxsize=8192)
def _is_letter_or_figure(mark: str) -> bool:
    category = unicodedata.category(mark)
    return category[0] in "LM" or category == "Nd"


def output_extension(extension: str, configuration: Configuration) -> str:
    """Return the extension of the page that a file becomes; only Markdown becomes HTML."""
    markdown = configuration.text("markdown_ext") or "markdown,mkdown,mkdn,mkd,md"
    return ".html" if extension.lower() in markdown.lower().split(",") else f".{extension}"


def _in_zone_of_site(date: PostDate, configuration: Configuration) -> datetime:
    """Return a date in the time zone of the site, where it names a moment and not a time of its clock."""
    if not date.has_time or (date.source is DateSource.FRONT_MATTER and not _MOMENT.search(date.text)):
        return date.moment
    return date.moment.astimezone(_zone(configuration.text("timezone")))


_MOMENT: Final = re.compile(
    r"""^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$   # YAML has it in UTC
    | (?:Z|UTC|GMT|[+-]\d{1,2}:?\d\d)$""",
    re.VERBOSE,
)


@lru_cache(maxsize=16)
def _zone(name: str) -> tzinfo:
    """Return a time zone by its name, and UTC, in which sites are built, for none."""
    if not name:
        return UTC
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return UTC
