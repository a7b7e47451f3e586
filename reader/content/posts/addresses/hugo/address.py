"""Addresses as Hugo makes them (``resources/page/page_paths.go``)."""

from __future__ import annotations

import posixpath
from typing import Final
from urllib.parse import unquote

from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.hugo.page import HugoPage, hugo_page
from reader.content.posts.addresses.hugo.rules import HugoPermalink, HugoRules, hugo_rules, token_parts
from reader.content.posts.addresses.hugo.tokens import expanded_pattern
from reader.content.posts.addresses.hugo.words import lowered, sanitized, without_accents
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of

_RULES: Final = Remembered(hugo_rules)


def hugo_address(facts: AddressFacts) -> str:
    """Return the address of a page, or of the page of a section."""
    rules = _RULES.of(facts)
    page = hugo_page(facts, rules)
    if page is None:
        return ""
    prefix = rules.prefixes[page.language]
    if url := text_of(facts.values.get("url")).strip():
        if ":" in url:
            url = expanded_pattern(token_parts(url), page) or url
        address = _address_of_url(url, prefix)
    else:
        address = _in_words(_address_of_page(page), rules)
        if prefix:
            address = f"/{prefix}{address}"
    return unquote(address) if "%" in address else address


def _address_of_page(page: HugoPage) -> str:
    """Return the address within its language, in the words of the author."""
    path = "/" + "/".join(filter(None, (page.folder, page.name))).replace(" ", "-")
    pattern = expanded = None
    if patterns := page.rules.permalinks[page.language]:
        pattern = _fitting(patterns, page.kind, lowered(path))
    if pattern:
        expanded = expanded_pattern(pattern.parts, page)
    ugly = page.rules.is_ugly(page.folder)
    if page.kind == "section":
        address = _joined("/", expanded or path)
        ending = "/index.html" if ugly else "/"
        return address if address == "/" else address + ending
    slug = page.slug
    if expanded is not None:
        # A plus is a blank in what an address is made of, and only there.
        if "+" in expanded or "%" in expanded:
            expanded = unquote(expanded.replace("+", " "))
        address = _joined("/", expanded)
    else:
        address = _joined(path[: len(path) - len(page.name)], slug) if slug else path
    if (slug or page.name) == "index" and address.endswith("/index"):
        return address.removesuffix("index")
    if address == "/":
        return address
    return f"{address}.html" if ugly else f"{address}/"


def _fitting(patterns: tuple[HugoPermalink, ...], kind: str, path: str) -> HugoPermalink | None:
    for pattern in patterns:
        if pattern.fits(kind, path):
            return pattern
    return None


def _address_of_url(url: str, prefix: str) -> str:
    """Return the address that a front matter asks for: from the root, or in the folder of its language."""
    address = _joined("/", url)
    if not url.startswith("/") and prefix:
        address = f"/{prefix}{address}"
    if address.endswith("/index.html"):
        return address.removesuffix("index.html")
    if address == "/" or ("." in url and not url.endswith("/")):
        return address
    return f"{address}/"


def _in_words(address: str, rules: HugoRules) -> str:
    if rules.removes_accents:
        address = without_accents(address)
    address = sanitized(address)
    return address if rules.keeps_case else lowered(address)


def _joined(folder: str, path: str) -> str:
    """Return a path below a folder, without a slash at the end."""
    return "/" + posixpath.normpath(f"{folder}/{path}").lstrip("/")
