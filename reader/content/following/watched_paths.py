"""What of a disk a library depends on: the folders to watch, and the files in them that count.

Watches are few, and all programs of a person share them. Folders that hold posts are watched, and those above
them; of the others only some, and the rest is looked at now and then.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.configuration_files import AUTHOR_FILES, PROFILES_FOLDER
from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, TEXT_EXTENSIONS, extension
from reader.content.discovery.site import DATA_SUFFIXES, OWN_DATA_SUFFIXES, Kind, Site
from reader.content.discovery.systems import (
    ELEVENTY_IGNORED,
    HEXO_MARKERS,
    JEKYLL_MARKERS,
    NIKOLA,
    SYSTEMS,
    VAULT,
    VAULT_SETTINGS,
)
from reader.content.discovery.walk import Tree, ignored_folders, is_ignored

_SETTINGS: Final = frozenset(
    os.path.basename(name)  # noqa: PTH119  # they are names, not places
    for names in (
        *(
            names
            for system in (*SYSTEMS, NIKOLA)
            for names in (system.markers, system.configurations, system.overriding)
        ),
        *(JEKYLL_MARKERS, HEXO_MARKERS, VAULT_SETTINGS, (VAULT, ELEVENTY_IGNORED)),
    )
    for name in names
)
"""Names of files and folders that tell what a site is, or hold what it says about all of its posts."""

_AUTHORS: Final = frozenset(name.rpartition("/")[2] for name in AUTHOR_FILES)


class WatchedPaths(NamedTuple):
    """What to watch. Equal as long as nothing of it has changed."""

    library: str
    """The folder itself; all paths here are absolute, and without links."""
    folders: frozenset[str] = frozenset()
    """The library, the folders with posts and those above them, those with settings of the site."""
    without_posts: frozenset[str] = frozenset()
    """Folders of the library without posts, which may come to have some."""
    only_file: str = ""
    """The one file that counts, where it is one."""
    kind: Kind = Kind.PLAIN
    extensions: frozenset[str] = MARKDOWN_EXTENSIONS
    """Those of posts."""
    others: frozenset[str] = frozenset()
    """Markdown files that are no posts: what is written in them does not matter."""

    def is_relevant(self, path: str) -> bool:
        """Tell whether something that came, went or changed may matter to the list of posts."""
        if self.only_file:
            return path == self.only_file
        if path in self.folders or path in self.without_posts:
            return True
        folder, _, name = path.rpartition("/")
        if name in _SETTINGS or name in _AUTHORS or self._is_data(folder, name):
            return True
        if folder.endswith(f"/{PROFILES_FOLDER}"):
            return name.endswith(".md")
        if name[0] in ".#~" or name[-1] == "~":
            return False
        if extension(name) in self.extensions:
            return path not in self.others or not os.path.lexists(path)
        return not is_ignored(name, ignored_folders(self.kind)) and Path(path).is_dir()

    def has_relevant_files(self, folder: str) -> bool:
        """Tell whether there is something in a folder without posts that matters."""
        try:
            names = os.listdir(folder)  # noqa: PTH208  # a Path for each would be thrown away
        except OSError:
            return False
        paths = (f"{folder}/{name}" for name in names)
        return any(
            self.is_relevant(path)
            for path in paths
            if path not in self.without_posts and path not in self.folders
        )

    def _is_data(self, folder: str, name: str) -> bool:
        """Tell whether a file is one that gives fields to posts of Eleventy."""
        if not name.endswith(DATA_SUFFIXES) or self.kind not in (Kind.ELEVENTY, Kind.PLAIN):
            return False
        if self.kind is Kind.ELEVENTY or name.endswith(OWN_DATA_SUFFIXES):
            return True
        return name == folder.rpartition("/")[2] + ".json"


def watched_file(path: Path) -> WatchedPaths:
    """Return what to watch of one file, also when it comes and goes, or another one takes its place."""
    folder = os.path.realpath(path.parent)
    return WatchedPaths(folder, frozenset((folder,)), only_file=f"{folder}/{path.name}")


def watched_library(site: Site, tree: Tree) -> WatchedPaths:
    """Return what to watch of a library that was found to be so."""
    library = os.path.realpath(site.folder)

    def absolute(path: str) -> str:
        return f"{library}/{path}" if path else library

    with_posts = {path.rpartition("/")[0] for path in site.files}
    needed = {absolute(folder) for path in with_posts for folder in _with_those_above(path)}
    needed |= {absolute(folder) for root in site.roots for folder in _with_those_above(root)}
    needed |= {target.rpartition("/")[0] for target in tree.targets}
    needed |= {library, *_settings_folders(site)}
    walked = {absolute(folder.path) for folder in tree.folders}
    return WatchedPaths(
        library,
        frozenset(needed),
        frozenset(walked - needed),
        kind=site.kind,
        extensions=_extensions(site),
        others=frozenset(map(absolute, site.others)) - tree.targets,
    )


def _with_those_above(path: str) -> Iterable[str]:
    """Return a folder of a library and those around it, without the library."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _settings_folders(site: Site) -> set[str]:
    """Return the folders with the settings of a site that are there."""
    of_systems = (name for system in SYSTEMS for name in (*system.configurations, *system.overriding))
    places = {"", VAULT, PROFILES_FOLDER, *(name.rpartition("/")[0] for name in (*AUTHOR_FILES, *of_systems))}
    homes = (site.home, *(site.folder / home for home in site.configurations))
    found = {f"{os.path.realpath(home)}/{place}".rstrip("/") for home in homes for place in places}
    return {folder for folder in found if Path(folder).is_dir()}


def _extensions(site: Site) -> frozenset[str]:
    """Return the extensions that posts have, those that the settings of a site add among them."""
    known = MARKDOWN_EXTENSIONS | {extension(path) for path in site.files}
    has_text = not site.files or site.kind in (Kind.JEKYLL, Kind.HEXO)
    return known | TEXT_EXTENSIONS if has_text else known
