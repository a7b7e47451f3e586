"""Posts and sites as text that the saved index keeps, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import Any, Final

from reader.content.discovery.site import Configuration, Defaults, Kind, Site
from reader.content.post import Cover, DateSource, Post, PostDate, Problem

_SOURCES: Final = {source.value: source for source in DateSource}
_OTHER_FIELDS: Final = ("path", "date", "updated", "cover", "problems", "properties", "size", "modified_ns")
_PLAIN_FIELDS: Final = tuple(name for name in Post._fields if name not in _OTHER_FIELDS)
_NAMES: Final = tuple(map(_PLAIN_FIELDS.index, ("tags", "categories", "authors", "series")))
_REPEATED: Final = tuple(map(_PLAIN_FIELDS.index, ("language", "layout")))
"""Text that many posts have, which is kept once, as names are: by place."""
_SLUGS: Final = _PLAIN_FIELDS.index("slugs")

_in_order: Final = itemgetter(*map((*_PLAIN_FIELDS, *_OTHER_FIELDS).index, Post._fields))
"""Puts the values of plain fields and of the others, one after the other, in the order of a post."""


def post_record(post: Post) -> str:
    """Write a post as JSON, without what identifies its file and without ``properties``."""
    values: list[object] = [getattr(post, name) for name in _PLAIN_FIELDS]
    values += (_date_record(post.date), _date_record(post.updated), post.cover, post.problems)
    return json.dumps(values, separators=(",", ":"))


def post_from_record(path: str, modified_ns: int, size: int, record: str) -> Post:
    """Return the post that a record was made of.

    Raises ValueError, TypeError or KeyError when it is damaged.
    """
    *plain, date, updated, cover, problems = json.loads(record)
    if len(plain) != len(_PLAIN_FIELDS):
        raise ValueError(len(plain))
    for place in _NAMES:
        plain[place] = _names_once(plain[place])
    plain[_SLUGS] = tuple(plain[_SLUGS])
    for place in _REPEATED:
        plain[place] = intern(plain[place])
    return Post._make(
        _in_order(
            (
                *plain,
                path,
                _date_of(date),
                _date_of(updated),
                Cover(*cover) if cover else None,
                tuple([Problem(*problem) for problem in problems]),
                (),
                size,
                modified_ns,
            )
        )
    )


def compact_post(post: Post) -> Post:
    """Make a post small for a long list: each name in memory once."""
    return post._replace(
        language=_once(post.language),
        layout=_once(post.layout),
        tags=_names_once(post.tags),
        categories=_names_once(post.categories),
        authors=_names_once(post.authors),
        series=_names_once(post.series),
    )


_single_names: Final[dict[str, tuple[str, ...]]] = {}


def _names_once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names that are in memory once; where it is only one, the tuple of it is, too.

    Many posts have the same single author or category; hardly any two have the same several tags.
    """
    known = tuple(map(_once, names))
    return _single_names.setdefault(known[0], known) if len(known) == 1 else known


def _once(text: str) -> str:
    # Only plain strings can be kept once.
    return intern(str(text))


def site_record(site: Site) -> str:
    """Return what is known of a site but its posts, as JSON. Values that JSON has no form for become text."""
    return json.dumps(
        {
            "kind": site.kind,
            "reason": site.reason,
            "roots": site.roots,
            "home": str(site.home),
            "refused": site.refused,
            "problems": site.problems,
            "configurations": site.configurations,
            "directory_data": site.directory_data,
            "above": site.above,
            "others": site.others,
            "data_files": sorted(site.data_files),
            "checkouts": site.checkouts,
        },
        default=str,
    )


def site_from_record(folder: Path, record: str, files: tuple[str, ...]) -> Site:
    """Return the site that a record was made of.

    Raises ValueError, TypeError or KeyError when it is damaged.
    """
    values = json.loads(record)
    return Site(
        folder=folder,
        kind=Kind(values["kind"]),
        reason=values["reason"],
        roots=tuple(values["roots"]),
        home=Path(values["home"]),
        files=files,
        refused={path: Problem(*problem) for path, problem in values["refused"].items()},
        problems=tuple(Problem(*problem) for problem in values["problems"]),
        configurations={
            path: _configuration_of(*configuration)
            for path, configuration in values["configurations"].items()
        },
        directory_data=values["directory_data"],
        above=values["above"],
        others=tuple(values["others"]),
        data_files=frozenset(values["data_files"]),
        checkouts=tuple((first, last) for first, last in values["checkouts"]),
    )


def _configuration_of(
    title: str, settings: dict[str, object], defaults: list[list[Any]], authors: dict[str, str]
) -> Configuration:
    return Configuration(title, settings, tuple(Defaults(*scope) for scope in defaults), authors)


def _date_record(date: PostDate | None) -> tuple[object, ...] | None:
    if date is None:
        return None
    return date.moment.isoformat(), date.source.value, date.has_time, date.has_zone


def _date_of(values: list[Any] | None) -> PostDate | None:
    if values is None:
        return None
    moment, source, has_time, has_zone = values
    return PostDate(datetime.fromisoformat(moment), _SOURCES[source], has_time, has_zone=has_zone)
