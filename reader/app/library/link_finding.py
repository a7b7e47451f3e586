"""Where the links of the open article lead, found off the event loop: a library may have very many posts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
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
        self._document: Document | None = None
        self._found: dict[Link, Target] = {}
        """Where links of that article lead which were looked up, but for places in the article itself."""

    def forget(self) -> None:
        """Make anew what is known of the posts of the index: they have changed."""
        self._lookup = None
        self._found.clear()

    def target(self, link: Link, post: Post, document: Document) -> Target:
        """Return where a link in an open article leads. It may take a while before `find`."""
        return self.known(link, post, document) or self._resolve(link, post, document)

    def known(self, link: Link, post: Post, document: Document) -> Target | None:
        """Return where a link in an open article leads; None when `find` has to find that out first."""
        from reader.document.reading.link_targets import PostsTarget

        if link.query:
            return PostsTarget(link.query)
        if link.href.strip().startswith("#"):
            # The article is laid out as it is read: only the event loop may ask it for a place.
            return self._resolve(link, post, document)
        return self._found.get(link) if document is self._document else None

    async def find(self, links: Iterable[Link], post: Post, document: Document) -> None:
        """Find out where links in an open article lead, so that it is `known`."""
        if document is not self._document:
            self._document = document
            self._found.clear()
        wanted = [link for link in dict.fromkeys(links) if self.known(link, post, document) is None]
        if not wanted:
            return
        lookup = self._make_lookup()
        found = await asyncio.to_thread(
            lambda: {link: self._resolve(link, post, document) for link in wanted}
        )
        if document is self._document and lookup is self._lookup:
            self._found.update(found)

    def describe(self, target: Target) -> str:
        """Return what a person is told of a target, of a file with its size."""
        from reader.content.posts.linked_files import readable_size
        from reader.document.reading.link_targets import FileTarget, PostTarget, describe

        if isinstance(target, PostTarget) and (apart := self._index.apart(target.post)):
            return f"{describe(target)} ({apart})"
        if not isinstance(target, FileTarget):
            return describe(target)
        try:
            size = (self._index.folder / target.path).stat().st_size
        except OSError:
            return describe(target)
        return f"{describe(target)}, {readable_size(size)}"

    def _resolve(self, link: Link, post: Post, document: Document) -> Target:
        from reader.document.reading.link_resolver import resolve

        return resolve(link.href, post, document, self._make_lookup())

    def _make_lookup(self) -> PostLookup:
        if self._lookup is None:
            from reader.document.reading.post_lookup import PostLookup

            folder = self._index.folder
            posts = tuple(self._index.posts)
            self._lookup = PostLookup(posts, lambda path: _is_file(folder / path), self._index.site)
        return self._lookup


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
