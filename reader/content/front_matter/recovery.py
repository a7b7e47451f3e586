"""Fields read line by line, from front matter that cannot be parsed or must not be run."""

from __future__ import annotations

import re
from typing import Final

_LINE: Final = re.compile(
    r"""(?:[ \t{]{0,4}|export |const |let |var )["']?([A-Za-z_][\w.-]{0,40})["']?[ \t]*[:：=]\s*(.*)"""
)
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(.+)")


def recover_fields(block: str) -> dict[str, object]:
    """Read plain ``key: value`` and ``key = value`` lines, and lists below a key without a value.

    The first line of a key counts: what follows may be part of a value that did not end.
    """
    fields: dict[str, object] = {}
    open_list: list[object] | None = None
    for line in block.split("\n")[:_LINES]:
        item = _ITEM.fullmatch(line)
        if item is not None:
            if open_list is not None:
                open_list.append(_bare(item[1]))
            continue
        open_list = None
        found = _LINE.fullmatch(line)
        if found is None or found[1] in fields:
            continue
        value = found[2].strip()
        if not value:
            open_list = []
            fields[found[1]] = open_list
        else:
            fields[found[1]] = _value(value)
    return {key: value for key, value in fields.items() if value != [] and value != "{"}


_LINES: Final = 2_000


def _value(text: str) -> object:
    text = text.rstrip(",;").rstrip()
    is_closed = text.endswith("]")
    if text.startswith("[") and not text.startswith("[[") and (is_closed or "]" not in text):
        return [_bare(item) for item in text[1:].removesuffix("]").split(",") if item.strip()]
    return _bare(text)


def _bare(text: str) -> str:
    """Return a value without the quotes around all of it; what else has quotes stays as it is."""
    text = text.strip().rstrip(",")
    quoted = _QUOTED.match(text)
    if quoted is None:
        return text
    return text if quoted["rest"] else text[1:].removesuffix(text[0])


_QUOTED: Final = re.compile(r"""(?P<quote>["'`])(?:(?!(?P=quote)(?!\w)).)*+(?:(?P=quote)(?P<rest>.*)|\Z)""")
"""A quote that a letter follows is an apostrophe."""
