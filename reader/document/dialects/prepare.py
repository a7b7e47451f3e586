"""Prepare the source of an article for the parser: let every rule that applies rewrite it, in order."""

from __future__ import annotations

from reader.document.dialects.rules import rules_of
from reader.document.markdown.typography.emoji import load_names
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders, without_reserved
from reader.document.source.source_map import Source


def prepare(text: str, dialect: Dialect, placeholders: Placeholders) -> Source:
    """Return the Markdown of an article, with placeholders for what its other dialects add to it.

    A dialect that leaves no trace in the text costs one search for a few characters.
    """
    text = _with_plain_line_ends(text).replace("\0", "\ufffd")
    source = Source(without_reserved(text))
    for rule in rules_of(dialect):
        if rule.character in source.text and rule.sign(source.text):
            source = rule.load()(source, dialect, placeholders)
    _load_what_the_text_names(source.text, dialect)
    return source


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _load_what_the_text_names(text: str, dialect: Dialect) -> None:
    """Load the emoji and find the files that a text names, in the thread that can spare the time."""
    load_names(text)
    if "[[" in text:
        from reader.document.markdown.wikilinks import look_up_files

        look_up_files(text, dialect)
