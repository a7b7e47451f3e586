"""Numbers after the links of an article, and their addresses at the end, as ``lynx -dump`` has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from reader.content.text import clean_line
from reader.document.model import Document, Inline, Link
from reader.document.reading.links_in_text import links_of
from reader.document.reading.notes import notes_by_label

_ROLE: Final = "fact"


class NumberedLinks:
    """The links in some leaves of a whole article, numbered in the order in which they are read.

    Links with one address have one number. Those to places in the article itself have none, as they have no
    address. Where there are footnotes, the first number is the one after theirs.
    """

    def __init__(self, document: Document, leaves: Iterable[int]) -> None:
        """Number the links; from then on the text of the article shows the numbers."""
        self._first = len(notes_by_label(document)) + 1
        spans = (span for index in leaves for span in links_of(document, document.leaves[index], keep=False))
        hrefs = dict.fromkeys(span.link.href for span in spans if _has_address(span.link))
        self._numbers = {href: number for number, href in enumerate(hrefs, self._first)}
        document.amend(self._with_numbers)

    def references(self) -> Iterator[str]:
        """Yield the lines of the list of addresses, as they are written in the article; none without any."""
        if not self._numbers:
            return
        yield from ("", "References", "")
        for href, number in self._numbers.items():
            yield f"{number:4}. {clean_line(href)}"

    def _with_numbers(self, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return runs with a number after the last one of every link."""
        numbered: list[Inline] = []
        for run, following in zip(runs, (*runs[1:], None), strict=True):
            numbered.append(run)
            number = self._numbers.get(run.link.href) if run.link is not None else None
            if number is not None and (following is None or following.link is not run.link):
                numbered.append(Inline(f"[{number}]", _ROLE))
        return tuple(numbered)


def _has_address(link: Link) -> bool:
    return bool(link.href) and not link.query and not link.href.startswith("#")
