"""The words below a picture or a film: Markdown, with links that can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.document.dialects.tags.tag import Tag
from reader.document.dialects.tags.words import option, plain_words, runs_of
from reader.document.model import Inline, Link

ATTRIBUTIONS: Final = ("attr", "attribution", "credit", "credits", "copyright")
"""Options that name who made it."""


def is_linked(markdown: str) -> bool:
    """Tell whether some words hold a link, which the caption of a picture or a film could not keep."""
    return any(mark in markdown for mark in "[<:") and any(run.link for run in runs_of(markdown))


def words_below(tag: Tag, texts: Sequence[str], shown: str) -> Iterator[Inline]:
    """Yield some texts and the attribution of a tag, each on a line, but for what is ``shown`` already."""
    seen = {"", shown}
    for text in texts:
        plain = plain_words(text)
        if plain not in seen:
            seen.add(plain)
            yield Inline("\n")
            yield from runs_of(text, "emphasis")
    if attribution := option(tag, *ATTRIBUTIONS):
        yield Inline("\n")
        yield from _linked(
            attribution, option(tag, "attrlink", "attr-link", "attributionlink", "credit-link")
        )


def _linked(markdown: str, address: str) -> Iterator[Inline]:
    """Yield some words that lead to an address, if there is one, where they have no links of their own."""
    for run in runs_of(markdown, "emphasis"):
        yield run._replace(roles=f"{run.roles} link", link=Link(address)) if address and not run.link else run
