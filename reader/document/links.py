"""Where a link leads: a place in this article, another post, a file of the library, or the web.

Only the raw target decides. Nothing is decoded before its scheme is known, and only ``http``, ``https`` and
``mailto`` leave the library.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from reader.content.post import Post
from reader.content.text import clean_line
from reader.document import outline
from reader.document.inlines import FOOTNOTE_HREF, plain_text
from reader.document.model import Document, Place, Section
from reader.document.notes import REFERENCE_HREF, first_reference, leaves_of_note, notes_by_label

POST_SUFFIXES: Final = (".md", ".markdown", ".mdx", ".mkd", ".mdown", ".mkdn", ".mkdown", ".Rmd", ".qmd")

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB_SCHEMES: Final = ("http", "https")
_HOST: Final = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")
_URL_CHARACTERS: Final = "!#$%&'()*+,/:;=?@[]~"
_SITE_ROOTS: Final = re.compile(r"\A(?:@/|\{filename\}/?|\{static\}/?|\{attach\}/?|\|filename\|/?)")
"""How Zola and Pelican start a path from the folder of their content."""


@dataclass(frozen=True, slots=True)
class SectionTarget:
    """A section of the same article."""

    section: Section


@dataclass(frozen=True, slots=True)
class NoteTarget:
    """A footnote of the same article."""

    place: Place
    number: int
    text: str
    """What it says, in one line."""


@dataclass(frozen=True, slots=True)
class ReferenceTarget:
    """The place of the same article that refers to a footnote."""

    place: Place


@dataclass(frozen=True, slots=True)
class PostTarget:
    """Another post, and the section in it that was asked for."""

    post: Post
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class WebTarget:
    """An address that a browser or mail program may be given."""

    url: str
    """Printable ASCII: everything else is percent-encoded, and the host is in its real form."""
    host: str
    """What to show first: the host, with the user part if there is one; the receiver of a mail."""


@dataclass(frozen=True, slots=True)
class FileTarget:
    """A file of the library that is not a post."""

    path: str
    """Relative to the library, with ``/``."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is never opened."""

    reason: str


Target = (
    SectionTarget | NoteTarget | ReferenceTarget | PostTarget | WebTarget | FileTarget | Missing | Refused
)


class Library(Protocol):
    """What must be known of the library to follow links in it."""

    def post_at(self, path: str) -> Post | None:
        """The post in the file at a path relative to the library."""

    def post_named(self, address: str) -> Post | None:
        """The post that a permalink, alias, slug or dated address means."""

    def has_file(self, path: str) -> bool:
        """Whether there is a regular file at a path relative to the library."""


def resolve(href: str, post: Post, document: Document, library: Library) -> Target:
    """Where ``href`` in an article leads. It opens nothing itself."""
    if _CONTROLS.search(href):
        return Refused("not opened: the address holds control characters")
    href = href.strip()
    if href.startswith("#"):
        return _within(href, document)
    scheme = _SCHEME.match(href)
    if scheme:
        return _beyond(href, scheme[1].lower())
    if href.startswith("//"):
        return _web("https:" + href)
    if "\\" in href:
        return Refused("not opened: the address holds backslashes")
    return _in_library(href, post, library)


def describe(target: Target) -> str:
    """What a person is told about a target before and when it opens: for the web, the real host first."""
    match target:
        case SectionTarget(section=section):
            return f"section: {section.title or '(no title)'}"
        case NoteTarget(number=number, text=text):
            return f"footnote {number}: {text}"
        case ReferenceTarget():
            return "back to the text"
        case PostTarget(post=post, fragment=fragment):
            return clean_line(f"post: {post.title}" + (f" § {unquote(fragment)}" if fragment else ""))
        case WebTarget(url=url, host=host):
            return f"{host} · {url}"
        case FileTarget(path=path):
            return clean_line(f"file: {path}")
        case Missing(reason=reason) | Refused(reason=reason):
            return reason


