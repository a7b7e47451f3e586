"""How tags and wikilinks name the files of a library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reader.content.discover import discover
from reader.content.errors import LibraryError
from reader.content.index import ContentIndex
from reader.content.names import MARKDOWN_EXTENSIONS, extension, is_index

_DATE: Final = re.compile(r"\A\d{4}-\d{1,2}-\d{1,2}[-_ ]")


class LibraryFiles:
    """The files of a library by the names that tags and links use. Its table is made when first asked."""

    def __init__(self, index: ContentIndex) -> None:
        self._index = index
        self._by_name: dict[str, str] = {}

    def find(self, name: str) -> str | None:
        """The file that a whole path, the end of one, or a bare name means."""
        if not self._by_name:
            self._by_name = _by_every_name(self._paths())
        return self._by_name.get(_key(name))

    def title(self, path: str) -> str:
        """The title of the post in a file; empty when it is not known."""
        post = self._index.find(path)
        return post.title if post else ""

    def _paths(self) -> Iterable[str]:
        """All Markdown files; for a post that was opened by itself, those of the site that it lies in."""
        site = self._index.site
        if len(site.files) == 1:
            try:
                site = discover(site.home)
            except LibraryError:
                return site.files
        return (*site.files, *site.others)


def _by_every_name(paths: Iterable[str]) -> dict[str, str]:
    """Paths by all ends of themselves. Of two that end alike, the one in fewer folders counts."""
    found: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        for name in _names(path):
            found.setdefault(_key(name), path)
    return found


def _names(path: str) -> Iterator[str]:
    """What a file may be called: every end of its path, its folder if it stands for that, its bare slug."""
    parts = path.split("/")
    if is_index(path) and len(parts) > 1:
        parts.pop()
    for start in range(len(parts)):
        yield "/".join(parts[start:])
    yield _DATE.sub("", parts[-1])


def _key(name: str) -> str:
    """A name as it is compared: in one case, without a suffix of Markdown."""
    name = name.strip().strip("/").casefold()
    return name.rpartition(".")[0] if extension(name) in MARKDOWN_EXTENSIONS else name
