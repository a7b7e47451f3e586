"""The site that a folder or file lies in, which may start above it."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.configuration_files import SettingsFiles, read_settings
from reader.content.discovery.named_folders import KINDS_THAT_NAME_FOLDERS, named_folders
from reader.content.discovery.site import Kind
from reader.content.discovery.systems import (
    JEKYLL_CONFIGURATIONS,
    JEKYLL_MARKERS,
    VAULT,
    VAULT_SETTINGS,
    System,
    folders_above,
    is_hexo,
    names_in,
    system_at,
)
from reader.content.discovery.text_files import open_binary
from reader.content.discovery.walk import IGNORED_FOLDERS


class EnclosingSite(NamedTuple):
    """What the folders from a library upwards tell."""

    kind: Kind
    home: Path
    """The folder that the site starts at; the library itself when nothing tells."""
    reason: str
    system: System | None = None

    @property
    def settings_files(self) -> SettingsFiles:
        """Return the names of the files that the settings of such a site may be in."""
        return settings_files_of(self.kind, self.system)


IN_POSTS: Final = re.compile(r"/(?:_posts|_drafts)/")
"""Found in a path with slashes around it, which leads into the folders of Jekyll and Hexo."""

_SOURCE: Final = "source/"
"""Where everything is that Hexo makes pages of."""

_JUPYTER_BOOK: Final = "_toc.yml"
"""What stands beside a ``_config.yml`` that is none of Jekyll."""

_OF_REPOSITORY: Final = re.compile(
    r"(?:readme|licen[cs]e|contributing|changelog|changes|history|code_of_conduct|security|support|agents|claude)"
    r"(?:[.-].*)?",
    re.IGNORECASE,
)
"""Names of files that are written for who looks at a repository."""


def find_enclosing_site(folder: Path) -> EnclosingSite:
    """Find the site that a folder lies in; plain when nothing in it or above it tells."""
    for home in [folder, *folders_above(folder)]:
        names = names_in(home)
        system = _system_at(home, names)
        inside = path_between(home, folder)
        if system is not None and system.holds(inside):
            return _of_system(system, home)
        if site := _jekyll_hexo_or_vault(home, names, inside):
            return site
        if inside and _is_jekyll(names) and _keeps_posts(folder):
            return EnclosingSite(Kind.JEKYLL, home, "In a Jekyll site.")
    return _by_folder_names(folder)


def find_site_of_file(path: Path) -> EnclosingSite:
    """Find the site that makes a page of a file; plain when none does, and for what a repository says of
    itself, such as its README.
    """
    folder = path.parent
    for home in [folder, *folders_above(folder)]:
        names = names_in(home)
        system = _system_at(home, names)
        inside = path_between(home, folder)
        if not IGNORED_FOLDERS.isdisjoint(inside.split("/")):
            continue
        if system is not None and _makes_page(system, inside, path):
            return _of_system(system, home)
        if site := _jekyll_hexo_or_vault(home, names, inside):
            return site
        if _is_jekyll(names) and _begins_with_fields(path):
            return EnclosingSite(Kind.JEKYLL, home, "A page of a Jekyll site.")
    return _by_folder_names(folder)


def _system_at(home: Path, names: Collection[str]) -> System | None:
    """Return the system whose marker stands in a folder, with the folders that its configuration names."""
    system = system_at(home, names)
    if system is None or system.kind not in KINDS_THAT_NAME_FOLDERS:
        return system
    settings, _ = read_settings(home, names, settings_files_of(system.kind, system))
    return system._replace(named=named_folders(system.kind, settings))


def settings_files_of(kind: Kind, system: System | None) -> SettingsFiles:
    """Return the names of the files that the settings of a site may be in."""
    if system is not None:
        return SettingsFiles(system.configurations, system.overriding)
    if kind is Kind.OBSIDIAN:
        return SettingsFiles(VAULT_SETTINGS)
    return SettingsFiles(JEKYLL_CONFIGURATIONS if kind in (Kind.JEKYLL, Kind.HEXO) else ())


def path_between(above: Path, below: Path) -> str:
    """Return the path from a folder to one at or below it, with a slash at the end.

    Empty for the same folder.
    """
    outer, inner = os.fspath(above).rstrip(os.sep), os.fspath(below)
    if not inner.startswith(outer + os.sep):
        return ""
    relative = inner[len(outer) + 1 :].replace(os.sep, "/")
    return relative and relative + "/"


def _of_system(system: System, home: Path) -> EnclosingSite:
    return EnclosingSite(system.kind, home, f"In a site of {system.kind.label}.", system)


def _jekyll_hexo_or_vault(home: Path, names: Collection[str], inside: str) -> EnclosingSite | None:
    """Return what a folder tells that stands above the posts of Jekyll or Hexo, or at the root of a vault."""
    if inside.startswith(_SOURCE) and is_hexo(names):
        return EnclosingSite(Kind.HEXO, home, "In a Hexo site.")
    if IN_POSTS.search("/" + inside) and _has_marker_of_jekyll(home, names):
        return EnclosingSite(Kind.JEKYLL, home, "In a Jekyll site.")
    if inside.startswith("_") and any(name in names for name in JEKYLL_CONFIGURATIONS):
        return EnclosingSite(Kind.JEKYLL, home, "In a collection of a Jekyll site.")
    if VAULT in names and not any(name in names for name in JEKYLL_CONFIGURATIONS):
        return EnclosingSite(Kind.OBSIDIAN, home, "In an Obsidian vault.")
    return None


def _has_marker_of_jekyll(home: Path, names: Collection[str]) -> bool:
    """Tell whether Jekyll's files stand in a folder; ``_data`` in the source of a Hexo site is none."""
    if not any(marker in names for marker in JEKYLL_MARKERS):
        return False
    return home.name != _SOURCE.rstrip("/") or not is_hexo(names_in(home.parent))


