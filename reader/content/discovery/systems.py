"""The blog systems: the files that give each one away, and where each one keeps its posts."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.content.discovery.text_files import read_text


class System(NamedTuple):
    """One blog system."""

    kind: Kind
    markers: tuple[str, ...]
    """Names of files or folders, one of which stands in the folder of such a site."""
    roots: tuple[str, ...]
    """Where posts are, relative to that folder. The first that holds any counts."""
    configurations: tuple[str, ...] = ()
    """Files whose settings are read."""


_ECMASCRIPT: Final = (".js", ".ts", ".mjs", ".cjs", ".mts")

SYSTEMS: Final = (
    System(
        Kind.HUGO,
        ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"),
        ("content",),
        ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml"),
    ),
    System(Kind.ZOLA, ("zola.toml",), ("content",), ("zola.toml", "config.toml")),
    System(Kind.PELICAN, ("pelicanconf.py",), ("content",)),
    System(
        Kind.DOCUSAURUS,
        tuple(f"docusaurus.config{suffix}" for suffix in _ECMASCRIPT),
        ("blog", "docs", "versioned_docs", "i18n"),
    ),
    System(
        Kind.ASTRO,
        tuple(f"astro.config{suffix}" for suffix in _ECMASCRIPT),
        ("src/content", "src/data/blog", "src/pages"),
    ),
    System(
        Kind.ELEVENTY,
        (".eleventy.js", *(f"eleventy.config{suffix}" for suffix in _ECMASCRIPT)),
        ("content/blog", "content/posts", "content", "src/posts", "src/blog", "posts", "blog"),
    ),
    System(
        Kind.MATERIAL,
        ("mkdocs.yml", "mkdocs.yaml"),
        ("docs/blog/posts", "docs/posts", "docs"),
        ("mkdocs.yml", "mkdocs.yaml"),
    ),
)

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
    for system in SYSTEMS:
        if any(marker in names or ("/" in marker and (home / marker).exists()) for marker in system.markers):
            return system
    if _TOML_CONFIGURATION in names or (names and {"config.yaml", "config.yml"} & set(names)):
        return _hugo_or_zola(home)
    return None


def _hugo_or_zola(home: Path) -> System | None:
    """Both name their settings ``config.toml``; Zola writes ``base_url`` in it, Hugo ``baseURL``."""
    for name in (_TOML_CONFIGURATION, "config.yaml", "config.yml"):
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
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries)
    except OSError:
        return frozenset()


def folders_above(library: Path) -> list[Path]:
    """Return the folders that a site around a library could start at, nearest first.

    It ends at a repository, at the person's own folder and at the top: what lies beyond is another matter.
    """
    found: list[Path] = []
    try:
        person = Path.home()
    except RuntimeError:
        person = Path("/")
    folder = library
    while len(found) < _HIGHEST and folder.parent != folder:
        if (folder / ".git").exists() or folder == person:
            break
        folder = folder.parent
        found.append(folder)
    return found
