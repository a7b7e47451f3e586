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

_SEPARATOR: Final = Inline(" · ", "separator")
_BLANK: Final = Inline(" ", "separator")
_ROLES: Final = {
    Grouping.CATEGORY: "category",
    Grouping.AUTHOR: "author",
    Grouping.SERIES: "category",
    Grouping.TAG: "tag",
}

_Runs = tuple[Inline, ...]
"""Runs that belong together. Those of what other posts share lead to these posts."""


def card(
    post: Post,
    problems: Sequence[Problem],
    now: datetime,
    dialect: Dialect = MARKDOWN,
    *,
    parts: Sequence[SeriesPart] = (),
) -> Card:
    """Make the title of a post, lines of facts (date and topics, what is wrong with the file), and its cover.

    ``now`` is an aware datetime that tells what lies in the future; ``parts`` say which part of its series
    it is, where that is known.
    """
    facts = [_separated(_facts(post, now, parts), _SEPARATOR)]
    facts += [(Inline(f"⚠ {clean_line(str(problem))}", "problem"),) for problem in problems]
    title = parse_runs(post.title, ArticleDefinitions(dialect))
    cover = (_cover(post.cover),) if post.cover else ()
    return Card(1, title, tuple(line for line in facts if line), cover)


def _facts(post: Post, now: datetime, parts: Sequence[SeriesPart]) -> Iterator[_Runs]:
    """Yield facts, those that belong together in one tuple."""
    if post.when:
        yield (Inline(post.when, "date", _link_to_year(post)),)
    yield _listed(((name, name) for name in post.categories), Grouping.CATEGORY, comma=",")
    yield _listed(((name, name) for name in post.authors), Grouping.AUTHOR, comma=",")
    yield _listed(((name, _with_part(name, parts)) for name in post.series), Grouping.SERIES, comma=",")
    yield _listed(((tag, f"#{tag}") for tag in post.tags), Grouping.TAG)
    if post.words:
        yield (Inline(f"{post.minutes} min", "fact"),)
    if post.updated and (post.date is None or post.updated.day != post.date.day):
        yield (Inline(f"updated {post.updated.day}", "date"),)
    for mark in post.marks(now):
        yield (Inline(mark, "mark"),)


def _listed(names: Iterable[tuple[str, str]], grouping: Grouping, comma: str = "") -> _Runs:
    """Return names as they are shown, each with a link to all posts that have it, and a comma in between."""
    role = _ROLES[grouping]
    links: list[_Runs] = [
        (Inline(shown, role, Link("", query=query_of(grouping, name))),) for name, shown in names
    ]
    if comma:
        links = [*((*link, Inline(comma, role)) for link in links[:-1]), *links[-1:]]
    return _separated(links, _BLANK)


def _link_to_year(post: Post) -> Link | None:
    if post.date is None or post.date.of_checkout or post.date.source is DateSource.MODIFIED:
        return None
    return Link("", query=query_of(Grouping.YEAR, f"{post.date.moment.year:04}"))


def _with_part(name: str, parts: Sequence[SeriesPart]) -> str:
    part = next((part for part in parts if part.series == name), None)
    return f"{name}, part {part.number} of {part.parts}" if part else name


def _separated(groups: Iterable[_Runs], separator: Inline) -> _Runs:
    return tuple(run for group in filter(None, groups) for run in (separator, *group))[1:]


def _cover(cover: Cover) -> Inline:
    return Inline(caption(cover.source, cover.alt or "cover"), "cover", image=Image(cover.source, cover.alt))
