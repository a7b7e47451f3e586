"""Dates as blogs write them: read without guessing, shown as written, ordered by instant.

Text without a zone counts as UTC unless its site names one, so that a folder reads the same under every TZ.
What is ambiguous (``03/04/2024``) or impossible (``2024-02-30``) is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize


class Moment(NamedTuple):
    """A point in time, and what was written of it."""

    moment: datetime
    has_time: bool = False
    """Whether a time of day was written."""
    has_zone: bool = False
    """Whether the zone was written, too; else it is UTC."""

    def in_zone(self, zone: tzinfo) -> Moment:
        """Return the same day and time in the zone of a site, where none was written."""
        if self.has_zone:
            return self
        offset = self.moment.replace(tzinfo=zone).utcoffset()
        return self._replace(moment=self.moment.replace(tzinfo=timezone(offset))) if offset else self


def parse_date(value: object) -> Moment | None:
    """Parse the moment that a field's value names, in any of the shapes that blog systems accept."""
    if isinstance(value, str):
        return _parse_text(value)
    if isinstance(value, datetime):
        has_zone = value.tzinfo is not None
        return Moment(value if has_zone else value.replace(tzinfo=UTC), has_time=True, has_zone=has_zone)
    if isinstance(value, date):
        return Moment(datetime(value.year, value.month, value.day, tzinfo=UTC))
    if isinstance(value, int) and not isinstance(value, bool):
        return _parse_text(f"{value}") if 0 <= value < 10**13 else None
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
    # Midnight at the end of a day, as ISO 8601 has it.
    is_next_day = hours == 24 and not int(minute or 0) and not seconds
    try:
        hours = 0 if is_next_day else hours
        moment = datetime(int(year), int(month), int(day), hours, int(minute or 0), seconds, tzinfo=offset)
        if is_next_day:
            moment += timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return Moment(moment, has_time=hour is not None, has_zone=bool(zone))


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

_ISO: Final = re.compile(
    r"""(\d{4})([-/.]?)(\d{1,2})(?:\2(\d{1,2}))?              # 2024-01-28, 2013/7/13, 20240128, 2024-01
    (?:(?:[T_]|,?\s+)\s*(\d{1,2}):?(\d{2})                    # a time, after T or blanks
       (?::{0,2}(\d{2}))?:?(?:[.,]\d+)?                       # seconds, and a fraction nobody orders by
       (?:\s*([AaPp])\.?[Mm]\.?)?
       (?:\s+\d{4})?                                          # a year once more, as some posts have it
    )?
    # A zone: Z, CEST, -0700, +02:00, -5, UTC+3.
    \s*(\(?(?:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,5})\)?)?
    (?:\s*\[[\w/+-]+\])?""",
    re.VERBOSE,
)
ZONES: Final[dict[str, int]] = {
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
        # Digits and colons of full width, blanks that do not break, and hyphens of every kind.
        text = normalize("NFKC", text.translate(_HYPHENS))
    found = _ISO.fullmatch(text)
    if found is not None:
        year, separator, month, day, hour, minute, second, half, zone = found.groups()
        if not separator and day is None and len(text) > 4:
            return None
        return moment_of(year, month, day or "1", hour, minute, second, half=half, zone=zone)
    if _SECONDS.fullmatch(text):
        return Moment(_EPOCH + timedelta(seconds=int(text[:10])), has_time=True, has_zone=True)
    # Most dates are ISO 8601: what reads the others is loaded for the first one.
    from reader.content.posts.worded_dates import parse_other_date

    return parse_other_date(text)


_SECONDS: Final = re.compile(r"1\d{9}(?:\d{3})?|\d{9}")
"""Seconds since 1970, as Hugo takes them, or milliseconds, as JavaScript counts. Eight digits are a day."""

_HYPHENS: Final = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")


@lru_cache(maxsize=256)
def _offset(zone: str) -> timezone | None:
    name = zone.strip("()").lower()
    minutes = ZONES.get(name)
    if minutes is None:
        name = name.removeprefix("utc").removeprefix("gmt")
        if name[0] not in "+-":
            return None
        digits = name[1:].replace(":", "")
        hours, rest = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        if int(hours) > 18 or int(rest) > 59:
            return None
        minutes = (int(hours) * 60 + int(rest)) * (-1 if name[0] == "-" else 1)
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
