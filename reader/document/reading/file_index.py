"""All files of a site by what links and tags may call them, its posts before its attachments."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.content.discovery.errors import LibraryError
from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension
from reader.content.discovery.site import Kind, Site
from reader.content.discovery.walk import IGNORED_FOLDERS, walk
from reader.content.discovery.whole_site import whole_site
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
        self._files = _files_of(_complete_site(site))
        self._enclosing: FileIndex | None = None

    def find(self, name: str, asking: str) -> str | None:
        """Return the path of the file that a name means in a file, which is relative to the library.

        ``./`` and ``../`` at the beginning mean folders. In a vault, and in a folder of notes, any kind of
        file may be meant. What is not found in a library that is a part of a site is looked for in all of
        the site; its path is relative to that. So is every path in a part of a vault, or of a site of Jekyll
        or Hexo, where the right one of several files of one name may lie outside of that part.
        """
        is_part = self._files.site is not self.site
        above = self.site.above if is_part else ""
        found = self._files.find(name, posixpath.dirname(posixpath.normpath(above + asking)))
        if found or not self.site.above or is_part:
            return found
        if self._enclosing is None:
            self._enclosing = FileIndex(_enclosing_site(self.site))
        found = self._enclosing.find(name, self.site.above + asking)
        return found.removeprefix(self.site.above) if found else None


class _SiteFiles:
    """The files of one site, its attachments looked for when they are first asked for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._posts = PathIndex((*site.files, *site.others), _NAMES.get(site.kind, by_page))
        self._attachments: PathIndex | None = None

    def find(self, name: str, folder: str) -> str | None:
        """Return the path of the file that a name means in a folder."""
        if self.site.kind in (Kind.JEKYLL, Kind.HEXO):
            # Their post_url and post_link mean the same post wherever they stand.
            folder = ""
        found = _find_in(self._posts, name, folder)
        if found or self.site.kind not in _NOTE_KINDS or not _FILE_SUFFIX.search(name):
            return found
        if self._attachments is None:
            self._attachments = PathIndex(_attachments(self.site.folder), by_own_name)
        return _find_in(self._attachments, name, folder)


_latest: list[FileIndex] = []
"""The tables of the library that is open: every article of it asks the same ones."""


def file_index_of(site: Site) -> FileIndex:
    """Return the index of a site, made once for all of its articles."""
    if not _latest or _latest[0].site is not site:
        _latest[:] = [FileIndex(site)]
    return _latest[0]


_latest_files: list[_SiteFiles] = []
"""Those that were made last: posts that are read one by one, each as a library, lie in one site."""


def _files_of(site: Site) -> _SiteFiles:
    if not _latest_files or _latest_files[0].site is not site:
        _latest_files[:] = [_SiteFiles(site)]
    return _latest_files[0]


def _find_in(index: PathIndex, name: str, folder: str) -> str | None:
    if _RELATIVE.match(name):
        return index.at(posixpath.normpath(posixpath.join(folder, name)))
    return index.find(name.lstrip("/"), folder)


def _complete_site(site: Site) -> Site:
    """Return all of the site that a post which was opened by itself lies in.

    So too for a part of a site whose names may mean a file outside of that part, though one lies in it.
    """
    is_part = site.kind in (Kind.OBSIDIAN, Kind.JEKYLL, Kind.HEXO) and site.above
    return _enclosing_site(site) if len(site.files) == 1 or is_part else site


def _enclosing_site(site: Site) -> Site:
    try:
        return whole_site(site.home)
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
