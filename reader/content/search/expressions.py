"""Words in the language of FTS5, the full-text search of SQLite."""

from __future__ import annotations

from collections.abc import Iterable

from reader.content.store.search_text import index_words, is_unspaced


def has_letters(word: str) -> bool:
    """Tell whether there is anything in a word that the index has."""
    return any(map(str.isalnum, word))


def phrase(word: str, *, prefix: bool, or_whole: bool = False) -> str:
    """Write a word in the language of FTS5: its parts in a row, with ``prefix`` also as a beginning."""
    text = index_words(word).strip().replace('"', " ")
    quoted = f'"{text}"'
    if not prefix or not text[-1:].isalnum() or (len(text) == 1 and not is_unspaced(text)):
        return quoted
    if not or_whole or is_unspaced(text):
        return f"{quoted} *"
    # Both, so that the whole word counts more than what only begins so.
    return f"({quoted} OR {quoted} *)"


def any_of(words: Iterable[str], *, prefix: bool) -> str:
    """Write some words of which any is meant."""
    return f"({' OR '.join(phrase(word, prefix=prefix) for word in words)})"
