"""Which files the configuration of a site leaves out: no pages are made of them, so they are no posts."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from reader.content.discovery.globs import Glob, IgnoreFile, any_of
from reader.content.discovery.path_entries import entries_of, searched_by
from reader.content.discovery.site import Configuration, Kind, Site
from reader.content.discovery.systems import ELEVENTY_IGNORED
from reader.content.discovery.text_files import read_text
from reader.content.post import Problem

IsLeftOut = Callable[[str], bool]
"""Tells whether a file is left out, by its path from the folder of the site."""

_DOCS: Final = "docs"
_HIDDEN: Final = re.compile(r"(?:\A|/)[_.]")
"""A file or folder that Hexo passes over."""

_HIDDEN_FROM_MKDOCS: Final = ".*\n/templates/\n"
"""What MkDocs leaves out of every site, unless that says otherwise."""


def without_left_out(site: Site) -> Site:
    """Return a site with the posts that its configuration does not leave out.

    Whoever opens a folder all of which is left out wants to see it.
    """
    deciders = {}
    problems: list[Problem] = []
    for folder, configuration in site.configurations.items():
        home = site.folder / folder if folder else site.home
        is_left_out, found = _files_left_out(site.kind, configuration, home)
        problems += found
        if is_left_out is not None:
            deciders[folder] = is_left_out
    left = frozenset(
        path
        for path in (site.files if deciders else ())
        if (decide := deciders.get(site.home_of(path))) and decide(site.path_in_site(path))
    )
    files = tuple(path for path in site.files if path not in left)
    if not files and site.above:
        return site
    others = tuple(sorted((*site.others, *left))) if left else site.others
    return site._replace(files=files, others=others, problems=(*site.problems, *problems))


def _files_left_out(
    kind: Kind, configuration: Configuration, home: Path
) -> tuple[IsLeftOut | None, list[Problem]]:
    """Return what tells which files a site leaves out, None if it names none, and what is wrong there."""
    settings = configuration.settings
    problems: list[Problem] = []
    match kind:
        case Kind.JEKYLL:
            found = _jekyll(settings)
        case Kind.HUGO:
            found = searched_by(_texts(_setting(settings, "ignoreFiles")), f"{home}/", problems)
        case Kind.OBSIDIAN:
            found = _obsidian(_texts(settings.get("userIgnoreFilters")), problems)
        case Kind.HEXO:
            found = _hexo(settings)
        case Kind.MATERIAL:
            found = _mkdocs(settings)
        case Kind.PELICAN:
            found = _pelican(settings)
        case Kind.ELEVENTY:
            found = _eleventy(home)
        case Kind.DOCUSAURUS:
            found = _docusaurus(settings)
        case Kind.ZOLA:
            found = _zola(settings)
        case Kind.VITEPRESS:
            found = _vitepress(settings, home)
        case Kind.QUARTO:
            found = _quarto(settings)
        case _:
            found = None
    return found, problems


def _jekyll(settings: Mapping[str, object]) -> IsLeftOut | None:
    """Follow Jekyll's ``EntryFilter``: a pattern is a glob, or the beginning of a path."""
    included = _texts(settings.get("include"))
    excluded = [pattern for pattern in _texts(settings.get("exclude")) if pattern not in included]
    source = _folder(settings.get("source"))
    if not excluded:
        return None
    excludes, includes = _JekyllPatterns(excluded), _JekyllPatterns(included)

    def is_left_out(path: str) -> bool:
        return any(
            excludes.name(entry)
            and not (includes.name(entry) or includes.name(entry.rstrip("/").rpartition("/")[2]))
            for entry in entries_of(path)
        )

    return _below(source, is_left_out)


class _JekyllPatterns:
    """Globs whose ``*`` reaches over slashes; each also names what begins with it."""

    def __init__(self, patterns: Iterable[str]) -> None:
        bare = [pattern.removeprefix("./").lstrip("/") for pattern in patterns]
        self._beginnings = tuple(filter(None, bare))
        globs = (fnmatch.translate(pattern.replace("[^", "[!")) for pattern in bare)
        self._globs = re.compile("|".join(globs) or r"\Z.")

    def name(self, entry: str) -> bool:
        """Tell whether they mean an entry; that of a folder ends in a slash."""
        return entry.startswith(self._beginnings) or self._globs.match(entry.rstrip("/")) is not None


def _hexo(settings: Mapping[str, object]) -> IsLeftOut:
    """Follow Hexo, for which ``exclude`` and ``include`` are about pages, not about posts."""
    skipped, excluded, included, ignored = (
        any_of(_texts(settings.get(name))) for name in ("skip_render", "exclude", "include", "ignore")
    )

    def is_left_out(path: str) -> bool:
        first, _, inside = path.partition("/")
        if first in ("_posts", "_drafts"):
            return skipped(path) or _HIDDEN.search(inside) is not None
        return skipped(path) or (excluded(path) and not included(path))

    within = _below(_folder(settings.get("source_dir")) or "source", is_left_out)
    return lambda path: within(path) or any(ignored(entry.rstrip("/")) for entry in entries_of(path))


def _mkdocs(settings: Mapping[str, object]) -> IsLeftOut:
    """Leave out what is not built. Drafts, and what only the navigation lacks, stay."""
    patterns = settings.get("exclude_docs")
    text = _HIDDEN_FROM_MKDOCS + (patterns if isinstance(patterns, str) else "")
    return _below(_folder(settings.get("docs_dir")) or _DOCS, IgnoreFile(text).ignores)


