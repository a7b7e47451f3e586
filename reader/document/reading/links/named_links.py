"""Links that name what they mean, not where it is: ``link://slug/b`` of Nikola, ``{tag}rust`` of Pelican."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from reader.content.discovery.site import Kind
from reader.content.post import Post
from reader.content.search.groups import Grouping, query_of
from reader.content.text import clean_line
from reader.document.reading.link_targets import Missing, PostsTarget, PostTarget, SeveralTarget, Target
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
    """Return the post with a slug: of its translations the one in the language of the link."""
    posts = lookup.posts_named(slug)
    if len(posts) > 1:
        posts = [other for other in posts if other.language == post.language] or posts
    if len(posts) > 1:
        return SeveralTarget(tuple(posts), fragment)
    return PostTarget(posts[0], fragment) if posts else Missing(clean_line(f"no post is called {slug}"))
