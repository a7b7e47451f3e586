"""Posts and headings as rows of a saved index, and back."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.content.discovery.errors import describe_error
from reader.content.markup import headings_in
from reader.content.post import Post, PostHeading, Problem
from reader.content.posts.order import age_key
from reader.content.store.errors import DAMAGED, DamagedStoreError
from reader.content.store.records import post_from_record, post_record
from reader.content.store.search_text import index_words
from reader.content.text import fold

POST_COLUMNS: Final = "path, modified_ns, size, record, checksum"
"""What `post_from_row` makes a post of."""


class IndexedText(NamedTuple):
    """A post, the body that its words are taken from, and its headings."""

    post: Post
    body: str
    headings: Sequence[PostHeading] | None = None
    """None when they are to be read another time."""


class StoredPost(NamedTuple):
    """What is kept of a post to make it of again."""

    key: str
    modified_ns: str
    """As digits: file systems know times that an integer of SQLite cannot hold."""
    size: int
    record: str
    """A reader that knows older settings of the site makes another one of the same file."""


class PreparedPost(NamedTuple):
    """A post as it is written."""

    stored: StoredPost
    columns: tuple[int, float, int, bool]
    """Of the table of posts: age, instant, checksum, and whether there are headings."""
    words: tuple[str, str, str]
    """Of the title, of names, and of what looks like headings."""
    text: str
    """What the words of the text are taken of, when it is written."""
    headings: Sequence[tuple[PostHeading, str, str]]
    """Each with its title folded, and the words of it."""


def prepare_post(indexed: IndexedText) -> PreparedPost:
    """Prepare what is written of a post: the part of the work that needs no index."""
    post, body, headings = indexed
    names = "\n".join((*post.tags, *post.categories, *post.authors, *post.series))
    return _prepare(
        post,
        (
            index_words(post.title),
            index_words(names),
            index_words(headings_in(body)),
        ),
        f"{post.summary}\n\n{body}" if post.summary else body,
        None if headings is None else [prepare_heading(heading) for heading in headings],
    )


def mark_unsearchable(post: Post, error: Exception) -> tuple[Post, PreparedPost]:
    """Mark a post whose text nothing can be done with, and prepare it without words to find it by."""
    problem = Problem(f"cannot be searched: {describe_error(error)}")
    unsearchable = post._replace(properties=(), problems=(*post.problems, problem))
    return unsearchable, _prepare(unsearchable, ("", "", ""), "", [])


def _prepare(
    post: Post,
    words: tuple[str, str, str],
    text: str,
    headings: Sequence[tuple[PostHeading, str, str]] | None,
) -> PreparedPost:
    stored = StoredPost(path_key(post.path), str(post.modified_ns), post.size, post_record(post))
    columns = (*age_key(post, -1), _checksum(*stored), headings is not None)
    return PreparedPost(stored, columns, words, text, headings or ())


def prepare_heading(heading: PostHeading) -> tuple[PostHeading, str, str]:
    """Prepare a heading with its title folded, and the words of it."""
    return heading, fold(heading.title), index_words(heading.title)


def post_from_row(row: Sequence[object]) -> Post | None:
    """Return the post in a row; None when it is not what was written."""
    key, modified_ns, size, record, checksum = row
    if not (
        isinstance(key, str)
        and isinstance(record, str)
        and isinstance(modified_ns, str)
        and isinstance(size, int)
        and checksum == _checksum(key, modified_ns, size, record)
    ):
        return None
    try:
        return post_from_stored(StoredPost(key, modified_ns, size, record))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def post_from_stored(stored: StoredPost) -> Post:
    """Return the post that something was kept of."""
    return post_from_record(path_from_key(stored.key), int(stored.modified_ns), stored.size, stored.record)


def stamp_from_row(row: Sequence[object]) -> tuple[str, tuple[int, int]]:
    """Path, time stamp and size in a row. Raises `DamagedStoreError` when they are not what was written."""
    key, modified_ns, size = row
    if not (isinstance(modified_ns, str) and _WHOLE_NUMBER.fullmatch(modified_ns) and isinstance(size, int)):
        raise DamagedStoreError(DAMAGED)
    return path_from_key(key), (int(modified_ns), size)


_WHOLE_NUMBER: Final = re.compile("-?[0-9]{1,40}")


def _checksum(key: str, modified_ns: str, size: int, record: str) -> int:
    return zlib.crc32(f"{key}\0{modified_ns}\0{size}\0{record}".encode())


def path_key(path: str) -> str:
    """Return a path as text in ASCII. Names of files may hold what is no Unicode."""
    return json.dumps(path)[1:-1]


def path_from_key(key: object) -> str:
    """Return the path that a key was made of. Raises `DamagedStoreError` when it is no key."""
    if not isinstance(key, str):
        raise DamagedStoreError(DAMAGED)
    try:
        return str(json.loads(f'"{key}"')) if "\\" in key else key
    except ValueError:
        raise DamagedStoreError(DAMAGED) from None


def heading_from_row(row: Sequence[object]) -> PostHeading:
    """Return the heading in a row of level, title, slug and line.

    Raises `DamagedStoreError` when there is none.
    """
    level, title, slug, line = row
    if not (
        isinstance(level, int) and isinstance(title, str) and isinstance(slug, str) and isinstance(line, int)
    ):
        raise DamagedStoreError(DAMAGED)
    return PostHeading(level, title, slug, line)
