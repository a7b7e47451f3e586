"""When a post was written and updated: what its fields say, or else its name, its place, its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import tzinfo
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.content.front_matter.split import FrontMatter
from reader.content.post import DateSource, PostDate
from reader.content.posts.dates import Moment, from_nanoseconds, parse_date
from reader.content.posts.field_values import first_of, is_nothing, property_text, text_of, texts_of, truth_of
from reader.content.text import clean_line

NEVER: Final = 9999
"""The year that stands for a post not yet published."""

PERMALINKS: Final = ("permalink", "url", "path", "slug", "aliases", "alias", "redirect_from")
"""Fields with the addresses of a post, which may hold its date."""


class PostDates(NamedTuple):
    """The dates of one post."""

    date: PostDate | None
    updated: PostDate | None
    invalid: tuple[tuple[str, str], ...] = ()
    """Fields that should be dates and are none, each with what to say of it."""


class DatedFile(NamedTuple):
    """What tells of the dates of a post beside its fields."""

    kind: Kind
    path: str
    stem: str
    """Its name, without what says the format."""
    modified_ns: int
    parts: FrontMatter
    zone: tzinfo | None = None
    """Where its site is, as far as it says so."""

    def placed(self, moment: Moment, key: str = "", text: str = "") -> Moment:
        """Return a moment that names no zone in that of the site.

        A time with seconds is UTC to Jekyll, whose YAML reads it as a moment, unless it stands in quotes.
        """
        if self.zone is None:
            return moment
        if self.kind is Kind.JEKYLL and _TIMESTAMP.fullmatch(text) and not self.parts.is_quoted(key):
            return moment
        return moment.in_zone(self.zone)


_TIMESTAMP: Final = re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?")


def find_dates(values: Mapping[str, object], file: DatedFile) -> PostDates:
    """Find the dates of a post. ``values`` are its fields by lower-case key.

    A date that cannot be read is told with its words; the post has that of the next place that tells one.
    """
    written = values.get("date")
    updated: PostDate | None = None
    if isinstance(written, Mapping):
        # Material for MkDocs keeps both dates in one mapping.
        updated = _read(written.get("updated"), DateSource.UPDATED, file, "updated")
        written = first_of(written, "created", "published", "date")
    date: PostDate | None = None
    unreadable: list[tuple[str, str]] = []
    for key in _DATE_KEYS:
        value = written if key == "date" else values.get(key)
        if value is None or is_nothing(value) or (key == "published" and truth_of(value) is not None):
            continue
        date = _read(value, DateSource.FRONT_MATTER, file, key)
        if date is not None:
            break
        if text_of(value).strip().lower() not in _FILE_TIMES:
            unreadable.append((key, text_of(value) or property_text(value)))
    updated = updated or _updated(values, file)
    if date is None:
        date = _elsewhere(values, file) or updated or _modified(file.modified_ns)
    invalid = [(key, f"{key}: “{clean_line(text, _LIMIT)}” is not a date") for key, text in unreadable]
    return PostDates(date, updated, tuple(invalid))


_DATE_KEYS: Final = (
    "date",
    "pubdate",
    "pubdatetime",
    "publishdate",
    "published",
    "published_at",
    "created",
    "date_created",
    "created_at",
    "datepublished",
)
_UPDATED_KEYS: Final = (
    "lastmod",
    "modified",
    "updated",
    "updateddate",
    "moddatetime",
    "last_modified_at",
    "last_update",
    "updated_at",
    "date_modified",
    "dateupdated",
)
_UPDATED: Final = frozenset(_UPDATED_KEYS)
_FILE_TIMES: Final = frozenset(
    ["last modified", "created", "git last modified", "git created", "last-modified", "today", "now"]
)
"""Words by which Eleventy and Quarto mean the time stamp of the file, or the day on which it is built."""

_LIMIT: Final = 80
"""Characters of a date that are shown."""


def _updated(values: Mapping[str, object], file: DatedFile) -> PostDate | None:
    if _UPDATED.isdisjoint(values):
        return None
    for key in _UPDATED_KEYS:
        value = values.get(key)
        if value is None:
            continue
        if isinstance(value, Mapping):
            value = value.get("date")
        if date := _read(value, DateSource.UPDATED, file, key):
            return date
    return None


def _elsewhere(values: Mapping[str, object], file: DatedFile) -> PostDate | None:
    """Return the date that the name, a folder or a permalink tells."""
    from reader.content.posts.post_names import date_in_folders, date_in_jekyll_name, date_in_name

    moment = date_in_name(file.stem)
    if moment is None and file.kind in (Kind.JEKYLL, Kind.HEXO):
        moment = date_in_jekyll_name(file.stem)
    if moment is not None:
        return _without_zone(file.placed(moment), DateSource.FILE_NAME)
    moment = date_in_folders(file.path)
    if moment is not None:
        return _without_zone(file.placed(moment), DateSource.FOLDER)
    for key in PERMALINKS:
        for link in texts_of(values.get(key)):
            moment = date_in_folders(f"/{link}/")
            if moment is not None and moment.moment.year != NEVER:
                return _without_zone(file.placed(moment), DateSource.PERMALINK)
    return None


def _modified(nanoseconds: int) -> PostDate | None:
    moment = from_nanoseconds(nanoseconds) if nanoseconds else None
    return _without_zone(Moment(moment, True), DateSource.MODIFIED) if moment else None


def _read(value: object, source: DateSource, file: DatedFile, key: str) -> PostDate | None:
    found = parse_date(value)
    if found is None:
        return None
    if file.zone is not None:
        found = file.placed(found, key, text_of(value))
    return PostDate(found.moment, source, found.has_time, has_zone=found.has_zone)


def _without_zone(moment: Moment, source: DateSource) -> PostDate:
    return PostDate(moment.moment, source, moment.has_time)
