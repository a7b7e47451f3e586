"""All files of a site by what links and tags may call them, its posts before its attachments."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.content.discovery.discover import discover
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension
from reader.content.discovery.site import Kind, Site
from reader.content.discovery.walk import IGNORED_FOLDERS, walk
from reader.document.reading.path_index import NamesOf, PathIndex, by_both, by_own_name, by_page

_FILE_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,12}\Z")
_RELATIVE: Final = re.compile(r"\A\.{1,2}/")

_NOTE_KINDS: Final = frozenset({Kind.OBSIDIAN, Kind.PLAIN})
"""Where links may name any kind of file."""

_NAMES: Final[dict[Kind, NamesOf]] = {Kind.OBSIDIAN: by_own_name, Kind.PLAIN: by_both}
"""How links call the files of a site; in all others a file that stands for its folder is called as that."""


class FileIndex:
    """The names of all files of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._site = _complete_site(site)
        self._names_of = _NAMES.get(self._site.kind, by_page)
        self._posts: PathIndex | None = None
        self._attachments: PathIndex | None = None
        self._enclosing: FileIndex | None = None

    def find(self, name: str, asking: str) -> str | None:
        """Return the path of the file that a name means in a file, which is relative to the library.

        ``./`` and ``../`` at the beginning mean folders. In a vault, and in a folder of notes, any kind of
        file may be meant. What is not found in a library that is a part of a site is looked for in all of
        the site; its path is relative to that. So is every path in a part of a vault, where the right one
        of several files of one name may lie outside of that part.
        """
        above = self.site.above if self._site is not self.site else ""
        found = self._find(name, posixpath.dirname(posixpath.normpath(above + asking)))
        if found or not self.site.above or self._site is not self.site:
            return found
        if self._enclosing is None:
            self._enclosing = FileIndex(_enclosing_site(self.site))
        found = self._enclosing.find(name, self.site.above + asking)
        return found.removeprefix(self.site.above) if found else None

    def _find(self, name: str, folder: str) -> str | None:
        if self._site.kind in (Kind.JEKYLL, Kind.HEXO):
            # Their post_url and post_link mean the same post wherever they stand.
            folder = ""
        if self._posts is None:
            self._posts = PathIndex((*self._site.files, *self._site.others), self._names_of)
        found = _find_in(self._posts, name, folder)
        if found or self._site.kind not in _NOTE_KINDS or not _FILE_SUFFIX.search(name):
            return found
        if self._attachments is None:
            self._attachments = PathIndex(_attachments(self._site.folder), by_own_name)
        return _find_in(self._attachments, name, folder)


_latest: list[FileIndex] = []
"""The tables of the library that is open: every article of it asks the same ones."""


def file_index_of(site: Site) -> FileIndex:
    """Return the index of a site, made once for all of its articles."""
    if not _latest or _latest[0].site is not site:
        _latest[:] = [FileIndex(site)]
    return _latest[0]


def _find_in(index: PathIndex, name: str, folder: str) -> str | None:
    if _RELATIVE.match(name):
        return index.at(posixpath.normpath(posixpath.join(folder, name)))
    return index.find(name.lstrip("/"), folder)


def _complete_site(site: Site) -> Site:
    """Return all of the site that a post which was opened by itself, or a part of a vault, lies in."""
    is_part_of_vault = site.kind is Kind.OBSIDIAN and site.above
    return _enclosing_site(site) if len(site.files) == 1 or is_part_of_vault else site


def _enclosing_site(site: Site) -> Site:
    try:
        return discover(site.home)
    except LibraryError:
        return site._replace(above="")


def _attachments(folder: Path) -> Iterator[str]:
    """Yield all files of a folder but the Markdown in it."""
    try:
        tree = walk(os.fspath(folder), lambda name: False, IGNORED_FOLDERS)
    except OSError:
        return
    for listed in tree.folders:
        for name in listed.files:
            if extension(name) not in MARKDOWN_EXTENSIONS:
                yield listed.join(name)
