"""The folders with posts that the configuration of a site names, where they are not those of its system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from reader.content.discovery.site import Kind

_MOST: Final = 100
"""Folders that one site may name."""


def named_folders(kind: Kind, settings: Mapping[str, object]) -> tuple[str, ...]:
    """Return where a configuration says that posts are, relative to the site.

    Empty when it says nothing of it.
    """
    of_kind = _FOLDERS_OF.get(kind)
    found = (_inside(folder) for folder in of_kind(settings)) if of_kind else ()
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST]


def _inside(folder: object) -> str:
    """Return a folder without ``./`` and slashes around it; empty for one outside of the site."""
    path = folder.removeprefix("./").strip("/") if isinstance(folder, str) else ""
    return "" if path == "." or ".." in path.split("/") else path


def _of_nikola(settings: Mapping[str, object]) -> Iterator[object]:
    posts = settings.get("POSTS")
    for entry in posts if isinstance(posts, list) else ():
        if isinstance(entry, list) and entry and isinstance(entry[0], str):
            yield entry[0].partition("*")[0].rpartition("/")[0]


def _of_docusaurus(settings: Mapping[str, object]) -> Iterator[object]:
    """Yield the folders of blogs: that of the preset, and those of plugins."""
    for preset in _with_options(settings.get("presets")):
        blog = preset[1].get("blog")
        if blog is not False:
            yield blog.get("path", "blog") if isinstance(blog, Mapping) else "blog"
    for name, options in _with_options(settings.get("plugins")):
        if name.endswith("content-blog"):
            yield options.get("path", "blog")


def _with_options(entries: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, list) and len(entry) > 1 and isinstance(entry[1], Mapping):
            yield str(entry[0]), entry[1]


def _of_hugo(settings: Mapping[str, object]) -> Iterator[object]:
    """Yield the folders of the content, of the site and of each language."""
    lower = {name.lower(): value for name, value in settings.items()}
    languages = lower.get("languages")
    own = [
        value
        for language in (languages.values() if isinstance(languages, Mapping) else ())
        for name, value in (language.items() if isinstance(language, Mapping) else ())
        if name.lower() == "contentdir"
    ]
    if own or "contentdir" in lower:
        yield from (lower.get("contentdir", "content"), *own)


_FOLDERS_OF: Final = {Kind.NIKOLA: _of_nikola, Kind.DOCUSAURUS: _of_docusaurus, Kind.HUGO: _of_hugo}

KINDS_THAT_NAME_FOLDERS: Final = frozenset(_FOLDERS_OF)
"""Systems whose configuration may say where posts are."""
