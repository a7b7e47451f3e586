"""A whole article as text for `reader cat`: plain, or coloured for any terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile
from typing import Final

from reader.content.text import clean_text
from reader.document.model import Batch, Document
from reader.page.layout import Page, PageOptions
from reader.page.rows import Row, Run

_CODES: Final = {
    "title": "1",
    "date": "2",
    "category": "2",
    "tag": "2",
    "author": "2",
    "fact": "2",
    "problem": "33",
    "heading-1": "1;35",
    "heading-2": "1;35",
    "heading-3": "1;35",
    "heading-4": "1;3;35",
    "heading-5": "3;35",
    "heading-6": "3;35",
    "heading-rule": "2",
    "rule": "2",
    "strong": "1",
    "emphasis": "3",
    "strikethrough": "9",
    "code": "36",
    "link": "4;34",
    "link-missing": "4;33",
    "image": "35",
    "footnote": "34",
    "chip": "2",
    "math": "3;36",
    "highlight": "1;33",
    "inserted": "4",
    "underline": "4",
    "small": "2",
    "key": "1;36",
    "marker": "34",
    "quote-bar": "2",
    "term": "1",
    "table-header": "1",
    "table-rule": "2",
    "callout-details": "2",
    "callout-label": "1",
    "callout-note": "34",
    "callout-info": "34",
    "callout-tip": "32",
    "callout-success": "32",
    "callout-important": "35",
    "callout-warning": "33",
    "callout-caution": "31",
    "callout-danger": "31",
    "callout-failure": "31",
    "callout-bug": "31",
    "callout-question": "35",
    "callout-example": "35",
    "callout-abstract": "34",
    "callout-todo": "34",
    "callout-quote": "2",
    "code-language": "2",
    "code-caption": "2",
    "code-continuation": "2",
    "code-keyword": "35",
    "code-string": "32",
    "code-comment": "2",
    "code-number": "36",
    "code-function": "34",
    "code-type": "33",
    "code-builtin": "34",
    "code-tag": "35",
    "code-attribute": "33",
    "code-inserted": "32",
    "code-deleted": "31",
    "code-heading": "1",
}
"""Graphic renditions (ECMA-48 SGR) by role: of the sixteen colours those that read on light and on dark."""

_MONOCHROME: Final = {
    role: ";".join(part for part in code.split(";") if len(part) == 1) for role, code in _CODES.items()
}
"""The same without the colours, which are numbers of two digits."""

_RESET: Final = "\x1b[0m"
_LONGEST_LINK: Final = 2_000


class _Renditions(dict[str, str]):
    """The renditions of several roles together, by the roles as a run has them. They are few."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, roles: str) -> str:
        codes = filter(None, map(self._codes.get, roles.split()))
        rendition = self[roles] = ";".join(codes)
        return rendition


def export(
    document: Document,
    width: int,
    color: bool = False,
    rest: Iterable[Batch] = (),
    *,
    monochrome: bool = False,
) -> Iterator[str]:
    """The rows of an article, without line ends, each complete by itself.

    ``rest`` is what the article still lacks; it is added when all before it has been taken. With ``color``
    the rows hold SGR sequences and, for web links, OSC 8 hyperlinks; never any other control. ``monochrome``
    leaves bold, dim and the like of them, and no colours.
    """
    page = Page(document, width, PageOptions(highlight=color))
    codes = _Renditions(_MONOCHROME if monochrome else _CODES)
    batches = iter(rest)
    index = 0
    while index < len(document.leaves) or _grow(page, next(batches, None)):
        for number in range(index, len(document.leaves)):
            for row in page.uncached_rows(number):
                yield _coloured(row, codes) if color else _clean(row.text).rstrip()
        index = len(document.leaves)


def export_part(
    document: Document, leaves: Iterable[int], width: int, color: bool = False, *, monochrome: bool = False
) -> Iterator[str]:
    """The rows of some leaves of an article, as `export` makes them, without blank ones above the first."""
    page = Page(document, width, PageOptions(highlight=color))
    codes = _Renditions(_MONOCHROME if monochrome else _CODES)
    rows = (row for leaf in leaves for row in page.uncached_rows(leaf))
    for row in dropwhile(lambda row: not row.text.strip(), rows):
        yield _coloured(row, codes) if color else _clean(row.text).rstrip()


def _grow(page: Page, batch: Batch | None) -> bool:
    """Add a batch to an article; whether there was one."""
    if batch is None:
        return False
    page.document.extend(batch)
    page.extend()
    return True


def _clean(text: str) -> str:
    """Text of one row. No-break blanks have served their turn: whoever searches a pipe types plain ones."""
    if text.isascii() and text.isprintable():
        return text
    return clean_text(text).replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")


def _coloured(row: Row, codes: _Renditions) -> str:
    return "".join(_coloured_run(run, codes) for run in _without_trailing_blanks(row.runs))


def _without_trailing_blanks(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    end = len(runs)
    while end and runs[end - 1].text.isspace():
        end -= 1
    return runs[:end]


def _coloured_run(run: Run, codes: _Renditions) -> str:
    text = _clean(run.text)
    rendition = codes[run.roles]
    if rendition:
        text = f"\x1b[{rendition}m{text}{_RESET}"
    target = _web_address(run.link.href) if run.link else ""
    return f"\x1b]8;;{target}\x1b\\{text}\x1b]8;;\x1b\\" if target else text


def _web_address(href: str) -> str:
    """Where a link leads, if it is to the web and every character may stand in an escape sequence."""
    # The length comes first: a long address stands on many rows, and is looked at on each.
    safe = len(href) <= _LONGEST_LINK and href.isascii() and href.isprintable() and " " not in href
    return href if safe and href.lower().startswith(("http://", "https://")) else ""
