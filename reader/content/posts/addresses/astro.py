"""Addresses as Astro makes them: of pages, and of entries of collections by the page that shows them.

Of a page like ``src/pages/blog/[...slug].astro`` the collection that it asks for is read; nothing is run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from reader.content.discovery.text_files import read_text
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of


class _Collection(NamedTuple):
    folder: str
    """With a slash at the end."""
    route: str
    """What stands before the addresses of its entries, with a slash at the end."""


class _Rules(NamedTuple):
    collections: tuple[_Collection, ...]
    ending: str


def astro_address(facts: AddressFacts) -> str:
    """Return the address of a page or of an entry of a collection; empty where no page shows it."""
    rules = _RULES.of(facts)
    path, _, _ = facts.path.rpartition(".")
    if path.startswith(_PAGES):
        return _address("/", path[len(_PAGES) :], rules)
    collection = next((one for one in rules.collections if path.startswith(one.folder)), None)
    if collection is None:
        return ""
    slug = text_of(facts.values.get("slug")).strip().strip("/")
    return _address(collection.route, slug or _slug(path[len(collection.folder) :]), rules)


def _address(route: str, path: str, rules: _Rules) -> str:
    path = _INDEX.sub("", path).strip("/")
    return f"{route}{path}{rules.ending}" if path else route


def _slug(path: str) -> str:
    """Return the path of an entry as its collection writes it (``github-slugger``)."""
    return "/".join("".join(filter(_is_kept, part.lower())).replace(" ", "-") for part in path.split("/"))


def _is_kept(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in "-_ "
    return unicodedata.category(character)[0] in "LMN"


_PAGES: Final = "src/pages/"
_INDEX: Final = re.compile(r"(?:\A|/)index\Z")
_ENDINGS: Final = {"never": "", "always": "/"}


def _rules(facts: AddressFacts) -> _Rules:
    settings = facts.configuration.settings
    build = settings.get("build")
    is_file = isinstance(build, Mapping) and build.get("format") == "file"
    ending = _ENDINGS.get(text_of(settings.get("trailingSlash")), ".html" if is_file else "/")
    routes = dict(_routes(facts.home / "src/pages"))
    folders = {name: folder for folder, name in _folders_of_collections(facts.home)}
    found: list[_Collection] = []
    for name, route in routes.items():
        found.append(_Collection(folders.pop(name, f"src/content/{name}/"), route))
    # The documents of Starlight are at the root, and have no page of their own in the site.
    found += (_Collection(folder, "/" if name == "docs" else f"/{name}/") for name, folder in folders.items())
    known = {collection.folder for collection in found}
    found += (one for one in (_Collection("src/content/docs/", "/"),) if one.folder not in known)
    found.sort(key=lambda collection: -len(collection.folder))
    return _Rules(tuple(found), ending)


_RULES: Final = Remembered(_rules)

_MOST_PAGES: Final = 300
"""Pages with parameters that are looked into."""
_LONGEST_PAGE: Final = 200_000
"""Bytes of one."""

_COLLECTION: Final = re.compile(r"getCollection\(\s*[\"']([\w-]+)[\"']")
_DEFINITION: Final = re.compile(r"([\w$-]+)\s*[=:]\s*defineCollection\(")
_BASE: Final = re.compile(r"\bbase:\s*[\"'`]\.?/?([^\"'`]+)[\"'`]")


def _routes(pages: Path) -> Iterator[tuple[str, str]]:
    """Yield the collections whose entries have a page each, with what stands before their addresses."""
    for page in islice(sorted(pages.glob("**/[[]*.astro")), _MOST_PAGES):
        folder = page.parent.relative_to(pages).as_posix()
        route = "/" if folder == "." else f"/{folder}/"
        if "[" in route or page.stat().st_size > _LONGEST_PAGE:
            continue
        if found := _COLLECTION.search(read_text(str(page)).text):
            yield found[1], route


def _folders_of_collections(home: Path) -> Iterator[tuple[str, str]]:
    """Yield folders and names of collections: those where they always are, and those defined elsewhere."""
    for folder in sorted((home / "src/content").glob("*/")):
        yield f"src/content/{folder.name}/", folder.name
    for name in (
        "src/content.config.ts",
        "src/content.config.js",
        "src/content/config.ts",
        "src/content/config.js",
    ):
        file = home / name
        if not file.is_file() or file.stat().st_size > _LONGEST_PAGE:
            continue
        _, *parts = _DEFINITION.split(read_text(str(file)).text)
        for collection, definition in zip(parts[::2], parts[1::2], strict=True):
            if found := _BASE.search(definition):
                yield f"{found[1].strip('/')}/", collection
