"""The headings of an article, as the index of a library keeps them."""

from __future__ import annotations

from reader.content.post import Article, Heading
from reader.content.site import Site
from reader.document.dialects import dialect_of
from reader.document.parse import parse


def headings_of(article: Article, site: Site) -> tuple[Heading, ...]:
    """What the outline of an article lists."""
    document = parse(article.body, first_line=article.body_line, dialect=dialect_of(article, site))
    return tuple(Heading(s.level, s.title, s.slug, s.line) for s in document.sections)
