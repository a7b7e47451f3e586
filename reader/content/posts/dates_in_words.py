"""Dates with the names of months, or with the day first."""

from __future__ import annotations

import re
from typing import Final

from reader.content.posts.dates import ZONES, Moment, moment_of


def date_in_words(text: str) -> Moment | None:
    """The moment that a text names in another way than ISO 8601; None when that is not certain."""
    found = _DAY_FIRST.fullmatch(text)
    return _from_numbers(found) if found is not None else _from_words(text)


_DAY_FIRST: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_WORD: Final = re.compile(r"[A-Za-z]+|\d+|[:+-]")


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
    words = [word.lower() for word in _WORD.findall(text)]
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
        elif word in ZONES and zone is None:
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
