"""Tell how the files of a site differ from what is known of them."""

from __future__ import annotations

import json
import time
from collections.abc import Container, Iterator, Mapping

from reader.content.discovery.site import Site
from reader.content.post import Post
from reader.content.posts.index import BATCH_POSTS, BATCH_SECONDS, FIRST_BATCH_SECONDS, Changes
from reader.content.posts.read_post import file_stamp, read_post

Stamp = tuple[int, int]
"""Time stamp in nanoseconds and size in bytes of a file."""


def differing_posts(
    site: Site, stamps: Mapping[str, Stamp | None], gone: set[str]
) -> Iterator[list[tuple[Post, str]]]:
    """Read the posts whose files have other stamps, in batches: a small one at once, then several a second.

    A post without a stamp is read in any case. Paths that are still there are taken out of ``gone``.
    """
    clock = time.perf_counter
    batch: list[tuple[Post, str]] = []
    due = clock() + FIRST_BATCH_SECONDS
    for path in site.files:
        stamp = stamps.get(path)
        if stamp is None or stamp != file_stamp(site, path):
            read = read_post(site, path)
            if read is not None:
                gone.discard(path)
                # Of a file that cannot be read, no stamp is known: it is tried again, and told once.
                if (read[0].modified_ns, read[0].size) != stamp:
                    batch.append(read)
        else:
            gone.discard(path)
        if batch and (clock() >= due or len(batch) >= BATCH_POSTS):
            yield batch
            batch = []
            due = clock() + BATCH_SECONDS
    if batch:
        yield batch


def changes_by(site: Site, posts: tuple[Post, ...], known: Container[str]) -> Changes:
    added = tuple(post for post in posts if post.path not in known)
    return Changes(site, added, tuple(post for post in posts if post.path in known))


def basis_of(site: Site) -> str:
    """Return what posts depend on beside their own files, as text that changes when it does."""
    data_files = {path: file_stamp(site, path) for path in sorted(site.data_files)}
    basis = (site.kind, site.home, site.above, site.configurations, site.directory_data, data_files)
    return json.dumps(basis, default=str, sort_keys=True)
