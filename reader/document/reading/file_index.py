"""All files of a site by what links and tags may call them: every end of their paths, their bare slugs."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reader.content.discovery.discover import discover
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension, is_index
from reader.content.discovery.site import Kind, Site
from reader.content.discovery.walk import IGNORED_FOLDERS, walk

_DATE: Final = re.compile(r"\A\d{4}-\d{1,2}-\d{1,2}[-_ ]")
_FILE_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,12}\Z")

_NEAREST: Final = 100
"""Files of one name in equally many folders among which the one in the very same case is looked for."""


class FileIndex:
    """The names of all files of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._whole = _whole_site(site)
        self._posts: _Names | None = None
        self._attachments: _Names | None = None
        self._around: FileIndex | None = None

    def find(self, name: str) -> str | None:
        """The file that a name means; in a vault of Obsidian that may be any kind of file.

        Of a library that is a part of a site, what is not found in it is looked for in all of the site, and
        its path is relative to that.
        """
        found = self._find(name)
        if found or not self.site.above or self._whole is not self.site:
            return found
        if self._around is None:
            self._around = FileIndex(_site_around(self.site))
        found = self._around.find(name)
        return found.removeprefix(self.site.above) if found else None

    def _find(self, name: str) -> str | None:
        if self._posts is None:
            self._posts = _Names((*self._whole.files, *self._whole.others))
        found = self._posts.find(name)
        if found or self._whole.kind is not Kind.OBSIDIAN or not _FILE_SUFFIX.search(name):
            return found
        if self._attachments is None:
            self._attachments = _Names(_attachments(self._whole.folder))
        return self._attachments.find(name)


class _Names:
    """Some files by what they may be called."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_last: dict[str, list[str]] = {}
        """Paths by the last part of what they may be called, those in the fewest folders first."""
        self._by_end: dict[str, dict[str, str]] = {}
        """The paths of one last part by all ends that they may be called by, made when asked."""
        for path in sorted(paths, key=lambda path: (path.count("/"), path)):
            for name in _last_names(path):
                self._by_last.setdefault(_key(name), []).append(path)

    def find(self, name: str) -> str | None:
        """The first path that ends in a name, and among the nearest the one in the same case."""
        wanted = _key(name)
        last = wanted.rpartition("/")[2]
        candidates = self._by_last.get(last)
        if candidates is None:
            return None
        if "/" not in wanted:
            return _in_the_same_case(name, candidates)
        if last not in self._by_end:
            ends: dict[str, str] = {}
            for path in candidates:
                for end in _ends(path):
                    ends.setdefault(end, path)
            self._by_end[last] = ends
        return self._by_end[last].get(wanted)


_latest: list[FileIndex] = []
"""The tables of the library that is open: every article of it asks the same ones."""


def file_index_of(site: Site) -> FileIndex:
    """The tables of a site, made once for all of its articles."""
    if not _latest or _latest[0].site is not site:
        _latest[:] = [FileIndex(site)]
    return _latest[0]


def _whole_site(site: Site) -> Site:
    """The site; for a post that was opened by itself, all of the one that it lies in."""
    return _site_around(site) if len(site.files) == 1 else site


def _site_around(site: Site) -> Site:
    try:
        return discover(site.home)
    except LibraryError:
        return site._replace(above="")


def _attachments(folder: Path) -> Iterator[str]:
    """All files of a vault but its notes."""
    try:
        tree = walk(os.fspath(folder), lambda name: False, IGNORED_FOLDERS)
    except OSError:
        return
    for listed in tree.folders:
        for name in listed.files:
            if extension(name) not in MARKDOWN_EXTENSIONS:
                yield listed.join(name)


def _last_names(path: str) -> tuple[str, ...]:
    """What a path may end in: its file name, its folder if it stands for that, its bare slug."""
    name = _called(path).rpartition("/")[2]
    slug = _DATE.sub("", name)
    return (name,) if slug == name else (name, slug)


def _called(path: str) -> str:
    """A path as links write it: that of the folder if a file stands for it."""
    return path.rpartition("/")[0] if "/" in path and is_index(path) else path


def _ends(path: str) -> Iterator[str]:
    """All ends of what a path may be called, as they are compared."""
    folders = _key(_called(path)).split("/")
    names = {folders[-1], _DATE.sub("", folders[-1])}
    for start in range(len(folders)):
        for name in names:
            yield "/".join((*folders[start:-1], name))


def _in_the_same_case(name: str, candidates: list[str]) -> str:
    if len(candidates) > 1:
        exact = unicodedata.normalize("NFC", name)
        depth = candidates[0].count("/")
        for path in candidates[:_NEAREST]:
            if path.count("/") == depth and exact in _spellings(path):
                return path
    return candidates[0]


def _spellings(path: str) -> tuple[str, str]:
    """The last part of a path, and the same without its suffix, as they are written."""
    name = unicodedata.normalize("NFC", path.rpartition("/")[2])
    return name, name.rpartition(".")[0]


def _key(name: str) -> str:
    """A name as it is compared: in one case and one spelling, without a suffix of Markdown."""
    name = name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
    return name.rpartition(".")[0] if extension(name) in MARKDOWN_EXTENSIONS else name
