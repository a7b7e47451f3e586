"""How tags and wikilinks name the files of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.content.posts.index import ContentIndex

if TYPE_CHECKING:
    from reader.document.reading.file_index import FileIndex


class FileLookup:
    """The files of a library by the names that tags and links use. Its index is made when first asked.

    What a link calls a file is told apart neither by case nor by how its accents are written.
    """

    def __init__(self, index: ContentIndex) -> None:
        self._index = index
        self._file_index: FileIndex | None = None

    def seen_from(self, path: str) -> FilesSeenFrom:
        """Return the files as links in the post at a path name them: of several, those near it are meant."""
        return FilesSeenFrom(self, path)

    def find(self, name: str, asking: str = "") -> str | None:
        """Return the path of the file that a whole path, the end of one, or a bare name means in a post.

        ``asking`` is the path of that post; without it, the name stands in the folder of the library.
        """
        name = name.strip().rstrip("/")
        if not name.strip("./"):
            return None
        index = self._file_index
        if index is None or index.site is not self._index.site:
            from reader.document.reading.file_index import file_index_of

            index = self._file_index = file_index_of(self._index.site)
        return index.find(name, asking)

    def title(self, path: str) -> str:
        """Return the title of the post in a file; empty when it is not known."""
        inside = path.removeprefix(self._index.site.above)
        post = self._index.find(path) or self._index.find(inside)
        return post.title if post else ""


class FilesSeenFrom(NamedTuple):
    """The files of a library as one post names them."""

    lookup: FileLookup
    asking: str
    """The path of that post."""

    def find(self, name: str) -> str | None:
        """Return the path of the file that a name means in this post."""
        return self.lookup.find(name, self.asking)

    def title(self, path: str) -> str:
        """Return the title of the post in a file; empty when it is not known."""
        return self.lookup.title(path)
