"""The blog systems: the files that give each one away, and where each one keeps its posts."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.content.discovery.text_files import read_text
from reader.content.discovery.unchanged import Unchanged


class System(NamedTuple):
    """One blog system."""

    kind: Kind
    markers: tuple[str, ...]
    """Names of files or folders, one of which stands in the folder of such a site."""
    roots: tuple[str, ...]
    """Where posts are, relative to that folder. The first that holds any counts."""
    configurations: tuple[str, ...] = ()
    """Files with settings, of which the first that is there is read."""
    overriding: tuple[str, ...] = ()
    """Files with more settings, all of which are read; those of a later one go before those of an earlier."""
    more_pages: tuple[str, ...] = ()
    """Folders whose files become pages that are no posts."""
    named: tuple[str, ...] = ()
    """Where the configuration of the site says that posts are. All that hold any count, before the roots."""

    def holds(self, inside: str) -> bool:
        """Tell whether a folder may hold posts, by its path from that of the site, which ends in a slash."""
        return not inside or _lies_in(inside, (*self.named, *self.roots))

    def makes_pages_of(self, inside: str) -> bool:
        """Tell whether the files of a folder become pages, by its path from that of the site."""
        return _lies_in(inside, (*self.named, *self.roots, *self.more_pages))


def _lies_in(inside: str, folders: tuple[str, ...]) -> bool:
    return any(not folder or inside.startswith(f"{folder}/") for folder in folders)


def _ecmascript(*names: str) -> tuple[str, ...]:
    """Return the names that a configuration in JavaScript or TypeScript may have."""
    return tuple(f"{name}{suffix}" for name in names for suffix in (".js", ".ts", ".mjs", ".cjs", ".mts"))


def _of_hugo(folder: str, *names: str) -> tuple[str, ...]:
    return tuple(
        f"config/{folder}/{name}.{suffix}" for name in names for suffix in ("toml", "yaml", "yml", "json")
    )


SYSTEMS: Final = (
    System(
        Kind.HUGO,
        ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"),
        ("content",),
        ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml"),
        (
            *_of_hugo("_default", "hugo", "config", "languages", "permalinks", "markup"),
            *_of_hugo("production", "hugo", "config"),
        ),
    ),
    System(Kind.ZOLA, ("zola.toml",), ("content",), ("zola.toml", "config.toml")),
    System(Kind.PELICAN, ("pelicanconf.py",), ("content",), ("pelicanconf.py",), ("publishconf.py",)),
    System(
        Kind.DOCUSAURUS,
        _ecmascript("docusaurus.config"),
        ("blog", "docs", "versioned_docs", "i18n"),
        _ecmascript("docusaurus.config"),
        more_pages=("src/pages",),
    ),
    System(
        Kind.ASTRO,
        _ecmascript("astro.config"),
        ("src/content", "src/data/blog", "src/pages"),
        _ecmascript("astro.config"),
        more_pages=("src",),
    ),
    System(
        Kind.ELEVENTY,
        (".eleventy.js", *_ecmascript("eleventy.config")),
        ("content/blog", "content/posts", "content", "src/posts", "src/blog", "posts", "blog"),
        (".eleventy.js", *_ecmascript("eleventy.config")),
        more_pages=("",),
    ),
    System(
        Kind.VITEPRESS, (".vitepress",), ("",), _ecmascript(".vitepress/config", ".vitepress/config/index")
    ),
    System(
        Kind.VITEPRESS,
        ("docs/.vitepress",),
        ("docs",),
        _ecmascript("docs/.vitepress/config", "docs/.vitepress/config/index"),
    ),
    System(Kind.QUARTO, ("_quarto.yml", "_quarto.yaml"), ("",), ("_quarto.yml", "_quarto.yaml")),
    System(
        Kind.MATERIAL,
        ("mkdocs.yml", "mkdocs.yaml"),
        ("docs/blog/posts", "docs/posts", "docs"),
        ("mkdocs.yml", "mkdocs.yaml"),
    ),
)

NIKOLA: Final = System(Kind.NIKOLA, ("conf.py",), ("posts", "pages", ""), ("conf.py",))
"""Its marker means nothing by itself: others name their settings so, too."""

ELEVENTY_IGNORED: Final = ".eleventyignore"
"""Names what Eleventy leaves out."""

JEKYLL_CONFIGURATIONS: Final = ("_config.yml", "_config.yaml", "_config.toml")
JEKYLL_MARKERS: Final = (*JEKYLL_CONFIGURATIONS, "_layouts", "_includes", "_data", "_sass")
"""What stands in the folder of a Jekyll site, beside ``_posts``."""

HEXO_MARKERS: Final = ("scaffolds", "package.json", "Gemfile")
"""What tells a site of Hexo from one of Jekyll, by being there or not."""

VAULT: Final = ".obsidian"
"""What stands in the folder of a vault of Obsidian."""

VAULT_SETTINGS: Final = (f"{VAULT}/app.json",)

LAYOUTS: Final = (
    ("source/_posts", Kind.HEXO),
    ("content", Kind.PLAIN),
    ("src/content", Kind.ASTRO),
    ("src/data/blog", Kind.ASTRO),
    ("docs/blog/posts", Kind.MATERIAL),
)
"""Where posts are when no configuration tells, in the order in which they are looked for."""

_TOML_CONFIGURATION: Final = "config.toml"
_HIGHEST: Final = 8
"""How many folders above a library are looked at for the site that it belongs to."""


def system_at(home: Path, names: Collection[str]) -> System | None:
    """Return the system whose marker stands in a folder, by the names of what is in it.

    Jekyll and Hexo are none of these: `find_enclosing_site` looks for them.
    """
    names = frozenset(names)
    if names.isdisjoint(_FIRST_PARTS):
        return None
    for system in SYSTEMS:
        if any(is_there(home, marker, names) for marker in system.markers):
            return system
    if not names.isdisjoint(_CONFIGURATIONS_OF_SEVERAL):
        return _hugo_or_zola(home)
    if NIKOLA.markers[0] in names and re.search(_OF_NIKOLA, read_text(str(home / "conf.py")).text):
        return NIKOLA
    return None


_CONFIGURATIONS_OF_SEVERAL: Final = (_TOML_CONFIGURATION, "config.yaml", "config.yml")
"""What Hugo and Zola both name their settings."""

_FIRST_PARTS: Final = frozenset(
    marker.partition("/")[0]
    for markers in (*(system.markers for system in SYSTEMS), NIKOLA.markers, _CONFIGURATIONS_OF_SEVERAL)
    for marker in markers
)
"""Without any of these in it, a folder tells of no system."""

_OF_NIKOLA: Final = r"(?m)^(?:POSTS|PAGES)\s*="


def _hugo_or_zola(home: Path) -> System | None:
    """Both name their settings ``config.toml``; Zola writes ``base_url`` in it, Hugo ``baseURL``."""
    for name in _CONFIGURATIONS_OF_SEVERAL:
        if (home / name).is_file():
            text = read_text(str(home / name)).text.lower()
            if name == _TOML_CONFIGURATION and "base_url" in text:
                return SYSTEMS[1]
            if "baseurl" in text:
                return SYSTEMS[0]
    return None


def is_hexo(names: Collection[str]) -> bool:
    """Tell whether a folder with ``source/_posts`` is a site of Hexo, not one of Jekyll."""
    scaffolds, package, gems = (marker in names for marker in HEXO_MARKERS)
    return "_config.yml" in names and (scaffolds or package or not gems)


def names_in(folder: Path) -> frozenset[str]:
    """Return the names in a folder; none when it cannot be listed."""
    return _names_in(folder)


def _list_names(folder: Path) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries)
    except OSError:
        return frozenset()


_names_in: Final = Unchanged(_list_names)


def is_there(home: Path, name: str, names: Collection[str]) -> bool:
    """Tell whether there is a file or folder at a path from a folder that holds some names."""
    first, slash, _ = name.partition("/")
    return first in names and (not slash or (home / name).exists())


def folders_above(library: Path) -> list[Path]:
    """Return the folders that a site around a library could start at, nearest first.

    It ends at a repository, at the person's own folder, below a folder that strangers write to, such as
    ``/tmp``, and at the top: what lies beyond is another matter.
    """
    found: list[Path] = []
    try:
        person = Path.home()
    except RuntimeError:
        person = Path("/")
    folder = library
    while len(found) < _HIGHEST and folder.parent != folder:
        if folder == person or ".git" in names_in(folder):
            break
        folder = folder.parent
        if _is_of_strangers(folder):
            break
        found.append(folder)
    return found


def _is_of_strangers(folder: Path) -> bool:
    """Tell whether everyone may write to a folder, and nobody to what another put there."""
    try:
        mode = os.stat(folder).st_mode  # noqa: PTH116  # asked for many folders with each post
    except OSError:
        return False
    return bool(mode & stat.S_ISVTX and mode & stat.S_IWOTH)
