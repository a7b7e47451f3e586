"""``reader outline`` and ``reader cat``: one article, as its sections and as text."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reader.commands.output import (
    WRONG_USAGE,
    CommandError,
    Ink,
    columns_to_fill,
    ink_of_output,
    print_json,
)
from reader.commands.places import STANDARD_INPUT_FILE, address_of, post_at
from reader.content.post import Article, DateSource
from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.model import Document, Section
from reader.document.parse import begin, parse
from reader.document.reading.library_files import LibraryFiles
from reader.document.source.dialect import Dialect
from reader.settings.settings import Settings

_NO_TITLE: Final = "(no title)"


def print_outline(argument: str, *, as_json: bool) -> int:
    """Print the sections of a post."""
    with post_at(argument) as path, _nothing_collected():
        article, dialect = _read(path)
        _ask_for_text(article, argument)
        sections = parse(article.body, first_line=article.body_line, dialect=dialect).sections
    if as_json:
        print_json([_record(section) for section in sections])
    else:
        _print_tree(sections)
    return 0


def print_article(argument: str, settings: Settings, *, width: int | None, color: str) -> int:
    """Print a post, or a section of it, as the reading pane shows it, ``width`` columns wide."""
    address = address_of(argument)
    with post_at(address.path) as path, _nothing_collected():
        print_file(path, settings, address.fragment, width=width, color=color, name=address.path)
    return 0


def print_file(
    path: Path,
    settings: Settings,
    fragment: str = "",
    *,
    width: int | None = None,
    color: str = "auto",
    name: str = "",
) -> None:
    """Print the post that a file holds, or the section of it that a fragment names.

    ``name`` is what a person calls the file. Raises `CommandError` when it cannot be read.
    """
    from reader.document.reading.card import card
    from reader.screen.export import export

    article, dialect = _read(path, settings.smart_punctuation)
    _ask_for_text(article, name or str(path))
    columns, ink = width or columns_to_fill(settings.measure), ink_of_output(color)
    if fragment:
        document = parse(article.body, first_line=article.body_line, dialect=dialect)
        lines = _section_lines(document, fragment, columns, ink)
    else:
        head = card(article.post, article.problems, datetime.now(UTC), dialect)
        beginning, rest = begin(article.body, first_line=article.body_line, card=head, dialect=dialect)
        lines = export(beginning, columns, ink is not Ink.PLAIN, rest, monochrome=ink is Ink.STYLES)
    for line in lines:
        print(line)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no garbage: an article makes hundreds of thousands of objects, and hardly any of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _ask_for_text(article: Article, name: str) -> None:
    """Raises `CommandError` when nothing of a file can be read."""
    if article.unread:
        raise CommandError(f"{name}: {article.problems[0].message}")


def _section_lines(document: Document, fragment: str, width: int, ink: Ink) -> Iterator[str]:
    """A section with those below it, and the notes that it refers to."""
    from reader.document.reading import outline
    from reader.document.reading.excerpts import leaves_of_section, notes_in
    from reader.document.reading.notes import document_of
    from reader.screen.export import export, export_part

    index = outline.find(document.sections, fragment)
    if index is None:
        raise CommandError(f"there is no section #{fragment}; see reader outline", WRONG_USAGE)
    leaves = leaves_of_section(document, index)
    color, monochrome = ink is not Ink.PLAIN, ink is Ink.STYLES
    yield from export_part(document, leaves, width, color, monochrome=monochrome)
    if notes := notes_in(document, leaves):
        yield ""
        yield from export(document_of(notes, document), width, color, monochrome=monochrome)


def _read(path: Path, smart_punctuation: bool = False) -> tuple[Article, Dialect]:
    """The post in a file, and what it is written in."""
    index = ContentIndex(path)
    posts = index.load_all()
    if not posts:
        raise CommandError(f"{path}: the file is gone")
    article = index.read(posts[0])
    date = article.post.date
    if path.name == STANDARD_INPUT_FILE and date is not None and date.source is DateSource.MODIFIED:
        # When the text came through the pipe says nothing about it.
        article = article._replace(post=article.post._replace(date=None))
    files = LibraryFiles(index)
    return article, dialect_of(article, index.site, files, smart_punctuation=smart_punctuation)


def _record(section: Section) -> dict[str, object]:
    """A section as ``--json`` prints it: fields may be added, and are never renamed."""
    return {"level": section.level, "title": section.title, "slug": section.slug, "line": section.line}


def _print_tree(sections: Sequence[Section]) -> None:
    """The titles, indented by level from the highest that occurs, each with its line in the file."""
    top = min((section.level for section in sections), default=1)
    digits = max((len(str(section.line)) for section in sections), default=1)
    for section in sections:
        print(f"{section.line:{digits}}  {'  ' * (section.level - top)}{section.title or _NO_TITLE}")
