"""The addresses by which the posts of a library link to each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from reader.content.discovery.site import Kind, Site
from reader.content.post import Post

_SITE: Final = re.compile(r"\A(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*")
_PAGE_SUFFIX: Final = re.compile(r"\.(?:html?|md|markdown|mdx|mkdn?|mdown|mkdown|rmd|qmd)\Z", re.IGNORECASE)
_DATED_NAME: Final = re.compile(r"\A(\d{4})-(\d{1,2})-(\d{1,2})[-_ ](.+)\Z")
_HOME_SETTINGS: Final = ("url", "base_url", "baseurl", "site_url", "siteurl", "site")
"""Where the systems are told the address of a site."""

_CONTENT_FOLDERS: Final = ("content", "docs", "source", "src/content", "src/pages")
_SERVED_FOLDERS: Final = ("static", "public", "assets")
"""Where the systems keep what a site serves from its root."""

_LISTS: Final = frozenset({"tag", "tags", "category", "categories", "author", "authors", "topics", "archive"})
"""First parts of addresses that name a list of posts and never one post."""


class PostLookup:
    """Finds posts by path and by address. The tables are made when the first link is followed."""

    def __init__(
        self,
        posts: Iterable[Post],
        has_file: Callable[[str], bool] = lambda path: False,
        site: Site | None = None,
    ) -> None:
        self._posts = posts
        self.has_file = has_file
        """Tells whether there is a file at a path relative to the library, or out of it with ``..``."""
        self._site = site
        self._site_addresses: list[tuple[str, str]] | None = None
        self._by_path: dict[str, Post] = {}
        self._by_address: dict[str, Post] = {}

    def post_at(self, path: str) -> Post | None:
        """Return the post in the file at a path relative to the library."""
        self._prepare()
        return self._by_path.get(path)

    def post_named(self, address: str) -> Post | None:
        """Return the post that a permalink, alias, slug or dated address means.

        An address may have folders before it that only the site knows.
        """
        self._prepare()
        parts = _normalized(address).split("/")
        if parts[0] in _LISTS:
            return None
        tails = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((self._by_address[tail] for tail in tails if tail in self._by_address), None)

    def post_of_url(self, url: str) -> Post | None:
        """Return the post that an address on the web means, if the site itself stands there."""
        if self._site_addresses is None:
            self._site_addresses = list(_site_addresses(self._site)) if self._site else []
        if not self._site_addresses:
            return None
        host, path = _host_and_path(url)
        if not any(host == home and f"{path}/".startswith(f"{base}/") for home, base in self._site_addresses):
            return None
        self._prepare()
        whole = _normalized(path)
        if whole.partition("/")[0] in _LISTS:
            return None
        parts = whole.split("/")
        # A last part alone is too little to know a post by: the page may be none of this folder.
        tails = (whole, *("/".join(parts[start:]) for start in range(1, len(parts) - 1)))
        bases = [base.strip("/").casefold() for home, base in self._site_addresses if home == host and base]
        inner = (whole.removeprefix(f"{base}/") for base in bases)
        return next((self._by_address[tail] for tail in (*tails, *inner) if tail in self._by_address), None)

    def candidate_paths(self, path: str) -> Sequence[str]:
        """Return where the file at a path from the root of the site may be, relative to the library."""
        if self._site is None:
            return (path,)
        above = self._site.above.rstrip("/")
        folders = ("", *self._content_folders, *_SERVED_FOLDERS)
        found = [posixpath.join(folder, path) for folder in folders]
        if above:
            from_home = [posixpath.relpath(posixpath.join(folder, path), above) for folder in folders]
            # The paths of a vault start at its root, whatever part of it is open.
            found = from_home if self._site.kind is Kind.OBSIDIAN else found + from_home
        return tuple(dict.fromkeys(found))

    @property
    def _content_folders(self) -> tuple[str, ...]:
        roots = self._site.roots if self._site else ()
        return tuple(dict.fromkeys((*filter(None, roots), *_CONTENT_FOLDERS)))

    def _prepare(self) -> None:
        if self._by_path:
            return
        for post in self._posts:
            self._by_path[post.path] = post
            for address in post.slugs:
                self._by_address.setdefault(_normalized(address), post)
        for post in self._by_path.values():
            for address in _addresses_of_file(post):
                self._by_address.setdefault(address, post)
        for post in self._by_path.values():
            for folder in self._content_folders:
                if post.path.startswith(f"{folder}/"):
                    self._by_address.setdefault(_normalized(post.path[len(folder) + 1 :]), post)
        self._by_address.pop("", None)


def _site_addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the hosts that a site says it stands at, each with its path without a slash at the end."""
    for configuration in site.configurations.values():
        settings = {name.lower(): value for name, value in configuration.settings.items()}
        base = settings.get("baseurl")
        for name in _HOME_SETTINGS:
            value = settings.get(name)
            if not isinstance(value, str) or "://" not in value:
                continue
            host, path = _host_and_path(value)
            if name == "url" and isinstance(base, str) and base.startswith("/"):
                path = base
            if host:
                yield host, path.rstrip("/")


def _host_and_path(url: str) -> tuple[str, str]:
    """Split an address into host and path, as they are compared."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    return host, parts.path


def _addresses_of_file(post: Post) -> Iterator[str]:
    """Yield the addresses that a site generator would make from a file name and a date."""
    path = _normalized(post.path)
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
        for last in (slug, *(_normalized(address) for address in post.slugs)):
            yield f"{day_of_post}/{last}"


def _normalized(address: str) -> str:
    """Return an address as it is compared: its path, decoded, in one case, without ends that servers add."""
    path = unquote(_SITE.sub("", address).partition("#")[0].partition("?")[0])
    parts = [part for part in path.casefold().split("/") if part not in ("", ".", "..")]
    if parts:
        parts[-1] = _PAGE_SUFFIX.sub("", parts[-1])
        if parts[-1] in ("index", "_index") and len(parts) > 1:
            parts.pop()
    return "/".join(parts)
