"""Where the pictures of a library are: in its folders, on the web, or in the text itself."""

from __future__ import annotations

import base64
import binascii
import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from reader.content.discovery.site import Site
from reader.content.post import Post
from reader.content.posts.index import ContentIndex
from reader.content.text import clean_line
from reader.document.reading.file_lookup import FileLookup
from reader.document.reading.links.own_addresses import OwnAddresses

_SERVED_FOLDERS: Final = (
    "",
    "static",
    "public",
    "assets",
    "source",
    "content",
    "docs",
    "src",
    "content/extra",
)
"""Where the systems keep what a site serves from its root."""

_MOST_DATA: Final = 2 * 1024 * 1024
"""Characters of a picture that stands in the text itself."""


class LocalPicture(NamedTuple):
    """A file of the library, or of the site that it is a part of."""

    path: Path


class RemotePicture(NamedTuple):
    """A picture on the web."""

    url: str

    @property
    def host(self) -> str:
        """Return the name of the machine that has it."""
        return urlsplit(self.url).hostname or ""

    @property
    def host_and_port(self) -> str:
        """Return that name with the port, where the address has one."""
        return urlsplit(self.url).netloc.rpartition("@")[2].lower()


class InlinePicture(NamedTuple):
    """A picture that stands in the text itself."""

    content: bytes


class NoPicture(NamedTuple):
    """There is none."""

    reason: str
    is_missing: bool = True
    """Whether it should lie in the library; otherwise it is one that is never loaded."""


PicturePlace = LocalPicture | RemotePicture | InlinePicture | NoPicture


class PictureFinder:
    """Finds the pictures that the posts of one library name."""

    def __init__(self, index: ContentIndex) -> None:
        self._index = index
        self._files = FileLookup(index)
        self._own: tuple[Site, OwnAddresses] | None = None

    def find(self, source: str, post: Post) -> PicturePlace:
        """Return where a picture is that a post names by ``source``."""
        source = source.strip()
        try:
            address = urlsplit(source)
        except ValueError:
            return NoPicture(f"its address makes no sense: {clean_line(source)}")
        if address.scheme == "data":
            return _inline(source)
        if address.netloc:
            return self._by_whole_address(source if address.scheme else f"https:{source}", post)
        if address.scheme and not address.path.startswith("\\") and len(address.scheme) > 1:
            return NoPicture(f"{clean_line(address.scheme)}: is not loaded", is_missing=False)
        path = unquote(address.path)
        if not path or "\0" in path:
            return NoPicture("it is not named", is_missing="\0" in path)
        found = self._file(path, post)
        return found or NoPicture(f"not in this folder: {clean_line(path)}")

    def _by_whole_address(self, url: str, post: Post) -> PicturePlace:
        if urlsplit(url).scheme not in ("http", "https"):
            return NoPicture(f"{clean_line(urlsplit(url).scheme)}: is not loaded", is_missing=False)
        path = self._own_addresses.path_of(url)
        found = self._file("/" + path.lstrip("/"), post) if path else None
        # What is not among the files of a site may well be on its server.
        return found or RemotePicture(url)

    def _file(self, path: str, post: Post) -> LocalPicture | None:
        for candidate in self._candidates(path, post):
            for root in dict.fromkeys((self._index.folder, self._index.site.home)):
                file = root / candidate
                if self._is_ours(file):
                    return LocalPicture(file)
        name = self._files.find(path, post.path)
        named = self._index.folder / name if name else None
        return LocalPicture(named) if named and self._is_ours(named) else None

    def _candidates(self, path: str, post: Post) -> Iterator[str]:
        """Yield where a file may be that a post names, relative to the library or to the whole site."""
        folder = posixpath.dirname(post.path)
        if not path.startswith("/"):
            yield posixpath.normpath(posixpath.join(folder, path))
            # Hexo has a folder beside each post that is called as the post.
            yield posixpath.normpath(posixpath.join(posixpath.splitext(post.path)[0], path))
            path = unquote(urljoin(post.address, path)) if post.address else path
        for inside in self._own_addresses.paths_in_site("/" + path.lstrip("/")):
            bare = posixpath.normpath(inside).lstrip("/")
            yield from (posixpath.join(served, bare) for served in _SERVED_FOLDERS)
        yield posixpath.normpath(posixpath.join(folder, path.lstrip("/")))

    def _is_ours(self, file: Path) -> bool:
        """Tell whether a file is there, and in the library or its site wherever links on the disk lead."""
        if not file.is_file():
            return False
        real = os.path.realpath(file)
        homes = (os.path.realpath(folder) for folder in (self._index.folder, self._index.site.home))
        return any(real.startswith(home.rstrip("/") + "/") for home in homes)

    @property
    def _own_addresses(self) -> OwnAddresses:
        site = self._index.site
        if self._own is None or self._own[0] is not site:
            self._own = site, OwnAddresses(site)
        return self._own[1]


def _inline(source: str) -> PicturePlace:
    """Return a picture that stands in its own address (RFC 2397)."""
    heading, _, content = source.partition(",")
    if len(content) > _MOST_DATA:
        return NoPicture("it is too large to stand in the text")
    try:
        encoded = unquote_to_bytes(content)
        return InlinePicture(base64.b64decode(encoded) if heading.endswith(";base64") else encoded)
    except (binascii.Error, ValueError):
        return NoPicture("what stands in the text is no picture")
