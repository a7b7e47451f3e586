"""The head of an article, made from what the index knows of its post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from reader.content.post import Cover, Post, Problem
from reader.content.text import clean_line
from reader.document.markdown.definitions import ArticleDefinitions
from reader.document.markdown.inlines import parse_runs
from reader.document.model import Card, Image, Inline
from reader.document.source.captions import caption
from reader.document.source.dialect import MARKDOWN, Dialect

_SEPARATOR: Final = Inline(" · ", "separator")
_BLANK: Final = Inline(" ", "separator")

_Fact = tuple[Inline, ...]
"""What is told in one or several runs; a row may end only where `_SEPARATOR` or `_BLANK` stands."""


def card(post: Post, problems: Sequence[Problem], now: datetime, dialect: Dialect = MARKDOWN) -> Card:
    """Make the title of a post, lines of facts (date and topics, what is wrong with the file), and its cover.

    ``now`` is an aware datetime that tells what lies in the future.
    """
    facts = [_separated(_facts(post, now))]
    facts += [(Inline(f"⚠ {clean_line(str(problem))}", "problem"),) for problem in problems]
    title = parse_runs(post.title, ArticleDefinitions(dialect))
    cover = (_cover(post.cover),) if post.cover else ()
    return Card(1, title, tuple(line for line in facts if line), cover)


def _facts(post: Post, now: datetime) -> Iterator[_Fact]:
    if post.when:
        yield (Inline(post.when, "date"),)
    yield _listed(post.categories, "category")
    yield _listed(post.authors, "author")
    yield _listed((f"#{tag}" for tag in post.tags), "tag", after="")
    if post.words:
        yield (Inline(f"{post.minutes} min", "fact"),)
    if post.updated and (post.date is None or post.updated.day != post.date.day):
        yield (Inline(f"updated {post.updated.day}", "date"),)
    for mark in post.marks(now):
        yield (Inline(mark, "mark"),)


def _listed(names: Iterable[str], role: str, after: str = ",") -> _Fact:
    """Return names one after the other, with what stands after each but the last."""
    runs: list[Inline] = []
    for name in names:
        if runs:
            runs += (Inline(after, role), _BLANK) if after else (_BLANK,)
        runs.append(Inline(name, role))
    return tuple(runs)


def _separated(facts: Iterable[_Fact]) -> _Fact:
    return tuple(run for fact in facts if fact for run in (_SEPARATOR, *fact))[1:]


def _cover(cover: Cover) -> Inline:
    return Inline(caption(cover.source, cover.alt or "cover"), "cover", image=Image(cover.source, cover.alt))
