"""The dialects of sites by their engine, and what a text comes to in one."""

from __future__ import annotations

from typing import Final

from reader.content.discovery.site import Kind
from reader.document.parse import parse
from reader.document.source.dialect import MARKDOWN, Dialect, Engine
from tests.document.documents import dump_leaves

KRAMDOWN: Final = Dialect(kind=Kind.JEKYLL, engine=Engine.KRAMDOWN, templates=True, kramdown=True)
PYTHON: Final = Dialect(kind=Kind.MATERIAL, engine=Engine.PYTHON_MARKDOWN)
COMMONMARK: Final = MARKDOWN
OLDER: Final = (KRAMDOWN, PYTHON)
OTHERS: Final = (
    COMMONMARK,
    Dialect(kind=Kind.HUGO, templates=True),
    Dialect(kind=Kind.HEXO, templates=True),
    Dialect(kind=Kind.JEKYLL, templates=True),
)
"""Among them Jekyll with an engine of CommonMark."""


def shown(source: str, dialect: Dialect) -> list[str]:
    """The leaves of a text, without their lines."""
    dump = dump_leaves(parse(source, dialect=dialect))
    return [line[4:].replace("gap 0", "").replace("gap 1", "").strip() for line in dump.split("\n")]


def links(source: str, dialect: Dialect) -> list[tuple[str, str]]:
    """The texts and targets of the links and pictures of a text."""
    document = parse(source, dialect=dialect)
    runs = [run for leaf in document.leaves for run in document.runs(leaf)]
    return [(run.text, run.link.href) for run in runs if run.link] + [
        (run.image.alt, run.image.source) for run in runs if run.image
    ]


def headings(source: str, dialect: Dialect) -> list[str]:
    return [section.title for section in parse(source, dialect=dialect).sections]
