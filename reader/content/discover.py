"""Which files of a folder are posts, and the site they belong to."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.content.configuration import Configuration, read_configuration, read_data
from reader.content.errors import LibraryError
from reader.content.files import not_a_file, read_text
from reader.content.frontmatter import split
from reader.content.names import (
    MARKDOWN_EXTENSIONS,
    TEXT_EXTENSIONS,
    extension,
    is_index,
    is_jekyll_post_name,
)
from reader.content.post import Problem
from reader.content.site import Kind, Site
from reader.content.systems import (
    JEKYLL_CONFIGURATIONS,
    JEKYLL_MARKERS,
    LAYOUTS,
    System,
    folders_above,
    is_hexo,
    names_in,
    system_at,
)
from reader.content.text import clean_line
from reader.content.walk import BUILT_FOLDERS, IGNORED_FOLDERS, Folder, Tree, walk


def discover(path: Path | str, *, everything: bool = False) -> Site:
    """The site at a folder, or the one post at a file.

    ``everything`` takes every Markdown file as a post. Raises `LibraryError` when there is nothing to open.
    """
    path = Path(os.path.normpath(Path(path).absolute()))
    try:
        is_folder = path.is_dir()
        exists = is_folder or path.exists()
    except (OSError, ValueError):
        is_folder = exists = False
    if not exists:
        raise LibraryError(f"{_shown(path)} is not there", "Name a folder with Markdown posts, or one post.")
    if not is_folder:
        return _site_of_file(path)
    try:
        return _Discovery(path, everything).site()
    except PermissionError:
        raise LibraryError(f"{_shown(path)} cannot be opened: no permission") from None
    except OSError as error:
        raise LibraryError(f"{_shown(path)} cannot be opened: {error.strerror or 'unknown reason'}") from None


def explain_empty(site: Site) -> str:
    """What was looked for and where, for a person whose folder turns out to hold no posts."""
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
    """The site around a single file, with that file as its only post."""
    folder = path.parent
    if problem := not_a_file(path.stat().st_mode):
        raise LibraryError(f"{_shown(path)} cannot be opened: {problem.message}")
    try:
        kind, home, reason, system = _site_around(folder)
    except OSError:
        kind, home, reason, system = Kind.PLAIN, folder, "", None
    configuration, problems = read_configuration(home, _configuration_names(kind, system))
    return Site(
        folder,
        kind,
        f"One post{', ' + reason[0].lower() + reason[1:] if reason else ''}",
        home=home,
        files=(path.name,),
        problems=problems,
        configurations={"": configuration},
        above=_path_between(home, folder),
    )


def _site_around(folder: Path) -> tuple[Kind, Path, str, System | None]:
    """The site that a folder lies in: kind, home, and the reason; plain when nothing above tells."""
    for candidate in [folder, *folders_above(folder)]:
        names = names_in(candidate)
        system = system_at(candidate, names)
        inside = _path_between(candidate, folder)
        if system is not None and (
            not inside or inside.startswith(tuple(f"{root}/" for root in system.roots))
        ):
            return system.kind, candidate, f"In a site of {system.kind.label}.", system
        if inside.startswith(("source/_posts/", "source/_drafts/")) and is_hexo(candidate, names):
            return Kind.HEXO, candidate, "In a site of Hexo.", None
        if _SPECIAL.search("/" + inside) and (not names.isdisjoint(JEKYLL_MARKERS)):
            return Kind.JEKYLL, candidate, "In a site of Jekyll.", None
        if ".obsidian" in names:
            return Kind.OBSIDIAN, candidate, "In a vault of Obsidian.", None
    parts = folder.parts
    for index in range(len(parts) - 1, 0, -1):
        if parts[index] in ("_posts", "_drafts"):
            return Kind.JEKYLL, Path(*parts[:index]), f"In a folder named {parts[index]}.", None
    return Kind.PLAIN, folder, "", None


_SPECIAL: Final = re.compile(r"/(?:_posts|_drafts)/")


def _configuration_names(kind: Kind, system: System | None) -> tuple[str, ...]:
    if system is not None:
        return system.configurations
    return JEKYLL_CONFIGURATIONS if kind in (Kind.JEKYLL, Kind.HEXO) else ()


def _path_between(above: Path, below: Path) -> str:
    """The path from a folder to one at or below it, with a slash at the end; empty for the same folder."""
    relative = os.path.relpath(below, above)
    return "" if relative == "." or relative.startswith("..") else relative.replace(os.sep, "/") + "/"


@dataclass(slots=True)
class _Choice:
    """Where the posts are."""

    kind: Kind
    roots: tuple[str, ...]
    reason: str
    system: System | None = None


class _Discovery:
    """Looks at one folder once."""

    def __init__(self, library: Path, everything: bool) -> None:
        self._library = library
        self._everything = everything
        around, home, _, system = _site_around(library)
        self._around = around
        self._home = home
        self._system = system
        ignored = IGNORED_FOLDERS if around is Kind.OBSIDIAN else IGNORED_FOLDERS | BUILT_FOLDERS
        self._tree: Tree = walk(str(library), _may_be_post, ignored)
        self._problems: list[Problem] = list(self._tree.problems)
        self._extensions = MARKDOWN_EXTENSIONS

    def site(self) -> Site:
        choice = self._choose()
        configurations = self._configurations(choice)
        files, others = self._select(choice, configurations)
        reason = choice.reason
        if not files and choice.roots == ("",) and (text_files := self._text_posts()):
            files, reason = (
                text_files,
                "No Markdown here; text files that begin with front matter are listed.",
            )
        taken = set(files)
        return Site(
            folder=self._library,
            kind=choice.kind,
            reason=reason,
            roots=choice.roots,
            home=self._home,
            files=tuple(_newest_name_first(files)),
            others=tuple(sorted(path for path in others if path not in taken)),
            refused=self._tree.refused,
            problems=tuple(self._problems),
            configurations=configurations,
            directory_data=self._directory_data(choice),
            above=_path_between(self._home, self._library),
        )

    def _directory_data(self, choice: _Choice) -> dict[str, dict[str, object]]:
        """What ``posts/posts.json`` and ``posts/posts.11tydata.json`` of Eleventy say, outer first."""
        if choice.kind not in (Kind.ELEVENTY, Kind.PLAIN):
            return {}
        found: dict[str, dict[str, object]] = {}
        for folder in self._tree.folders:
            name = folder.path.rpartition("/")[2] or self._library.name
            for file in (f"{name}.json", f"{name}.11tydata.json"):
                if file in folder.files:
                    data = read_data(self._library / folder.join(file))
                    found.setdefault(folder.path, {}).update(_without_collections(data))
        return found

    def _choose(self) -> _Choice:
        """The first layout that is there wins; a configuration file outranks a layout."""
        label = self._around.label
        if self._around is Kind.OBSIDIAN:
            return _Choice(Kind.OBSIDIAN, ("",), "A vault of Obsidian: all notes are listed.")
        if self._home != self._library and self._around is not Kind.PLAIN:
            where = clean_line(self._home.name or str(self._home))
            return _Choice(self._around, ("",), f"A folder of the {label} site in {where}.", self._system)
        if self._system is not None:
            roots = self._roots_of(self._system)
            if roots:
                reason = f"A site of {label}: posts are in {_list_of(roots)}."
                return _Choice(self._around, roots, reason, self._system)
        special = self._special_folders()
        if special:
            names = names_in(self._library)
            if all(path.startswith("source/") for path in special) and is_hexo(self._library, names):
                return _Choice(Kind.HEXO, special, "A site of Hexo: posts are in source/_posts.")
            return _Choice(Kind.JEKYLL, special, f"A Jekyll layout: posts are in {_list_of(special)}.")
        for root, kind in LAYOUTS:
            if self._holds_posts(root):
                return _Choice(kind, (root,), f"Posts are in {root}.", self._system)
        if self._system is not None:
            return _Choice(self._around, ("",), f"A site of {label}.", self._system)
        return _Choice(Kind.PLAIN, ("",), "A folder of Markdown files.")

    def _roots_of(self, system: System) -> tuple[str, ...]:
        if system.kind is Kind.ASTRO:
            kept = tuple(root for root in system.roots[:2] if self._holds_posts(root))
            if kept:
                return kept
        return next(((root,) for root in system.roots if self._holds_posts(root)), ())

    def _special_folders(self) -> tuple[str, ...]:
        """Every ``_posts`` and ``_drafts`` that is not within another one, when any of them holds posts."""
        found = [
            folder.path
            for folder in self._tree.folders
            if folder.path.rpartition("/")[2] in ("_posts", "_drafts")
            and not _SPECIAL.search("/" + folder.path)
        ]
        if self._library.name in ("_posts", "_drafts") and not found:
            return ()
        return tuple(found) if any(self._holds_posts(path, TEXT_EXTENSIONS) for path in found) else ()

    def _holds_posts(self, root: str, more: frozenset[str] = frozenset()) -> bool:
        wanted = self._extensions | more
        return any(extension(name) in wanted for folder in self._below(root) for name in folder.files)

    def _below(self, root: str) -> Iterable[Folder]:
        if not root:
            return self._tree.folders
        prefix = root + "/"
        return (f for f in self._tree.folders if f.path == root or f.path.startswith(prefix))

    def _configurations(self, choice: _Choice) -> dict[str, Configuration]:
        """The configuration of the site, and those of Jekyll sites that lie deeper in the library."""
        names = _configuration_names(choice.kind, choice.system)
        homes = {"": self._home}
        if choice.kind is Kind.JEKYLL:
            for folder in self._tree.folders:
                if folder.path and not set(JEKYLL_MARKERS).isdisjoint((*folder.files, *folder.folders)):
                    homes[folder.path] = self._library / folder.path
        configurations = {}
        for path, home in homes.items():
            configurations[path], problems = read_configuration(home, names)
            self._problems.extend(problems)
        return configurations

    def _select(
        self, choice: _Choice, configurations: dict[str, Configuration]
    ) -> tuple[list[str], list[str]]:
        """The posts, and the Markdown files that are none."""
        extensions = self._extensions
        if choice.kind in (Kind.JEKYLL, Kind.HEXO):
            for configuration in configurations.values():
                extensions = extensions | _extensions_in(configuration.text("markdown_ext"))
        files: list[str] = []
        others: list[str] = []
        within = _within(choice.roots)
        for folder in self._tree.folders:
            special = _is_special(folder.path, choice, self._library)
            wanted = extensions | TEXT_EXTENSIONS if special else extensions
            names = [
                name
                for name in folder.files
                if name.rpartition(".")[2].lower() in wanted
                and name[0] not in ".#~"
                and name[-1] != "~"
                and "." in name
            ]
            if not names:
                continue
            if self._everything:
                chosen = names
            elif within(folder.path):
                chosen = self._posts_of(folder, names, choice, special)
            else:
                chosen = []
            files.extend(map(folder.join, chosen))
            if len(chosen) != len(names):
                kept = set(chosen)
                others.extend(folder.join(name) for name in names if name not in kept)
        if choice.kind is Kind.JEKYLL and not self._everything:
            files = self._named_for_jekyll(files, others)
        return files, others

    def _posts_of(self, folder: Folder, names: list[str], choice: _Choice, special: bool) -> list[str]:
        """Which Markdown files of a folder in a root are posts."""
        if special:
            return names
        kind = choice.kind
        if kind is Kind.PELICAN and _in_folder(folder.path, "pages"):
            return []
        if kind in (Kind.DOCUSAURUS, Kind.ASTRO):
            if any(part.startswith("_") for part in folder.path.split("/")):
                return []
            names = [name for name in names if not name.startswith("_") and ".test." not in name]
        elif kind is not Kind.OBSIDIAN and any(name.startswith("_") for name in names):
            plain = [name for name in names if not name.startswith("_")]
            names = plain or [name for name in names if not _SECTION.match(name)]
        if kind is not Kind.OBSIDIAN and (kind is not Kind.PLAIN or choice.roots != ("",)):
            names = [name for name in names if name.lower() != "readme.md"]
        if self._bundles(choice) and folder.path not in choice.roots:
            names = self._bundle(folder, names)
        return names

    def _bundles(self, choice: _Choice) -> bool:
        return choice.kind in (Kind.HUGO, Kind.ZOLA, Kind.DOCUSAURUS) or choice.roots == ("content",)

    def _bundle(self, folder: Folder, names: list[str]) -> list[str]:
        """A folder with an ``index.md`` is one post; the other Markdown in it belongs to that post."""
        indexes = [name for name in names if is_index(name)]
        if not indexes or len(indexes) == len(names):
            return names
        first = folder.join(indexes[0])
        if first in self._tree.refused or not split(read_text(str(self._library / first)).text).format:
            return names
        return indexes

    def _named_for_jekyll(self, files: list[str], others: list[str]) -> list[str]:
        """Posts without those in ``_posts`` whose name has no date, which Jekyll passes over.

        Where no name at all is written so, the folder only looks like Jekyll's, and everything in it counts.
        """
        dated = {path for path in files if is_jekyll_post_name(path.rpartition("/")[2])}
        if not dated:
            return files
        posts = []
        for path in files:
            if path in dated or _in_folder(path, "_drafts") or self._library.name == "_drafts":
                posts.append(path)
            else:
                others.append(path)
                message = "not a post for Jekyll: its name is not like 2024-01-31-title.md"
                self._problems.append(Problem(f"{clean_line(path)}: {message}"))
        return posts

    def _text_posts(self) -> list[str]:
        """Text files that begin with front matter, for a folder that holds no Markdown."""
        found = []
        for folder in self._tree.folders:
            for name in folder.files:
                path = folder.join(name)
                if extension(name) in TEXT_EXTENSIONS and path not in self._tree.refused:
                    beginning = split(read_text(str(self._library / path)).text)
                    if beginning.format and beginning.fields:
                        found.append(path)
        return found


_SECTION: Final = re.compile(r"_index\b")


def _without_collections(data: object) -> dict[str, object]:
    """Directory data without the tags that only gather posts into a collection."""
    if not isinstance(data, dict):
        return {}
    collections = ("posts", "post", "all", "blog")
    if data.get("tags") in collections or data.get("tags") in [[name] for name in collections]:
        data = {key: value for key, value in data.items() if key != "tags"}
    return data


def _may_be_post(name: str) -> bool:
    ending = extension(name)
    return ending in MARKDOWN_EXTENSIONS or ending in TEXT_EXTENSIONS


def _extensions_in(setting: str) -> frozenset[str]:
    return frozenset(part.strip(" .").lower() for part in setting.split(",")) - {""}


def _within(roots: tuple[str, ...]) -> Callable[[str], bool]:
    if roots == ("",):
        return lambda path: True
    prefixes = tuple(f"{root}/" for root in roots)
    return lambda path: f"{path}/".startswith(prefixes)


def _is_special(path: str, choice: _Choice, library: Path) -> bool:
    """Whether a folder lies in ``_posts`` or ``_drafts``, where text files are posts too."""
    if choice.kind not in (Kind.JEKYLL, Kind.HEXO):
        return False
    return bool(_SPECIAL.search(f"/{path}/")) or any(part in ("_posts", "_drafts") for part in library.parts)


def _in_folder(path: str, name: str) -> bool:
    return f"/{name}/" in f"/{path}/"


def _list_of(roots: tuple[str, ...]) -> str:
    shown = [clean_line(root) for root in roots[:3]]
    if len(roots) > 3:
        shown.append(f"{len(roots) - 3} more")
    return ", ".join(shown)


_NUMBERS: Final = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}|(?:19|20)\d{6}")


def _newest_name_first(paths: Iterable[str]) -> list[str]:
    """Paths with the latest date in them first, so that what is read first is likely on top of the list."""

    def key(path: str) -> tuple[str, str]:
        found = _NUMBERS.search(path)
        return (found[0] if found else "", path)

    return sorted(paths, key=key, reverse=True)


__all__ = ["discover", "explain_empty"]
