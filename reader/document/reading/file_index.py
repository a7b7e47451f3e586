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
        self._site = _complete_site(site)
        self._posts: _PathIndex | None = None
        self._attachments: _PathIndex | None = None
        self._enclosing: FileIndex | None = None

    def find(self, name: str) -> str | None:
        """Return the path of the file that a name means; in a vault of Obsidian that may be any kind of
        file.

        What is not found in a library that is a part of a site is looked for in all of the site; its path is
        relative to that.
        """
        found = self._find(name)
        if found or not self.site.above or self._site is not self.site:
            return found
        if self._enclosing is None:
            self._enclosing = FileIndex(_enclosing_site(self.site))
        found = self._enclosing.find(name)
        return found.removeprefix(self.site.above) if found else None

    def _find(self, name: str) -> str | None:
        if self._posts is None:
            self._posts = _PathIndex((*self._site.files, *self._site.others))
        found = self._posts.find(name)
        if found or self._site.kind is not Kind.OBSIDIAN or not _FILE_SUFFIX.search(name):
            return found
        if self._attachments is None:
            self._attachments = _PathIndex(_attachments(self._site.folder))
        return self._attachments.find(name)


class _PathIndex:
    """Some files by what they may be called."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_last: dict[str, list[str]] = {}
        """Paths by the last part of what they may be called, those in the fewest folders first."""
        self._by_end: dict[str, dict[str, str]] = {}
        """The paths of one last part by all ends that they may be called by, made when asked."""
        for path in sorted(paths, key=lambda path: (path.count("/"), path)):
            for name in _last_names(path):
                self._by_last.setdefault(_normalized(name), []).append(path)

    def find(self, name: str) -> str | None:
        """Return the first path that ends in a name, and among the nearest the one in the same case."""
        wanted = _normalized(name)
        last = wanted.rpartition("/")[2]
        candidates = self._by_last.get(last)
        if candidates is None:
            return None
        if "/" not in wanted:
            return _prefer_same_case(name, candidates)
        if last not in self._by_end:
            ends: dict[str, str] = {}
            for path in candidates:
                for end in _path_endings(path):
                    ends.setdefault(end, path)
            self._by_end[last] = ends
        return self._by_end[last].get(wanted)


_latest: list[FileIndex] = []
"""The tables of the library that is open: every article of it asks the same ones."""


def file_index_of(site: Site) -> FileIndex:
    """Return the index of a site, made once for all of its articles."""
    if not _latest or _latest[0].site is not site:
        _latest[:] = [FileIndex(site)]
    return _latest[0]


def _complete_site(site: Site) -> Site:
    """Return the site; for a post that was opened by itself, all of the one that it lies in."""
    return _enclosing_site(site) if len(site.files) == 1 else site


def _enclosing_site(site: Site) -> Site:
    try:
        return discover(site.home)
    except LibraryError:
        return site._replace(above="")


def _attachments(folder: Path) -> Iterator[str]:
    """Yield all files of a vault but its notes."""
    try:
        tree = walk(os.fspath(folder), lambda name: False, IGNORED_FOLDERS)
    except OSError:
        return
    for listed in tree.folders:
        for name in listed.files:
            if extension(name) not in MARKDOWN_EXTENSIONS:
                yield listed.join(name)


def _last_names(path: str) -> tuple[str, ...]:
    """Return what a path may end in: its file name, its folder if it stands for that, its bare slug."""
    name = _linked_path(path).rpartition("/")[2]
    slug = _DATE.sub("", name)
    return (name,) if slug == name else (name, slug)


def _linked_path(path: str) -> str:
    """Return a path as links write it: that of the folder if a file stands for it."""
    return path.rpartition("/")[0] if "/" in path and is_index(path) else path


def _path_endings(path: str) -> Iterator[str]:
    """Yield all normalized ends of what a path may be called."""
    folders = _normalized(_linked_path(path)).split("/")
    names = {folders[-1], _DATE.sub("", folders[-1])}
    for start in range(len(folders)):
        for name in names:
            yield "/".join((*folders[start:-1], name))


def _prefer_same_case(name: str, candidates: list[str]) -> str:
    if len(candidates) > 1:
        exact = unicodedata.normalize("NFC", name)
        depth = candidates[0].count("/")
        for path in candidates[:_NEAREST]:
            if path.count("/") == depth and exact in _spellings(path):
                return path
    return candidates[0]


def _spellings(path: str) -> tuple[str, str]:
    """Return the last part of a path, and the same without its suffix, as they are written."""
    name = unicodedata.normalize("NFC", path.rpartition("/")[2])
    return name, name.rpartition(".")[0]


def _normalized(name: str) -> str:
    """Return a name as it is compared: in one case and one spelling, without a suffix of Markdown."""
    name = name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
    return name.rpartition(".")[0] if extension(name) in MARKDOWN_EXTENSIONS else name
