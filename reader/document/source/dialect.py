"""What a post is written in besides Markdown: what its site, its file and its front matter say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol

from reader.content.discovery.site import Kind


class FileNames(Protocol):
    """How tags and links of one post name the files of a library."""

    def find(self, name: str) -> str | None:
        """Return the path of a file from the library, with ``/``, that a name with or without a suffix means.

        A name may be a whole path, the end of one, or a bare file name, as wikilinks and ``post_url`` use it;
        ``./`` and ``../`` at its beginning mean the folders around the post.
        """

    def title(self, path: str) -> str:
        """Return the title of the post in that file; empty when it is not known."""


class LibraryFiles(Protocol):
    """The files of a library. What a name means depends on the post that it stands in."""

    def seen_from(self, path: str) -> FileNames:
        """Return the files as tags and links in the post at a path name them."""


class NoFiles:
    """A library about which nothing is known."""

    def find(self, name: str) -> str | None:
        return None

    def title(self, path: str) -> str:
        return ""


class Dialect(NamedTuple):
    """What a post is written in besides Markdown. Without any of this it is Markdown as on GitHub."""

    kind: Kind = Kind.PLAIN
    """The system of the site; plain when nothing tells."""
    templates: bool = False
    """Whether ``{% … %}``, ``{{ … }}`` and shortcodes are instructions and not text."""
    kramdown: bool = False
    """Whether ``{: … }``, ``{:: … }`` and ``*[…]:`` are those of kramdown."""
    wikilinks: bool = False
    """Whether the file lies in a vault of Obsidian."""
    line_breaks: bool = False
    """Whether every line end within a paragraph is one for its readers too, as Obsidian shows it."""
    mdx: bool = False
    math: bool = False
    """Whether ``$…$`` is mathematics."""
    smart_punctuation: bool = False
    """Whether straight quotes, ``--`` and ``...`` are shown as typographers set them."""
    settings: Mapping[str, object] = {}
    """The configuration of the site, first level."""
    fields: Mapping[str, str] = {}
    """The front matter of the post as text, by names in lower case."""
    files: FileNames = NoFiles()


MARKDOWN: Final = Dialect()
