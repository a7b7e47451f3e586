"""Files by what links may call them; of several of one name the one that is meant by the file that asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, extension, is_index

_DATE: Final = re.compile(r"\A\d{4}-\d{1,2}-\d{1,2}[-_ ]")

NamesOf = Callable[[str], tuple[str, ...]]
"""Returns the paths by which links call a file."""


class PathIndex:
    """Some files by all ends of the paths that links call them by.

    Names are told apart neither by case nor by how their accents are written.
    """

    def __init__(self, paths: Iterable[str], names_of: NamesOf) -> None:
        self._names_of = names_of
        self._by_last: dict[str, str | list[str]] = {}
        """Paths by the last part of what they may be called: most often one, and then without a list."""
        self._by_end: dict[str, dict[str, list[str]]] = {}
        """The paths of one last part by all ends that they may be called by, made when asked."""
        self._twins: dict[str, Twins] = {}
        """Several paths with one end, made when asked."""
        for path in paths:
            for last in {_normalized(name.rpartition("/")[2]) for name in names_of(path)}:
                self._add(last, path)

    def at(self, path: str) -> str | None:
        """Return the file at a path from the root, and nowhere else."""
        wanted = _normalized(path)
        twins = self._called(wanted)
        return twins.at_root(path) if twins else None

    def find(self, name: str, folder: str) -> str | None:
        """Return the file that a name, or the end of a path, means to a file in a folder.

        That is the one at this very path; else one in that folder; else the one that shares most of the
        folders it lies in, from the first on; else the one with the shortest path.
        """
        twins = self._called(_normalized(name))
        return twins.nearest(name, folder) if twins else None

    def _add(self, last: str, path: str) -> None:
        known = self._by_last.setdefault(last, path)
        if isinstance(known, list):
            known.append(path)
        elif known is not path:
            self._by_last[last] = [known, path]

    def _called(self, wanted: str) -> Twins | None:
        """Return the files whose path ends so."""
        twins = self._twins.get(wanted)
        if twins is None:
            paths = self._with_end(wanted)
            if not paths:
                return None
            twins = self._twins[wanted] = Twins(wanted, paths, self._names_of)
        return twins

    def _with_end(self, wanted: str) -> list[str]:
        last = wanted.rpartition("/")[2]
        found = self._by_last.get(last, [])
        candidates = [found] if isinstance(found, str) else found
        if not candidates or last == wanted:
            return candidates
        if last not in self._by_end:
            ends: dict[str, list[str]] = {}
            for path in candidates:
                for end in dict.fromkeys(end for name in self._names_of(path) for end in _endings(name)):
                    ends.setdefault(end, []).append(path)
            self._by_end[last] = ends
        return self._by_end[last].get(wanted, [])


class Twins:
    """The files that one name may mean: of each folder and all below it, the one with the shortest path.

    Where the cases of letters are all that tells files apart, that of the name decides.
    """

    def __init__(self, name: str, paths: Iterable[str], names_of: NamesOf) -> None:
        self._parts = name.count("/") + 1
        self._names_of = names_of
        self._at_root: dict[str, str] = {}
        """Files at the very path, by how it is written."""
        self._beside: dict[str, dict[str, str]] = {}
        """Files by their folder, then by how the name is written."""
        self._below: dict[str, dict[str, str]] = {}
        """The files with the shortest path below each folder, by how the name is written."""
        self._add_all(name, sorted(paths, key=lambda path: (len(path), path)))

    def at_root(self, name: str) -> str | None:
        """Return the file at this path, in its very case if there is one."""
        return _in_case_of(name, self._at_root)

    def nearest(self, name: str, folder: str) -> str | None:
        """Return the file that a name means in a folder."""
        found = self.at_root(name) or _in_case_of(name, self._beside.get(folder, {}))
        while found is None:
            found = _in_case_of(name, self._below.get(folder, {}))
            if not folder:
                break
            folder = folder.rpartition("/")[0]
        return found

    def _add_all(self, wanted: str, paths: list[str]) -> None:
        shortest: dict[str, str] = {}
        for path in paths:
            written = self._as_written(path, wanted)
            if any(_normalized(name) == wanted for name in self._names_of(path)):
                self._at_root.setdefault(written, path)
            whole, folder = _normalized(path), path.rpartition("/")[0]
            self._beside.setdefault(folder, {}).setdefault(written, path)
            for around in _folders_around(folder):
                if shortest.setdefault(around, whole) == whole:
                    self._below.setdefault(around, {}).setdefault(written, path)

    def _as_written(self, path: str, wanted: str) -> str:
        """Return the end of a path that a name means, in the case that it has on the disk."""
        for name in self._names_of(path):
            written = "/".join(_composed(name).split("/")[-self._parts :])
            if _normalized(written) == wanted:
                return _without_suffix(written)
        return path


def _in_case_of(name: str, files: dict[str, str]) -> str | None:
    """Return the file that is written just like a name; else the first."""
    if len(files) > 1 and (same := files.get(_without_suffix(_composed(name)))):
        return same
    return next(iter(files.values()), None)


def by_own_name(path: str) -> tuple[str, ...]:
    """Return a path as the only one that links call the file by."""
    return (path,)


def by_page(path: str) -> tuple[str, ...]:
    """Return a path as the pages of a site are called: that of the folder which a file stands for, or its
    own, with and without the date before its name.
    """
    if "/" in path and is_index(path):
        path = path.rpartition("/")[0]
    folder, slash, name = path.rpartition("/")
    dated = _DATE.match(name)
    return (path, f"{folder}{slash}{name[dated.end() :]}") if dated else (path,)


def by_both(path: str) -> tuple[str, ...]:
    """Return the path of a file, and what it is called as a page."""
    names = by_page(path)
    return names if names[0] == path else (path, *names)


def _endings(name: str) -> Iterator[str]:
    """Yield all normalized ends of what a path may be called."""
    parts = _normalized(name).split("/")
    for start in range(len(parts)):
        yield "/".join(parts[start:])


def _folders_around(folder: str) -> Iterator[str]:
    """Yield a folder and all that it lies in, to the root."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _without_suffix(name: str) -> str:
    return name.rpartition(".")[0] if extension(name) in MARKDOWN_EXTENSIONS else name


def _normalized(name: str) -> str:
    """Return a name as it is compared: in one case and one spelling, without a suffix of Markdown."""
    return _without_suffix(name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold())
