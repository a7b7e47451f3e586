"""The filters of Liquid and Nunjucks that change text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FORMAT: Final = re.compile(r"%([-^0]?)([YmdBbAaejy%])")
_OTHER_FORMAT: Final = re.compile("%[^%]")

Filter = Callable[[str, Sequence[str]], str]


def filtered(name: str, value: str, arguments: Sequence[str]) -> str:
    """Apply a filter to a value; one that is not known, or lacks an argument, leaves the value as it is."""
    change = _FILTERS.get(name)
    try:
        return change(value, arguments) if change else value
    except IndexError:
        return value


def _from_root(value: str, _arguments: Sequence[str]) -> str:
    """Make an address within the site start at its root: ``relative_url`` and ``absolute_url``."""
    return value if value.startswith(("/", "#")) or ":" in value[:10] else f"/{value}"


def _date(value: str, arguments: Sequence[str]) -> str:
    """Format a date as ``strftime`` does; leave the value as it is if date or format is not understood."""
    found, wanted = _DATE.match(value.strip()), arguments[0]
    if not found or _OTHER_FORMAT.search(_FORMAT.sub("", wanted)):
        return value
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return value
    return _FORMAT.sub(lambda directive: _part_of_date(day, *directive.groups()), wanted)


def _part_of_date(day: date, flag: str, letter: str) -> str:
    if letter == "e":
        return f"{day.day:2}"
    part = day.strftime(f"%{letter}")
    return part.lstrip("0") if flag == "-" else part.upper() if flag == "^" else part


def _slug(value: str, _arguments: Sequence[str]) -> str:
    return re.sub(r"[\W_]+", "-", value.lower()).strip("-")


_FILTERS: Final[dict[str, Filter]] = {
    "relative_url": _from_root,
    "absolute_url": _from_root,
    "upcase": lambda value, _: value.upper(),
    "upper": lambda value, _: value.upper(),
    "downcase": lambda value, _: value.lower(),
    "lower": lambda value, _: value.lower(),
    "capitalize": lambda value, _: value[:1].upper() + value[1:],
    "title": lambda value, _: value.title(),
    "strip": lambda value, _: value.strip(),
    "trim": lambda value, _: value.strip(),
    "lstrip": lambda value, _: value.lstrip(),
    "rstrip": lambda value, _: value.rstrip(),
    "prepend": lambda value, arguments: arguments[0] + value,
    "append": lambda value, arguments: value + arguments[0],
    "remove": lambda value, arguments: value.replace(arguments[0], "") if arguments[0] else value,
    "remove_first": lambda value, arguments: value.replace(arguments[0], "", 1),
    "replace": lambda value, arguments: value.replace(arguments[0], arguments[1]) if arguments[0] else value,
    "replace_first": lambda value, arguments: value.replace(arguments[0], arguments[1], 1),
    "size": lambda value, _: str(len(value)),
    "length": lambda value, _: str(len(value)),
    "slugify": _slug,
    "slug": _slug,
    "date": _date,
}
"""What is missing here changes how a text is encoded or dressed, and not what it says."""
