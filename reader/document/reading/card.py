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

_SEPARATOR: Final = Inline(" · ", "fact")
_NO_BREAK: Final = "\u00a0"


def card(post: Post, problems: Sequence[Problem], now: datetime, dialect: Dialect = MARKDOWN) -> Card:
    """Make the title of a post and lines of facts: date and topics, cover, what is wrong with the file.

    ``now`` is an aware datetime that tells what lies in the future.
    """
    facts = [_separated(_facts(post, now))]
    if post.cover:
        facts.append((_cover(post.cover),))
    facts += [(Inline(f"⚠ {clean_line(str(problem))}", "problem"),) for problem in problems]
    return Card(1, parse_runs(post.title, ArticleDefinitions(dialect)), tuple(line for line in facts if line))


def _facts(post: Post, now: datetime) -> Iterator[Inline]:
    if post.when:
        yield Inline(_on_one_row(post.when), "date")
    for names, role in ((post.categories, "category"), (post.authors, "author")):
        if names:
            yield Inline(", ".join(names), role)
    if post.tags:
        yield Inline(" ".join(f"#{tag}" for tag in post.tags), "tag")
    if post.words:
        yield Inline(f"{post.minutes}{_NO_BREAK}min", "fact")
    if post.updated and (post.date is None or post.updated.day != post.date.day):
        yield Inline(f"updated {_on_one_row(post.updated.day)}", "date")
    for mark in post.marks(now):
        yield Inline(mark, "mark")


def _on_one_row(text: str) -> str:
    return text.replace(" ", _NO_BREAK)


def _separated(facts: Iterable[Inline]) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    for fact in facts:
        if runs:
            runs.append(_SEPARATOR)
        runs.append(fact)
    return tuple(runs)


def _cover(cover: Cover) -> Inline:
    description = f"cover: {cover.alt}" if cover.alt else "cover"
    return Inline(caption(cover.source, description), "image", image=Image(cover.source, cover.alt))
