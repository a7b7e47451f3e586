"""What a file is to Jekyll: a post, a draft, a document of a collection or a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from reader.content.discovery.site import Configuration

POSTS: Final = "posts"
"""The collection of posts and drafts, which every site of Jekyll has."""

PAGE: Final = ""
"""What stands for the collection of a file that lies in none."""


class JekyllDocument(NamedTuple):
    """A file as Jekyll sorts it."""

    collection: str
    """``posts``, the name of another collection, or `PAGE`."""
    path: str
    """Relative to the folder that holds the collections; of a page, relative to the site."""

    @property
    def type(self) -> str:
        """Return its type, by which ``defaults`` of a configuration name it."""
        return self.collection or "pages"

    @property
    def folders_above(self) -> list[str]:
        """Return the folders above ``_posts`` or ``_drafts``, which are categories of what lies below."""
        if self.collection != POSTS or self.path.startswith("_"):
            return []
        special = "_posts/" if "_posts/" in self.path else "_drafts/"
        return [folder for folder in self.path.partition(special)[0].split("/") if folder]


def jekyll_document(path: str, configuration: Configuration) -> JekyllDocument:
    """Return what a file is, by its path relative to the folder of its site."""
    if source := configuration.text("source"):
        path = _below(source, path)
    inner = path
    if collections_dir := configuration.text("collections_dir"):
        inner = _below(collections_dir, path)
    if inner.startswith(("_posts/", "_drafts/")):
        return JekyllDocument(POSTS, inner)
    if inner.startswith("_"):
        name = inner[1:].partition("/")[0]
        if collection_settings(configuration, name) is not None:
            return JekyllDocument(name, inner)
    if "/_posts/" in inner or "/_drafts/" in inner:
        return JekyllDocument(POSTS, inner)
    return JekyllDocument(PAGE, path)


def collection_settings(configuration: Configuration, name: str) -> Mapping[str, object] | None:
    """Return what a configuration says of a collection; None where it names no such collection."""
    collections = configuration.settings.get("collections")
    if isinstance(collections, dict):
        if name not in collections:
            return None
        settings = collections[name]
        return settings if isinstance(settings, dict) else {}
    return {} if isinstance(collections, list) and name in collections else None


def folders_of_collections(configuration: Configuration) -> list[str]:
    """Return the folders of the collections whose documents become pages, relative to the site."""
    collections = configuration.settings.get("collections")
    if not isinstance(collections, dict):
        return []
    above = [configuration.text(key).strip("./") for key in ("source", "collections_dir")]
    return [
        "/".join(filter(None, (*above, f"_{name}")))
        for name, settings in collections.items()
        if name != POSTS and isinstance(settings, dict) and str(settings.get("output")).lower() in _TRUE
    ]


_TRUE: Final = ("true", "yes", "on")


def _below(folder: str, path: str) -> str:
    """Return a path relative to a folder that a setting names, where it lies in it."""
    folder = folder.strip("./")
    return path.removeprefix(f"{folder}/") if folder else path
