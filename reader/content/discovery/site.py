"""What a folder of posts is: the system it was written for, where its posts are, and how that was found."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.post import Problem


class Kind(StrEnum):
    """The system that a folder of posts belongs to. It decides how some fields and names are read."""

    JEKYLL = "jekyll"
    HUGO = "hugo"
    ZOLA = "zola"
    HEXO = "hexo"
    ELEVENTY = "eleventy"
    DOCUSAURUS = "docusaurus"
    ASTRO = "astro"
    MATERIAL = "material"
    PELICAN = "pelican"
    VITEPRESS = "vitepress"
    NIKOLA = "nikola"
    QUARTO = "quarto"
    OBSIDIAN = "obsidian"
    PLAIN = "plain"

    @property
    def label(self) -> str:
        """Return its name as people write it."""
        return _LABELS.get(self.value) or self.value.capitalize()


_LABELS: Final = {"material": "Material for MkDocs", "vitepress": "VitePress"}


class Defaults(NamedTuple):
    """Front matter that a configuration gives to the posts of a scope."""

    path: str
    """The beginning of a path, relative to the site, or a pattern with ``*``; empty for every path."""
    type: str
    """``posts``, ``drafts``, ``pages`` …; empty for every type."""
    values: Mapping[str, object]

    def apply_to(self, path: str, type: str) -> bool:
        """Tell whether a post, by its path relative to the site, lies in the scope."""
        if self.type and self.type not in (type, type.removesuffix("s")):
            return False
        if "*" in self.path:
            return fnmatch.fnmatchcase(path, self.path.rstrip("/") + "*")
        return path.startswith(self.path)


class Configuration(NamedTuple):
    """The settings of a site that change how its posts are read."""

    title: str = ""
    settings: Mapping[str, object] = {}
    """Every setting of the first level, as the file has it."""
    defaults: tuple[Defaults, ...] = ()
    """The most particular ones last."""
    authors: Mapping[str, str] = {}
    """Names of authors, by the key that posts use for them."""

    def text(self, key: str) -> str:
        """Return a setting as text; empty when there is none."""
        value = self.settings.get(key)
        return value if isinstance(value, str) else ""

    def defaults_for(self, path: str, type: str) -> dict[str, object]:
        """Return the fields that a post has where its own front matter is silent (Jekyll's rule)."""
        fields: dict[str, object] = {}
        for scope in self.defaults:
            if scope.apply_to(path, type):
                fields.update(scope.values)
        return fields


NO_CONFIGURATION: Final = Configuration()


OWN_DATA_SUFFIXES: Final = (".11tydata.json", ".11tydata.mjs", ".11tydata.cjs", ".11tydata.js")
"""What files end in that are nothing but data of Eleventy, those that win last."""

DATA_SUFFIXES: Final = (".json", *OWN_DATA_SUFFIXES)
"""What the data files of Eleventy end in, those that win last."""

NIKOLA_SUFFIX: Final = ".meta"
"""What a file of Nikola ends in that holds the front matter of the post beside it."""


class Site(NamedTuple):
    """A folder with the files in it that are posts."""

    folder: Path
    """The library: every path is relative to it."""
    kind: Kind
    reason: str
    """How kind and roots were chosen, in a sentence for people."""
    roots: tuple[str, ...] = ("",)
    """The folders that hold the posts, relative to the library; empty text is the library itself."""
    home: Path = Path()
    """The folder of the whole site, where its configuration is; may lie above the library."""
    files: tuple[str, ...] = ()
    """The posts, newest by name first."""
    others: tuple[str, ...] = ()
    """Markdown files that are not posts of this site, in the order of their paths."""
    refused: Mapping[str, Problem] = {}
    """Files that are listed and must not be read, with the reason."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the folder as a whole; each message names the path it is about."""
    configurations: Mapping[str, Configuration] = {}
    """By the folder they hold for, relative to the library."""
    directory_data: Mapping[str, Mapping[str, object]] = {}
    """Fields that a data file of Eleventy gives to all posts of a folder, by that folder."""
    data_files: frozenset[str] = frozenset()
    """Files of Eleventy and Nikola that may give fields to the one post they are named after."""
    above: str = ""
    """The path from ``home`` to the library, ending in a slash; empty when home is within the library."""
    checkouts: tuple[tuple[int, int], ...] = ()
    """First and last time stamps, in nanoseconds, of files that came all at once: see `checkouts`."""

    def home_of(self, path: str) -> str:
        """Return the folder of the site that a post belongs to, relative to the library.

        Empty text is the whole site.
        """
        if len(self.configurations) <= 1 and "" in self.configurations:
            return ""
        folder = path.rpartition("/")[0]
        while folder and folder not in self.configurations:
            folder = folder.rpartition("/")[0]
        return folder

    def configuration_of(self, path: str) -> Configuration:
        """Return what the site of a post says about all of its posts."""
        return self.configurations.get(self.home_of(path), NO_CONFIGURATION)

    def path_in_site(self, path: str) -> str:
        """Return the path of a post relative to the folder of its site, as its configuration means it."""
        home = self.home_of(path)
        return path[len(home) + 1 :] if home else self.above + path

    def data_files_of(self, path: str) -> list[str]:
        """Return the files with fields of a post, such as ``post.json``; the last one wins."""
        if not self.data_files:
            return []
        stem = path.rpartition(".")[0]
        files = (stem + suffix for suffix in (NIKOLA_SUFFIX, *DATA_SUFFIXES))
        return [file for file in files if file in self.data_files]

    def directory_data_for(self, path: str) -> Mapping[str, object]:
        """Return the fields that the folders around a post give to it; those of an inner folder win."""
        fields: dict[str, object] = {}
        for folder, data in self.directory_data.items():
            if not folder or path.startswith(f"{folder}/"):
                fields.update(data)
        return fields
