"""Listing every folder below a library: no loops, nothing outside of it, nothing silently left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.content.discovery.text_files import not_a_file
from reader.content.post import Problem
from reader.content.text import clean_line

IGNORED_FOLDERS: Final = frozenset(
    ("node_modules", "_site", "vendor", "_includes", "_layouts", "_data", "_sass", "__pycache__", "__tests__")
)
"""Folders that never hold posts. Hidden folders are ignored as well."""

BUILT_FOLDERS: Final = frozenset(("public", "resources"))
"""Folders that site generators write to; in a vault of notes they are ordinary folders."""


class Folder(NamedTuple):
    """One folder: the names in it that may matter."""

    path: str
    """Relative to the library, without a slash at the end; empty text is the library itself."""
    files: list[str]
    """Names of regular files, and of links to regular files."""
    folders: list[str]
    """Names of the folders in it, those that are not walked too."""

    def join(self, name: str) -> str:
        """Return the path of something in this folder, relative to the library."""
        return f"{self.path}/{name}" if self.path else name


def ignored_folders(kind: Kind) -> frozenset[str]:
    """Return the names of the folders that a site of some kind keeps no posts in."""
    return IGNORED_FOLDERS if kind is Kind.OBSIDIAN else IGNORED_FOLDERS | BUILT_FOLDERS


def is_ignored(name: str, ignored: frozenset[str]) -> bool:
    """Tell whether a folder of that name is not looked into."""
    return name[0] in ".#" or name[-1] == "~" or name in ignored


class Tree(NamedTuple):
    """What was found below a library, in the order of paths."""

    folders: list[Folder]
    refused: dict[str, Problem]
    """Names with an extension that is wanted which cannot or must not be read."""
    problems: list[Problem]
    targets: set[str]
    """What links to files that are wanted lead to: absolute paths without links, within the library."""


def walk(library: str, wanted: Callable[[str], bool], ignored: frozenset[str]) -> Tree:
    """List everything below a folder. ``wanted`` tells by its name whether a file may be a post.

    Links to files are followed within the library; links to folders too, once, when what they lead to was
    not walked anyway. Folders that cannot be listed become problems. Raises OSError for the library itself.
    """
    walker = _Walker(library, wanted, ignored)
    walker.walk_from("")
    walker.follow_folder_links()
    walker.tree.folders.sort(key=lambda folder: folder.path)
    return walker.tree


class _Walker:
    def __init__(self, library: str, wanted: Callable[[str], bool], ignored: frozenset[str]) -> None:
        self.tree = Tree([], {}, [], set())
        self._library = library
        self._real_library = os.path.realpath(library)
        self._wanted = wanted
        self._ignored = ignored
        self._folder_links: list[str] = []

    def walk_from(self, start: str) -> None:
        """List a folder and all below it, without recursion: folders may nest as deep as a path allows."""
        waiting = [start]
        while waiting:
            folder = Folder(waiting.pop(), [], [])
            try:
                with os.scandir(self._absolute(folder.path)) as entries:
                    walked = self._list(folder, entries)
            except OSError as error:
                if not folder.path and not start:
                    raise
                self._note(folder.path, f"the folder cannot be read ({error.strerror or 'unknown reason'})")
                continue
            self.tree.folders.append(folder)
            waiting.extend(folder.join(name) for name in walked)

    def follow_folder_links(self) -> None:
        """Walk what folder links lead to, unless it lies outside of the library or was walked already."""
        if not self._folder_links:
            return
        visited = {identity for folder in self.tree.folders if (identity := self._identity(folder.path))}
        for path in sorted(self._folder_links):
            if not self._is_inside(path):
                self._note(path, "a link to a folder outside of the library, not opened")
                continue
            identity = self._identity(path)
            if identity is None or identity in visited:
                continue
            known = len(self.tree.folders)
            before = len(self._folder_links)
            self.walk_from(path)
            # Links within what a link leads to are not followed again: that is where loops begin.
            del self._folder_links[before:]
            visited.update(i for f in self.tree.folders[known:] if (i := self._identity(f.path)))

    def _list(self, folder: Folder, entries: os._ScandirIterator[str]) -> list[str]:
        """Sort the names of a folder, and give those of the folders to walk next."""
        walked: list[str] = []
        wanted = self._wanted
        files = folder.files
        for entry in entries:
            name = entry.name
            try:
                if entry.is_file(follow_symlinks=False):
                    files.append(name)
                elif entry.is_dir(follow_symlinks=False):
                    folder.folders.append(name)
                    if not is_ignored(name, self._ignored):
                        walked.append(name)
                elif entry.is_symlink():
                    self._add_link(folder, entry)
                elif wanted(name) and name[0] not in ".#":
                    self._add_strange(folder.join(name))
            except OSError as error:
                self._note(folder.join(name), f"cannot be looked at ({error.strerror or 'unknown reason'})")
        return walked

    def _add_link(self, folder: Folder, entry: os.DirEntry[str]) -> None:
        name, path = entry.name, folder.join(entry.name)
        if name[0] in ".#":
            return
        try:
            mode = Path(self._absolute(path)).stat().st_mode
        except OSError:
            if self._wanted(name):
                folder.files.append(name)
                self.tree.refused[path] = Problem("a link to a file that is not there, or to itself")
            return
        if stat.S_ISDIR(mode):
            folder.folders.append(name)
            if not is_ignored(name, self._ignored):
                self._folder_links.append(path)
            return
        folder.files.append(name)
        if not self._wanted(name):
            return
        if not self._is_inside(path):
            self.tree.refused[path] = Problem("a link to a file outside of the library, not opened")
        elif problem := not_a_file(mode):
            self.tree.refused[path] = problem
        else:
            self.tree.targets.add(os.path.realpath(self._absolute(path)))

    def _add_strange(self, path: str) -> None:
        problem = not_a_file(Path(self._absolute(path)).lstat().st_mode)
        if problem is not None:
            self._note(path, problem.message)

    def _is_inside(self, path: str) -> bool:
        real = os.path.realpath(self._absolute(path))
        return real == self._real_library or real.startswith(self._real_library.rstrip(os.sep) + os.sep)

    def _identity(self, path: str) -> tuple[int, int] | None:
        try:
            status = Path(self._absolute(path)).stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _absolute(self, path: str) -> str:
        return f"{self._library}/{path}" if path else self._library

    def _note(self, path: str, message: str) -> None:
        self.tree.problems.append(Problem(f"{clean_line(path)}: {message}"))
