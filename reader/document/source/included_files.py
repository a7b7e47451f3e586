"""The files of a site that its posts include: where they are, and what they say.

Only files within the site are ever read. They are small, as what people include is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from reader.content.discovery.site import Kind, Site
from reader.content.discovery.text_files import read_text

_FOLDER: Final = "_includes"
"""Where Jekyll and Eleventy look for them unless a configuration says otherwise."""

_FOLDERS: Final = ("content", "docs", "source", "assets", "includes", "snippets", "source/downloads/code")
"""Where other systems look for them, and in the folder of the site itself."""

_SUFFIXES: Final = ("", ".md", ".html", ".liquid", ".njk")
_LONGEST: Final = 100_000
"""Characters of a file that is read in."""

_MOST_FOLDERS: Final = 12
"""Folders around a post that are looked into."""


class IncludedFiles:
    """The files that one post may include."""

    def __init__(self, site: Site, path: str) -> None:
        self._home = _home_of(site, path).resolve()
        self._folder = (site.folder / path).parent.resolve()
        self._in_folder_of_includes = site.kind in (Kind.JEKYLL, Kind.ELEVENTY, Kind.PLAIN)
        self._setting = site.configuration_of(path).text("includes_dir")
        self._found: dict[tuple[str, bool], str | None] = {}
        self._texts: dict[str, str | None] = {}

    def find(self, name: str, *, relative: bool = False) -> str | None:
        """Return the file that a name means, which may be ``relative`` to the folder of the post."""
        key = (name, relative)
        if key not in self._found:
            try:
                self._found[key] = next(filter(None, map(self._file, self._candidates(name, relative))), None)
            except (OSError, ValueError, RuntimeError):
                # What no file can be called, or links that lead in a circle.
                self._found[key] = None
        return self._found[key]

    def text(self, file: str) -> str | None:
        """Return the text of a file that was found; None if it is none, or too long."""
        if file not in self._texts:
            read = read_text(file)
            self._texts[file] = None if read.problems or len(read.text) > _LONGEST else read.text
        return self._texts[file]

    def address(self, file: str) -> str:
        """Return what a link in the post must say to lead to a file that was found."""
        return quote(os.path.relpath(file, self._folder).replace(os.sep, "/"), errors="replace")

    def _candidates(self, name: str, relative: bool) -> Iterator[Path]:
        if relative or name.startswith(("./", "../")):
            folders: Iterable[Path] = (self._folder,)
        elif self._in_folder_of_includes:
            folders = self._folders()
        else:
            name = name.lstrip("/")
            folders = (self._folder, self._home, *(self._home / folder for folder in _FOLDERS))
        suffixes = _SUFFIXES[:1] if PurePosixPath(name).suffix else _SUFFIXES
        return (folder / (name + suffix) for folder in folders for suffix in suffixes)

    def _folders(self) -> Iterator[Path]:
        """Yield the folders with includes around the post, the nearest first."""
        for folder in (self._folder, *self._folder.parents)[:_MOST_FOLDERS]:
            yield folder / (self._setting or _FOLDER)
            if folder == self._home:
                return

    def _file(self, path: Path) -> str | None:
        """Return the real path of a file, if it is one of the site."""
        real = path.resolve()
        if not real.is_relative_to(self._home) or not real.is_file():
            return None
        return str(real)


def _home_of(site: Site, path: str) -> Path:
    """Return the folder of the site that a post belongs to."""
    home = site.home_of(path)
    return site.folder / home if home or not site.above else site.home
