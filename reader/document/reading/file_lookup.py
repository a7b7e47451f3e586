"""How tags and wikilinks name the files of a library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.content.posts.index import ContentIndex

if TYPE_CHECKING:
    from reader.document.reading.file_index import FileIndex

_RELATIVE: Final = re.compile(r"\A(?:\.{0,2}/)+")


class FileLookup:
    """The files of a library by the names that tags and links use. Its index is made when first asked.

    What a link calls a file is told apart neither by case nor by how its accents are written.
    """

    def __init__(self, index: ContentIndex) -> None:
        self._index = index
        self._file_index: FileIndex | None = None

    def find(self, name: str) -> str | None:
        """Return the path of the file that a whole path, the end of one, or a bare name means.

        Of several files the one in the fewest folders is meant. In a vault that may be any kind of file.
        """
        name = _RELATIVE.sub("", name.strip()).rstrip("/")
        if not name:
            return None
        index = self._file_index
        if index is None or index.site is not self._index.site:
            from reader.document.reading.file_index import file_index_of

            index = self._file_index = file_index_of(self._index.site)
        return index.find(name)

    def title(self, path: str) -> str:
        """Return the title of the post in a file; empty when it is not known."""
        post = self._index.find(path)
        return post.title if post else ""
