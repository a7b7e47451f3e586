"""The site that a folder or file lies in, which may start above it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.configuration_files import SettingsFiles
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


def find_enclosing_site(folder: Path) -> EnclosingSite:
    """Find the site that a folder lies in; plain when nothing in it or above it tells."""
    for candidate in [folder, *folders_above(folder)]:
        names = names_in(candidate)
        system = system_at(candidate, names)
        inside = path_between(candidate, folder)
        if system is not None and system.holds(inside):
            return EnclosingSite(system.kind, candidate, f"In a site of {system.kind.label}.", system)
        if inside.startswith(("source/_posts/", "source/_drafts/")) and is_hexo(names):
            return EnclosingSite(Kind.HEXO, candidate, "In a Hexo site.")
        if IN_POSTS.search("/" + inside) and (not names.isdisjoint(JEKYLL_MARKERS)):
            return EnclosingSite(Kind.JEKYLL, candidate, "In a Jekyll site.")
        if inside.startswith("_") and not names.isdisjoint(JEKYLL_CONFIGURATIONS):
            return EnclosingSite(Kind.JEKYLL, candidate, "In a collection of a Jekyll site.")
        if VAULT in names and names.isdisjoint(JEKYLL_CONFIGURATIONS):
            return EnclosingSite(Kind.OBSIDIAN, candidate, "In an Obsidian vault.")
    parts = folder.parts
    for index in range(len(parts) - 1, 0, -1):
        if parts[index] in ("_posts", "_drafts"):
            return EnclosingSite(Kind.JEKYLL, Path(*parts[:index]), f"In a folder named {parts[index]}.")
    return EnclosingSite(Kind.PLAIN, folder, "")


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
    relative = os.path.relpath(below, above)
    return "" if relative == "." or relative.startswith("..") else relative.replace(os.sep, "/") + "/"
