"""Dates as blogs write them: read without guessing, shown as written, ordered by instant.

Text without a zone counts as UTC, so that a folder reads the same under every TZ. What is ambiguous
(``03/04/2024``) or impossible (``2024-02-30``) is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Final, NamedTuple


class Moment(NamedTuple):
    """A point in time, and whether a time of day belongs to it."""

    moment: datetime
    has_time: bool = False


def parse_date(value: object) -> Moment | None:
    """Parse the moment that a field's value names, in any of the shapes that blog systems accept."""
    if isinstance(value, str):
        return _parse_text(value)
    if isinstance(value, datetime):
        return Moment(value if value.tzinfo else value.replace(tzinfo=UTC), has_time=True)
    if isinstance(value, date):
        return Moment(datetime(value.year, value.month, value.day, tzinfo=UTC))
    return None


def from_nanoseconds(nanoseconds: int) -> datetime | None:
    """Return a time stamp of the file system; None when it lies outside of the years 1 to 9999."""
    try:
        return _EPOCH + timedelta(microseconds=nanoseconds // 1000)
    except OverflowError:
        return None


def moment_of(
    year: str,
    month: str,
    day: str,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    *,
    half: str | None = None,
    zone: str | None = "",
) -> Moment | None:
    """Return the moment that numbers name, as they are written; None when there is no such moment.

    ``half`` is ``a`` or ``p`` for the halves of a day, ``zone`` a name or an offset, or empty for UTC.
    """
    offset = _offset(zone) if zone else UTC
    if offset is None:
        return None
    hours = int(hour or 0)
    seconds = 59 if second == "60" else int(second or 0)  # a leap second, which datetime does not know
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in "pP" else 0)
    try:
        moment = datetime(int(year), int(month), int(day), hours, int(minute or 0), seconds, tzinfo=offset)
    except ValueError:
        return None
    return Moment(moment, has_time=hour is not None)


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

_ISO: Final = re.compile(
    r"""(\d{4})([-/.]?)(\d{1,2})(?:\2(\d{1,2}))?              # 2024-01-28, 2013/7/13, 20240128, 2024-01
    (?:(?:[T_]|,?\s+)\s*(\d{1,2}):?(\d{2})                    # a time, after T or blanks
       (?::{0,2}(\d{2}))?:?(?:[.,]\d+)?                       # seconds, and a fraction nobody orders by
       (?:\s*([AaPp])\.?[Mm]\.?)?
       (?:\s+\d{4})?                                          # a year once more, as some posts have it
    )?
    \s*(\(?(?:Z|z|[A-Za-z]{2,5}|[+-]\d{1,2}(?::?\d{2})?)\)?)?   # a zone: Z, CEST, -0700, +02:00, -5
    (?:\s*\[[\w/+-]+\])?""",
    re.VERBOSE,
)
_ZONES: Final[dict[str, int]] = {
    **dict.fromkeys(("z", "utc", "gmt", "ut", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west"), 60),
    **dict.fromkeys(("cest", "eet", "sast"), 120),
    **dict.fromkeys(("eest", "msk"), 180),
    "edt": -240,
    **dict.fromkeys(("est", "cdt"), -300),
    **dict.fromkeys(("cst", "mdt"), -360),
    **dict.fromkeys(("mst", "pdt"), -420),
    **dict.fromkeys(("pst", "akdt"), -480),
    "akst": -540,
    "hst": -600,
    "ist": 330,
    "sgt": 480,
    "jst": 540,
    "kst": 540,
    "aest": 600,
    "aedt": 660,
    "nzst": 720,
    "nzdt": 780,
}
"""Minutes east of Greenwich, by the lower-case names that dates are written with."""

_LONGEST: Final = 80
"""Characters of a date, well beyond any that is meant as one."""


def _parse_text(text: str) -> Moment | None:
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if not text.isascii():
        text = text.replace("\u00a0", " ").replace("\u202f", " ")
    found = _ISO.fullmatch(text)
    if found is not None:
        year, separator, month, day, hour, minute, second, half, zone = found.groups()
        if not separator and day is None and len(text) > 4:
            return None
        return moment_of(year, month, day or "1", hour, minute, second, half=half, zone=zone)
    found = _compiled(_DAY_FIRST).fullmatch(text)
    return _from_numbers(found) if found is not None else _from_words(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: most dates are ISO 8601."""
    return re.compile(pattern)


_DAY_FIRST: Final = r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
_WORD: Final = r"[A-Za-z]+|\d+|[:+-]"
_YEAR: Final = "january february march april may june july august september october november december"
_MONTH_NAMES: Final = tuple(_YEAR.split())
_MONTHS: Final = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _from_numbers(found: re.Match[str]) -> Moment | None:
    """``28.01.2024``, where a dot puts the day first; with a slash only what can be read in one way."""
    first, separator, second, year, *time = found.groups()
    if separator == "." or int(first) > 12:
        day, month = first, second
    elif int(second) > 12 or first == second:
        day, month = second, first
    else:
        return None
    return moment_of(year, month, day, *time)


def _from_words(text: str) -> Moment | None:
    """``Fri Sep  3 11:21:31 CEST 2021``, ``15 Oct 2023``, ``Tuesday, July 27 2021``, ``Oct 1st, 2020``."""
    words = [word.lower() for word in _compiled(_WORD).findall(text)]
    year = month = day = time = zone = half = None
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if word.isdigit():
            if words[index : index + 1] == [":"] and time is None:
                time, index = _time_at(words, index - 1)
                if time is None:
                    return None
            elif len(word) == 4 and year is None:
                year = word
            elif len(word) <= 2 and day is None:
                day = word
            else:
                return None
        elif word in ("+", "-"):
            # A hyphen between words parts them; before digits, after a time, it begins an offset.
            digits = words[index] if index < len(words) else ""
            if time is not None and len(digits) in (2, 4) and digits.isdigit() and zone is None:
                zone = word + digits
                index += 1
                if words[index : index + 1] == [":"] and len(digits) == 2:
                    zone += "".join(words[index + 1 : index + 2])
                    index += 2
        elif word[:3] in _MONTHS and (word in (word[:3], "sept", *_MONTH_NAMES)) and month is None:
            month = _MONTHS[word[:3]]
        elif word in ("am", "pm"):
            half = word[0]
        elif word in _ZONES and zone is None:
            zone = word
        elif not _says_nothing(word):
            return None
    if year is None or month is None or day is None:
        return None
    return moment_of(year, str(month), day, *(time or ()), half=half, zone=zone)


def _time_at(words: list[str], index: int) -> tuple[list[str] | None, int]:
    """Hour, minute and perhaps second from ``11 : 21 : 31``, and the index after them."""
    time = [words[index]]
    index += 1
    while len(time) < 3 and words[index : index + 1] == [":"] and words[index + 1 : index + 2]:
        time.append(words[index + 1])
        index += 2
    return (time if len(time) > 1 and all(part.isdigit() for part in time) else None), index


def _says_nothing(word: str) -> bool:
    if word in ("at", "on", "of", "the", "st", "nd", "rd", "th", "t", ":"):
        return True
    return len(word) >= 3 and any(weekday.startswith(word) for weekday in _WEEKDAYS)


def _offset(zone: str) -> timezone | None:
    name = zone.strip("()").lower()
    minutes = _ZONES.get(name)
    if minutes is None:
        if name[0] not in "+-":
            return None
        digits = name[1:].replace(":", "")
        hours, rest = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        if int(hours) > 18 or int(rest) > 59:
            return None
        minutes = (int(hours) * 60 + int(rest)) * (-1 if name[0] == "-" else 1)
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
