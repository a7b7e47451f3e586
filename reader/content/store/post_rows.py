"""Posts and headings as rows of a saved index, and back."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.content.discovery.errors import reason_of
from reader.content.markup import headings_in
from reader.content.post import Heading, Post, Problem
from reader.content.posts.order import age
from reader.content.store.errors import DAMAGED, DamagedStoreError
from reader.content.store.records import post_of, post_record
from reader.content.store.search_text import words_of
from reader.content.text import fold


class IndexedText(NamedTuple):
    """A post, the body that its words are taken from, and its headings."""

    post: Post
    body: str
    headings: Sequence[Heading] | None = None
    """None when they are to be read another time."""


class Kept(NamedTuple):
    """What is kept of a post to make it of again."""

    key: str
    modified_ns: str
    """As digits: file systems know times that an integer of SQLite cannot hold."""
    size: int
    record: str
    """A reader that knows older settings of the site makes another one of the same file."""


class Prepared(NamedTuple):
    """A post as it is written."""

    kept: Kept
    columns: tuple[int, float, int, bool]
    """Of the table of posts: age, instant, checksum, and whether there are headings."""
    words: tuple[str, str, str]
    """Of the title, of names, and of what looks like headings."""
    text: str
    """What the words of the text are taken of, when it is written."""
    headings: Sequence[tuple[Heading, str, str]]
    """Each with its title folded, and the words of it."""


def prepared(indexed: IndexedText) -> Prepared:
    """What is written of a post: the part of the work that needs no index."""
    post, body, headings = indexed
    names = "\n".join((*post.tags, *post.categories, *post.authors))
    return _prepared(
        post,
        (
            words_of(post.title),
            words_of(names),
            words_of(headings_in(body)),
        ),
        f"{post.summary}\n\n{body}" if post.summary else body,
        None if headings is None else [prepared_heading(heading) for heading in headings],
    )


def unsearchable(post: Post, error: Exception) -> tuple[Post, Prepared]:
    """A post whose text nothing can be done with: it says so, and is listed without words to find it by."""
    problem = Problem(f"cannot be searched: {reason_of(error)}")
    told = post._replace(properties=(), problems=(*post.problems, problem))
    return told, _prepared(told, ("", "", ""), "", [])


def _prepared(
    post: Post,
    words: tuple[str, str, str],
    text: str,
    headings: Sequence[tuple[Heading, str, str]] | None,
) -> Prepared:
    kept = Kept(key_of_path(post.path), str(post.modified_ns), post.size, post_record(post))
    columns = (*age(post.date, -1, is_draft=post.draft), _checksum(*kept), headings is not None)
    return Prepared(kept, columns, words, text, headings or ())


def prepared_heading(heading: Heading) -> tuple[Heading, str, str]:
    """A heading with its title folded, and the words of it."""
    return heading, fold(heading.title), words_of(heading.title)


def post_in(row: Sequence[object]) -> Post | None:
    """The post in a row; None when it is not what was written."""
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
        return post_kept(Kept(key, modified_ns, size, record))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def post_kept(kept: Kept) -> Post:
    """The post that something was kept of."""
    return post_of(path_of_key(kept.key), int(kept.modified_ns), kept.size, kept.record)


def stamp_in(row: Sequence[object]) -> tuple[str, tuple[int, int]]:
    """Path, time stamp and size in a row. Raises `DamagedStoreError` when they are not what was written."""
    key, modified_ns, size = row
    if not (isinstance(modified_ns, str) and _WHOLE_NUMBER.fullmatch(modified_ns) and isinstance(size, int)):
        raise DamagedStoreError(DAMAGED)
    return path_of_key(key), (int(modified_ns), size)


_WHOLE_NUMBER: Final = re.compile("-?[0-9]{1,40}")


def _checksum(key: str, modified_ns: str, size: int, record: str) -> int:
    return zlib.crc32(f"{key}\0{modified_ns}\0{size}\0{record}".encode())


def key_of_path(path: str) -> str:
    """A path as text in ASCII. Names of files may hold what is no Unicode."""
    return json.dumps(path)[1:-1]


def path_of_key(key: object) -> str:
    """The path that a key was made of. Raises `DamagedStoreError` when it is no key."""
    if not isinstance(key, str):
        raise DamagedStoreError(DAMAGED)
    try:
        return str(json.loads(f'"{key}"')) if "\\" in key else key
    except ValueError:
        raise DamagedStoreError(DAMAGED) from None


def heading_of(row: Sequence[object]) -> Heading:
    """The heading in a row of level, title, slug and line. Raises `DamagedStoreError` when there is none."""
    level, title, slug, line = row
    if not (
        isinstance(level, int) and isinstance(title, str) and isinstance(slug, str) and isinstance(line, int)
    ):
        raise DamagedStoreError(DAMAGED)
    return Heading(level, title, slug, line)
