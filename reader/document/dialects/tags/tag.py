"""Template tags as all dialects write them: a name, and arguments by place and by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""(?P<gap>[\s,]*+)
    (?:(?P<name>[A-Za-z_@][\w.-]*+)(?P<relation>\s*+=\s*+|:(?!//)\s*+)(?=[^\s,]))?
    (?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'|`(?P<raw>[^`]*+)`|(?P<bare>[^\s,]++))""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED: Final = re.compile(r"\\([\"'\\])")


class Tag(NamedTuple):
    """What stands in a template tag or a shortcode."""

    name: str
    arguments: tuple[str, ...] = ()
    """Those by position, unquoted."""
    options: Mapping[str, str] = {}
    """Those by name, unquoted."""
    text: str = ""
    """All after the name, as it was written."""


def parse_tag(text: str) -> Tag:
    """Parse all that stands between the braces of a tag: a name, then arguments."""
    name, rest = (*text.strip().split(None, 1), "", "")[:2]
    arguments, options = parse_arguments(rest)
    return Tag(name, arguments, options, rest)


def parse_arguments(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the arguments by position and those by name, without their quotes.

    It takes ``a="b"``, ``a=b``, ``a:b``, ``a: "b"`` and raw strings in backquotes, with blanks or commas
    between them.
    """
    arguments: list[str] = []
    options: dict[str, str] = {}
    end = len(text.rstrip().rstrip(","))
    position = 0
    while position < end and (token := _TOKEN.match(text, position, end)):
        position = token.end()
        name, value = token["name"], _value(token)
        if name is None:
            arguments.append(value)
        elif _is_prose(token):
            arguments += (f"{name}:", value)
        else:
            options[name] = value
    return tuple(arguments), options


def _value(token: re.Match[str]) -> str:
    quoted = token["double"] if token["double"] is not None else token["single"]
    if quoted is not None:
        return _ESCAPED.sub(r"\1", quoted)
    return token["raw"] if token["raw"] is not None else token["bare"]


def _is_prose(token: re.Match[str]) -> bool:
    """Tell whether a colon after a word is one of a sentence: ``{% note Beware: hot %}``."""
    relation = token["relation"]
    return len(relation) > 1 and relation[0] == ":" and token["bare"] is not None and "," not in token["gap"]
