"""Read one article to print it, or its sections."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.commands.inputs import STANDARD_INPUT_FILE
from reader.commands.output import CommandError
from reader.content.post import Article, DateSource
from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.reading.file_lookup import FileLookup
from reader.document.source.dialect import Dialect


def read_article(
    path: Path, name: str = "", *, smart_punctuation: bool = False
) -> tuple[Article, Dialect, ContentIndex]:
    """Read the post in a file, and tell what it is written in, with the index that it is in.

    ``name`` is what a person calls the file.

    Raises `CommandError` when nothing of it can be read.
    """
    index = ContentIndex(path)
    posts = index.load_all()
    if not posts:
        raise CommandError(f"{path}: the file is gone")
    article = index.read(posts[0])
    if article.unread:
        raise CommandError(f"{name or path}: {article.problems[0].message}")
    date = article.post.date
    if path.name == STANDARD_INPUT_FILE and date is not None and date.source is DateSource.MODIFIED:
        # When the text came through the pipe says nothing about it.
        article = article._replace(post=article.post._replace(date=None))
    files = FileLookup(index)
    return article, dialect_of(article, index.site, files, smart_punctuation=smart_punctuation), index


@contextmanager
def garbage_uncollected() -> Iterator[None]:
    """Look for no garbage: an article makes hundreds of thousands of objects, and hardly any of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
