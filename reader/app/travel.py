"""Where links lead, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.history import History
from reader.content.index import ContentIndex
from reader.content.post import Post
from reader.document.model import Document, Link

if TYPE_CHECKING:
    from reader.document.addresses import LinkLookup
    from reader.document.links import Target


class Travel:
    """Resolves links by the posts of an index. What it needs for that is loaded with the first link."""

    def __init__(self, index: ContentIndex) -> None:
        self.history = History()
        self._index = index
        self._lookup: LinkLookup | None = None

    def forget(self) -> None:
        """The posts of the index have changed."""
        self._lookup = None

    def target(self, link: Link, post: Post, document: Document) -> Target:
        """Where a link in an open article leads."""
        from reader.document.addresses import link_lookup
        from reader.document.links import resolve

        if self._lookup is None:
            folder = self._index.folder
            self._lookup = link_lookup(self._index.posts, lambda path: (folder / path).is_file())
        return resolve(link.href, post, document, self._lookup)
