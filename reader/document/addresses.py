"""The addresses by which the posts of a library link to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from reader.content.post import Post

_SITE: Final = re.compile(r"\A(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*")
_PAGE_SUFFIX: Final = re.compile(r"\.(?:html?|md|markdown|mdx|mkdn?|mdown|mkdown|rmd|qmd)\Z", re.IGNORECASE)
_DATED_NAME: Final = re.compile(r"\A(\d{4})-(\d{1,2})-(\d{1,2})[-_ ](.+)\Z")
_LISTS: Final = frozenset({"tag", "tags", "category", "categories", "author", "authors", "topics", "archive"})
"""First parts of addresses that name a list of posts and never one post."""


class LinkLookup:
    """Finds posts by path and by address. The tables are made when the first link is followed."""

    def __init__(self, posts: Iterable[Post], has_file: Callable[[str], bool]) -> None:
        self._posts = posts
        self._has_file = has_file
        self._by_path: dict[str, Post] = {}
        self._by_address: dict[str, Post] = {}

    def post_at(self, path: str) -> Post | None:
        """The post in the file at a path relative to the library."""
        self._prepare()
        return self._by_path.get(path)

    def post_named(self, address: str) -> Post | None:
        """The post that an address means: whole, or without the folders that a site puts before it."""
        self._prepare()
        parts = _key(address).split("/")
        if parts[0] in _LISTS:
            return None
        tails = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((self._by_address[tail] for tail in tails if tail in self._by_address), None)

    def has_file(self, path: str) -> bool:
        """Whether there is a regular file at a path relative to the library."""
        return self._has_file(path)

    def _prepare(self) -> None:
        if self._by_path:
            return
        for post in self._posts:
            self._by_path[post.path] = post
            for address in post.slugs:
                self._by_address.setdefault(_key(address), post)
        for post in self._by_path.values():
            for address in _addresses_of_file(post):
                self._by_address.setdefault(address, post)
        self._by_address.pop("", None)


def link_lookup(posts: Iterable[Post], has_file: Callable[[str], bool] = lambda path: False) -> LinkLookup:
    """What `reader.document.links.resolve` needs to know of a library."""
    return LinkLookup(posts, has_file)


def _addresses_of_file(post: Post) -> Iterator[str]:
    """The addresses that a site generator would make from a file name and a date."""
    path = _key(post.path)
    name = path.rpartition("/")[2]
    yield path
    yield name
    slug = name
    dated = _DATED_NAME.match(name)
    if dated:
        year, month, day, slug = dated.groups()
        yield slug
        yield f"{year}/{int(month):02}/{int(day):02}/{slug}"
    if post.date:
        day_of_post = f"{post.date.moment:%Y/%m/%d}"
        for last in (slug, *(_key(address) for address in post.slugs)):
            yield f"{day_of_post}/{last}"


def _key(address: str) -> str:
    """An address as it is compared: its path, decoded, in one case, without ends that servers add."""
    path = unquote(_SITE.sub("", address).partition("#")[0].partition("?")[0])
    parts = [part for part in path.casefold().split("/") if part not in ("", ".", "..")]
    if parts:
        parts[-1] = _PAGE_SUFFIX.sub("", parts[-1])
        if parts[-1] in ("index", "_index") and len(parts) > 1:
            parts.pop()
    return "/".join(parts)
