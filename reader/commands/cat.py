"""``reader cat``: one article as text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.article import garbage_uncollected, read_article
from reader.commands.inputs import parse_address, post_file
from reader.commands.output import WRONG_USAGE, CommandError, Ink, columns_to_fill, ink_of_output
from reader.content.post import Article, Post
from reader.content.posts.index import ContentIndex
from reader.document.model import Document
from reader.document.parse import begin, parse
from reader.document.source.dialect import Dialect
from reader.settings.table import Settings

if TYPE_CHECKING:
    from reader.commands.printed_pictures import PrintedPictures


def print_article(
    argument: str,
    settings: Settings,
    *,
    width: int | None,
    color: str,
    links: bool = False,
    pictures: bool = False,
) -> int:
    """Print a post, or a section of it, as the reading pane shows it, ``width`` columns wide.

    With ``links`` their addresses are listed at the end; with ``pictures`` they are drawn where colours are.
    """
    address = parse_address(argument)
    with post_file(address.path) as path, garbage_uncollected():
        print_file(
            path,
            settings,
            address.fragment,
            width=width,
            color=color,
            links=links,
            pictures=pictures,
            name=address.path,
        )
    return 0


def print_file(
    path: Path,
    settings: Settings,
    fragment: str = "",
    *,
    width: int | None = None,
    color: str = "auto",
    links: bool = False,
    pictures: bool = False,
    name: str = "",
) -> None:
    """Print the post that a file holds, or the section of it that a fragment names.

    ``name`` is what a person calls the file. Raises `CommandError` when it cannot be read.
    """
    article, dialect, index = read_article(path, name, smart_punctuation=settings.smart_punctuation)
    columns, ink = width or columns_to_fill(settings.measure), ink_of_output(color)
    if fragment:
        document = parse(article.body, first_line=article.body_line, dialect=dialect)
        lines = _section_lines(document, fragment, columns, ink, links=links)
        drawn = None
    else:
        drawn = _drawn_pictures(article.post, index, settings) if pictures and ink is Ink.COLOURS else None
        lines = _article_lines(article, dialect, columns, ink, links=links, pictures=drawn)
    for line in lines:
        print(line)
    if drawn is not None:
        drawn.close()


def _drawn_pictures(post: Post, index: ContentIndex, settings: Settings) -> PrintedPictures:
    from reader.app.terminal.colour_depth import colour_depth
    from reader.commands.printed_pictures import PrintedPictures
    from reader.pictures.places import PictureFinder

    return PrintedPictures(post, PictureFinder(index).find, settings, colour_depth())


def _article_lines(
    article: Article,
    dialect: Dialect,
    width: int,
    ink: Ink,
    *,
    links: bool,
    pictures: PrintedPictures | None = None,
) -> Iterator[str]:
    """Yield a whole article; without numbers of links, as it is being parsed."""
    from reader.document.reading.card import card
    from reader.screen.export import export

    color, monochrome = ink is not Ink.PLAIN, ink is Ink.STYLES
    head = card(article.post, article.problems, datetime.now(UTC), dialect)
    document, rest = begin(article.body, first_line=article.body_line, card=head, dialect=dialect)
    if not links:
        yield from export(document, width, color, rest, monochrome=monochrome, pictures=pictures)
        return
    from reader.document.reading.numbered_links import NumberedLinks

    for batch in rest:
        document.extend(batch)
    numbered = NumberedLinks(document, range(len(document.leaves)))
    yield from export(document, width, color, monochrome=monochrome, pictures=pictures)
    yield from numbered.references()


def _section_lines(document: Document, fragment: str, width: int, ink: Ink, *, links: bool) -> Iterator[str]:
    """Yield a section with those below it, and the notes that it refers to."""
    from reader.document.reading import outline
    from reader.document.reading.notes import notes_document, notes_in
    from reader.screen.export import export, export_part

    index = outline.find(document.sections, fragment)
    if index is None:
        raise CommandError(f"there is no section #{fragment}; see reader outline", WRONG_USAGE)
    leaves = outline.leaves_of_section(document, index)
    color, monochrome = ink is not Ink.PLAIN, ink is Ink.STYLES
    notes = notes_in(document, leaves)
    numbered = None
    if links:
        from reader.document.reading.notes import leaves_of_note
        from reader.document.reading.numbered_links import NumberedLinks

        in_notes = (leaf.index for note in notes for leaf in leaves_of_note(document, note))
        numbered = NumberedLinks(document, (*leaves, *in_notes))
    yield from export_part(document, leaves, width, color, monochrome=monochrome)
    if notes:
        yield ""
        yield from export(notes_document(notes, document), width, color, monochrome=monochrome)
    if numbered is not None:
        yield from numbered.references()
