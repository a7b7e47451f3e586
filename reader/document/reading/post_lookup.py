"""Finds what links mean: posts by their files, by the addresses of their pages, and by the ends of those."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from reader.content.discovery.site import Kind, Site
from reader.content.post import Post
from reader.document.reading.links.address_table import AddressTable
from reader.document.reading.links.own_addresses import OwnAddresses
from reader.document.reading.links.post_tails import Guess, PostTails

_CONTENT_FOLDERS: Final = ("content", "docs", "source", "src/content", "src/pages")
_SERVED_FOLDERS: Final = ("static", "public", "assets")
"""Where the systems keep what a site serves from its root."""

_MOST_OTHERS: Final = 5_000
"""Files beside the posts that are read for their addresses at most."""


class PostLookup:
    """Finds the posts of a library. The tables are made when they are first needed, or by `prepare`."""

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

    def prepare(self) -> None:
        """Make the tables that nearly every link needs."""
        _ = self._by_path, self._pages, self.own

    @property
    def kind(self) -> Kind:
        """Return the system that the posts are written for."""
        return self._site.kind if self._site else Kind.PLAIN

    @cached_property
    def own(self) -> OwnAddresses:
        """Return where the site stands on the web."""
        return OwnAddresses(self._site)

    @property
    def knows_addresses(self) -> bool:
        """Tell whether the system of the site has told the addresses of its posts."""
        return bool(len(self._pages))

    def post_at(self, path: str) -> Post | None:
        """Return the post in the file at a path relative to the library."""
        return self._by_path.get(path)

    def post_called(self, path: str) -> Post | None:
        """Return the post at a path as Hugo compares paths: without case, hyphens for blanks."""
        return self._by_name_in_hugo.get(_name_in_hugo(path))

    def posts_of_page(self, address: str, asking: Post) -> list[Post]:
        """Return the posts whose page is at a path from the root of the site that ``asking`` belongs to.

        Addresses come before what leads on to them: permalinks, aliases and redirects.
        """
        tables = (self._pages, self._aliases)
        return next(filter(None, (self._of_site(asking, table.find(address)) for table in tables)), [])

    def file_of_page(self, address: str, asking: Post) -> str | None:
        """Return the file that is no post of the library, and whose page is at an address."""
        found = self._of_site(asking, self._other_pages.find(address))
        return found[0].path if found else None

    def note_named(self, name: str, asking: Post) -> str | None:
        """Return the path of the file that a link of a note means in a vault; None elsewhere."""
        if self._site is None or self.kind is not Kind.OBSIDIAN:
            return None
        from reader.document.reading.file_index import file_index_of

        return file_index_of(self._site).find(name, asking.path)

    def pages_named(self, slug: str) -> list[Post]:
        """Return the posts with a slug of their own, or those whose address or file name ends in it.

        Where there are none, other pages of the site.
        """
        return self._tails.named(slug) or PostTails(self._others, self.content_folders).named(slug)

    def is_listed(self, post: Post) -> bool:
        """Tell whether a page is a post of the library."""
        return post.path in self._by_path

    def guess(self, address: str, asking: Post, *, least: int = 1) -> Guess:
        """Return the posts that the end of an address may mean: see `PostTails.guess`."""
        return self._tails.guess(address, asking, least=least)

    def candidate_paths(self, path: str) -> Sequence[str]:
        """Return where the file at a path from the root of the site may be, relative to the library."""
        if self._site is None:
            return (path,)
        above = self._site.above.rstrip("/")
        folders = ("", *self.content_folders, *_SERVED_FOLDERS)
        found = [posixpath.join(folder, path) for folder in folders]
        if above:
            from_home = [posixpath.relpath(posixpath.join(folder, path), above) for folder in folders]
            # The paths of a vault start at its root, whatever part of it is open.
            found = from_home if self._site.kind is Kind.OBSIDIAN else found + from_home
        return tuple(dict.fromkeys(found))

    @cached_property
    def content_folders(self) -> tuple[str, ...]:
        """Return the folders that the addresses of a site may start in."""
        roots = self._site.roots if self._site else ()
        return tuple(dict.fromkeys((*filter(None, roots), *_CONTENT_FOLDERS)))

    def settings_of(self, post: Post) -> dict[str, object]:
        """Return the settings of the site that a post belongs to, by names in lower case."""
        if self._site is None:
            return {}
        settings = self._site.configuration_of(post.path).settings
        return {name.lower(): value for name, value in settings.items()}

    def from_home(self, path: str, post: Post) -> str:
        """Return a path from the folder of the site of a post as one from the library."""
        if self._site is None:
            return path
        if above := self._site.above:
            return path.removeprefix(above) if path.startswith(above) else posixpath.relpath(path, above)
        return posixpath.join(self._site.home_of(post.path), path)

    def path_from_home(self, post: Post) -> str:
        """Return the path of a post from the folder of its site."""
        if self._site is None:
            return post.path
        if self._site.above:
            return posixpath.normpath(self._site.above + post.path)
        home = self._site.home_of(post.path)
        return post.path.removeprefix(f"{home}/") if home else post.path

    @cached_property
    def _by_path(self) -> dict[str, Post]:
        return {post.path: post for post in self._posts}

    @cached_property
    def _by_name_in_hugo(self) -> dict[str, Post]:
        return {_name_in_hugo(path): post for path, post in self._by_path.items()}

    @cached_property
    def _pages(self) -> AddressTable:
        return AddressTable((post.address, post) for post in self._by_path.values() if post.address)

    @cached_property
    def _aliases(self) -> AddressTable:
        return AddressTable(page for post in self._by_path.values() for page in _aliases_of(post, self.kind))

    @cached_property
    def _other_pages(self) -> AddressTable:
        return AddressTable(
            page for post in self._others for page in ((post.address, post), *_aliases_of(post, self.kind))
        )

    @cached_property
    def _others(self) -> list[Post]:
        return list(self._read_others())

    @cached_property
    def _tails(self) -> PostTails:
        return PostTails(self._by_path.values(), self.content_folders)

    def _of_site(self, asking: Post, posts: list[Post]) -> list[Post]:
        """Return those of some posts that belong to the same site: a library may hold several."""
        site = self._site
        if site is None or len(site.configurations) <= 1 or not posts:
            return posts
        home = site.home_of(asking.path)
        return [post for post in posts if site.home_of(post.path) == home]

    def _read_others(self) -> Iterator[Post]:
        """Read the files of the site that are no posts of the library, and have pages too."""
        if self._site is None or not self.knows_addresses:
            return
        from reader.content.posts.read_post import read_post

        site = _whole_site(self._site)
        above = self._site.above if site is not self._site else ""
        places = (
            (path, posixpath.relpath(path, above) if above else path) for path in (*site.files, *site.others)
        )
        others = ((path, here) for path, here in places if here not in self._by_path)
        for path, here in islice(others, _MOST_OTHERS):
            read = read_post(site, path)
            if read is not None and read[0].address:
                yield read[0]._replace(path=here)


def _name_in_hugo(path: str) -> str:
    return path.lower().replace(" ", "-")


def _whole_site(site: Site) -> Site:
    """Return all of the site that a part of it, or one post, was opened of."""
    if not site.above and len(site.files) != 1:
        return site
    from reader.content.discovery.discover import discover
    from reader.content.discovery.errors import LibraryError

    try:
        return discover(site.home)
    except LibraryError:
        return site


def _aliases_of(post: Post, kind: Kind) -> Iterator[tuple[str, Post]]:
    """Yield the other whole addresses that lead to a post: no slugs, of which a site makes only a part."""
    for alias in post.slugs:
        if ":" in alias.removeprefix("https:").removeprefix("http:"):
            continue
        if kind is Kind.HUGO and post.address and not alias.startswith("/") and "://" not in alias:
            # Hugo takes it for a neighbour of the page.
            yield posixpath.join(posixpath.dirname(post.address.rstrip("/")), alias), post
        elif "/" in alias:
            yield _path_of(alias), post


def _path_of(alias: str) -> str:
    """Return the path of an alias, which may be written with the host."""
    if "://" in alias:
        return "/" + alias.partition("://")[2].partition("/")[2]
    return alias if alias.startswith("/") else f"/{alias}"
