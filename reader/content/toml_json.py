"""Front matter in TOML and in JSON."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Final

from reader.content.refusal import DEPTH_LIMIT, SIZE_LIMIT, UnreadableFieldsError


def load_toml(text: str) -> dict[str, object]:
    """The fields of a TOML document. Raises `UnreadableFieldsError`, and nothing else."""
    _refuse_what_exhausts(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        message = str(error)[: where.start()].strip() if where else str(error)
        raise UnreadableFieldsError(message[:1].lower() + message[1:], line) from None
    except (ValueError, RecursionError, OverflowError) as error:
        raise UnreadableFieldsError(f"not valid TOML ({type(error).__name__})") from None


def load_json(text: str) -> object:
    """The value of a JSON document, numbers as they are written.

    Raises `UnreadableFieldsError`, and nothing else.
    """
    _refuse_what_exhausts(text)
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise UnreadableFieldsError(error.msg[:1].lower() + error.msg[1:], error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableFieldsError(f"not valid JSON ({type(error).__name__})") from None


def is_json_object(text: str, start: int) -> bool:
    """Whether a JSON object begins at ``start``, as far as its first key tells."""
    return _BEGINNING.match(text, start) is not None


def end_of_json_object(text: str, start: int) -> int | None:
    """Where the object that begins at ``start`` ends; None when it does not."""
    depth = 0
    for token in _QUOTED_OR_BRACKET.finditer(text, start, start + SIZE_LIMIT):
        depth += _STEPS.get(token[0], 0)
        if depth == 0:
            return token.end() if token[0] == "}" else None
    return None


_BEGINNING: Final = re.compile(r'\{\s*"[^"\n]*"\s*:')
_QUOTED_OR_BRACKET: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{}]')
_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


def _refuse_what_exhausts(text: str) -> None:
    if len(text) > SIZE_LIMIT:
        raise UnreadableFieldsError(f"longer than {SIZE_LIMIT // 1024} KB")
    if _nests_too_deep(text):
        raise UnreadableFieldsError("nested too deep to be read")


def _nests_too_deep(text: str) -> bool:
    """Whether brackets outside of quotes nest deeper than is ever meant."""
    if text.count("[") + text.count("{") <= DEPTH_LIMIT:
        return False
    depth = 0
    for token in _QUOTED_OR_BRACKET.finditer(text):
        depth += _STEPS.get(token[0], 0)
        if depth > DEPTH_LIMIT:
            return True
    return False
