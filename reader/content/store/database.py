"""The saved index of one library: its posts, their headings and the words of their texts, in SQLite.

Everything in it can be read from the posts again, so whatever is wrong with it is answered by making it anew,
or by doing without a file. Texts are kept as words only (FTS5 without contents): what a person sees of a text
is read from its file.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from reader.content.discovery.site import Site
from reader.content.post import Post, PostHeading
from reader.content.posts.order import AHEAD
from reader.content.store.errors import DAMAGED, DamagedStoreError, plain_errors
from reader.content.store.location import store_file
from reader.content.store.post_rows import (
    POST_COLUMNS,
    PreparedPost,
    StoredPost,
    heading_from_row,
    path_from_key,
    path_key,
    post_from_row,
    prepare_heading,
    stamp_from_row,
)
from reader.content.store.records import site_from_record, site_record
from reader.content.store.schema import WRITERS_PATIENCE, connect
from reader.content.store.search_text import searchable_text

POSTS_AT_ONCE: Final = 1_000
"""Posts that are taken from the file together."""

MOST_DEAD: Final = 2_000
"""Texts of posts that have changed or gone which may stay, beyond as many as there are posts."""


class PendingOutline(NamedTuple):
    """A post whose headings have not been read yet."""

    id: int
    post: Post


class Store:
    """One connection to an index. Methods raise `StoreError` when it cannot be read or written."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self.folder = folder
        """The library."""
        self._connection = connection
        self._data_version: object = None

    @property
    def connection(self) -> sqlite3.Connection:
        """Return what searches ask; see `reader.content.search.fulltext`."""
        return self._connection

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()

    def open_again(self) -> None:
        """Open a saved index again that was closed."""
        self._connection = connect(str(store_file(self.folder)), WRITERS_PATIENCE)

    def is_empty(self) -> bool:
        with plain_errors():
            return self._connection.execute("SELECT 1 FROM posts LIMIT 1").fetchone() is None

    def posts(self, first: int) -> Iterator[list[Post]]:
        """Yield all posts in the order of dates, ``first`` of them in the first batch.

        What was damaged is forgotten.
        """
        damaged: list[int] = []
        with plain_errors():
            found = self._rows_by_age()
            count = first
            while rows := list(islice(found, count)):
                posts = [post_from_row(row[:-1]) for row in rows]
                damaged += (row[-1] for row, post in zip(rows, posts, strict=True) if post is None)
                yield list(filter(None, posts))
                count = POSTS_AT_ONCE
        if damaged:
            numbers = [(number,) for number in damaged]
            with self.transaction() as connection:
                connection.executemany("DELETE FROM headings WHERE post = ?", numbers)
                connection.executemany("DELETE FROM posts WHERE id = ?", numbers)

    def _rows_by_age(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of all posts: those that lie in the future now come last."""
        now = (-(time.time() + AHEAD),)
        for condition in (f"NOT {_IN_THE_FUTURE}", _IN_THE_FUTURE):
            yield from self._connection.execute(
                f"SELECT {POST_COLUMNS}, id FROM posts WHERE {condition} ORDER BY age, instant, path", now
            )

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Time stamp and size of the file of every post, by path."""
        with plain_errors():
            return dict(
                map(stamp_from_row, self._connection.execute("SELECT path, modified_ns, size FROM posts"))
            )

    def site(self) -> Site | None:
        """Return the site as it was last found; None when there is none, or it cannot be read."""
        record, files = self._fact("site"), self._fact("files")
        if not isinstance(record, str) or not isinstance(files, bytes):
            return None
        try:
            return site_from_record(
                self.folder, record, tuple(os.fsdecode(files).split("\0")) if files else ()
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def save_site(self, site: Site) -> None:
        """Remember a site for the next start."""
        with self.transaction():
            self._save_fact("site", site_record(site))
            self._save_fact("files", os.fsencode("\0".join(site.files)))

    def basis(self) -> str:
        """Return what all posts were read under: see `save_basis`."""
        basis = self._fact("basis")
        return basis if isinstance(basis, str) else ""

    def save_basis(self, basis: str) -> None:
        """Remember what beside their files the posts depend on: the settings of their site."""
        with self.transaction():
            self._save_fact("basis", basis)

    def write(self, batch: Sequence[PreparedPost]) -> None:
        """Add posts with their texts, in place of what was known of the same paths.

        What another reader has written already is left as it is.
        """
        with self.transaction() as connection:
            if self._others_have_written():
                batch = [post for post in batch if not self._is_known(post.stored)]
            self._drop(post.stored.key for post in batch)
            posts = list(enumerate(batch, self._next_id("posts")))
            connection.executemany(
                _ADD_POST, ((number, *post.stored, *post.columns) for number, post in posts)
            )
            connection.executemany(
                _ADD_TEXT, ((number, *post.words, searchable_text(post.text)) for number, post in posts)
            )
            self._add_headings((number, post.headings) for number, post in posts)

    def remove(self, paths: Iterable[str]) -> None:
        """Forget posts that are gone."""
        with self.transaction():
            self._drop(map(path_key, paths))

    def count(self) -> int:
        """Return how many posts there are."""
        with plain_errors():
            return int(self._connection.execute("SELECT count(*) FROM posts").fetchone()[0])

    def count_without_outline(self) -> int:
        """Return how many posts there are whose headings are still to be read."""
        with plain_errors():
            counted = self._connection.execute("SELECT count(*) FROM posts WHERE NOT outlined").fetchone()
            return int(counted[0])

    def posts_without_outline(self, count: int, after: int = 0) -> list[PendingOutline]:
        """Return some posts whose headings are still to be read, whose ids come after one."""
        with plain_errors():
            found = self._connection.execute(
                f"SELECT {POST_COLUMNS}, id FROM posts WHERE NOT outlined AND id > ? ORDER BY id", (after,)
            )
            pending = (PendingOutline(row[-1], post) for row in found if (post := post_from_row(row[:-1])))
            return list(islice(pending, count))

    def write_outlines(self, outlines: Sequence[tuple[int, Sequence[PostHeading]]]) -> None:
        """Add the headings of some posts, by id. Posts that have them, or are gone, are passed over."""
        with self.transaction() as connection:
            self._add_headings(
                (post, list(map(prepare_heading, headings)))
                for post, headings in outlines
                if connection.execute(_MARK_OUTLINED, (post,)).rowcount == 1
            )

    def headings(self, path: str) -> list[PostHeading]:
        """Return the headings of a post, in order."""
        with plain_errors():
            found = self._connection.execute(
                "SELECT level, title, slug, line FROM headings "
                "WHERE post = (SELECT id FROM posts WHERE path = ?) ORDER BY id",
                (path_key(path),),
            )
            return list(map(heading_from_row, found))

    def ids_and_paths(self) -> Iterator[tuple[int, str]]:
        """Yield the id that the words of a post are kept under, and its path, the newest posts first."""
        with plain_errors():
            for number, key in self._connection.execute(_IDS_AND_PATHS):
                yield number, path_from_key(key)

    def is_mostly_dead(self) -> bool:
        """Tell whether more words are kept of posts that changed or went than of those that are there."""
        with plain_errors():
            (alive,) = self._connection.execute("SELECT count(*) FROM posts").fetchone()
            written = self._next_id("posts") - 1
        return bool(written - alive > alive + MOST_DEAD)

    def clear(self) -> None:
        """Forget everything, to make it anew."""
        with self.transaction() as connection:
            for table in ("posts", "headings", "sqlite_sequence"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("DELETE FROM facts WHERE name <> 'version'")
            for table in ("texts", "heading_texts"):
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing."""
        with plain_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _next_id(self, table: str) -> int:
        row = self._connection.execute(_LAST_ID, (table,)).fetchone()
        last = row[0] if row else 0
        if not isinstance(last, int) or not 0 <= last < _HIGHEST_ID:
            raise DamagedStoreError(DAMAGED)
        return last + 1

    def _drop(self, keys: Iterable[str]) -> None:
        """Forget the posts with some keys. Their words stay, under ids that mean nothing any more."""
        dropped = [(key,) for key in keys]
        self._connection.executemany(_DROP_HEADINGS, dropped)
        self._connection.executemany(_DROP_POST, dropped)

    def _others_have_written(self) -> bool:
        """Tell whether another reader may have written since this was last asked."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        before, self._data_version = self._data_version, version
        return bool(version != before)

    def _is_known(self, stored: StoredPost) -> bool:
        return self._connection.execute(_KNOWN, stored).fetchone() is not None

    def _add_headings(self, outlines: Iterable[tuple[int, Sequence[tuple[PostHeading, str, str]]]]) -> None:
        """Add the headings of posts, by id, as `prepare_heading` makes them."""
        found = [(post, *heading) for post, headings in outlines for heading in headings]
        rows = list(enumerate(found, self._next_id("headings")))
        self._connection.executemany(
            _ADD_HEADING,
            ((number, post, *heading, folded) for number, (post, heading, folded, _) in rows),
        )
        self._connection.executemany(
            "INSERT INTO heading_texts (rowid, title) VALUES (?, ?)",
            ((number, words) for number, (*_, words) in rows),
        )

    def _fact(self, name: str) -> object:
        with plain_errors():
            row = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _save_fact(self, name: str, value: object) -> None:
        self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


_IN_THE_FUTURE: Final = "(instant < ?)"
_IDS_AND_PATHS: Final = "SELECT id, path FROM posts ORDER BY age, instant, path"
_LAST_ID: Final = "SELECT seq FROM sqlite_sequence WHERE name = ?"
_KNOWN: Final = "SELECT 1 FROM posts WHERE path = ? AND modified_ns = ? AND size = ? AND record = ?"
_DROP_POST: Final = "DELETE FROM posts WHERE path = ?"
_DROP_HEADINGS: Final = "DELETE FROM headings WHERE post = (SELECT id FROM posts WHERE path = ?)"
_ADD_POST: Final = (
    "INSERT INTO posts (id, path, modified_ns, size, record, age, instant, checksum, outlined) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_TEXT: Final = "INSERT INTO texts (rowid, title, names, headings, body) VALUES (?, ?, ?, ?, ?)"
_MARK_OUTLINED: Final = "UPDATE posts SET outlined = 1 WHERE id = ? AND NOT outlined"
_ADD_HEADING: Final = (
    "INSERT INTO headings (id, post, level, title, slug, line, folded) VALUES (?, ?, ?, ?, ?, ?, ?)"
)

_HIGHEST_ID: Final = 1 << 62
