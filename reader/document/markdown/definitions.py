"""What an article defines for links and notes, known before all of it has been read.

The first screen of a long article is shown while the rest is parsed, and its links may be defined at the
very end. So the lines that look like definitions are found first, and what was taken from them is compared
with the truth when it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Final

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, reference

from reader.document.markdown.inlines import inline_tokens
from reader.document.markdown.parser import markdown
from reader.document.markdown.stretches import References
from reader.document.source.dialect import MARKDOWN, Dialect
from reader.document.source.placeholders import Placeholders

_DEFINITION: Final = re.compile(r"[ \t>*+\-0-9.)]{0,40}\[((?:[^\[\]\\\n]|\\.){1,999})\]:")
_LONGEST_START: Final = 1_100
"""Characters of a line that are looked at: container placeholders, and a label of at most 999."""

_DEFINITION_LINES: Final = 3
"""Lines that a link definition takes at most, as it is usually written: label, target, title."""


class LinkDefinitions:
    """The link definitions of an article by label: guessed at first, and true once they are settled."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._source = ""
        self._candidates: dict[str, int] = {}
        self._asked: set[str] = set()
        self._true: References | None = None

    def guess(self, source: str, starts: Iterable[tuple[str, int]]) -> None:
        """Take labels, with the offsets where they start, for those of definitions."""
        self._source = source
        for label, start in starts:
            self._candidates.setdefault(normalizeReference(label), start)

    def settle(self, references: References) -> bool:
        """Use the true definitions from now on; tell whether an answer given before was wrong."""
        self._true = references
        return any(self._guessed(label) != _target(references.get(label)) for label in self._asked.copy())

    def get(self, label: str, default: None = None) -> dict[str, Any] | None:
        """Return the definition of a normalised label, as markdown-it's rules ask for it, in any thread."""
        self._asked.add(label)
        if self._true is not None:
            return self._true.get(label)
        target = self._guessed(label)
        return {"href": target[0], "title": target[1]} if target else default

    def _guessed(self, label: str) -> tuple[str, str] | None:
        start = self._candidates.get(label)
        if start is None:
            return None
        end = start
        for _ in range(_DEFINITION_LINES):
            end = self._source.find("\n", end) + 1 or len(self._source)
        environment: dict[str, Any] = {}
        state = StateBlock(self._source[start:end], markdown(self._dialect), environment, [])
        reference(state, 0, state.lineMax, False)
        return _target(environment.get("references", {}).get(label))


def _target(found: dict[str, Any] | None) -> tuple[str, str] | None:
    return (found["href"], found["title"]) if found else None


class NoteNumbers:
    """The footnotes of an article and their numbers, in the order in which its text first refers to them."""

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self.labels: frozenset[str] = frozenset(label.casefold() for label in labels)
        self.order: list[str] = []
        """The case-folded labels that have a number, by number."""
        self._numbers: dict[str, int] = {}

    def add(self, label: str) -> None:
        """Give a note the next number if it has none."""
        folded = label.casefold()
        if folded not in self._numbers:
            self.order.append(folded)
            self._numbers[folded] = len(self.order)

    def number(self, label: str) -> int | None:
        """Return the number of a note, from 1; None if it has none."""
        return self._numbers.get(label.casefold())


def _definition_starts(source: str) -> Iterator[tuple[str, int]]:
    """Yield the labels of all lines that look like definitions, and the offsets of their brackets."""
    end = source.find("]:")
    while end >= 0:
        line = source.rfind("\n", max(0, end - _LONGEST_START), end) + 1
        found = _DEFINITION.match(source, line, end + 2)
        if found:
            yield found[1], found.start(1) - 1
        end = source.find("]:", end + 2)


class ArticleDefinitions:
    """All that inline markup of one article may refer to."""

    def __init__(self, dialect: Dialect = MARKDOWN, placeholders: Placeholders | None = None) -> None:
        self.dialect = dialect
        self.placeholders = placeholders or Placeholders()
        self.references = LinkDefinitions(dialect)
        self.notes = NoteNumbers()
        self._referring: list[str] = []
        """The sources that refer to notes, in order, in case the notes must be numbered anew."""

    @property
    def footnotes(self) -> frozenset[str]:
        return self.notes.labels

    def number(self, label: str) -> int | None:
        return self.notes.number(label)

    def guess(self, source: str) -> None:
        """Prepare for an article that is shown before it has been read whole."""
        starts = list(_definition_starts(source))
        self.references.guess(source, (start for start in starts if start[0][0] != "^"))
        self.notes = NoteNumbers(label[1:] for label, _ in starts if label[0] == "^")

    def number_notes(self, sources: Iterable[str]) -> None:
        """Number the notes that some more Markdown of the article refers to."""
        for source in sources:
            if "[^" in source:
                self._referring.append(source)
                self._number_in(source, self.notes)

    def settle_notes(self, labels: Iterable[str]) -> bool:
        """Take the true labels of the notes; tell whether a number given before was wrong."""
        true = NoteNumbers(labels)
        if true.labels == self.notes.labels:
            return False
        self.notes = true
        for source in self._referring:
            self._number_in(source, true)
        return bool(self._referring)

    def _number_in(self, source: str, notes: NoteNumbers) -> None:
        if not notes.labels:
            return
        with suppress(RecursionError):
            for token in inline_tokens(source, self):
                if token.type == "footnote_reference":
                    notes.add(token.content)
