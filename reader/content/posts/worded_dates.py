"""Dates in other shapes than ISO 8601: day first, in Chinese, Japanese and Korean, and in words."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining, normalize

from reader.content.posts.dates import ZONES, Moment, moment_of
from reader.content.posts.month_names import FILLERS, MONTHS, WEEKDAYS


def parse_other_date(text: str) -> Moment | None:
    """Parse the moment that a text without blanks around it names; None when it is no date."""
    if (found := _DAY_FIRST.fullmatch(text)) is not None:
        return _from_numbers(found)
    if (found := _EAST_ASIAN.fullmatch(text)) is not None:
        year, month, day, hour, minute, second = found.groups()
        return moment_of(year, month, day or "1", hour, minute, second)
    return _from_words(text)


_DAY_FIRST: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_EAST_ASIAN: Final = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?"
    r"(?:\s*\(?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日|요일)?\)?)?"
    r"(?:\s*(\d{1,2})\s*[:时時点시]\s*(\d{1,2})(?:\s*[:分분]\s*(?:(\d{1,2})\s*[秒초]?)?)?)?"
)
"""2024年1月5日, 2024年1月5日 (金) 10:30, 2024년 1월 5일 10시 30분."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+|[:+-]")
_REMARK: Final = re.compile(r"\([^()]*\)\Z")
_GREENWICH: Final = ("gmt", "utc")
"""May stand before an offset."""


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
    """``Fri Sep  3 11:21:31 CEST 2021``, ``15 Oct 2023``, ``Oct 1st, 2020``, ``5. März 2024``.

    Also what JavaScript writes: ``Fri Jan 05 2024 10:00:00 GMT+0000 (Coordinated Universal Time)``.
    """
    words = _words_of(text)
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
            elif words[index : index + 1] in (["am"], ["pm"]) and time is None:
                time = [word, "0"]
            elif len(word) == 4 and year is None:
                year = word
            elif len(word) <= 2 and day is None:
                day = word
            else:
                return None
        elif word in ("+", "-"):
            # A hyphen between words parts them; before digits, after a time, it begins an offset.
            if time is not None and (zone is None or zone in _GREENWICH):
                offset, index = _offset_at(words, index)
                zone = word + offset if offset else zone
        elif month is None and (number := MONTHS.get(word)):
            month = number
        elif word in ("am", "pm") and time is not None:
            half = word[0]
        elif word in ZONES and zone is None:
            zone = word
        elif not _says_nothing(word):
            return None
    if year is None or month is None or (day is None and time is not None):
        return None
    return moment_of(year, str(month), day or "1", *(time or ()), half=half, zone=zone)


def _words_of(text: str) -> list[str]:
    """Return the words, numbers and signs of a date, small and without accents and a remark at its end."""
    text = _REMARK.sub("", text)
    if not text.isascii():
        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return [word.casefold() for word in _WORD.findall(text)]


def _offset_at(words: list[str], index: int) -> tuple[str, int]:
    """Digits from ``0200``, ``02`` or ``02 : 00``, and the index after them; none when there are no such."""
    digits = words[index] if index < len(words) else ""
    if len(digits) not in (2, 4) or not digits.isdigit():
        return "", index
    if len(digits) == 2 and words[index + 1 : index + 2] == [":"]:
        return digits + ":" + "".join(words[index + 2 : index + 3]), index + 3
    return digits, index + 1


def _time_at(words: list[str], index: int) -> tuple[list[str] | None, int]:
    """Hour, minute and perhaps second from ``11 : 21 : 31``, and the index after them."""
    time = [words[index]]
    index += 1
    while len(time) < 3 and words[index : index + 1] == [":"] and words[index + 1 : index + 2]:
        time.append(words[index + 1])
        index += 2
    return (time if len(time) > 1 and all(part.isdigit() for part in time) else None), index


def _says_nothing(word: str) -> bool:
    if word in FILLERS or word in WEEKDAYS:
        return True
    return len(word) >= 3 and any(weekday.startswith(word) for weekday in _ENGLISH_WEEKDAYS)


_ENGLISH_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""May be cut short after three letters."""
