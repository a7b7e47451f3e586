"""A post that was opened alone: its file is followed as a library is."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.content.discovery.discover import discover
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.site import Site
from reader.content.following import watching
from reader.content.following.watched_paths import watched_file
from reader.content.post import Post
from reader.content.posts.events import Event
from reader.content.posts.index import Changes
from reader.content.posts.read_post import file_stamp, read_post


class SinglePost:
    """A `Library` of one file, which has been read already."""

    def __init__(self, path: Path, posts: Iterable[Post]) -> None:
        """``posts`` is what was read, if anything."""
        self._path = path
        self._stamps = {post.path: (post.modified_ns, post.size) for post in posts}
        self._site: Site | None = None
        self._asked = threading.Event()
        self._ended = threading.Event()

    def has_result(self, patience: float) -> bool:
        """There is none before the file changes."""
        return False

    def events(self) -> Iterator[Event]:
        """Yield what changes, without end."""
        watched = watched_file(self._path)
        watching.watch(self._path, lambda: watched, self._asked, self._ended)
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._ended.is_set():
                return
            changes = self._compare()
            if changes:
                yield changes

    def refresh(self) -> None:
        self._asked.set()

    def stop(self) -> None:
        self._ended.set()
        self._asked.set()

    def _compare(self) -> Changes | None:
        """Return how the disk differs from what was told last."""
        try:
            site = self._site = discover(self._path)
        except LibraryError:
            return self._without(self._site)
        path = site.files[0]
        if self._stamps.get(path) == file_stamp(site, path):
            return None
        read = read_post(site, path)
        if read is None:
            return self._without(site)
        post = read[0]
        is_new = path not in self._stamps
        self._stamps = {path: (post.modified_ns, post.size)}
        return Changes(site, added=(post,)) if is_new else Changes(site, changed=(post,))

    def _without(self, site: Site | None) -> Changes | None:
        gone, self._stamps = tuple(self._stamps), {}
        return Changes(site, removed=gone) if site is not None else None
