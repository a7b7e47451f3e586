"""The site at a folder: how it is laid out, what it says about its posts, and which files they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from reader.content.discovery.checkouts import find_checkouts
from reader.content.discovery.configuration_files import read_configuration
from reader.content.discovery.directory_data import data_above, data_of_folder
from reader.content.discovery.enclosing_site import (
    IN_POSTS,
    find_enclosing_site,
    path_between,
    settings_files_of,
)
from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, TEXT_EXTENSIONS, extension
from reader.content.discovery.jekyll_documents import folders_of_collections
from reader.content.discovery.left_out import without_left_out
from reader.content.discovery.post_files import PostSelector, SiteLayout, newest_name_first
from reader.content.discovery.site import (
    DATA_SUFFIXES,
    NIKOLA_SUFFIX,
    OWN_DATA_SUFFIXES,
    Configuration,
    Kind,
    Site,
)
from reader.content.discovery.systems import (
    JEKYLL_CONFIGURATIONS,
    JEKYLL_MARKERS,
    LAYOUTS,
    System,
    is_hexo,
    names_in,
)
from reader.content.discovery.text_files import read_text
from reader.content.discovery.walk import Folder, Tree, ignored_folders, walk
from reader.content.front_matter.split import split_front_matter
from reader.content.post import Problem
from reader.content.text import clean_line


class FolderDiscovery:
    """Looks at one folder once."""

    def __init__(self, library: Path, everything: bool) -> None:
        self._library = library
        self._everything = everything
        self._enclosing = find_enclosing_site(library)
        self.tree: Tree = walk(str(library), _may_be_post, ignored_folders(self._enclosing.kind))
        self._problems: list[Problem] = list(self.tree.problems)

    def site(self) -> Site:
        choice = self._choose()
        configurations = self._configurations(choice)
        selector = PostSelector(self._library, self.tree, choice, configurations)
        selection = selector.select(everything=self._everything)
        files, reason = selection.files, choice.reason
        if not files and choice.roots == ("",) and (text_files := self._text_posts()):
            files = newest_name_first(text_files)
            reason = "No Markdown here; text files that begin with front matter are listed."
        site = Site(
            folder=self._library,
            kind=choice.kind,
            reason=reason,
            roots=choice.roots,
            home=self._enclosing.home,
            files=tuple(files),
            others=tuple(selection.others),
            refused=self.tree.refused,
            problems=(*self._problems, *selection.problems),
            configurations=configurations,
            directory_data=self._directory_data(choice),
            data_files=self._data_files(choice),
            above=path_between(self._enclosing.home, self._library),
            checkouts=find_checkouts(str(self._library), files),
        )
        return site if self._everything else without_left_out(site)

    def _directory_data(self, choice: SiteLayout) -> dict[str, dict[str, object]]:
        """Return what ``posts/posts.json`` and ``posts/posts.11tydata.js`` of Eleventy say, outer first."""
        if choice.kind not in (Kind.ELEVENTY, Kind.PLAIN):
            return {}
        found: dict[str, dict[str, object]] = {}
        if above := data_above(self._enclosing.home, self._library):
            found[""] = above
        for folder in self.tree.folders:
            if data := data_of_folder(self._library / folder.path, folder.files):
                found.setdefault(folder.path, {}).update(data)
        return found

    def _data_files(self, choice: SiteLayout) -> frozenset[str]:
        """Return the files that may give fields to one post of Eleventy or Nikola. They are read with it."""
        suffixes = {Kind.ELEVENTY: DATA_SUFFIXES, Kind.PLAIN: OWN_DATA_SUFFIXES}
        suffix = (NIKOLA_SUFFIX, *suffixes.get(choice.kind, ()))
        return frozenset(
            folder.join(name)
            for folder in self.tree.folders
            for name in folder.files
            if name.endswith(suffix)
        )

    def _choose(self) -> SiteLayout:
        """Take the first layout that is there; a configuration file outranks a layout."""
        kind, home, _, system = self._enclosing
        if kind is Kind.OBSIDIAN:
            return SiteLayout(kind, ("",), "An Obsidian vault: all notes are listed.")
        if home != self._library and kind is not Kind.PLAIN:
            where = clean_line(home.name or str(home))
            roots = (kind in (Kind.JEKYLL, Kind.HEXO) and self._special_folders()) or ("",)
            return SiteLayout(kind, roots, f"A folder of the {kind.label} site in {where}.", system)
        if system is not None and (roots := self._roots_of(system)):
            return SiteLayout(kind, roots, f"A site of {kind.label}: posts are in {_list_of(roots)}.", system)
        if special := self._special_folders():
            in_source = all(path.startswith("source/") for path in special)
            if in_source and is_hexo(names_in(self._library)):
                return SiteLayout(Kind.HEXO, special, "A Hexo site: posts are in source/_posts.")
            return SiteLayout(Kind.JEKYLL, special, f"A Jekyll layout: posts are in {_list_of(special)}.")
        for root, layout in LAYOUTS:
            if self._holds_posts(root):
                return SiteLayout(layout, (root,), f"Posts are in {root}.", system)
        if system is not None:
            return SiteLayout(kind, ("",), f"A site of {kind.label}.", system)
        return SiteLayout(Kind.PLAIN, ("",), "A folder of Markdown files.")

    def _roots_of(self, system: System) -> tuple[str, ...]:
        if system.kind is Kind.ASTRO:
            kept = tuple(root for root in system.roots[:2] if self._holds_posts(root))
            if kept:
                return kept
        if named := tuple(root for root in system.named if self._holds_posts(root)):
            return named
        return next(((root,) for root in system.roots if self._holds_posts(root)), ())

    def _special_folders(self) -> tuple[str, ...]:
        """Return each folder of posts, drafts or a collection of Jekyll, when any of them holds posts.

        One that lies within another is not named beside it.
        """
        found = [
            folder.path
            for folder in self.tree.folders
            if folder.path.rpartition("/")[2] in ("_posts", "_drafts")
            and not IN_POSTS.search("/" + folder.path)
        ]
        if self._library.name in ("_posts", "_drafts") and not found:
            return ()
        found = found if any(self._holds_posts(path, TEXT_EXTENSIONS) for path in found) else []
        return (*found, *self._folders_of_collections())

    def _folders_of_collections(self) -> list[str]:
        """Return the folders of collections that the configurations of Jekyll in the library name."""
        found: list[str] = []
        for folder in self.tree.folders:
            if not set(JEKYLL_CONFIGURATIONS).isdisjoint(folder.files):
                configuration, _ = read_configuration(
                    self._library / folder.path, settings_files_of(Kind.JEKYLL, None)
                )
                found += map(folder.join, folders_of_collections(configuration))
        return [path for path in found if self._holds_posts(path)]

    def _holds_posts(self, root: str, more: frozenset[str] = frozenset()) -> bool:
        wanted = MARKDOWN_EXTENSIONS | more
        return any(extension(name) in wanted for folder in self._below(root) for name in folder.files)

    def _below(self, root: str) -> Iterable[Folder]:
        if not root:
            return self.tree.folders
        prefix = root + "/"
        return (f for f in self.tree.folders if f.path == root or f.path.startswith(prefix))

    def _configurations(self, choice: SiteLayout) -> dict[str, Configuration]:
        """Return the configuration of the site, and those of Jekyll sites that lie deeper in the library."""
        names = settings_files_of(choice.kind, choice.system)
        homes = {"": self._enclosing.home}
        if choice.kind is Kind.JEKYLL:
            for folder in self.tree.folders:
                if folder.path and not set(JEKYLL_MARKERS).isdisjoint((*folder.files, *folder.folders)):
                    homes[folder.path] = self._library / folder.path
        configurations = {}
        for path, home in homes.items():
            configurations[path], problems = read_configuration(home, names)
            self._problems.extend(problems)
        return configurations

    def _text_posts(self) -> list[str]:
        """Text files that begin with front matter, for a folder that holds no Markdown."""
        paths = [
            path
            for folder in self.tree.folders
            for name in folder.files
            if extension(name) in TEXT_EXTENSIONS and (path := folder.join(name)) not in self.tree.refused
        ]
        return [path for path in paths[:_TEXT_FILES] if self._begins_with_fields(path)]

    def _begins_with_fields(self, path: str) -> bool:
        parts = split_front_matter(read_text(str(self._library / path)).text)
        return bool(parts.format and parts.fields)


_TEXT_FILES: Final = 1_000
"""Text files that are looked into."""


def _may_be_post(name: str) -> bool:
    ending = extension(name)
    return ending in MARKDOWN_EXTENSIONS or ending in TEXT_EXTENSIONS


def _list_of(roots: tuple[str, ...]) -> str:
    shown = [clean_line(root) for root in roots[:3]]
    if len(roots) > 3:
        shown.append(f"{len(roots) - 3} more")
    return ", ".join(shown)
