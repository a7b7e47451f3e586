"""What the tokens in the permalinks of Hugo stand for (``resources/page/permalinks.go``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from reader.content.posts.addresses.hugo_page import HugoPage
from reader.content.posts.addresses.hugo_words import lowered, sanitized


def expanded(parts: tuple[str, ...], page: HugoPage) -> str | None:
    """Return text and tokens by turns as one text; None when Hugo does not know one of the tokens."""
    texts = list(parts)
    moment: datetime | None = None
    for index in range(1, len(parts), 2):
        token = parts[index]
        if of_moment := _MOMENTS.get(token):
            moment = moment or page.moment
            texts[index] = of_moment(moment)
        elif of_page := _TOKENS.get(token):
            texts[index] = of_page(page)
        else:
            name, _, cut = token.partition("[")
            if name not in _LISTS:
                return None
            texts[index] = "/".join(_cut(_LISTS[name](page), cut.rstrip("]")))
    return "".join(texts)


def _cut(texts: list[str], cut: str) -> list[str]:
    """Return what is left of a list by a slice ``1:``, ``:last``, or an index."""
    low, colon, high = cut.strip().lower().partition(":")
    start = _index(low, 0, texts)
    if not colon:
        return texts[start : start + 1]
    return texts[start : _index(high, len(texts), texts)]


def _index(text: str, default: int, texts: list[str]) -> int:
    if text == "last":
        return max(0, len(texts) - 1)
    return int(text) if text.isdecimal() else default


def _in_words(text: str, page: HugoPage) -> str:
    return sanitized(text) if page.rules.keeps_case else lowered(sanitized(text))


def _named(title: str, page: HugoPage) -> str:
    """Return a title as one part of a path."""
    return _in_words(title.replace("/", "-").replace("\\", "-"), page).rstrip("#")


def _title(page: HugoPage) -> str:
    return _named(page.title, page)


def _slug(page: HugoPage) -> str:
    return _in_words(page.slug, page)


def _file_name(page: HugoPage) -> str:
    return _in_words(page.name.replace(" ", "-"), page)


def _section_names(page: HugoPage) -> list[str]:
    return [_named(title, page) for title in page.section_titles]


_LISTS: Final[Mapping[str, Callable[[HugoPage], list[str]]]] = {
    "sections": lambda page: page.sections,
    "sectionslugs": _section_names,
}

_TOKENS: Final[Mapping[str, Callable[[HugoPage], str]]] = {
    "title": _title,
    "slug": lambda page: _slug(page) or _title(page),
    "filename": _file_name,
    "contentbasename": _file_name,
    "slugorfilename": lambda page: _slug(page) or _file_name(page),
    "slugorcontentbasename": lambda page: _slug(page) or _file_name(page),
    "section": lambda page: page.folder.partition("/")[0],
    "sections": lambda page: "/".join(page.sections),
    "sectionslug": lambda page: "".join(_section_names(page)[:1]),
    "sectionslugs": lambda page: "/".join(_section_names(page)),
}

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


def _weekday(moment: datetime) -> int:
    return moment.isoweekday() % 7


_MOMENTS: Final[Mapping[str, Callable[[datetime], str]]] = {
    "year": lambda moment: str(moment.year),
    "month": lambda moment: f"{moment.month:02}",
    "monthname": lambda moment: _MONTHS[moment.month - 1],
    "day": lambda moment: f"{moment.day:02}",
    "weekday": lambda moment: str(_weekday(moment)),
    "weekdayname": lambda moment: _WEEKDAYS[_weekday(moment)],
    "yearday": lambda moment: str(moment.timetuple().tm_yday),
    # The rest is how Go writes the parts of a date.
    "2006": lambda moment: f"{moment.year:04}",
    "06": lambda moment: f"{moment.year % 100:02}",
    "01": lambda moment: f"{moment.month:02}",
    "1": lambda moment: str(moment.month),
    "January": lambda moment: _MONTHS[moment.month - 1],
    "Jan": lambda moment: _MONTHS[moment.month - 1][:3],
    "02": lambda moment: f"{moment.day:02}",
    "2": lambda moment: str(moment.day),
    "Monday": lambda moment: _WEEKDAYS[_weekday(moment)],
    "Mon": lambda moment: _WEEKDAYS[_weekday(moment)][:3],
    "15": lambda moment: f"{moment.hour:02}",
    "04": lambda moment: f"{moment.minute:02}",
    "05": lambda moment: f"{moment.second:02}",
}