def _within(href: str, document: Document) -> Target:
    if href.startswith(FOOTNOTE_HREF):
        note = _note(document, href.removeprefix(FOOTNOTE_HREF))
        if note:
            return note
        if not document.complete:
            return Missing("the notes of this post are still being read")
    if href.startswith(REFERENCE_HREF):
        place = first_reference(document, href.removeprefix(REFERENCE_HREF))
        if place:
            return ReferenceTarget(place)
    index = outline.find(document.sections, href[1:])
    if index is None:
        return Missing(f"there is no section {clean_line(href)} in this post")
    return SectionTarget(document.sections[index])


def _note(document: Document, label: str) -> NoteTarget | None:
    note = notes_by_label(document).get(label)
    leaves = leaves_of_note(document, note) if note else []
    if note is None or not leaves:
        return None
    text = clean_line(" ".join(plain_text(document.runs(leaf)) for leaf in leaves))
    return NoteTarget(Place(leaves[0].index), note.number, text)


def _beyond(href: str, scheme: str) -> Target:
    if scheme in _WEB_SCHEMES:
        return _web(href)
    if scheme == "mailto":
        return _mail(href)
    return Refused(f"not opened: {clean_line(scheme)}: links are not followed, only http, https and mailto")


def _web(href: str) -> Target:
    try:
        parts = urlsplit(href)
        host = _real_host(parts.hostname or "")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return Refused("not opened: the address is not valid")
    if not _HOST.fullmatch(host):
        return Refused("not opened: the address names no valid host")
    user = _printable(parts.netloc.rpartition("@")[0])
    place = f"{user}@{host}{port}" if user else f"{host}{port}"
    tail = _printable(href.partition("//")[2][len(parts.netloc) :])
    return WebTarget(f"{parts.scheme}://{place}{tail}", f"{host}{port}" + (f" as {user}" if user else ""))


def _real_host(host: str) -> str:
    """The host as the network knows it, so that look-alike letters are seen. Raises ValueError."""
    if host.isascii():
        return f"[{host}]" if ":" in host else host
    return host.encode("idna").decode("ascii")


def _mail(href: str) -> Target:
    address, _, query = href[len("mailto:") :].partition("?")
    receiver = _printable(address)
    if not receiver or receiver.startswith("-"):
        return Refused("not opened: the mail address is not valid")
    fields = [(name, text) for name, text in parse_qsl(query) if name.lower() in ("subject", "body")]
    tail = "?" + urlencode(fields, quote_via=quote) if fields else ""
    return WebTarget(f"mailto:{receiver}{tail}", receiver)


def _printable(text: str) -> str:
    """An address in printable ASCII. What is percent-encoded stays as it is."""
    return quote(text, safe=_URL_CHARACTERS, errors="replace")


def _in_library(href: str, post: Post, library: Library) -> Target:
    address, _, fragment = href.partition("#")
    path = unquote(address.partition("?")[0])
    if _CONTROLS.search(path) or "\\" in path:
        return Refused("not opened: the path holds control characters or backslashes")
    if not path:
        return Missing("the link is empty")
    absolute = path.startswith("/") or bool(_SITE_ROOTS.match(path))
    path = _SITE_ROOTS.sub("", path).lstrip("/")
    joined = posixpath.normpath(path if absolute else posixpath.join(posixpath.dirname(post.path), path))
    if joined == ".." or joined.startswith("../"):
        named = library.post_named(path)
        return (
            PostTarget(named, fragment)
            if named
            else Refused("not opened: the link leads outside the library")
        )
    found = _post_in_file(joined, library) or library.post_named(joined) or library.post_named(path)
    if found:
        return PostTarget(found, fragment)
    if library.has_file(joined):
        return FileTarget(joined)
    return Missing(clean_line(f"not in this folder: {path}"))


def _post_in_file(path: str, library: Library) -> Post | None:
    candidates = [path, *(path + suffix for suffix in POST_SUFFIXES)]
    candidates += [f"{path}/index{suffix}" for suffix in POST_SUFFIXES]
    return next(filter(None, map(library.post_at, candidates)), None)
