"""The saved index of one library: its posts, their headings and the words of their texts, in SQLite.

Everything in it can be read from the posts again, so whatever is wrong with it is answered by making it anew,
or by doing without a file. Texts are kept as words only (FTS5 without contents): what a person sees of a text
is read from its file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from reader import __version__
from reader.content.order import age
from reader.content.post import Heading, Post
from reader.content.records import post_of, post_record, site_of, site_record
from reader.content.search_text import headings_in, searchable, words_of
from reader.content.site import Site
from reader.content.text import fold

SCHEMA_VERSION: Final = 1
"""Raised with every change of the tables below; an index of an older version is made anew."""

CACHE_FOLDER: Final = "READER_CACHE_DIR"
"""The variable of the environment that names another folder for what can be rebuilt."""

WRITERS_PATIENCE: Final = 5.0
"""Seconds that writing waits for another reader to have written."""

READERS_PATIENCE: Final = 0.25

POSTS_AT_ONCE: Final = 1_000
"""Posts that are taken from the file together."""

MOST_DEAD: Final = 2_000
"""Texts of posts that have changed or gone which may stay, beyond as many as there are posts."""

_TABLES: Final = """
CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: the words of an older text may still be there
    path TEXT NOT NULL UNIQUE,             -- as a string of JSON, which can hold any name
    modified_ns INTEGER NOT NULL,
    size INTEGER NOT NULL,
    age INTEGER NOT NULL,                  -- with instant: newest first
    instant REAL NOT NULL,
    record TEXT NOT NULL,
    checksum INTEGER NOT NULL,             -- of all that the post is made of again
    outlined INTEGER NOT NULL DEFAULT 0    -- whether its headings have been read
);
CREATE INDEX posts_by_age ON posts (age, instant, path);
CREATE INDEX posts_without_outline ON posts (id) WHERE NOT outlined;
CREATE TABLE headings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    post INTEGER NOT NULL,
    level INTEGER NOT NULL,
    line INTEGER NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE INDEX headings_by_post ON headings (post);
