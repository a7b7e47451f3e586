"""The headings of an article for an index of a whole library: most articles are not parsed for it."""

from __future__ import annotations

import re
from typing import Final

from reader.content.discovery.site import Site
from reader.content.post import Article, PostHeading
from reader.content.posts.events import OutlineReader
from reader.document.dialects.detection import dialect_but_math, dialect_of_text
from reader.document.dialects.liquid.stand_ins import STAND_IN, with_stand_ins
from reader.document.dialects.unchanged import is_unchanged
from reader.document.markdown.definitions import ArticleDefinitions
from reader.document.markdown.headings import Slugs, named, title_of
from reader.document.parse import parse
from reader.document.reading.heading_scanner import ScannedHeading, scan_headings
from reader.document.source.dialect import Engine, LibraryFiles
from reader.document.source.placeholders import without_reserved

_WORD: Final = r"(?:[A-Za-z0-9,.?!()'\"/;%+-]|:(?= |\Z))++"
_PLAIN: Final = re.compile(f"{_WORD}(?: {_WORD})*+")
"""A title that is shown as it is typed, unless it has the address of a site in it."""

_MATHEMATICS: Final = "$\\"
"""A title without any of these is the same in a post that has mathematics."""


_LINK: Final = re.compile(r"\[[^\[\]`<\\]*\]\([^()\s`<\\]*\)")
"""A link that is one whatever an article defines."""


def headings_of(article: Article, site: Site, files: LibraryFiles | None = None) -> tuple[PostHeading, ...]:
    """Return the sections that the article has when it is parsed in its dialect, but for what it includes."""
    headings = plain_headings_of(article, site, files)
    return _parsed(article, site, files) if headings is None else headings


def _parsed(article: Article, site: Site, files: LibraryFiles | None) -> tuple[PostHeading, ...]:
    document = parse(
        article.body, first_line=article.body_line, dialect=dialect_of_text(article, site, files)
    )
    return tuple(PostHeading(*section[:4]) for section in document.sections)


def plain_headings_of(
    article: Article, site: Site, files: LibraryFiles | None = None
) -> tuple[PostHeading, ...] | None:
    """Return the same without parsing, or None when the article has to be parsed."""
    dialect = dialect_but_math(article, site, files)
    text = article.body
    if dialect.templates and ("{{" in text or "{%" in text):
        text = with_stand_ins(text, dialect) or text
    found = scan_headings(text)
    if found is None or not is_unchanged(found.source, dialect):
        return None
    if text is not article.body and any(STAND_IN in heading.source for heading in found.headings):
        return None
    if dialect.engine is Engine.KRAMDOWN and not all(heading.source for heading in found.headings):
        return None
    sources = [named(without_reserved(heading.source)) for heading in found.headings]
    if any(sign in source for source, _ in sources for sign in _MATHEMATICS):
        dialect = dialect_of_text(article, site, files)
    if "]:" in found.source.outside and any("[" in _LINK.sub("", source) for source, _ in sources):
        return None
    definitions = ArticleDefinitions(dialect)
    slugs = Slugs(definitions)
    return tuple(
        _indexed(heading, article.body_line, source, identifier, slugs, definitions)
        for heading, (source, identifier) in zip(found.headings, sources, strict=True)
    )


def _indexed(
    heading: ScannedHeading,
    first_line: int,
    source: str,
    identifier: str,
    slugs: Slugs,
    definitions: ArticleDefinitions,
) -> PostHeading:
    if _PLAIN.fullmatch(source) and "www." not in source.lower():
        title = source
    else:
        title = title_of(source, definitions)
    return PostHeading(heading.level, title, slugs.add(source, title, identifier), first_line + heading.line)


OUTLINES: Final = OutlineReader(plain_headings_of, headings_of)
"""How the index of a library reads headings."""
