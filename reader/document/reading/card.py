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


def card(post: Post, problems: Sequence[Problem], now: datetime, dialect: Dialect = MARKDOWN) -> Card:
    """Make the title of a post, lines of facts (date and topics, what is wrong with the file), and its cover.

    ``now`` is an aware datetime that tells what lies in the future.
    """
    facts = [_separated(_facts(post, now), _SEPARATOR)]
    facts += [(Inline(f"⚠ {clean_line(str(problem))}", "problem"),) for problem in problems]
    title = parse_runs(post.title, ArticleDefinitions(dialect))
    cover = (_cover(post.cover),) if post.cover else ()
    return Card(1, title, tuple(line for line in facts if line), cover)


def _facts(post: Post, now: datetime) -> Iterator[tuple[Inline, ...]]:
    """Yield facts, those that belong together in one tuple."""
    if post.when:
        yield (Inline(post.when, "date"),)
    for names, role in ((post.categories, "category"), (post.authors, "author")):
        if names:
            listed = (*(f"{name}," for name in names[:-1]), names[-1])
            yield _separated(((Inline(text, role),) for text in listed), _BLANK)
    if post.tags:
        yield _separated(((Inline(f"#{tag}", "tag"),) for tag in post.tags), _BLANK)
    if post.words:
        yield (Inline(f"{post.minutes} min", "fact"),)
    if post.updated and (post.date is None or post.updated.day != post.date.day):
        yield (Inline(f"updated {post.updated.day}", "date"),)
    for mark in post.marks(now):
        yield (Inline(mark, "mark"),)


def _separated(groups: Iterable[tuple[Inline, ...]], separator: Inline) -> tuple[Inline, ...]:
    return tuple(run for group in groups for run in (separator, *group))[1:]


def _cover(cover: Cover) -> Inline:
    return Inline(caption(cover.source, cover.alt or "cover"), "cover", image=Image(cover.source, cover.alt))
