"""How Hugo with several languages finds the page that a path names: a file in the language of the link.

It looks beside the file, then from the folder of its content (``hugolib/pagesfinder.go``), with or without
a suffix, for everything that a link names; what it does not find stays an address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS, is_index, language_of
from reader.content.discovery.site import Kind
from reader.content.post import Post

if TYPE_CHECKING:
    from reader.document.reading.post_lookup import PostLookup

POST_SUFFIXES: Final = (".md", ".markdown", ".mdx", ".mkd", ".mdown", ".mkdn", ".mkdown", ".Rmd", ".qmd")

_ASKED_FOR: Final = ("always", "fallback", "true")
_RENDER_HOOKS: Final = ("layouts/_markup/render-link.html", "layouts/_default/_markup/render-link.html")
"""What a site of Hugo may make of links itself."""


def finds_files(post: Post, lookup: PostLookup) -> bool:
    """Tell whether the system takes what links of a post name for files, whether they look so or not."""
    if lookup.kind is not Kind.HUGO:
        return False
    settings = lookup.settings_of(post)
    table = _setting(settings, "markup", "goldmark", "renderhooks", "link")
    wanted = {str(value).lower() for value in table.values()} if isinstance(table, Mapping) else set()
    if "never" in wanted or any(lookup.has_file(lookup.from_home(hook, post)) for hook in _RENDER_HOOKS):
        return False
    languages = settings.get("languages")
    return (isinstance(languages, Mapping) and len(languages) > 1) or not wanted.isdisjoint(_ASKED_FOR)


def files_in_language(path: str, language: str, post: Post, lookup: PostLookup) -> Iterator[str]:
    """Yield the files, relative to the library, that a path may name in a language.

    Without one it is that of the post in which the path stands.
    """
    own = lookup.path_from_home(post)
    settings = lookup.settings_of(post)
    root = _content_root(own, settings)
    target = _root_of_language(language, settings) if language else root
    endings = _endings(language or _language_in_name(own) or _default_language(settings), settings)
    name = _without_suffix(path.strip("/"), endings)
    for start in _starts(path, own, root):
        # Nothing lies above the folder of the content.
        inside = posixpath.normpath(f"/{start}/{name}").lstrip("/")
        place = posixpath.normpath(posixpath.join(target, inside))
        for ending in (f".{name}" if name else "" for name in endings):
            for suffix in POST_SUFFIXES:
                for file in ("", "/index", "/_index"):
                    yield lookup.from_home(f"{place}{file}{ending}{suffix}", post)


def _starts(path: str, own: str, root: str) -> Sequence[str]:
    """Return the folders that a path in a file may start in, relative to that of the content."""
    if path.startswith("/"):
        return ("",)
    folder = posixpath.dirname(own)
    if is_index(own):
        folder = posixpath.dirname(folder)
    folder = folder.removeprefix(root).lstrip("/")
    return (folder,) if path.startswith(".") else (folder, "")


def translations(paths: Iterable[str], post: Post, lookup: PostLookup) -> Iterator[str]:
    """Yield the files in the language of a post that paths of files without one mean.

    ``ref`` of Hugo names them so, ``link://filename`` of Nikola, and the plugin of MkDocs for languages.
    """
    language = _language_in_name(post.path)
    if not language or lookup.kind not in (Kind.HUGO, Kind.MATERIAL, Kind.NIKOLA):
        return
    for path in paths:
        if not _language_in_name(path):
            stem, _, suffix = path.rpartition(".")
            yield f"{stem}.{language}.{suffix}"


def _endings(language: str, settings: Mapping[str, object]) -> list[str]:
    """Return what names of files in a language may end in; nothing where names do not tell it."""
    has_folder = _setting(settings, "languages", language, "contentdir")
    return [language, ""] if has_folder or language == _default_language(settings) else [language]


def _default_language(settings: Mapping[str, object]) -> str:
    return str(settings.get("defaultcontentlanguage", "en")).lower()


def _without_suffix(name: str, languages: Sequence[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix.lower() in (*MARKDOWN_EXTENSIONS, "html"):
        name = stem
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and suffix in languages else name


def _language_in_name(path: str) -> str:
    """Return the language that the name of a file ends in: ``fr`` of ``post.fr.md``."""
    return language_of(path.rpartition("/")[2]).lower()


def _root_of_language(language: str, settings: Mapping[str, object]) -> str:
    """Return the folder of the content in a language, relative to the site."""
    folder = _setting(settings, "languages", language, "contentdir") or settings.get("contentdir")
    return str(folder or "content").strip("/")


def _content_root(path: str, settings: Mapping[str, object]) -> str:
    """Return the folder of the content that a file lies in, both relative to the site."""
    languages = settings.get("languages")
    tables = [*languages.values()] if isinstance(languages, Mapping) else []
    folders = [_setting(table, "contentdir") for table in (*tables, settings)]
    roots = [str(folder).strip("/") for folder in filter(None, folders)]
    return next((root for root in roots if path.startswith(f"{root}/")), "content")


def _setting(settings: object, *names: str) -> object:
    """Return a setting by the names of the tables that it is in, all in lower case; None if there is none."""
    for name in names:
        if not isinstance(settings, Mapping):
            return None
        settings = next((value for key, value in settings.items() if str(key).lower() == name), None)
    return settings
