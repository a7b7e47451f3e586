"""Libraries that are read, indexed and searched, for tests."""

from __future__ import annotations

from pathlib import Path

from reader.content.discovery.site import Site
from reader.content.following.follower import LibraryFollower
from reader.content.posts.events import OutlineReader
from reader.content.posts.index import Changes, ContentIndex
from reader.content.store.database import Store


def indexed(folder: Path, read_outline: OutlineReader | None = None) -> tuple[ContentIndex, Store]:
    """The posts of a folder, and the saved index that holds them."""
    index = ContentIndex(folder)
    follower = LibraryFollower(folder, read_outline)
    for event in follower.follow():
        if isinstance(event, Site):
            index.adopt_site(event)
        elif isinstance(event, Changes):
            index.apply(event)
        elif not hasattr(event, "_fields"):
            index.add(event)
    assert follower.store is not None
    return index, follower.store