CREATE VIRTUAL TABLE texts USING fts5 (
    title, names, headings, body, content='', prefix='2',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE VIRTUAL TABLE words USING fts5vocab (texts, row);
CREATE VIRTUAL TABLE heading_texts USING fts5 (
    title, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value);
"""

_BULK: Final = 8_000_000
"""Bytes of new words that are gathered in memory before SQLite sorts them into the index."""

_WAL_PAGES: Final = 8_000
"""Pages of 4 KB that the write-ahead log grows to before they go into the file."""


class IndexedText(NamedTuple):
    """A post, the body that its words are taken from, and its headings."""

    post: Post
    body: str
    headings: Sequence[Heading] | None = None
    """None when they are to be read another time."""


class PendingOutline(NamedTuple):
    """A post whose headings have not been read yet."""

    id: int
    post: Post


class StoreError(Exception):
    """The index cannot be used, with the reason in words for people."""


class DamagedStoreError(StoreError):
    """The index does not hold what was written, and has to be made anew."""


def libraries_folder() -> Path:
    """Where the indexes of all libraries are kept. Raises RuntimeError where nobody has a home."""
    given = os.environ.get(CACHE_FOLDER)
    if given:
        return Path(given).absolute() / "libraries"
    from platformdirs import user_cache_path

    return user_cache_path("reader", appauthor=False) / "libraries"


def store_file(folder: Path) -> Path:
    """Where the index of a library is kept. Raises RuntimeError where nobody has a home."""
    real = Path(os.path.realpath(folder))
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    return libraries_folder() / f"{_harmless(real.name)}-{digest}.sqlite"


def open_store(folder: Path) -> Store:
    """The saved index of a library, to be written too. Raises `StoreError` where there can be none."""
    try:
        file = store_file(folder)
    except RuntimeError as error:
        raise StoreError(str(error)) from None
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return Store(_connect(str(file), WRITERS_PATIENCE), folder)
        except DamagedStoreError:
            delete_store(file)
            return Store(_connect(str(file), WRITERS_PATIENCE), folder)
    except OSError as error:
        raise StoreError(f"{file.parent}: {error.strerror or 'cannot be used'}") from None


def memory_store(folder: Path) -> Store:
    """An empty index that lasts as long as the program."""
    return Store(_connect(":memory:", WRITERS_PATIENCE), folder)


def open_for_search(folder: Path) -> Store | None:
    """The saved index of a library, to search while another process writes it; None when there is none."""
    try:
        file = store_file(folder)
        return Store(_connect(str(file), READERS_PATIENCE), folder) if file.exists() else None
    except (StoreError, RuntimeError):
        return None


def delete_store(file: Path) -> None:
    """Remove an index. A reader that has it open goes on with what it holds."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            Path(f"{file}{ending}").unlink()


class Store:
    """One connection to an index. Methods raise `StoreError` when it cannot be read or written."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    @property
    def connection(self) -> sqlite3.Connection:
        """What searches ask; see `reader.content.fulltext`."""
        return self._connection

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()

    def is_empty(self) -> bool:
        with told_plainly():
            return self._connection.execute("SELECT 1 FROM posts LIMIT 1").fetchone() is None

    def posts(self, first: int) -> Iterator[list[Post]]:
        """All posts, newest first, ``first`` of them in the first batch. What was damaged is left out."""
        with told_plainly():
            found = self._connection.execute(f"SELECT {_POST_COLUMNS} FROM posts ORDER BY age, instant, path")
            count = first
            while rows := found.fetchmany(count):
                yield list(filter(None, map(_post_in, rows)))
                count = POSTS_AT_ONCE

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Time stamp and size of the file of every post, by path."""
        with told_plainly():
            found = self._connection.execute("SELECT path, modified_ns, size FROM posts")
            return {path_of_key(key): (modified_ns, size) for key, modified_ns, size in found}

    def site(self) -> Site | None:
        """The site as it was last found; None when there is none, or it cannot be read."""
        record, files = self._fact("site"), self._fact("files")
        if not isinstance(record, str) or not isinstance(files, bytes):
            return None
        try:
            return site_of(self._folder, record, tuple(os.fsdecode(files).split("\0")) if files else ())
        except (ValueError, TypeError, KeyError):
            return None

    def keep_site(self, site: Site) -> None:
        """Remember a site for the next start."""
        with self.transaction():
            self._keep_fact("site", site_record(site))
            self._keep_fact("files", os.fsencode("\0".join(site.files)))

    def basis(self) -> str:
        """What all posts were read under: see `keep_basis`."""
        basis = self._fact("basis")
        return basis if isinstance(basis, str) else ""

    def keep_basis(self, basis: str) -> None:
        """Remember what beside their files the posts depend on: the settings of their site."""
        with self.transaction():
            self._keep_fact("basis", basis)

    def write(self, batch: Sequence[IndexedText]) -> None:
        """Add posts with their texts, in place of what was known of the same paths.

        What another reader has written already is left as it is.
        """
        with self.transaction() as connection:
            # Each step is one statement for the whole batch, in which other threads can run Python.
            known = self._known_keys(batch)
            fresh = [indexed for indexed in batch if _key_of(indexed.post.path) not in known]
            rows = list(map(_row_of, fresh))
            records = json.dumps([row[:8] for row in rows])
            connection.execute(_DROP_HEADINGS, (records,))
            connection.execute(_DROP_POSTS, (records,))
            first = self._next_id("posts")
            connection.execute(_ADD_POSTS, (first, records))
            connection.execute(_ADD_TEXTS, (first, json.dumps([row[8:] for row in rows], ensure_ascii=False)))
            self._add_headings((first + at, indexed.headings or ()) for at, indexed in enumerate(fresh))

    def remove(self, paths: Iterable[str]) -> None:
        """Forget posts that are gone."""
        records = json.dumps([[_key_of(path)] for path in paths])
        with self.transaction() as connection:
            connection.execute(_DROP_HEADINGS, (records,))
            connection.execute(_DROP_POSTS, (records,))

    def count(self) -> int:
        """How many posts there are."""
        with told_plainly():
            return int(self._connection.execute("SELECT count(*) FROM posts").fetchone()[0])

    def count_without_outline(self) -> int:
        """How many posts there are whose headings are still to be read."""
        with told_plainly():
            counted = self._connection.execute("SELECT count(*) FROM posts WHERE NOT outlined").fetchone()
            return int(counted[0])

    def without_outline(self, count: int, after: int = 0) -> list[PendingOutline]:
        """Some posts whose headings are still to be read, whose ids come after one."""
        with told_plainly():
            rows = self._connection.execute(
                f"SELECT {_POST_COLUMNS}, id FROM posts WHERE NOT outlined AND id > ? ORDER BY id LIMIT ?",
                (after, count),
            ).fetchall()
        return [PendingOutline(row[-1], post) for row in rows if (post := _post_in(row[:-1])) is not None]

    def write_outlines(self, outlines: Sequence[tuple[int, Sequence[Heading]]]) -> None:
        """Add the headings of some posts, by id. Posts that have them, or are gone, are passed over."""
        with self.transaction() as connection:
            self._add_headings(
                (post, headings)
                for post, headings in outlines
                if connection.execute(_MARK_OUTLINED, (post,)).rowcount == 1
            )

    def headings(self, path: str) -> list[Heading]:
        """The headings of a post, in order."""
        with told_plainly():
            found = self._connection.execute(
                "SELECT level, title, slug, line FROM headings "
                "WHERE post = (SELECT id FROM posts WHERE path = ?) ORDER BY id",
                (_key_of(path),),
            )
            return [Heading(*row) for row in found]

    def paths_by_id(self) -> dict[int, str]:
        """The path of every post by the id that its words are kept under, the newest posts first."""
        with told_plainly():
            return {number: path_of_key(key) for number, key in self._connection.execute(_IDS_AND_PATHS)}

    def is_mostly_dead(self) -> bool:
        """Whether more words are kept of posts that have changed or gone than of those that are there."""
        with told_plainly():
            (alive,) = self._connection.execute("SELECT count(*) FROM posts").fetchone()
            last = self._connection.execute(_LAST_ID, ("posts",)).fetchone()
        return last is not None and last[0] - alive > alive + MOST_DEAD

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
        with told_plainly():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _known_keys(self, batch: Sequence[IndexedText]) -> set[str]:
        """The keys of those posts that are in the index as they are."""
        stamps = [(_key_of(post.path), post.modified_ns, post.size) for post, *_ in batch]
        return {key for (key,) in self._connection.execute(_KNOWN, (json.dumps(stamps),))}

    def _next_id(self, table: str) -> int:
        last = self._connection.execute(_LAST_ID, (table,)).fetchone()
        return last[0] + 1 if last else 1

    def _add_headings(self, outlines: Iterable[tuple[int, Sequence[Heading]]]) -> None:
        """Add the headings of posts, by id."""
        rows = [(post, *heading, fold(heading.title)) for post, headings in outlines for heading in headings]
        titles = [(words_of(title),) for _, _, title, *_ in rows]
        first = self._next_id("headings")
        self._connection.execute(_ADD_HEADINGS, (first, json.dumps(rows, ensure_ascii=False)))
        self._connection.execute(_ADD_HEADING_TEXTS, (first, json.dumps(titles, ensure_ascii=False)))

    def _fact(self, name: str) -> object:
        with told_plainly():
            row = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _keep_fact(self, name: str, value: object) -> None:
        self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


_Row = tuple[str, int, int, int, float, str, int, bool, str, str, str, str]

_POST_COLUMNS: Final = "path, modified_ns, size, record, checksum"
_IDS_AND_PATHS: Final = "SELECT id, path FROM posts ORDER BY age, instant, path"
_LAST_ID: Final = "SELECT seq FROM sqlite_sequence WHERE name = ?"
_KEYS: Final = "SELECT json_extract(value, '$[0]') FROM json_each(?)"
_KNOWN: Final = (
    "SELECT posts.path FROM json_each(?) JOIN posts ON posts.path = json_extract(value, '$[0]') "
    "AND modified_ns = json_extract(value, '$[1]') AND size = json_extract(value, '$[2]')"
)
_DROP_POSTS: Final = f"DELETE FROM posts WHERE path IN ({_KEYS})"
_DROP_HEADINGS: Final = f"DELETE FROM headings WHERE post IN (SELECT id FROM posts WHERE path IN ({_KEYS}))"


def _columns(count: int) -> str:
    return ", ".join(f"json_extract(value, '$[{column}]')" for column in range(count))


_ADD_POSTS: Final = (
    "INSERT INTO posts (id, path, modified_ns, size, age, instant, record, checksum, outlined) "
    f"SELECT ? + key, {_columns(8)} FROM json_each(?)"
)
_ADD_TEXTS: Final = (
    f"INSERT INTO texts (rowid, title, names, headings, body) SELECT ? + key, {_columns(4)} FROM json_each(?)"
)
_MARK_OUTLINED: Final = "UPDATE posts SET outlined = 1 WHERE id = ? AND NOT outlined"
_ADD_HEADINGS: Final = (
    "INSERT INTO headings (id, post, level, title, slug, line, folded) "
    f"SELECT ? + key, {_columns(6)} FROM json_each(?)"
)
_ADD_HEADING_TEXTS: Final = (
    f"INSERT INTO heading_texts (rowid, title) SELECT ? + key, {_columns(1)} FROM json_each(?)"
)


def _row_of(indexed: IndexedText) -> _Row:
    post, body, headings = indexed
    key, record = _key_of(post.path), post_record(post)
    names = "\n".join((*post.tags, *post.categories, *post.authors))
    return (
        key,
        post.modified_ns,
        post.size,
        *age(post.date, -1, is_draft=post.draft),
        record,
        _checksum(key, post.modified_ns, post.size, record),
        headings is not None,
        words_of(post.title),
        words_of(names),
        words_of(headings_in(body)),
        searchable(f"{post.summary}\n\n{body}" if post.summary else body),
    )


def _post_in(row: Sequence[object]) -> Post | None:
    """The post in a row; None when it is not what was written."""
    key, modified_ns, size, record, checksum = row
    if not (
        isinstance(key, str)
        and isinstance(record, str)
        and isinstance(modified_ns, int)
        and isinstance(size, int)
        and checksum == _checksum(key, modified_ns, size, record)
    ):
        return None
    return post_of(path_of_key(key), modified_ns, size, record)


def _checksum(key: str, modified_ns: int, size: int, record: str) -> int:
    return zlib.crc32(f"{key}\0{modified_ns}\0{size}\0{record}".encode())


def _key_of(path: str) -> str:
    """A path as text in ASCII. Names of files may hold what is no Unicode."""
    return json.dumps(path)[1:-1]


def path_of_key(key: str) -> str:
    return str(json.loads(f'"{key}"')) if "\\" in key else key


def _harmless(name: str) -> str:
    """The name of a folder as a part of another name, for people who look into the cache."""
    kept = "".join(character if character.isalnum() and character.isascii() else "-" for character in name)
    return kept.strip("-")[:40] or "library"


def _connect(file: str, patience: float) -> sqlite3.Connection:
    with told_plainly():
        connection = sqlite3.connect(file, timeout=patience, isolation_level=None, check_same_thread=False)
        try:
            _set_up(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    execute = connection.execute
    with suppress(sqlite3.OperationalError):
        # Not to be had on network file systems; then readers wait for writers.
        execute("PRAGMA journal_mode = WAL")
    execute("PRAGMA synchronous = NORMAL")
    execute("PRAGMA cache_size = -16384")
    execute("PRAGMA temp_store = MEMORY")
    execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
    if _is_current(connection):
        return
    execute("BEGIN IMMEDIATE")
    # Another reader may have made the tables while this one waited.
    if not _is_current(connection):
        for statement in _statements(_TABLES):
            execute(statement)
        execute("INSERT INTO texts (texts, rank) VALUES ('hashsize', ?)", (_BULK,))
        execute("INSERT INTO facts VALUES ('version', ?)", (__version__,))
        execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    execute("COMMIT")


def _is_current(connection: sqlite3.Connection) -> bool:
    """Whether the tables are there as this version makes them; False when there are none.

    Raises `DamagedStoreError` for an index of an older version, `StoreError` for one of a newer version.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not version:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise DamagedStoreError("it is another database")
        return False
    if version > SCHEMA_VERSION:
        raise StoreError("a newer version of reader keeps its own there")
    written_by = connection.execute("SELECT value FROM facts WHERE name = 'version'").fetchone()
    if version < SCHEMA_VERSION or written_by is None or written_by[0] != __version__:
        raise DamagedStoreError("it was made by another version")
    return True


def _statements(script: str) -> Iterable[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Errors of SQLite as `StoreError`, in words."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        kind: Callable[[str], StoreError] = StoreError
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "no such" in str(error):
            kind = DamagedStoreError
        raise kind(_REASONS.get(code, str(error))) from error


_REASONS: Final = {
    sqlite3.SQLITE_BUSY: "another reader is writing it",
    sqlite3.SQLITE_CANTOPEN: "its folder cannot be opened",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be written",
    sqlite3.SQLITE_NOTADB: "it is damaged",
    sqlite3.SQLITE_READONLY: "it may not be written",
}
