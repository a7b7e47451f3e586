"""Which of the Markdown files of a site are its posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.enclosing_site import IN_POSTS
from reader.content.discovery.file_names import (
    MARKDOWN_EXTENSIONS,
    TEXT_EXTENSIONS,
    is_index,
    is_jekyll_post_name,
)
from reader.content.discovery.site import Configuration, Kind
from reader.content.discovery.systems import System
from reader.content.discovery.text_files import read_text
from reader.content.discovery.walk import Folder, Tree
from reader.content.front_matter.split import split_front_matter
from reader.content.post import Problem
from reader.content.text import clean_line


class SiteLayout(NamedTuple):
    """Where the posts are."""

    kind: Kind
    roots: tuple[str, ...]
    reason: str
    system: System | None = None


class PostSelection(NamedTuple):
    """What was selected from the files of a library."""

    files: list[str]
    """The posts, as paths relative to the library."""
    others: list[str]
    """Markdown files that are no posts."""
    problems: list[Problem]


class PostSelector:
    """Selects posts by the rules of one system."""

    def __init__(
        self, library: Path, tree: Tree, choice: SiteLayout, configurations: Mapping[str, Configuration]
    ) -> None:
        self._library = library
        self._tree = tree
        self._choice = choice
        self._roots = choice.roots
        self._prefixes = tuple(f"{root}/" for root in choice.roots)
        self._library_is_in_posts = IN_POSTS.search(f"{library.as_posix()}/") is not None
        systems_with_bundles = (Kind.HUGO, Kind.ZOLA)
        self._has_bundles = choice.kind in systems_with_bundles or choice.roots == ("content",)
        self._problems: list[Problem] = []
        self._extensions = MARKDOWN_EXTENSIONS
        if choice.kind in (Kind.JEKYLL, Kind.HEXO):
            for configuration in configurations.values():
                self._extensions |= _extensions_in(configuration.text("markdown_ext"))

    def select(self, *, everything: bool = False) -> PostSelection:
        """Take every Markdown file below the library, as a post or as none.

        All of them are posts with ``everything``.
        """
        files: list[str] = []
        others: list[str] = []
        for folder in self._tree.folders:
            names = self._markdown_in(folder)
            if not names:
                continue
            if everything:
                chosen = names
            else:
                chosen = self._posts_of(folder, names) if self._is_within_roots(folder.path) else []
            files.extend(map(folder.join, chosen))
            if len(chosen) != len(names):
                kept = set(chosen)
                others.extend(folder.join(name) for name in names if name not in kept)
        if self._choice.kind is Kind.JEKYLL and not everything:
            files = self._named_for_jekyll(files, others)
        return PostSelection(newest_name_first(files), sorted(others), self._problems)

    def _markdown_in(self, folder: Folder) -> list[str]:
        """Return the names of a folder's Markdown files, without hidden ones and copies of editors."""
        if not folder.files:
            return []
        wanted = self._extensions | TEXT_EXTENSIONS if self._is_in_posts(folder.path) else self._extensions
        return [
            name
            for name in folder.files
            if name.rpartition(".")[2].lower() in wanted
            and name[0] not in ".#~"
            and name[-1] != "~"
            and "." in name
        ]

    def _is_within_roots(self, path: str) -> bool:
        return self._roots == ("",) or f"{path}/".startswith(self._prefixes)

    def _is_in_posts(self, path: str) -> bool:
        """Tell whether a folder lies in ``_posts`` or ``_drafts``, where text files are posts too."""
        if self._choice.kind not in (Kind.JEKYLL, Kind.HEXO):
            return False
        return self._library_is_in_posts or IN_POSTS.search(f"/{path}/") is not None

    def _posts_of(self, folder: Folder, names: list[str]) -> list[str]:
        """Return which Markdown files of a folder in a root are posts."""
        if self._is_in_posts(folder.path):
            return names
        kind = self._choice.kind
        if kind is Kind.PELICAN and _in_folder(folder.path, "pages"):
            return []
        if kind in (Kind.DOCUSAURUS, Kind.ASTRO, Kind.QUARTO):
            if any(part.startswith("_") for part in folder.path.split("/")):
                return []
            names = [name for name in names if not name.startswith("_") and ".test." not in name]
        elif kind is not Kind.OBSIDIAN and any(name.startswith("_") for name in names):
            plain = [name for name in names if not name.startswith("_")]
            names = plain or [name for name in names if not _SECTION.match(name)]
        if kind is not Kind.OBSIDIAN and (kind not in _WITH_README or self._roots != ("",)):
            names = [name for name in names if name.lower() != "readme.md"]
        if self._has_bundles and folder.path not in self._roots:
            names = self._bundle(folder, names)
        return names

    def _bundle(self, folder: Folder, names: list[str]) -> list[str]:
        """Take a folder with an ``index.md`` as one post, to which the other Markdown in it belongs."""
        indexes = [name for name in names if is_index(name)]
        if not indexes or len(indexes) == len(names):
            return names
        first = folder.join(indexes[0])
        if (
            first in self._tree.refused
            or not split_front_matter(read_text(str(self._library / first)).text).format
        ):
            return names
        return indexes

    def _named_for_jekyll(self, files: list[str], others: list[str]) -> list[str]:
        """Posts without those in ``_posts`` whose name has no date, which Jekyll passes over.

        Where no name at all is written so, the folder only looks like Jekyll's, and everything in it counts.
        """
        posts = [path for path in files if self._is_in_posts(path.rpartition("/")[0])]
        undated = [path for path in posts if not is_jekyll_post_name(path.rpartition("/")[2])]
        if not undated or len(undated) == len(posts):
            return files
        refused = {
            path for path in undated if not _in_folder(path, "_drafts") and self._library.name != "_drafts"
        }
        for path in sorted(refused):
            others.append(path)
            message = "not a post for Jekyll: its name is not like 2024-01-31-title.md"
            self._problems.append(Problem(f"{clean_line(path)}: {message}"))
        return [path for path in files if path not in refused]


_WITH_README: Final = frozenset((Kind.PLAIN, Kind.VITEPRESS))
"""Systems that make a page of a README at the top as of any other file."""

_SECTION: Final = re.compile(r"_index\b")


def _extensions_in(setting: str) -> frozenset[str]:
    return frozenset(part.strip(" .").lower() for part in setting.split(",")) - {""}


def _in_folder(path: str, name: str) -> bool:
    return f"/{name}/" in f"/{path}/"


_NUMBERS: Final = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}|(?:19|20)\d{6}")


def newest_name_first(paths: Iterable[str]) -> list[str]:
    """Paths with the latest date in them first, so that what is read first is likely on top of the list."""

    def key(path: str) -> str:
        found = _NUMBERS.search(path)
        return f"{found[0]}\0{path}" if found else f"\0{path}"

    return sorted(paths, key=key, reverse=True)
