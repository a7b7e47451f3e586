"""Front matter in TOML and in JSON."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Final

from reader.content.front_matter.limits import FRONT_MATTER, SIZE_LIMIT, Limits, UnreadableFieldsError
from reader.content.front_matter.nesting import JSON_STEPS, JSON_TOKEN, check_json, check_toml


def load_toml(text: str, limits: Limits = FRONT_MATTER) -> dict[str, object]:
    """The fields of a TOML document. Raises `UnreadableFieldsError`, and nothing else."""
    check_toml(text, limits)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        message = str(error)[: where.start()].strip() if where else str(error)
        raise UnreadableFieldsError(message[:1].lower() + message[1:], line) from None
    except (ValueError, RecursionError, OverflowError) as error:
        raise UnreadableFieldsError(f"not valid TOML ({type(error).__name__})") from None


def load_json(text: str, limits: Limits = FRONT_MATTER) -> object:
    """The value of a JSON document, numbers as they are written.

    Raises `UnreadableFieldsError`, and nothing else.
    """
    check_json(text, limits)
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
    for token in JSON_TOKEN.finditer(text, start, start + SIZE_LIMIT):
        depth += JSON_STEPS.get(token[0], 0)
        if depth == 0:
            return token.end() if token[0] == "}" else None
    return None


_BEGINNING: Final = re.compile(r'\{\s*"[^"\n]*"\s*:')
