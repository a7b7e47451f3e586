"""Which files of a folder are posts, and the site they belong to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.content.discovery.configuration_files import read_configuration
from reader.content.discovery.enclosing_site import find_site_of_file, path_between
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.site import DATA_SUFFIXES, NIKOLA_SUFFIX, Kind, Site
from reader.content.discovery.systems import names_in
from reader.content.discovery.text_files import not_a_file
from reader.content.text import clean_line

if TYPE_CHECKING:
    from reader.content.discovery.walk import Tree


def discover(path: Path | str, *, everything: bool = False) -> Site:
    """Find the site at a folder, or the one post at a file.

    ``everything`` takes every Markdown file as a post. Raises `LibraryError` when there is nothing to open.
    """
    return discover_with_tree(path, everything=everything)[0]


def discover_with_tree(path: Path | str, *, everything: bool = False) -> tuple[Site, Tree | None]:
    """Find the site at a path as `discover` does, and all that stands below a folder; None for a file."""
    path = Path(os.path.normpath(Path(path).absolute()))
    try:
        is_folder = path.is_dir()
        exists = is_folder or path.exists()
    except (OSError, ValueError):
        is_folder = exists = False
    if not exists:
        raise LibraryError(f"{_shown(path)} is not there", "Name a folder with Markdown posts, or one post.")
    if not is_folder:
        return _site_of_file(path), None
    try:
        # Opening one post must not wait for what only folders need.
        from reader.content.discovery.folder_discovery import FolderDiscovery

        discovery = FolderDiscovery(path, everything)
        return discovery.site(), discovery.tree
    except PermissionError:
        raise LibraryError(f"{_shown(path)} cannot be opened: no permission") from None
    except OSError as error:
        raise LibraryError(f"{_shown(path)} cannot be opened: {error.strerror or 'unknown reason'}") from None


def explain_empty(site: Site) -> str:
    """Return what was looked for and where, for a person whose folder turns out to hold no posts."""
    where = ", ".join(root or "the folder itself" for root in site.roots)
    extensions = " ".join(f".{name}" for name in ("md", "markdown", "mkd", "mdown", "mdx", "Rmd", "qmd"))
    message = f"No posts in {_shown(site.folder)}. Looked in {where} for files that end in {extensions}"
    if site.others:
        count = len(site.others)
        message += f"; {count} other Markdown file{'s are' if count > 1 else ' is'} there"
    return message + "."


def _shown(path: Path) -> str:
    return clean_line(str(path), 200)


def _site_of_file(path: Path) -> Site:
    """Return the site around a single file, with that file as its only post."""
    folder = path.parent
    if problem := not_a_file(path.stat().st_mode):
        raise LibraryError(f"{_shown(path)} cannot be opened: {problem.message}")
    enclosing = find_site_of_file(path)
    of_eleventy = enclosing.kind is Kind.ELEVENTY
    suffixes = (NIKOLA_SUFFIX, *(DATA_SUFFIXES if of_eleventy else ()))
    beside = (path.with_suffix(suffix) for suffix in suffixes)
    configuration, problems = read_configuration(enclosing.home, enclosing.settings_files)
    return Site(
        folder,
        enclosing.kind,
        f"One post. {enclosing.reason}".rstrip(),
        home=enclosing.home,
        files=(path.name,),
        problems=problems,
        configurations={"": configuration},
        directory_data=_data_around(enclosing.home, folder) if of_eleventy else {},
        data_files=frozenset(file.name for file in beside if file.is_file()),
        above=path_between(enclosing.home, folder),
    )


def _data_around(home: Path, folder: Path) -> dict[str, dict[str, object]]:
    """Return what the folders around a post of Eleventy say of it."""
    from reader.content.discovery.directory_data import data_above, data_of_folder

    return {"": {**data_above(home, folder), **data_of_folder(folder, names_in(folder))}}
