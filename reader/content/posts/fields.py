"""The fields of every blog system → one Post."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reader.content.discovery.configuration_files import read_eleventy_data
from reader.content.discovery.file_names import is_index, language_of, stem_of
from reader.content.discovery.jekyll_documents import jekyll_document
from reader.content.discovery.site import NIKOLA_SUFFIX, Configuration, Kind, Site
from reader.content.discovery.text_files import FileText, read_text
from reader.content.front_matter.split import FrontMatter, split_front_matter
from reader.content.markup import clean_title, first_heading
from reader.content.post import Cover, Post, PostDate, Problem
from reader.content.posts.addresses.address import address_of
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.field_values import (
    clean_name,
    first_of,
    is_nothing,
    is_switched_on,
    number_of,
    property_text,
    text_of,
    texts_of,
    truth_of,
    words_of,
)
from reader.content.posts.post_dates import NEVER, PERMALINKS, DatedFile, find_dates
from reader.content.posts.site_zones import zone_of
from reader.content.posts.taxonomies import AUTHOR_FIELDS, authors_of, categories_of, series_of, tags_of
from reader.content.posts.word_count import count_words
from reader.content.text import clean_line

SUMMARY_LIMIT: Final = 1_000
"""Characters of a summary that front matter gives."""


def make_post(site: Site, path: str, file: FileText) -> tuple[Post, FrontMatter]:
    """Make the post that a file is, without its properties, and its parts.

    ``path`` is relative to the library.
    """
    parts = split_front_matter(file.text)
    return _Fields(site, path, file, parts).post(), parts


class _Fields:
    """The front matter of one post, with what site, name and place say where it is silent."""

    def __init__(self, site: Site, path: str, file: FileText, parts: FrontMatter) -> None:
        self._site = site
        self._kind = site.kind
        self._path = path
        self._file = file
        self._parts = parts
        self._configuration: Configuration = site.configuration_of(path)
        self._path_in_site = site.path_in_site(path)
        self._stem = stem_of(path if "/" in path or not is_index(path) else f"{site.folder.name}/{path}")
        self._in_drafts = "/_drafts/" in f"/{self._path_in_site}"
        self._values = {key.lower(): value for key, value in parts.fields.items()}
        self._add_tables()
        self._add_defaults()
        self._problems = [*file.problems, *parts.problems]

    def post(self) -> Post:
        get = self._values.get
        parts = self._parts
        dates = find_dates(self._values, self._dated())
        self._problems += [Problem(text, parts.line_of(key)) for key, text in dates.invalid]
        body = parts.body
        title, language = self._title(), self._language()
        categories = categories_of(self._values, self._kind, self._path, self._folders_above_posts())
        return Post(
            path=self._path,
            title=title,
            date=dates.date,
            updated=dates.updated,
            tags=tags_of(self._values, self._kind, body),
            categories=categories,
            authors=authors_of(self._values, self._kind, self._configuration.authors),
            series=series_of(self._values),
            part=self._number(_PARTS),
            summary=self._summary(),
            cover=self._cover(),
            draft=self._is_draft(),
            pinned=self._is_pinned(),
            language=language,
            layout=clean_name(text_of(get("layout"))),
            weight=self._number(_WEIGHTS),
            address=self._address(title, dates.date, categories, language),
            slugs=self._slugs(),
            body_line=parts.body_line,
            words=count_words(body),
            problems=tuple(self._problems),
            size=self._file.size,
            modified_ns=self._file.modified_ns,
        )

    def _dated(self) -> DatedFile:
        zone = zone_of(self._configuration) if self._configuration.settings else None
        return DatedFile(self._kind, self._path, self._stem, self._file.modified_ns, self._parts, zone)

    def _add_tables(self) -> None:
        """Fields that stand in a table of their own, as Zola (``extra``) and Hugo (``params``) want them."""
        for name in ("extra", "params"):
            table = self._values.get(name)
            if isinstance(table, dict):
                self._add(table)

    def _add_defaults(self) -> None:
        """Values that the site gives, where front matter has none; an empty field does not override them.

        Whom the site names as the author of everything has not written what names authors of its own.
        """
        site = self._site
        if not (self._configuration.defaults or site.directory_data or site.data_files):
            return
        given: dict[str, object] = dict(site.directory_data_for(self._path))
        for data_file in site.data_files_of(self._path):
            given.update(_read_data(site.folder / data_file))
        if self._configuration.defaults:
            document = jekyll_document(self._path_in_site, self._configuration)
            given.update(self._configuration.defaults_for(document.path, document.type))
            self._join_categories(given)
        if any(self._values.get(key) for key in AUTHOR_FIELDS):
            given = {key: value for key, value in given.items() if key.lower() not in AUTHOR_FIELDS}
        self._add(given)

    def _join_categories(self, given: dict[str, object]) -> None:
        """Give a post of Jekyll the categories of the site beside its own, which come last."""
        if self._kind is Kind.JEKYLL and given.get("categories") and self._values.get("categories"):
            joined = [*words_of(given["categories"]), *words_of(self._values["categories"])]
            self._values["categories"] = joined

    def _add(self, given: Mapping[str, object]) -> None:
        """Take over the values of what has none so far."""
        for key, value in given.items():
            if is_nothing(self._values.get(key.lower())):
                self._values[key.lower()] = value

    def _title(self) -> str:
        title = clean_title(_scalar(self._values.get("title")))
        return title or self._default_title()

    def _default_title(self) -> str:
        """Make a title of the first heading or of the name, as the system of the site does it."""
        if self._kind is Kind.OBSIDIAN:
            return clean_line(self._stem)
        from reader.content.posts.post_names import jekyll_title, title_from_name

        if self._kind is Kind.JEKYLL and not self._takes_headings_as_titles():
            return clean_line(jekyll_title(self._stem))
        heading = first_heading(self._parts.body)
        return (heading and clean_title(heading)) or clean_line(title_from_name(self._stem))

    def _takes_headings_as_titles(self) -> bool:
        """Tell whether the plugin jekyll-titles-from-headings is told to look at posts too."""
        settings = self._configuration.settings.get("titles_from_headings")
        return isinstance(settings, dict) and truth_of(settings.get("collections")) is True

    def _folders_above_posts(self) -> list[str]:
        """Return the folders between the site and its ``_posts``, which Jekyll takes as categories."""
        if self._kind is not Kind.JEKYLL:
            return []
        return jekyll_document(self._path_in_site, self._configuration).folders_above

    def _summary(self) -> str:
        text = _scalar(first_of(self._values, "summary", "excerpt", "description", "subtitle"))
        return clean_title(text, SUMMARY_LIMIT) if text else ""

    def _cover(self) -> Cover | None:
        values = self._values
        if _COVER_KEYS.isdisjoint(values):
            return None
        for key in _COVERS:
            value = values.get(key)
            if value is None:
                continue
            if isinstance(value, list):
                value = value[0] if value else None
            alt: object = None
            if isinstance(value, dict):
                alt = first_of(value, "alt", "image_alt", "caption")
                value = first_of(
                    value, "image", "src", "path", "url", "teaser", "overlay_image", "feature", "og_image"
                )
            source = text_of(value).strip()
            if source and truth_of(source) is None:
                alt = alt or first_of(values, f"{key}_alt", f"{key}alt", "image_alt", "cover_alt", "alt")
                return Cover(source, clean_title(text_of(alt)))
        return None

    def _is_draft(self) -> bool:
        if self._in_drafts or (
            self._kind in (Kind.JEKYLL, Kind.HEXO) and self._site.folder.name == "_drafts"
        ):
            return True
        if _DRAFT_KEYS.isdisjoint(self._values):
            return False
        get = self._values.get
        return (
            truth_of(get("draft")) is True
            or truth_of(get("unlisted")) is True
            or truth_of(get("published")) is False
            or truth_of(get("publish")) is False
            or text_of(get("status")).strip().lower() in ("draft", "hidden", "skip")
            or f"/{NEVER}/" in f"/{text_of(get('path'))}/"
        )

    def _is_pinned(self) -> bool:
        values = self._values
        return not _PINNED.isdisjoint(values) and any(is_switched_on(values.get(key)) for key in _PINNED)

    def _language(self) -> str:
        given = text_of(first_of(self._values, "lang", "language", "locale")).strip()
        language = given or language_of(self._path)
        return clean_line(language, 35) if language else ""

    def _number(self, keys: tuple[str, ...]) -> int | None:
        """Return the first number that one of some fields holds."""
        for key in keys:
            if key in self._values and (number := number_of(self._values[key])) is not None:
                return number
        return None

    def _address(self, title: str, date: PostDate | None, categories: tuple[str, ...], language: str) -> str:
        facts = AddressFacts(
            self._path_in_site,
            self._values,
            self._configuration,
            title,
            date,
            categories,
            language,
            self._site.home,
        )
        return address_of(self._kind, facts)

    def _slugs(self) -> tuple[str, ...]:
        if _PERMALINK_KEYS.isdisjoint(self._values):
            return ()
        found = [text for key in PERMALINKS for text in texts_of(self._values.get(key))]
        return tuple(dict.fromkeys(found))


_DRAFT_KEYS: Final = frozenset(("draft", "unlisted", "published", "publish", "status", "path"))
_PERMALINK_KEYS: Final = frozenset(PERMALINKS)
_PINNED: Final = frozenset(("pin", "pinned", "sticky", "featured"))
_PARTS: Final = ("part", "series_order", "series_weight", "series_index", "series_part", "seriesorder")
_WEIGHTS: Final = ("weight", "order", "sidebar_position", "nav_order", "sort")
_COVERS: Final = (
    "image",
    "cover",
    "coverimage",
    "excerpt_image",
    "featured_image",
    "featuredimage",
    "hero_image",
    "heroimage",
    "hero",
    "banner_image",
    "banner",
    "og_image",
    "ogimage",
    "images",
    "thumbnail",
    "teaser",
    "header",
    "photos",
)
_COVER_KEYS: Final = frozenset(_COVERS)


def _read_data(file: Path) -> dict[str, object]:
    """Read the fields in a file beside a post, as Nikola and Eleventy have them."""
    if file.suffix != NIKOLA_SUFFIX:
        return read_eleventy_data(file)
    from reader.content.front_matter.title_blocks import nikola_fields

    return nikola_fields(read_text(str(file)).text)


def _scalar(value: object) -> str:
    """Return a value that should be text, as text whatever it is."""
    return text_of(value) if not isinstance(value, list | dict) else property_text(value)
