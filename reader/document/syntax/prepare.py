"""What happens to the source of an article before it is parsed: every rewriter that applies, in order."""

from __future__ import annotations

from reader.document.syntax.dialect import Dialect
from reader.document.syntax.emoji import load_names
from reader.document.syntax.marks import Marks, without_reserved
from reader.document.syntax.source import Source
from reader.document.syntax.wikilinks import look_up_files


def prepare(text: str, dialect: Dialect, marks: Marks) -> Source:
    """The Markdown of an article without what its other dialects add, for which marks stand in it.

    A dialect that leaves no trace in the text costs one search for a few characters.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    load_names(text)
    source = Source(without_reserved(text))
    if dialect.wikilinks:
        source = _prepare_note(source)
    if "[[" in source.text:
        look_up_files(source.text, dialect)
    return source


def _prepare_note(source: Source) -> Source:
    """What only notes of Obsidian have."""
    from reader.document.syntax.obsidian import without_block_ids, without_comments

    if "%%" in source.text:
        source = without_comments(source)
    if "^" in source.text:
        source = without_block_ids(source)
    return source
