"""Pages by their addresses, as servers compare them: the very address first, then what they forgive."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from reader.content.post import Post

_PAGE_SUFFIX: Final = re.compile(r"\.html?\Z", re.IGNORECASE)
_SLASHES: Final = re.compile("/{2,}")


class Page(NamedTuple):
    """The path of a page from the root of its site, decoded, and the post that it shows."""

    address: str
    post: Post


class AddressTable:
    """Posts by the addresses of their pages."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages: dict[str, list[Page]] = {}
        for page in pages:
            key = _forgiving(page.address)
            known = self._pages.get(key)
            if known is None:
                self._pages[key] = [page]
            else:
                known.append(page)

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
                exact = [page for page in pages if spelling(page.address) == wanted]
                if exact:
                    pages = exact
                    break
        posts = list({page.post.path: page.post for page in pages}.values())
        return [post for post in posts if not post.draft] or posts


def trimmed(address: str) -> str:
    """Return an address without its slashes at both ends, and without the name of the page of a folder."""
    if "//" in address:
        address = _SLASHES.sub("/", address)
    address = address.strip("/")
    last = address.rpartition("/")[2]
    return address[: -len(last)].rstrip("/") if last in ("index.html", "index.htm") else address


def _without_suffix(address: str) -> str:
    return _PAGE_SUFFIX.sub("", trimmed(address))


def _forgiving(address: str) -> str:
    """Return what all spellings of an address have in common that servers take for one another."""
    return _without_suffix(address.lower() if address.isascii() else address.casefold())
