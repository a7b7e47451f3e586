"""Texts that wait to be written into the index while all posts are listed first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.content.discovery.site import Site
from reader.content.following.differences import Stamp
from reader.content.following.progress import IndexingProgress
from reader.content.post import Post
from reader.content.posts.events import IndexProgress
from reader.content.posts.index import Changes
from reader.content.posts.read_post import read_post
from reader.content.store.records import compact_post
from reader.content.store.writer import StoreWriter

CHARACTERS_KEPT: Final = 4_000_000
"""Characters of texts that are kept in memory meanwhile: a library of usual size is read only once."""

READ_TOGETHER: Final = 100
"""Posts that are read again together."""


class PendingTexts:
    """Posts that are listed and not in the index yet.

    The first ones are kept with their bodies; of the others only the paths, and they are read again.
    """

    def __init__(self) -> None:
        self._kept: list[Sequence[tuple[Post, str]]] = []
        self._characters = 0
        self._paths: list[str] = []
        self._posts = 0

    def __len__(self) -> int:
        return self._posts

    def add(self, batch: Sequence[tuple[Post, str]]) -> None:
        """Remember posts with their bodies."""
        self._posts += len(batch)
        if self._characters < CHARACTERS_KEPT:
            self._kept.append(batch)
            self._characters += sum(len(body) for _, body in batch)
        else:
            self._paths += (post.path for post, _ in batch)

    def write(
        self, writer: StoreWriter, site: Site, stamps: dict[str, Stamp | None]
    ) -> Iterator[Changes | IndexProgress]:
        """Have all of them written, and let go of them.

        What is gone meanwhile is passed over; what has other ``stamps`` than when it was listed is told.
        """
        progress = IndexingProgress(len(self))
        for batch in self._batches(site):
            changed = tuple(compact_post(post) for post, _ in batch if stamps[post.path] != _stamp_of(post))
            if changed:
                stamps.update((post.path, _stamp_of(post)) for post in changed)
                yield Changes(site, changed=changed)
            writer.add(batch)
            yield from progress.advance(len(batch))

    def _batches(self, site: Site) -> Iterator[Sequence[tuple[Post, str]]]:
        while self._kept:
            yield self._kept.pop(0)
        for first in range(0, len(self._paths), READ_TOGETHER):
            read = (read_post(site, path) for path in self._paths[first : first + READ_TOGETHER])
            yield list(filter(None, read))


def _stamp_of(post: Post) -> Stamp:
    return post.modified_ns, post.size