def _is_jekyll(names: Collection[str]) -> bool:
    """Tell whether a folder is that of a Jekyll site, by its configuration."""
    has_configuration = any(name in names for name in JEKYLL_CONFIGURATIONS)
    return has_configuration and _JUPYTER_BOOK not in names and not ("source" in names and is_hexo(names))


def _keeps_posts(folder: Path) -> bool:
    """Tell whether posts stand right below a folder that is no Jekyll site of its own, such as ``en``."""
    names = names_in(folder)
    return ("_posts" in names or "_drafts" in names) and names.isdisjoint(JEKYLL_MARKERS)


def _makes_page(system: System, inside: str, path: Path) -> bool:
    """Tell whether a system makes a page of a file in a folder, by the path of that from the site."""
    if not system.makes_pages_of(inside):
        return False
    of_repository = _OF_REPOSITORY.fullmatch(path.name) is not None and system.kind is not Kind.VITEPRESS
    in_root = inside.startswith(tuple(f"{root}/" for root in (*system.named, *system.roots) if root))
    return in_root or not of_repository or _begins_with_fields(path)


def _begins_with_fields(path: Path) -> bool:
    """Tell whether a file seems to have front matter, which says that it is meant for a site."""
    try:
        with open_binary(os.fspath(path)) as file:
            return file.read(6).removeprefix(b"\xef\xbb\xbf").startswith((b"---", b"+++"))
    except OSError:
        return False


def _by_folder_names(folder: Path) -> EnclosingSite:
    """Return the site of Jekyll that the names of the folders themselves tell of; else none."""
    parts = folder.parts
    for index in range(len(parts) - 1, 0, -1):
        if parts[index] in ("_posts", "_drafts"):
            return EnclosingSite(Kind.JEKYLL, Path(*parts[:index]), f"In a folder named {parts[index]}.")
    return EnclosingSite(Kind.PLAIN, folder, "")
