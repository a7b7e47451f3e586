"""Front matter in TOML and in JSON.

How deep a text nests and how many values it holds is told in one pass before it is parsed: both parsers
recurse, and that of TOML takes quadratic time and memory for a key with many dots.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Final

from reader.content.front_matter.limits import (
    DEPTH_LIMIT,
    FRONT_MATTER_LIMITS,
    SIZE_LIMIT,
    Limits,
    UnreadableFieldsError,
    check_depth,
)


def load_toml(text: str, limits: Limits = FRONT_MATTER_LIMITS) -> dict[str, object]:
    """Load the fields of a TOML document. Raises `UnreadableFieldsError`, and nothing else."""
    _check_toml(text, limits)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        message = str(error)[: where.start()].strip() if where else str(error)
        raise UnreadableFieldsError(message[:1].lower() + message[1:], line) from None
    except (ValueError, RecursionError, OverflowError) as error:
        raise UnreadableFieldsError(f"not valid TOML ({type(error).__name__})") from None


def load_json(text: str, limits: Limits = FRONT_MATTER_LIMITS) -> object:
    """Load the value of a JSON document, numbers as they are written.

    Raises `UnreadableFieldsError`, and nothing else.
    """
    _check_json(text, limits)
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise UnreadableFieldsError(error.msg[:1].lower() + error.msg[1:], error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableFieldsError(f"not valid JSON ({type(error).__name__})") from None


def is_json_object(text: str, start: int) -> bool:
    """Tell whether a JSON object begins at ``start``, as far as its first key tells."""
    return _BEGINNING.match(text, start) is not None


def end_of_json_object(text: str, start: int) -> int | None:
    """Return where the object that begins at ``start`` ends; None when it does not."""
    depth = 0
    for token in _JSON_TOKEN.finditer(text, start, start + SIZE_LIMIT):
        depth += _JSON_STEPS.get(token[0], 0)
        if depth == 0:
            return token.end() if token[0] == "}" else None
    return None


def _check_json(text: str, limits: Limits) -> None:
    """Raise `UnreadableFieldsError` for JSON that is not safe to parse."""
    limits.check_size(text)
    values = depth = 0
    if not _may_exhaust(text, limits):
        return
    for token in _JSON_TOKEN.finditer(text):
        step = _JSON_STEPS.get(token[0])
        values += step != -1
        depth += step or 0
        if depth > DEPTH_LIMIT or values > limits.values:
            line = _line_at(text, token)
            check_depth(depth, line)
            limits.check_values(values, line)


def _check_toml(text: str, limits: Limits) -> None:
    """Raise `UnreadableFieldsError` for TOML that is not safe to parse."""
    limits.check_size(text)
    if not _may_exhaust(text, limits, dots=text.count(".")):
        return
    nesting = _TomlNesting()
    for token in _TOML_TOKEN.finditer(text):
        nesting.take(token[0])
        if nesting.depth > DEPTH_LIMIT or nesting.values > limits.values:
            line = _line_at(text, token)
            check_depth(nesting.depth, line)
            limits.check_values(nesting.values, line)


class _TomlNesting:
    """Where in a TOML document one is, a token at a time."""

    def __init__(self) -> None:
        self.values = 0
        self._table = 0
        """How deep the table is whose head was read last."""
        self._opened: list[int] = []
        """What each bracket that is open adds to the depth: its own key, and itself."""
        self._inside = 0
        self._dots = 0
        """In the key that is being read."""
        self._in_key = True
        self._in_head = False

    @property
    def depth(self) -> int:
        return self._table + self._inside + self._dots

    def take(self, token: str) -> None:
        match token:
            case ".":
                self._dots += self._in_key
            case "=":
                self._in_key = False
            case "[" if not self._opened and self._in_key:
                # The head of a table; two brackets are one of many.
                self.values += 1
                self._table, self._dots, self._in_head = 1, 0, True
            case "[" | "{":
                self.values += 1
                self._opened.append(self._dots + 1)
                self._inside += self._dots + 1
                self._begin_key()
            case "]" | "}" if self._opened:
                self._inside -= self._opened.pop()
                self._dots, self._in_key = 0, False
            case "]" if self._in_head:
                self._table, self._dots, self._in_head = self.depth, 0, False
            case ",":
                self.values += 1
                self._begin_key()
            case "\n" if not self._opened:
                # The parser goes through all tables around a value for each of them.
                self.values += 0 if self._in_key else self.depth
                self._begin_key()

    def _begin_key(self) -> None:
        self._dots, self._in_key = 0, True


def _may_exhaust(text: str, limits: Limits, dots: int = 0) -> bool:
    """Tell whether a text has as many signs as it takes to go beyond the limits."""
    brackets = text.count("[") + text.count("{")
    return brackets + dots > DEPTH_LIMIT or brackets + text.count(",") + text.count("\n") > limits.values


def _line_at(text: str, token: re.Match[str]) -> int:
    return text.count("\n", 0, token.start()) + 1


# What is not closed reaches to the end of its line, or of the text: every character is looked at once.
_JSON_TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|[\[\]{},]')
_JSON_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1, ",": 0}

_TOML_TOKEN: Final = re.compile(
    r'''
      \#[^\n]*+
    | """(?:[^"\\]|\\.|"(?!""))*+(?:""")?
    | \'\'\'(?:[^']|'(?!\'\'))*+(?:\'\'\')?
    | "(?:[^"\\\n]|\\[^\n])*+"?
    | '[^'\n]*+'?
    | [.=,\[\]{}\n]
    ''',
    re.VERBOSE | re.DOTALL,
)

_BEGINNING: Final = re.compile(r'\{\s*"[^"\n]*"\s*:')