def _pelican(settings: Mapping[str, object]) -> IsLeftOut | None:
    ignored = [Glob(f"**/{pattern.removeprefix('**/')}") for pattern in _texts(settings.get("IGNORE_FILES"))]
    folders = [_folder(folder) for folder in _texts(settings.get("ARTICLE_EXCLUDES"))]
    content = _folder(settings.get("PATH")) or "content"
    if not ignored and not folders:
        return None
    excluded = tuple(f"{folder}/" for folder in folders if folder)

    def is_left_out(path: str) -> bool:
        entries = [entry.rstrip("/") for entry in entries_of(path)]
        return path.startswith(excluded) or any(glob.matches(entry) for glob in ignored for entry in entries)

    return _below(content, is_left_out)


def _eleventy(home: Path) -> IsLeftOut | None:
    """Follow ``.eleventyignore``: globs and folders from where it stands; ``!`` means nothing in it."""
    text = read_text(str(home / ELEVENTY_IGNORED)).text
    lines = [line.strip() for line in text.splitlines()]
    patterns = [line.strip("/") for line in lines if line and line[0] not in "#!"]
    if not patterns:
        return None
    ignored = any_of(patterns)
    return lambda path: any(ignored(entry.rstrip("/")) for entry in entries_of(path))


def _docusaurus(settings: Mapping[str, object]) -> IsLeftOut | None:
    """Look for the plugins, which may be settings of a preset: the globs of each start at its folder."""
    found = [
        _below(_folder(plugin.get("path")) or name, any_of(_texts(plugin.get("exclude"))))
        for name, plugin in _plugins(settings, 0)
        if plugin.get("exclude")
    ]
    return (lambda path: any(is_left_out(path) for is_left_out in found)) if found else None


def _plugins(value: object, depth: int) -> Iterator[tuple[str, Mapping[str, object]]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for part in value:
            yield from _plugins(part, depth + 1)
        name = str(value[0]).rpartition("plugin-content-")[2] if value else ""
        if len(value) == 2 and name in ("blog", _DOCS) and isinstance(value[1], dict):
            yield name, value[1]
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key in ("blog", _DOCS) and isinstance(part, dict):
                yield key, part
            yield from _plugins(part, depth + 1)


def _zola(settings: Mapping[str, object]) -> IsLeftOut | None:
    """Match as Zola's globs do: ``*`` reaches over slashes; a name alone is meant in every folder."""
    patterns = _texts(settings.get("ignored_content"))
    if not patterns:
        return None
    glob = any_of([*patterns, *(f"**/{pattern}" for pattern in patterns)])
    return _below("content", glob)


def _vitepress(settings: Mapping[str, object], home: Path) -> IsLeftOut | None:
    patterns = _texts(settings.get("srcExclude"))
    source = _folder(settings.get("srcDir"))
    if not patterns:
        return None
    if not (home / ".vitepress").is_dir():
        source = f"{_DOCS}/{source}".rstrip("/")
    return _below(source, any_of(patterns))


def _quarto(settings: Mapping[str, object]) -> IsLeftOut | None:
    """Take what ``render`` lists, or all if it only names with ``!`` what to leave out."""
    project = settings.get("project")
    patterns = _texts(project.get("render")) if isinstance(project, Mapping) else []
    if not patterns:
        return None
    wanted = any_of(_with_contents(pattern for pattern in patterns if not pattern.startswith("!")))
    refused = any_of(_with_contents(pattern[1:] for pattern in patterns if pattern.startswith("!")))
    takes_all = all(pattern.startswith("!") for pattern in patterns)
    return lambda path: refused(path) or not (takes_all or wanted(path))


def _with_contents(patterns: Iterable[str]) -> list[str]:
    """Return patterns of files, and of what lies in the folders that they may mean."""
    return [
        form for pattern in patterns for form in (pattern.strip("/"), f"{pattern.strip('/')}/**") if pattern
    ]


def _obsidian(filters: list[str], problems: list[Problem]) -> IsLeftOut | None:
    """Follow the files that Obsidian hides from its searches: beginnings of paths, ``/expressions/``."""
    expressions = [text[1:-1] for text in filters if len(text) > 2 and text[0] == text[-1] == "/"]
    beginnings = tuple(text.casefold() for text in filters if text.strip("/") and not text.startswith("/"))
    search = searched_by(expressions, "", problems)
    if not beginnings and search is None:
        return None
    return lambda path: path.casefold().startswith(beginnings) or (search is not None and search(path))


def _below(folder: str, is_left_out: IsLeftOut) -> IsLeftOut:
    """Return the same for paths from the site, where patterns start at a folder of it."""
    if not folder:
        return is_left_out
    start = f"{folder}/"
    return lambda path: path.startswith(start) and is_left_out(path[len(start) :])


def _folder(value: object) -> str:
    """Return the path of a folder that a setting names, from that of the site."""
    return value.strip().removeprefix("./").strip("/").removeprefix(".") if isinstance(value, str) else ""


def _setting(settings: Mapping[str, object], name: str) -> object:
    """Return a setting whatever the case of its name."""
    return next((value for key, value in settings.items() if key.lower() == name.lower()), None)


def _texts(value: object) -> list[str]:
    """Return the texts of a list, or the one that stands for a list."""
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str) and text]
