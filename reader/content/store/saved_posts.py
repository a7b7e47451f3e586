"""The posts of a library as its saved index holds them, made one by one as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from reader.content.discovery.checkouts import mark_checkout_date
from reader.content.discovery.site import Site
from reader.content.post import Article, Post
from reader.content.posts.index import ContentIndex
from reader.content.posts.read_post import read_article, read_post
from reader.content.store.database import Store
from reader.content.store.errors import plain_errors
from reader.content.store.post_rows import POST_COLUMNS, path_from_key, path_key, post_from_row


class SavedPosts:
    """Looks posts up in an index that is up to date: for a program that answers one question and ends.

    A post whose row is damaged is read from its file. Methods raise `StoreError`.
    """

    def __init__(self, store: Store, site: Site) -> None:
        self.site = site
        self._store = store
        self._paths = frozenset(site.files)

    def __contains__(self, path: str | None) -> bool:
        """Tell whether a post with that path is one of the library's."""
        return path in self._paths

    def find(self, path: str) -> Post | None:
        """Return the post with that path."""
        return next(self._where("path = ?", path_key(path)), None)

    @cached_property
    def posts(self) -> Sequence[Post]:
        """Return all posts, newest first."""
        index = ContentIndex(self.site.folder)
        index.adopt_site(self.site)
        index.add(self._where("?", 1))
        return index.posts

    def unread(self) -> list[Post]:
        """Return the posts of which nothing could be read."""
        return [post for post in self._where("modified_ns = ?", "0") if post.unread]

    def read(self, post: Post) -> Article:
        """Return the text of a post, fresh from the disk; a file that is gone is an article that says so."""
        return read_article(self.site, post)

    def _where(self, condition: str, value: object) -> Iterator[Post]:
        with plain_errors():
            rows = self._store.connection.execute(
                f"SELECT {POST_COLUMNS} FROM posts WHERE {condition}", (value,)
            )
            for row in rows:
                post = self._post_in(row)
                if post is not None:
                    yield post

    def _post_in(self, row: tuple[Any, ...]) -> Post | None:
        post = post_from_row(row)
        if post is None:
            read = read_post(self.site, path_from_key(row[0]))
            post = read and read[0]
        return post and mark_checkout_date(post, self.site.checkouts)
