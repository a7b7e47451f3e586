"""Posts of sites with templates, for tests: a site that knows a little, and what a reader sees."""

from __future__ import annotations

from typing import Final

from reader.content.discovery.site import Kind
from reader.document.model import Document, Inline
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from tests.document.documents import dump_leaves


class Files:
    """Two posts by the names that tags give them."""

    _PATHS: Final = {
        "2010-07-21-name": "_posts/2010-07-21-name.md",
        "_posts/x y.md": "_posts/x y.md",
    }

    def find(self, name: str) -> str | None:
        return self._PATHS.get(name)

    def title(self, path: str) -> str:
        return f"Title of {path}"


JEKYLL: Final = Dialect(
    kind=Kind.JEKYLL,
    templates=True,
    kramdown=True,
    settings={"title": "The Site", "author": {"name": "Ann"}, "count": 3, "baseurl": "/base"},
    fields={"title": "The Post", "date": "2020-03-04 10:00:00 +0000", "image": "/cover.png"},
    files=Files(),
)
ELEVENTY: Final = JEKYLL._replace(kind=Kind.ELEVENTY)
HEXO: Final = JEKYLL._replace(kind=Kind.HEXO, kramdown=False)
PLAIN: Final = JEKYLL._replace(kind=Kind.PLAIN)


def seen(source: str, dialect: Dialect = JEKYLL) -> str:
    """One line for each leaf, without the number of its line."""
    return "\n".join(line[4:].strip() for line in dump_leaves(parse(source, dialect=dialect)).split("\n"))


def text(source: str, dialect: Dialect = JEKYLL) -> str:
    """All the text of an article, its leaves parted by line ends."""
    document = parse(source, dialect=dialect)
    return "\n".join(document.text(leaf) for leaf in document.leaves)


def runs(source: str, dialect: Dialect = JEKYLL) -> list[Inline]:
    """All runs of an article."""
    return all_runs(parse(source, dialect=dialect))


def all_runs(document: Document) -> list[Inline]:
    """All runs of a document."""
    return [run for leaf in document.leaves for run in document.runs(leaf)]


def target(source: str, dialect: Dialect = JEKYLL) -> str:
    """Where the first link of an article leads, or the source of its first picture."""
    for run in runs(source, dialect):
        if run.link:
            return run.link.href
        if run.image:
            return run.image.source
    return ""
