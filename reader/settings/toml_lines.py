"""TOML read one statement after the other, so that each has its line, and a slip costs only its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

LONGEST_STATEMENT: Final = 100
"""Lines that one statement may go on for."""


class Statement(NamedTuple):
    """A value under a name; the head of a table is one without anything in it."""

    line: int
    """1-based line that it begins in."""
    path: tuple[str, ...]
    """The tables that the name is in, and the name: ``("keys", "quit")``."""
    value: object


class Slip(NamedTuple):
    """What is no TOML."""

    line: int
    message: str


def read_statements(text: str) -> Iterator[Statement | Slip]:
    """Every statement of a text in order, whatever stands between them."""
    lines = text.replace("\r\n", "\n").split("\n")
    table: tuple[str, ...] | None = ()
    at = 0
    while at < len(lines):
        is_head = lines[at].lstrip().startswith("[")
        try:
            found, end = _statement(lines, at)
        except tomllib.TOMLDecodeError as error:
            yield Slip(at + 1, _explanation(error, is_head))
            if is_head:
                table = None
            at += 1
            continue
        for path, value in _flattened(found):
            if is_head:
                table = path
                yield Statement(at + 1, path, value)
            elif table is not None:
                yield Statement(at + 1, table + path, value)
        at = end


def _statement(lines: Sequence[str], start: int) -> tuple[Mapping[str, object], int]:
    """What the statement that begins in a line holds, and the line after it.

    Raises `TOMLDecodeError` when there is none.
    """
    slip: tomllib.TOMLDecodeError | None = None
    for end in range(start + 1, min(len(lines), start + LONGEST_STATEMENT) + 1):
        try:
            return tomllib.loads("\n".join(lines[start:end]) + "\n"), end
        except tomllib.TOMLDecodeError as error:
            slip = slip or error
        except RecursionError:
            break
    raise slip or tomllib.TOMLDecodeError("Too deep")


def _explanation(error: tomllib.TOMLDecodeError, is_head: bool) -> str:
    """What is wrong; the line that the error tells is that of its statement alone."""
    what = str(error).partition(" (at ")[0]
    rest = "; what stands below it is left out" if is_head else ""
    return f"no TOML: {what[:1].lower()}{what[1:]}{rest}"


def _flattened(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    """The values of a table and of the tables within it, each with its path."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            for path, inner in _flattened(value):
                yield (name, *path), inner
        else:
            yield (name,), value
