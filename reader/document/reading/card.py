"""The head of an article, made from what the index knows of its post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from reader.content.post import Cover, DateSource, Post, Problem
from reader.content.search.groups import Grouping, query_of
from reader.content.text import clean_line
from reader.document.markdown.definitions import ArticleDefinitions
from reader.document.markdown.inlines import parse_runs
from reader.document.model import Card, Image, Inline, Link
from reader.document.source.captions import caption
from reader.document.source.dialect import MARKDOWN, Dialect

if TYPE_CHECKING:
    from reader.content.search.series import SeriesPart

_SEPARATOR: Final = Inline(" · ", "fact")
_NO_BREAK: Final = "\u00a0"
_ROLES: Final = {
    Grouping.CATEGORY: "category",
    Grouping.AUTHOR: "author",
    Grouping.SERIES: "category",
    Grouping.TAG: "tag",
}


def card(
    post: Post,
    problems: Sequence[Problem],
    now: datetime,
    dialect: Dialect = MARKDOWN,
    *,
    parts: Sequence[SeriesPart] = (),
) -> Card:
    """Make the title of a post and lines of facts: date and topics, cover, what is wrong with the file.

    ``now`` is an aware datetime that tells what lies in the future; ``parts`` say which part of its series
    it is, where that is known.
    """
    facts = [_separated(_facts(post, now, parts))]
    if post.cover:
        facts.append((_cover(post.cover),))
    facts += [(Inline(f"⚠ {clean_line(str(problem))}", "problem"),) for problem in problems]
    return Card(1, parse_runs(post.title, ArticleDefinitions(dialect)), tuple(line for line in facts if line))


_Fact = tuple[Inline, ...]
"""A fact in one or several runs. Those that other posts share lead to them."""


def _facts(post: Post, now: datetime, parts: Sequence[SeriesPart]) -> Iterator[_Fact]:
    if post.when:
        yield (Inline(_on_one_row(post.when), "date", _link_to_year(post)),)
    yield _listed(((name, name) for name in post.categories), Grouping.CATEGORY)
    yield _listed(((name, name) for name in post.authors), Grouping.AUTHOR)
    yield _listed(((name, _with_part(name, parts)) for name in post.series), Grouping.SERIES)
    yield _listed(((tag, f"#{tag}") for tag in post.tags), Grouping.TAG, " ")
    if post.words:
        yield (Inline(f"{post.minutes}{_NO_BREAK}min", "fact"),)
    if post.updated and (post.date is None or post.updated.day != post.date.day):
        yield (Inline(f"updated {_on_one_row(post.updated.day)}", "date"),)
    for mark in post.marks(now):
        yield (Inline(mark, "mark"),)


def _listed(names: Iterable[tuple[str, str]], grouping: Grouping, separator: str = ", ") -> _Fact:
    """Return names as they are shown, each with a link to all posts that have it."""
    role = _ROLES[grouping]
    runs: list[Inline] = []
    for name, shown in names:
        if runs:
            runs.append(Inline(separator, role))
        runs.append(Inline(shown, role, Link("", query=query_of(grouping, name))))
    return tuple(runs)


def _link_to_year(post: Post) -> Link | None:
    if post.date is None or post.date.of_checkout or post.date.source is DateSource.MODIFIED:
        return None
    return Link("", query=query_of(Grouping.YEAR, f"{post.date.moment.year:04}"))


def _with_part(name: str, parts: Sequence[SeriesPart]) -> str:
    part = next((part for part in parts if part.series == name), None)
    return f"{name}, {_on_one_row(f'part {part.number} of {part.parts}')}" if part else name


def _on_one_row(text: str) -> str:
    return text.replace(" ", _NO_BREAK)


def _separated(facts: Iterable[_Fact]) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    for fact in filter(None, facts):
        if runs:
            runs.append(_SEPARATOR)
        runs += fact
    return tuple(runs)


def _cover(cover: Cover) -> Inline:
    description = f"cover: {cover.alt}" if cover.alt else "cover"
    return Inline(caption(cover.source, description), "image", image=Image(cover.source, cover.alt))
