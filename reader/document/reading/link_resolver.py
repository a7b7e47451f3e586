"""Where a link leads: a place in this article, another post, a file of the library, or the web.

Only the raw target decides. Nothing is decoded before its scheme is known, and only ``http``, ``https`` and
``mailto`` leave the library.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from reader.content.post import Post
from reader.content.text import clean_line
from reader.document.markdown.footnotes import REFERENCE_HREF
from reader.document.markdown.runs import FOOTNOTE_HREF
from reader.document.markdown.wikilinks import MISSING_HREF
from reader.document.model import Document, Place
from reader.document.reading.fragments import named_place, section_of_fragment
from reader.document.reading.link_targets import (
    Missing,
    NoteTarget,
    PlaceTarget,
    ReferenceTarget,
    Refused,
    SectionTarget,
    Target,
    WebTarget,
)
from reader.document.reading.links.link_paths import LinkPath, resolve_path, resolve_url
from reader.document.reading.links.named_links import resolve_named
from reader.document.reading.notes import first_reference, leaves_of_note, notes_by_label
from reader.document.source.captions import plain_text

if TYPE_CHECKING:
    from reader.document.reading.post_lookup import PostLookup

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB_SCHEMES: Final = ("http", "https")
_HOST: Final = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")
_NOTE_ID: Final = re.compile(r"\A#(?:user-content-)?fn[:-](?!.*[/ ])")
_REFERENCE_ID: Final = re.compile(r"\A#(?:user-content-)?fnref[:-](?:\d+:)?")
"""How the systems name footnotes and the places that refer to them, before the label."""
_LANGUAGE: Final = re.compile(r"(?:\A|&)lang=([\w-]+)")
"""The language that ``ref`` of Hugo asks for."""

_URL_CHARACTERS: Final = "!#$%&'()*+,/:;=?@[]~"


def resolve(href: str, post: Post, document: Document, lookup: PostLookup) -> Target:
    """Find out where ``href`` in an article leads, without opening anything."""
    if _CONTROLS.search(href):
        return Refused("not opened: the address holds control characters")
    href = href.strip()
    if href.startswith("#"):
        return _resolve_fragment(href, document)
    if href.startswith(MISSING_HREF):
        return Missing(
            clean_line(f"not in this folder: {href.removeprefix(MISSING_HREF).removesuffix(']]')}")
        )
    named = resolve_named(href, post, lookup)
    if named is not None:
        return named
    scheme = _SCHEME.match(href)
    if scheme:
        return _resolve_url(href, scheme[1].lower(), post, lookup)
    if href.startswith("//"):
        return _resolve_web("https:" + href, post, lookup)
    if "\\" in href:
        return Refused("not opened: the address holds backslashes")
    return _resolve_path(href, post, lookup)


def _resolve_fragment(href: str, document: Document) -> Target:
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
    index = section_of_fragment(document, href[1:])
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


def _resolve_url(href: str, scheme: str, post: Post, lookup: PostLookup) -> Target:
    if scheme in _WEB_SCHEMES:
        return _resolve_web(href, post, lookup)
    if scheme == "mailto":
        return _resolve_mail(href)
    return Refused(f"not opened: {clean_line(scheme)}: links are not followed, only http, https and mailto")


def _resolve_web(href: str, post: Post, lookup: PostLookup) -> Target:
    own = resolve_url(href, post, lookup)
    if own is not None:
        return own
    try:
        parts = urlsplit(href)
        host = _ascii_host(parts.hostname or "")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return Refused("not opened: the address is not valid")
    if not _HOST.fullmatch(host):
        return Refused("not opened: the address names no valid host")
    user = _percent_encode(parts.netloc.rpartition("@")[0])
    place = f"{user}@{host}{port}" if user else f"{host}{port}"
    tail = _percent_encode(href.partition("//")[2][len(parts.netloc) :])
    return WebTarget(f"{parts.scheme}://{place}{tail}", f"{host}{port}" + (f" as {user}" if user else ""))


def _ascii_host(host: str) -> str:
    """Return the host as the network knows it, so that look-alike letters show.

    Raises: ValueError, if it is not a host name.
    """
    if host.isascii():
        return f"[{host}]" if ":" in host else host
    return host.encode("idna").decode("ascii")


def _resolve_mail(href: str) -> Target:
    address, _, query = href[len("mailto:") :].partition("?")
    receiver = _percent_encode(address)
    if not receiver or receiver.startswith("-"):
        return Refused("not opened: the mail address is not valid")
    fields = [(name, text) for name, text in parse_qsl(query) if name.lower() in ("subject", "body")]
    tail = "?" + urlencode(fields, quote_via=quote) if fields else ""
    return WebTarget(f"mailto:{receiver}{tail}", receiver)


def _percent_encode(text: str) -> str:
    """Return an address in printable ASCII; what is percent-encoded stays as it is."""
    return quote(text, safe=_URL_CHARACTERS, errors="replace")


def _resolve_path(href: str, post: Post, lookup: PostLookup) -> Target:
    address, _, fragment = href.partition("#")
    address, _, query = address.partition("?")
    path = unquote(address)
    if _CONTROLS.search(path) or "\\" in path:
        return Refused("not opened: the path holds control characters or backslashes")
    if not path:
        return Missing("the link is empty")
    language = _LANGUAGE.search(query)
    return resolve_path(LinkPath(path, fragment, post, language[1] if language else ""), lookup)
