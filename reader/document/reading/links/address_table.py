"""Pages by their addresses, as servers compare them: the very address first, then what they forgive."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reader.content.post import Post

_SUFFIXES: Final = (".html", ".htm")
_INDEXES: Final = ("index.html", "index.htm")
_SLASHES: Final = re.compile("/{2,}")


class AddressTable:
    """Posts by the addresses of their pages."""

    def __init__(self, pages: Iterable[tuple[str, Post]]) -> None:
        """Take addresses, which are paths from the root of the site, decoded, each with the post there."""
        self._pages: dict[str, list[tuple[str, Post]]] = {}
        pages_of = self._pages.setdefault
        for page in pages:
            pages_of(_forgiving(page[0]), []).append(page)

    def __len__(self) -> int:
        return len(self._pages)

    def find(self, address: str) -> list[Post]:
        """Return the posts whose page is at an address, several where they share it.

        Slashes at the end, ``index.html``, ``.html`` and the case may differ where no page fits better.
        """
        pages = self._pages.get(_forgiving(address), [])
        if len(pages) > 1:
            for spelling in (str, trimmed, _without_suffix):
                wanted = spelling(address)
                exact = [page for page in pages if spelling(page[0]) == wanted]
                if exact:
                    pages = exact
                    break
        posts = list({post.path: post for _, post in pages}.values())
        return [post for post in posts if not post.draft] or posts


def trimmed(address: str) -> str:
    """Return an address without its slashes at both ends, and without the name of the page of a folder."""
    if "//" in address:
        address = _SLASHES.sub("/", address)
    address = address.strip("/")
    if address.endswith(_INDEXES):
        folder, _, name = address.rpartition("/")
        return folder if name in _INDEXES else address
    return address


def _without_suffix(address: str) -> str:
    address = trimmed(address)
    return address.rpartition(".")[0] if address.endswith(_SUFFIXES) else address


def _forgiving(address: str) -> str:
    """Return what all spellings of an address have in common that servers take for one another."""
    return _without_suffix(address.lower() if address.isascii() else address.casefold())
