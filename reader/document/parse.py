"""Markdown → Document: at once, or its beginning now and the rest in batches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from reader.content.discovery.file_names import extension
from reader.content.text import fold
from reader.document.dialects.prepare import prepare
from reader.document.markdown.blocks import Note, build_blocks
from reader.document.markdown.definitions import ArticleDefinitions
from reader.document.markdown.footnotes import footnotes, inline_sources
from reader.document.markdown.headings import Slugs, title_of
from reader.document.markdown.inlines import parse_runs
from reader.document.markdown.leaves import LeafBuilder
from reader.document.markdown.stretches import Grammar, ParsedStretch, References, stretches
from reader.document.model import Batch, Block, Card, Document, Heading, Inline, Leaf, Place, Section
from reader.document.source.captions import plain_text
from reader.document.source.dialect import MARKDOWN, Dialect
from reader.document.source.placeholders import Placeholders

if TYPE_CHECKING:
    from reader.document.source.html_tokens import StartTag

WINDOW: Final = 65_536
"""Characters of Markdown that are parsed at a stretch."""

_SHORTEST_FENCE: Final = 3
_LANGUAGE: Final = re.compile(r"[a-z0-9+#-]{1,20}")

_LeavesAndSections = tuple[tuple[Leaf, ...], tuple[Section, ...]]


def parse(
    source: str, *, first_line: int = 1, card: Card | None = None, dialect: Dialect = MARKDOWN
) -> Document:
    """Parse a whole article. ``first_line`` is the 1-based line of the file that ``source`` starts at."""
    window = max(WINDOW, len(source) * 8)
    document, rest = begin(source, first_line=first_line, card=card, dialect=dialect, window=window)
    for batch in rest:
        document.extend(batch)
    return document


def begin(
    source: str,
    *,
    first_line: int = 1,
    card: Card | None = None,
    dialect: Dialect = MARKDOWN,
    window: int = WINDOW,
) -> tuple[Document, Iterator[Batch]]:
    """Begin an article: return its beginning, ready to be shown, and the rest of it as it is parsed.

    The batches may be made in another thread; `Document.extend` adds them where the document is used. A card
    becomes the first leaf, and takes the place of a level 1 heading that only repeats its title.
    """
    article = _Article(source, first_line, card, dialect, window)
    batches = article.batches()
    document = Document(article.runs, source, first_line)
    document.extend(next(batches))
    return document, batches


def begin_plain(text: str, path: str, card: Card) -> tuple[Document, Iterator[Batch]]:
    """Begin a file that is not Markdown: all of it is code, coloured by the suffix of its path.

    Like `begin`, it gives the beginning of the article, and the rest as it is parsed.
    """
    text = text.removesuffix("\n")
    name = path.rpartition("/")[2].lower()
    language = _LANGUAGE.fullmatch(extension(name) or name)
    longest = max(map(len, re.findall("`{3,}", text)), default=_SHORTEST_FENCE - 1)
    fence = "`" * (longest + 1)
    opening = fence + (language[0] if language else "")
    # The fence stands before the first line of the file.
    return begin(f"{opening}\n{text}\n{fence}\n", first_line=0, card=card)


class _Article:
    """An article that is being parsed: what has been found in it so far."""

    def __init__(
        self, source: str, first_line: int, card: Card | None, dialect: Dialect, window: int
    ) -> None:
        self._grammar = Grammar(dialect, Placeholders())
        self._source = prepare(source, dialect, self._grammar.placeholders)
        self._first_line = first_line
        self._card = card
        self._window = window
        self._definitions = ArticleDefinitions(dialect, self._grammar.placeholders)
        self._leaf_builder = LeafBuilder()
        self._slugs = Slugs(self._definitions)
        self._notes: list[Note] = []
        self._references: References = {}
        self._headings: list[tuple[Heading, Section]] = []
        """The headings so far, and the sections that were made of them."""
        self._open_html: list[StartTag] = []

    def runs(self, source: str) -> tuple[Inline, ...]:
        """Parse some Markdown of the article into runs. Safe in any thread."""
        return parse_runs(source, self._definitions)

    def batches(self) -> Iterator[Batch]:
        """Yield all of the article, the beginning first."""
        first = True
        for stretch in stretches(self._source.text, self._window, self._grammar):
            if first and not stretch.last:
                self._definitions.guess(self._source.text)
            yield self._batch(stretch, first)
            first = False

    def _batch(self, stretch: ParsedStretch, first: bool) -> Batch:
        # What is kept of a stretch must not hold its tokens, which take ten times the room of its text.
        start = stretch.line

        def line_of(line: int) -> int:
            return self._first_line + self._source.line_of(start + line)

        blocks, notes = build_blocks(stretch.tokens, line_of, self._grammar, self._open_html)
        self._notes += notes
        for label, definition in stretch.references.items():
            self._references.setdefault(label, definition)
        changed = self._settle() if stretch.last else False
        retitled = self._retitled() if changed else ()
        if self._definitions.footnotes:
            self._definitions.number_notes(inline_sources(blocks))
        leaves, sections = self._leaves(blocks, self._card if first else None)
        if not stretch.last:
            return Batch(tuple(blocks), leaves, sections, self._leaf_builder.take_folds())
        ends = footnotes(self._notes, self._definitions)
        end_leaves = self._leaf_builder.note_leaves(ends)
        end_sections = self._sections(end_leaves)
        folds = self._leaf_builder.take_folds()
        return Batch(
            (*blocks, *ends), leaves + end_leaves, sections + end_sections, folds, True, changed, retitled
        )

    def _settle(self) -> bool:
        """Use the true definitions, now that all has been read; tell whether any assumed before was wrong."""
        links_changed = self._definitions.references.settle(self._references)
        notes_changed = self._definitions.settle_notes(note.label for note in self._notes)
        return links_changed or notes_changed

    def _leaves(self, blocks: Sequence[Block], card: Card | None) -> _LeavesAndSections:
        if card is None:
            leaves = self._leaf_builder.leaves(blocks)
            return leaves, self._sections(leaves)
        heading = blocks[0] if blocks else None
        if isinstance(heading, Heading) and self._repeats(heading, card):
            section = self._section(heading, Place(0))
            leaves = self._leaf_builder.leaves([card, *blocks[1:]])
            return leaves, (section, *self._sections(leaves))
        leaves = self._leaf_builder.leaves([card, *blocks])
        return leaves, self._sections(leaves)

    def _repeats(self, heading: Heading, card: Card) -> bool:
        if heading.level != 1:
            return False
        return fold(title_of(heading.source, self._definitions)) == fold(plain_text(card.title))

    def _sections(self, leaves: Sequence[Leaf]) -> tuple[Section, ...]:
        return tuple(
            self._section(leaf.block, Place(leaf.index)) for leaf in leaves if isinstance(leaf.block, Heading)
        )

    def _section(self, heading: Heading, place: Place) -> Section:
        title = title_of(heading.source, self._definitions)
        slug = self._slugs.add(heading.source, title, heading.identifier)
        section = Section(heading.level, title, slug, heading.line, place)
        self._headings.append((heading, section))
        return section

    def _retitled(self) -> tuple[Section, ...]:
        """Return the sections so far, titled by the true definitions. What leads to them stays as it is."""
        return tuple(
            section._replace(title=title_of(heading.source, self._definitions))
            for heading, section in self._headings
        )
