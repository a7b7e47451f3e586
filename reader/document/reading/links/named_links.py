"""Links that name what they mean, not where it is: ``link://slug/b`` of Nikola, ``{tag}rust`` of Pelican."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from reader.content.discovery.site import Kind
from reader.content.post import Post
from reader.content.search.groups import Grouping, query_of
from reader.content.text import clean_line
from reader.document.reading.link_targets import (
    FileTarget,
    Missing,
    PostsTarget,
    PostTarget,
    SeveralTarget,
    Target,
)
from reader.document.reading.links.link_paths import LinkPath, resolve_path
from reader.document.reading.post_lookup import PostLookup

_NIKOLA: Final = re.compile(r"link://(\w+)/?", re.IGNORECASE)
_PELICAN: Final = re.compile(r"[{|](tag|category|author)[}|]")

_GROUPINGS: Final = {
    "tag": Grouping.TAG,
    "tags": Grouping.TAG,
    "category": Grouping.CATEGORY,
    "author": Grouping.AUTHOR,
    "archive": Grouping.YEAR,
}


def resolve_named(href: str, post: Post, lookup: PostLookup) -> Target | None:
    """Return what a link of a post names; None when it is no such link."""
    found = (_NIKOLA if lookup.kind is not Kind.PELICAN else _PELICAN).match(href)
    if found is None:
        return None
    kind = found[1].lower()
    named, _, fragment = href[found.end() :].partition("#")
    name = unquote(named).strip("/")
    if kind in _GROUPINGS and name:
        year_or_name = name.partition("/")[0] if kind == "archive" else name
        return PostsTarget(query_of(_GROUPINGS[kind], year_or_name))
    if kind == "filename":
        return resolve_path(LinkPath(f"/{name}", fragment, post), lookup)
    if kind == "slug":
        return _by_slug(name, fragment, post, lookup)
    return Missing(clean_line(f"not in this folder: {href}"))


def _by_slug(slug: str, fragment: str, post: Post, lookup: PostLookup) -> Target:
    """Return the page with a slug: of its translations the one in the language of the link."""
    pages = lookup.pages_named(slug)
    if len(pages) > 1:
        pages = [other for other in pages if other.language == post.language] or pages
    if not pages:
        return Missing(clean_line(f"no post is called {slug}"))
    if not lookup.is_listed(pages[0]):
        return FileTarget(pages[0].path, fragment)
    return PostTarget(pages[0], fragment) if len(pages) == 1 else SeveralTarget(tuple(pages), fragment)
