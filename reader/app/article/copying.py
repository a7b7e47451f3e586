"""What of an article can be copied: a block of code, where a link leads, a section, all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.app.article.hints import TextRange
from reader.content.post import Article
from reader.content.text import clean_line
from reader.document.markdown.footnotes import REFERENCE_HREF
from reader.document.markdown.runs import FOOTNOTE_HREF
from reader.document.model import CodeBlock, Document, Link, Section
from reader.document.reading import outline
from reader.document.reading.links_in_text import LinkSpan
from reader.page.in_view import code_in_rows, links_in_rows
from reader.page.rows import Row

if TYPE_CHECKING:
    from reader.document.reading.link_targets import Target


class CodeInView(NamedTuple):
    """A block of code of which some rows are in view."""

    choice: TextRange
    block: CodeBlock

    @property
    def description(self) -> str:
        """Return what it is, such as ``rust code, 14 lines``."""
        language = clean_line(self.block.language)
        return f"{language + ' ' if language else ''}code, {count_lines(self.block.text)}"


def code_in_view(document: Document, rows: Iterable[Row]) -> list[CodeInView]:
    """Return the blocks of code on some rows, each once."""
    return [CodeInView(TextRange(*place, -1), block) for place, block in code_in_rows(rows, document)]


def links_to_copy(document: Document, rows: Sequence[Row]) -> list[LinkSpan]:
    """Return the links on some rows, without those to a note and back, and those to posts in the list."""
    within = (FOOTNOTE_HREF, REFERENCE_HREF)
    links = (span for span in links_in_rows(rows, document) if not span.link.query)
    return [span for span in links if not span.link.href.startswith(within)]


def address(link: Link, target: Target, folder: Path, path: str) -> str:
    """Return what a person needs to go where a link leads: an address of the web, or a file.

    ``path`` is that of the post in its ``folder``.
    """
    from reader.document.reading.link_targets import (
        FileTarget,
        PostsTarget,
        PostTarget,
        SectionTarget,
        WebTarget,
    )

    match target:
        case WebTarget(url=url):
            return url
        case PostTarget(post=post, fragment=fragment):
            return str(folder / post.path) + (f"#{fragment}" if fragment else "")
        case PostsTarget(query=query):
            return query
        case FileTarget(path=file):
            return str(folder / file)
        case SectionTarget(section=section):
            return f"{folder / path}#{section.slug}"
        case _:
            return link.href


def section_source(article: Article, sections: Sequence[Section], index: int | None) -> str:
    """Return the Markdown of a section with all below it.

    When ``index`` is None, it is that of what stands before the first one.
    """
    if index is None:
        after = 0 if sections else None
        first = article.body_line
    else:
        after = outline.next_sibling(sections, index)
        first = sections[index].line
    lines = article.body.split("\n")
    end = None if after is None else sections[after].line - article.body_line
    return "\n".join(lines[first - article.body_line : end]).strip("\n") + "\n"


def amount_of(text: str) -> str:
    """Return how much a text is: ``1 character``, ``508 characters``, ``3 lines, 71 characters``."""
    count = len(text)
    characters = f"{count:,} character{'' if count == 1 else 's'}"
    return f"{count_lines(text)}, {characters}" if "\n" in text.rstrip("\n") else characters


def count_lines(text: str) -> str:
    """Return how many lines a text has: ``1 line``, ``12 lines``."""
    count = len(text.rstrip("\n").split("\n"))
    return f"{count:,} line{'s' if count > 1 else ''}"
