"""Where a link leads: a place in this article, another post, a file of the library, or the web.

Only the raw target decides. Nothing is decoded before its scheme is known, and only ``http``, ``https`` and
``mailto`` leave the library.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from reader.content.post import Post
from reader.content.posts.other_files import is_picture
from reader.content.text import clean_line
from reader.document.markdown.footnotes import REFERENCE_HREF
from reader.document.markdown.runs import FOOTNOTE_HREF, plain_text
from reader.document.model import Document, Place, Section
from reader.document.reading.named_places import named_place, section_of
from reader.document.reading.notes import first_reference, leaves_of_note, notes_by_label

POST_SUFFIXES: Final = (".md", ".markdown", ".mdx", ".mkd", ".mdown", ".mkdn", ".mkdown", ".Rmd", ".qmd")

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB_SCHEMES: Final = ("http", "https")
_HOST: Final = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")
_NOTE_ID: Final = re.compile(r"\A#(?:user-content-)?fn[:-](?!.*[/ ])")
_REFERENCE_ID: Final = re.compile(r"\A#(?:user-content-)?fnref[:-](?:\d+:)?")
"""How the systems name footnotes and the places that refer to them, before the label."""
_URL_CHARACTERS: Final = "!#$%&'()*+,/:;=?@[]~"
_COMMON_SUFFIXES: Final = (".md", ".markdown", ".mdx")
_FOLDER_FILES: Final = ("index.md", "_index.md", "README.md", "index.mdx")
_PAGE: Final = re.compile(r"\.html?\Z", re.IGNORECASE)
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
class PlaceTarget:
    """A place of the same article that its text gives a name."""

    place: Place
    name: str


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
    """A file that is not a post of the library."""

    path: str
    """Relative to the library, with ``/``; it leads out of the library when it starts with ``../``."""
    fragment: str = ""

    @property
    def is_outside(self) -> bool:
        """Whether the file does not lie in the library."""
        return self.path.startswith("../")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is never opened."""

    reason: str


Target = (
    SectionTarget
    | NoteTarget
    | ReferenceTarget
    | PlaceTarget
    | PostTarget
    | WebTarget
    | FileTarget
    | Missing
    | Refused
)


class Library(Protocol):
    """What must be known of the library to follow links in it."""

    def post_at(self, path: str) -> Post | None:
        """The post in the file at a path relative to the library."""

    def post_named(self, address: str) -> Post | None:
        """The post that a permalink, alias, slug or dated address means."""

    def post_of_url(self, url: str) -> Post | None:
        """The post that an address on the web means, if it is one of the site itself."""

    def places(self, path: str) -> Sequence[str]:
        """Where the file at a path from the root of the site may be, relative to the library."""

    def has_file(self, path: str) -> bool:
        """Whether there is a regular file at a path relative to the library, or out of it with ``..``."""


def resolve(href: str, post: Post, document: Document, library: Library) -> Target:
    """Where ``href`` in an article leads. It opens nothing itself."""
    if _CONTROLS.search(href):
        return Refused("not opened: the address holds control characters")
    href = href.strip()
    if href.startswith("#"):
        return _within(href, document)
    scheme = _SCHEME.match(href)
    if scheme:
        return _beyond(href, scheme[1].lower(), library)
    if href.startswith("//"):
        return _web("https:" + href, library)
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
        case PlaceTarget(name=name):
            return clean_line(f"in this post: #{name}")
        case PostTarget(post=post, fragment=fragment):
            return clean_line(f"post: {post.title}" + (f" § {unquote(fragment)}" if fragment else ""))
        case WebTarget(url=url, host=host):
            return f"{host} · {url}"
        case FileTarget(path=path):
            kind = "picture" if is_picture(path) else "file"
            return clean_line(f"{kind}{' outside of this folder' if target.is_outside else ''}: {path}")
        case Missing(reason=reason) | Refused(reason=reason):
            return reason


def _within(href: str, document: Document) -> Target:
    href = _NOTE_ID.sub(FOOTNOTE_HREF, _REFERENCE_ID.sub(REFERENCE_HREF, href))
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
    index = section_of(document, href[1:])
    if index is not None:
        return SectionTarget(document.sections[index])
    named = named_place(document, href[1:])
    if named is not None:
        return PlaceTarget(named, unquote(href[1:]))
    if not document.complete:
        return Missing(f"{clean_line(href)}: this post is still being read")
    return Missing(f"there is no section {clean_line(href)} in this post")


def _note(document: Document, label: str) -> NoteTarget | None:
    note = notes_by_label(document).get(label)
    leaves = leaves_of_note(document, note) if note else []
    if note is None or not leaves:
        return None
    text = clean_line(" ".join(plain_text(document.runs(leaf)) for leaf in leaves))
    return NoteTarget(Place(leaves[0].index), note.number, text)


def _beyond(href: str, scheme: str, library: Library) -> Target:
    if scheme in _WEB_SCHEMES:
        return _web(href, library)
    if scheme == "mailto":
        return _mail(href)
    return Refused(f"not opened: {clean_line(scheme)}: links are not followed, only http, https and mailto")


def _web(href: str, library: Library) -> Target:
    own = library.post_of_url(href)
    if own is not None:
        return PostTarget(own, href.partition("#")[2])
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
    bare = _SITE_ROOTS.sub("", path).lstrip("/")
    if absolute:
        # As in a browser, nothing lies above the root of a site.
        joined = posixpath.normpath("/" + bare).lstrip("/")
        places = library.places(joined)
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(post.path), bare))
        places = (joined,)
    found = next(filter(None, (_post_in_file(place, library) for place in places)), None)
    if found is None and not _PAGE.search(joined):
        file = next(filter(library.has_file, places), None)
        if file is not None:
            return FileTarget(file, fragment)
    found = found or library.post_named(joined) or library.post_named(bare)
    if found is not None:
        return PostTarget(found, fragment)
    file = next(filter(library.has_file, _written_out(places)), None)
    return FileTarget(file, fragment) if file else Missing(_nothing_at(path, joined))


def _post_in_file(path: str, library: Library) -> Post | None:
    candidates = [path, *(path + suffix for suffix in POST_SUFFIXES)]
    candidates += [f"{path}/index{suffix}" for suffix in POST_SUFFIXES]
    return next(filter(None, map(library.post_at, candidates)), None)


def _written_out(places: Iterable[str]) -> Iterator[str]:
    """The files that a path may mean which leaves the suffix away, or names a folder or a page."""
    for place in places:
        yield place
        if not _PAGE.search(place):
            yield from (place + suffix for suffix in _COMMON_SUFFIXES)
            yield from (f"{place}/{name}" for name in _FOLDER_FILES)


def _nothing_at(path: str, joined: str) -> str:
    if joined == ".." or joined.startswith("../"):
        return clean_line(f"nothing is at {joined}, outside of this folder")
    return clean_line(f"not in this folder: {path}")
