"""What the placeholders in a permalink of Jekyll stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from reader.content.discovery.jekyll_documents import POSTS, JekyllDocument
from reader.content.discovery.site import Configuration
from reader.content.post import DateSource
from reader.content.posts.addresses.date_parts import DATE_PARTS
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.templates import TEXT_LIMIT, UnknownValueError
from reader.content.posts.field_values import is_nothing, text_of, texts_of
from reader.content.posts.post_names import date_in_jekyll_name
from reader.content.posts.site_zones import zone_of


class JekyllValues:
    """The values of the placeholders for one document, each made when it is asked for."""

    def __init__(self, document: JekyllDocument, facts: AddressFacts) -> None:
        self._document = document
        self._moment: datetime | None = None
        self._facts = facts
        self._fields = facts.values
        name = document.path.rpartition("/")[2]
        self._stem, _, self._extension = name.rpartition(".")

    def moment(self) -> datetime:
        """Return the time that addresses are made of, found when it is first asked for."""
        if self._moment is None:
            self._moment = self._find_moment()
        return self._moment

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
        return _as_folders(self._categories(), str.lower)

    def slugified_categories(self) -> str:
        """Return the categories as slugs, each as a folder."""
        return _as_folders(self._categories(), slugify)

    def _slug(self) -> str:
        """Return the slug that front matter gives, or else the name of the file without its date."""
        if given := self._fields.get("slug"):
            return text_of(given)[:TEXT_LIMIT]
        dated = _DATED_NAME.match(self._stem)
        return (self._stem[dated.end() :] if dated else self._stem).rstrip(".")

    def _categories(self) -> tuple[str, ...]:
        several = self._fields.get("categories")
        if isinstance(several, str):
            # For addresses they are parted at blanks only; as they are shown, at commas too.
            single = texts_of(self._fields.get("category"))
            return (*self._document.folders_above, *several.split(), *single)
        return self._facts.categories

    def _find_moment(self) -> datetime:
        """Return the time that its ``date`` gives, else its name, else the file of a draft."""
        date = self._facts.date
        is_written = date and date.source is _WRITTEN and not is_nothing(self._fields.get("date"))
        if not is_written and (named := date_in_jekyll_name(self._stem)):
            return named.moment
        is_of_file = date and date.source is DateSource.MODIFIED and self._document.collection == POSTS
        if date is None or not (is_written or is_of_file):
            raise UnknownValueError
        if not date.has_time:
            return date.moment
        # A site that names no zone is built in that of its machine, which mostly is UTC.
        return date.moment.astimezone(zone_of(self._facts.configuration) or UTC)


_WRITTEN: Final = DateSource.FRONT_MATTER
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


def value_named(name: str) -> Callable[[JekyllValues], str]:
    """Return what makes the value of a placeholder; of ``:month_`` only ``month`` is its name."""
    if form := DATE_PARTS.get(name):
        return lambda values: form(values.moment())
    if make := _PLACEHOLDERS.get(name):
        return make
    if name.endswith("_"):
        shorter = value_named(name[:-1])
        return lambda values: shorter(values) + "_"
    raise UnknownValueError


@lru_cache(maxsize=4096)
def _as_folders(names: tuple[str, ...], written: Callable[[str], str]) -> str:
    """Return each name once, as it is written in an address: the same few come again in most posts."""
    return "/".join(dict.fromkeys(map(written, names)))


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
