"""What a post is written in besides Markdown: what its site, its file and its front matter say of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
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


class Engine(Enum):
    """What turns the Markdown of a site into its pages, as far as it reads it in a way of its own."""

    COMMONMARK = auto()
    """Every engine that goes by CommonMark's specification: goldmark, marked, markdown-it, remark, GitHub."""
    KRAMDOWN = auto()
    PYTHON_MARKDOWN = auto()

    @property
    def is_older_than_commonmark(self) -> bool:
        """Tell whether it goes by the first description of Markdown, which leaves much open."""
        return self is not Engine.COMMONMARK


class Includes(Protocol):
    """The files that a post may include."""

    def find(self, name: str, *, relative: bool = False) -> str | None:
        """Return the file that a name means, which may be ``relative`` to the folder of the post."""

    def text(self, file: str) -> str | None:
        """Return the text of a file that was found; None if it is none, or too long."""

    def address(self, file: str) -> str:
        """Return what a link in the post must say to lead to a file that was found."""


class Dialect(NamedTuple):
    """What a post is written in besides Markdown. Without any of this it is Markdown as on GitHub."""

    kind: Kind = Kind.PLAIN
    """The system of the site; plain when nothing tells."""
    engine: Engine = Engine.COMMONMARK
    """What makes the pages of the site."""
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
    includes: Includes | None = None
    """The files that the post may include; None where only its own text counts."""

    def setting(self, name: str) -> str:
        """Return a setting of the site by its dotted name, both in lower case; empty if there is none."""
        return setting(self.settings, name)


def setting(settings: object, name: str) -> str:
    """Return one of some settings by its dotted name, both in lower case; empty if there is none."""
    for part in name.split("."):
        if not isinstance(settings, Mapping):
            return ""
        settings = next((value for key, value in settings.items() if str(key).lower() == part), "")
    return str(settings).lower()


MARKDOWN: Final = Dialect()
