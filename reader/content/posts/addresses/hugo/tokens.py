"""What the tokens in the permalinks of Hugo stand for (``resources/page/permalinks.go``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from reader.content.posts.addresses.date_parts import DATE_PARTS
from reader.content.posts.addresses.hugo.page import HugoPage
from reader.content.posts.addresses.hugo.words import lowered, sanitized


def expanded_pattern(parts: tuple[str, ...], page: HugoPage) -> str | None:
    """Return text and tokens by turns as one text; None when Hugo does not know one of the tokens."""
    if len(parts) == 1:
        return parts[0]
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
    slug = page.slug
    return _in_words(slug, page) if slug else ""


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

_MOMENTS: Final[Mapping[str, Callable[[datetime], str]]] = {
    "year": lambda moment: str(moment.year),
    "month": DATE_PARTS["month"],
    "monthname": DATE_PARTS["long_month"],
    "day": DATE_PARTS["day"],
    "weekday": lambda moment: str(moment.isoweekday() % 7),
    "weekdayname": DATE_PARTS["long_day"],
    "yearday": lambda moment: str(moment.timetuple().tm_yday),
    # The rest is how Go writes the parts of a date.
    "2006": DATE_PARTS["year"],
    "06": DATE_PARTS["short_year"],
    "01": DATE_PARTS["month"],
    "1": DATE_PARTS["i_month"],
    "January": DATE_PARTS["long_month"],
    "Jan": DATE_PARTS["short_month"],
    "02": DATE_PARTS["day"],
    "2": DATE_PARTS["i_day"],
    "Monday": DATE_PARTS["long_day"],
    "Mon": DATE_PARTS["short_day"],
    "15": DATE_PARTS["hour"],
    "04": DATE_PARTS["minute"],
    "05": DATE_PARTS["second"],
}
