"""Addresses as Hugo makes them (``resources/page/page_paths.go``, ``permalinks.go``)."""

from __future__ import annotations

import posixpath
import re
from datetime import UTC, datetime
from typing import Final, NamedTuple
from urllib.parse import unquote

from reader.content.post import DateSource
from reader.content.posts.addresses.facts import AddressFacts
from reader.content.posts.addresses.hugo_rules import HugoRules, hugo_rules, token_parts
from reader.content.posts.addresses.hugo_words import lowered, sanitized, without_accents
from reader.content.posts.addresses.remembered import Remembered
from reader.content.posts.field_values import text_of

_RULES: Final = Remembered(hugo_rules)


def hugo_address(facts: AddressFacts) -> str:
    """Return the address of a page, or of the page of a section."""
    rules = _RULES.of(facts)
    page = _page_of(facts, rules)
    prefix = rules.prefixes[page.language]
    if url := text_of(facts.values.get("url")).strip():
        if ":" in url:
            url = _expanded(token_parts(url), page) or url
        address = _address_of_url(url, prefix)
    else:
        address = _in_words(page.address(), rules)
        if prefix:
            address = f"/{prefix}{address}"
    return unquote(address) if "%" in address else address


def _page_of(facts: AddressFacts, rules: HugoRules) -> _Page:
    """Split the path of a file into what it says of the page."""
    path, root, language = facts.path, "", rules.default_language
    for folder in rules.folders:
        if path.startswith(folder.path):
            root, language = folder
            path = path[len(root) :]
            break
    folder_of_page, _, name = path.rpartition("/")
    name = name.rpartition(".")[0] or name
    before, dot, suffix = name.rpartition(".")
    if dot and before and suffix.lower() in rules.languages:
        name, language = before, suffix.lower()
    kind = "page"
    if name == "_index":
        kind, name = "section", ""
    elif name == "index":
        folder_of_page, _, name = folder_of_page.rpartition("/")
    return _Page(facts, rules, root, folder_of_page, name, language, kind)


class _Page(NamedTuple):
    """One page, by the place of its file."""

    facts: AddressFacts
    rules: HugoRules
    root: str
    """The folder of the content that it lies in, with a slash at the end."""
    folder: str
    """Within that folder."""
    name: str
    """Without extension and language, that of the folder where all of it is one page; empty for a section."""
    language: str
    kind: str

    @property
    def slug(self) -> str:
        return text_of(self.facts.values.get("slug")).strip() or self.moment_and_slug()[1]

    @property
    def sections(self) -> list[str]:
        """The section that it is in, and those around it: the first folder, and those with a page of their own."""
        if not self.folder:
            return []
        first, *others = self.folder.split("/")
        found, path = [first], first
        for folder in others:
            path = f"{path}/{folder}"
            if self.rules.branches.has(self.root + path):
                found.append(folder)
        return found

    def address(self) -> str:
        """Return its address without that of its language, in the words of the author."""
        path = "/" + "/".join(filter(None, (self.folder, self.name))).replace(" ", "-")
        key = lowered(sanitized(path))
        pattern = next((one for one in self.rules.permalinks[self.language] if one.fits(self.kind, key)), None)
        expanded = _expanded(pattern.parts, self) if pattern else None
        if self.kind == "section":
            return self._of_section(expanded or path)
        slug = self.slug
        if expanded is not None:
            address = _joined("/", unquote(expanded.replace("+", " ")))
        else:
            address = _joined(path[: len(path) - len(self.name)], slug) if slug else path
        if (slug or self.name) == "index":
            return address.removesuffix("index")
        if address == "/":
            return address
        return f"{address}.html" if self._is_ugly() else f"{address}/"

    def _of_section(self, path: str) -> str:
        address = _joined("/", path)
        if address == "/":
            return address
        return f"{address}/index.html" if self._is_ugly() else f"{address}/"

    def _is_ugly(self) -> bool:
        ugly = self.rules.ugly
        return ugly if isinstance(ugly, bool) else self.folder.partition("/")[0].lower() in ugly

    def moment_and_slug(self) -> tuple[datetime, str]:
        """Return its date, and the slug that its name has after a date if that is where the date is from."""
        values, date = self.facts.values, self.facts.date
        for source in self.rules.dates:
            if source == ":filename":
                if found := _DATED_NAME.match(self.name):
                    year, month, day, rest = found.groups()
                    try:
                        return datetime(int(year), int(month), int(day), tzinfo=UTC), rest
                    except ValueError:
                        continue
            elif source == ":filemodtime" and date and date.source is DateSource.MODIFIED:
                return date.moment, ""
            elif values.get(source) and date and date.source in _WRITTEN:
                return date.moment, ""
        return _NO_DATE, ""


_WRITTEN: Final = (DateSource.FRONT_MATTER, DateSource.UPDATED)
_NO_DATE: Final = datetime(1, 1, 1, tzinfo=UTC)
_DATED_NAME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:-\d\d-\d\d-\d\d)?[-_ ]*([^.]*)")


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


def _expanded(parts: tuple[str, ...], page: _Page) -> str | None:
    """Return a pattern with what its tokens stand for; None when one of them is not known."""
    if len(parts) == 1:
        return parts[0]
    from reader.content.posts.addresses.hugo_tokens import token_text

    texts = list(parts)
    for index in range(1, len(parts), 2):
        text = token_text(parts[index], page)
        if text is None:
            return None
        texts[index] = text
    return "".join(texts).replace("\\:", ":")
