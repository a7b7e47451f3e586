"""What is written to the file of memory, and what is read of it: SQL and rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reader.memory.model import Bookmark, Layout, Position, ReadingMarks

if TYPE_CHECKING:
    import sqlite3

Value = str | bytes | float | None


class Change(NamedTuple):
    """Something that happened to a post, a mark, a command or the library: new values of its columns."""

    table: Literal["post", "mark", "command", "library"]
    key: str
    """The path of the post, the letter of the mark or the name of the command; empty for the library."""
    values: Mapping[str, Value]


class LibraryRecord(NamedTuple):
    """All that the file holds of one library, and of commands, which are the same in all."""

    opened: dict[str, float]
    """When each post was last gone into, in seconds since 1970."""
    read: set[str]
    starred: set[str]
    positions: dict[str, Position]
    furthest: dict[str, float]
    """How much of each post has been read at most, 0 to 1."""
    bookmarks: dict[str, Bookmark]
    layout: Layout | None
    used: dict[str, float]
    """When each command was last used, in seconds since 1970."""


def empty_record() -> LibraryRecord:
    """Return the record of a library that was never opened."""
    return LibraryRecord({}, set(), set(), {}, {}, {}, None, {})


def apply_change(record: LibraryRecord, change: Change) -> LibraryRecord:
    """Add a change to what is known. All but the layout is changed in place."""
    match change:
        case Change("post", path, values):
            _take_post(record, path, values)
        case Change("mark", letter, values):
            record.bookmarks[letter] = _bookmark(values)
        case Change("command", name, {"used_at": float(used_at)}):
            record.used[name] = used_at
        case Change("library", _, {"sort_order": _} as values):
            return record._replace(layout=_layout(values))
    return record


def write_change(connection: sqlite3.Connection, folder: bytes, change: Change) -> None:
    """Write a change, within a transaction."""
    if change.table == "command":
        connection.execute(_USE, (change.key, change.values["used_at"]))
        return
    connection.execute("INSERT OR IGNORE INTO library (folder) VALUES (?)", (folder,))
    columns = list(change.values)
    if change.table == "library":
        assignments = ", ".join(f"{column} = ?" for column in columns)
        connection.execute(
            f"UPDATE library SET {assignments} WHERE folder = ?", (*change.values.values(), folder)
        )
        return
    name = _KEYS[change.table]
    updates = ", ".join(_UPDATES.get(column, f"{column} = excluded.{column}") for column in columns)
    connection.execute(
        f"INSERT INTO {change.table} (library, {name}, {', '.join(columns)})"
        f" VALUES ((SELECT id FROM library WHERE folder = ?), ?, {', '.join('?' for _ in columns)})"
        f" ON CONFLICT (library, {name}) DO UPDATE SET {updates}",
        (folder, os.fsencode(change.key), *change.values.values()),
    )


def read_record(connection: sqlite3.Connection, folder: bytes) -> LibraryRecord:
    """Read all that is kept of a library."""
    record = empty_record()
    for path, *values in connection.execute(_POSTS, (folder,)):
        _take_post(record, os.fsdecode(path), dict(zip(_POST_COLUMNS, values, strict=True)))
    for letter, *values in connection.execute(_MARKS, (folder,)):
        record.bookmarks[os.fsdecode(letter)] = _bookmark(dict(zip(_MARK_COLUMNS, values, strict=True)))
    record.used.update(connection.execute("SELECT name, used_at FROM command"))
    return record._replace(layout=read_layout(connection, folder))


def read_layout(connection: sqlite3.Connection, folder: bytes) -> Layout | None:
    """Read how a library was last shown; None when that is not known."""
    row = connection.execute(_LAYOUT, (folder,)).fetchone()
    if row is None or row[0] is None:
        return None
    return _layout(dict(zip(_LAYOUT_COLUMNS, row, strict=True)))


def read_position(connection: sqlite3.Connection, folder: bytes, path: str) -> tuple[str, Position | None]:
    """Read where somebody stopped in one post; without a path, in the one gone into last, and its path."""
    if path:
        row = connection.execute(f"{_POSTS} AND path = ?", (folder, os.fsencode(path))).fetchone()
    else:
        row = connection.execute(f"{_POSTS} ORDER BY opened_at DESC LIMIT 1", (folder,)).fetchone()
    if row is None:
        return path, None
    return os.fsdecode(row[0]), _position(dict(zip(_POST_COLUMNS, row[1:], strict=True)))


def read_marks(connection: sqlite3.Connection, folder: bytes, paths: Sequence[str]) -> ReadingMarks:
    """Read what a person made of some posts of a library."""
    record = empty_record()
    chosen = f"{_POSTS} AND path IN ({', '.join('?' for _ in paths)})"
    for path, *values in connection.execute(chosen, (folder, *map(os.fsencode, paths))):
        _take_post(record, os.fsdecode(path), dict(zip(_POST_COLUMNS, values, strict=True)))
    (any_read,) = connection.execute(_ANY_READ, (folder,)).fetchone()
    return ReadingMarks(record.starred, record.read, record.furthest, bool(any_read))


def layout_values(layout: Layout) -> dict[str, Value]:
    """Return a layout as columns of the library."""
    order, *numbers = layout
    values: list[Value] = [order, *(None if number is None else int(number) for number in numbers)]
    return dict(zip(_LAYOUT_COLUMNS, values, strict=True))


def bookmark_values(bookmark: Bookmark, now: float) -> dict[str, Value]:
    """Return a mark as columns; ``now`` in seconds since 1970."""
    path, anchor, rows_above, title, section = bookmark
    values = (os.fsencode(path), anchor, rows_above, title, section)
    return {**dict(zip(_MARK_COLUMNS, values, strict=True)), "made_at": now}


def describe_changes(changes: Iterable[Change]) -> str:
    """Say what some changes have made, in words for a person: ``stars, marks``.

    Which commands were used is nothing that a person made, and would miss.
    """
    made = {what for change in changes for what in _made(change)}
    return ", ".join(what for what in _MADE.values() if what in made)


def _made(change: Change) -> Iterator[str]:
    if change.table == "mark":
        yield _MADE["letter"]
    yield from (_MADE[column] for column in change.values if column in _MADE and change.table != "mark")


_MADE: Final = {
    "starred_at": "stars",
    "letter": "marks",
    "read": "what was read",
    "anchor": "how far you read",
    "opened_at": "what was opened",
    "sort_order": "how the list is shown",
}
"""What the columns hold, for people; a mark is a row of its own."""

_POST_COLUMNS: Final = (
    *("opened_at", "read", "starred_at", "anchor", "rows_above", "fraction", "passed", "furthest"),
)
_MARK_COLUMNS: Final = ("path", "anchor", "rows_above", "title", "section")
_LAYOUT_COLUMNS: Final = (
    *("sort_order", "reversed", "dense", "list_beside", "outline_wanted", "zen"),
    *("list_width", "outline_width"),
)

_OF_LIBRARY: Final = "library = (SELECT id FROM library WHERE folder = ?)"
_POSTS: Final = f"SELECT path, {', '.join(_POST_COLUMNS)} FROM post WHERE {_OF_LIBRARY}"
_ANY_READ: Final = f"SELECT EXISTS (SELECT 1 FROM post WHERE {_OF_LIBRARY} AND (read OR furthest >= 0.005))"
"""Half a percent is the least that is shown."""
_MARKS: Final = f"SELECT letter, {', '.join(_MARK_COLUMNS)} FROM mark WHERE {_OF_LIBRARY}"
_LAYOUT: Final = f"SELECT {', '.join(_LAYOUT_COLUMNS)} FROM library WHERE folder = ?"
_USE: Final = (
    "INSERT INTO command (name, used_at) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET used_at = max(used_at, excluded.used_at)"
)
_KEYS: Final = {"post": "path", "mark": "letter"}
_UPDATES: Final = {
    # Of two readers at once, the one who came further counts. Nothing at all (NULL) begins anew.
    "furthest": "furthest = max(coalesce(furthest, 0), excluded.furthest)",
}


def _take_post(record: LibraryRecord, path: str, values: Mapping[str, Value]) -> None:
    opened_at = values.get("opened_at")
    if isinstance(opened_at, float | int):
        record.opened[path] = opened_at
    if "read" in values:
        (record.read.add if values["read"] else record.read.discard)(path)
    if "starred_at" in values:
        (record.starred.discard if values["starred_at"] is None else record.starred.add)(path)
    if "anchor" in values:
        position = _position(values)
        if position is None:
            record.positions.pop(path, None)
        else:
            record.positions[path] = position
    if "furthest" in values:
        furthest = values["furthest"]
        if isinstance(furthest, float | int):
            record.furthest[path] = max(record.furthest.get(path, 0.0), furthest)
        else:
            record.furthest.pop(path, None)


def _position(values: Mapping[str, Value]) -> Position | None:
    anchor = values["anchor"]
    if not isinstance(anchor, str):
        return None
    rows_above, fraction = int(_number(values["rows_above"])), _number(values["fraction"])
    return Position(anchor, rows_above, fraction, _text(values["passed"]))


def _bookmark(values: Mapping[str, Value]) -> Bookmark:
    path, anchor, rows_above, title, section = (values[column] for column in _MARK_COLUMNS)
    return Bookmark(_path(path), _text(anchor), int(_number(rows_above)), _text(title), _text(section))


def _layout(values: Mapping[str, Value]) -> Layout:
    order, is_reversed, dense, list_beside, outline_wanted, zen, *widths = (
        values[column] for column in _LAYOUT_COLUMNS
    )
    beside = None if list_beside is None else bool(list_beside)
    switches = bool(is_reversed), bool(dense), beside, bool(outline_wanted), bool(zen)
    return Layout(_text(order), *switches, *(int(_number(width)) for width in widths))


def _number(value: Value) -> float:
    return float(value) if isinstance(value, float | int) else 0.0


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _path(value: Value) -> str:
    return os.fsdecode(value) if isinstance(value, bytes) else ""
