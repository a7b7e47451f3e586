"""What a heading is called: its title as text, and the words that its slug is made of."""

from __future__ import annotations

from reader.document.markdown.inlines import Definitions, parse_runs, plain_text
from reader.document.markdown.typography.setting import changes


def title_of(source: str, definitions: Definitions) -> str:
    """The title that the Markdown of a heading comes to."""
    return plain_text(parse_runs(source, definitions))


def typed_title(source: str, title: str, definitions: Definitions) -> str:
    """A title as GitHub makes its slug of it: with the names of emoji, and before any punctuation is
    changed for show."""
    if not changes(source, definitions.dialect):
        return title
    return plain_text(parse_runs(source, definitions, as_typed=True))
