"""Where the links of articles lead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.content.post import Post
from reader.content.posts.index import ContentIndex
from reader.document.model import Document, Link

if TYPE_CHECKING:
    from reader.document.reading.link_targets import Target
    from reader.document.reading.post_lookup import PostLookup


class LinkTargets:
    """Resolves links by the posts of an index. What it needs for that is loaded with the first link."""

    def __init__(self, index: ContentIndex) -> None:
        self._index = index
        self._lookup: PostLookup | None = None

    def forget(self) -> None:
        """Make anew what is known of the posts of the index: they have changed."""
        self._lookup = None

    def find(self, link: Link, post: Post, document: Document) -> Target:
        """Return where a link in an open article leads."""
        from reader.document.reading.link_resolver import resolve
        from reader.document.reading.post_lookup import PostLookup

        if self._lookup is None:
            folder = self._index.folder
            self._lookup = PostLookup(
                self._index.posts, lambda path: _is_file(folder / path), self._index.site
            )
        return resolve(link.href, post, document, self._lookup)

    def describe(self, target: Target) -> str:
        """Return what a person is told of a target, of a file with its size."""
        from reader.content.posts.linked_files import readable_size
        from reader.document.reading.link_targets import FileTarget, describe

        if not isinstance(target, FileTarget):
            return describe(target)
        try:
            size = (self._index.folder / target.path).stat().st_size
        except OSError:
            return describe(target)
        return f"{describe(target)}, {readable_size(size)}"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
