"""Headings of every post, by what was typed of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from reader.content.post import Post, PostHeading, Posts
from reader.content.search.query import NOTHING_READ, ReadingState, parse_query, whole_words, word_starts
from reader.content.search.title_matches import letters_in_order
from reader.content.store.database import Store
from reader.content.store.errors import plain_errors
from reader.content.store.post_rows import heading_from_row, path_from_key
from reader.content.store.search_text import index_words
from reader.content.text import fold

MOST_HEADINGS: Final = 300
"""Headings that are listed."""

MOST_RANKED: Final = 3_000
"""Headings that are looked at more closely, the newest posts' first where there are more."""

ENOUGH: Final = 40
"""With this many better matches, headings that have the words or letters anywhere are not looked for."""


WHOLE_PHRASE: Final = 2
"""What `rank_heading` gives at most where all that was typed stands in one piece, as whole words."""

SCATTERED: Final = 9
"""What `rank_heading` gives for the worst match."""


class HeadingMatch(NamedTuple):
    """A heading that answers a query."""

    post: Post
    heading: PostHeading
    path: tuple[str, ...]
    """The titles of the sections around it, outermost first."""
    scattered: bool = False
    """Whether it only has the letters of what was typed, in their order."""


class HeadingSearch:
    """Searches the headings of a library through its index. For one thread at a time."""

    def __init__(self, posts: Posts, store: Store) -> None:
        self._library = posts
        self._store = store

    def search(self, query: str, state: ReadingState = NOTHING_READ) -> list[HeadingMatch]:
        """Find the headings that match, best first, then newest first. Raises `StoreError`."""
        typed = parse_query(query)
        if not typed.words:
            return []
        with plain_errors():
            rows = self._by_words(typed.words)
            if len(rows) < ENOUGH:
                rows += self._by_pattern("%" + "%".join(map(_literal, typed.words)) + "%", rows)
            if len(rows) < ENOUGH:
                rows += self._by_pattern("%" + "%".join(map(_literal, "".join(typed.words))) + "%", rows)
            found = [
                (ranked, -_instant(post), number, post, heading)
                for number, path, heading in rows
                if (ranked := rank_heading(heading.title, typed.words, typed.phrase)) is not None
                and (post := self._library.find(path)) is not None
                and typed.matches(post, state)
                and not typed.excludes(fold(heading.title))
            ]
            found.sort(key=lambda match: match[:3])
            return [
                HeadingMatch(post, heading, self._sections_around(post.path, heading), ranked == SCATTERED)
                for ranked, _, _, post, heading in found[:MOST_HEADINGS]
            ]

    def _by_words(self, words: Iterable[str]) -> list[_Row]:
        """Headings with a word that begins like each of those that were typed."""
        quoted = [index_words(word).strip().replace('"', " ") for word in words]
        wanted = " AND ".join(f'"{text}" *' for text in quoted if any(map(str.isalnum, text)))
        return self._rows(_BY_WORDS, (wanted, MOST_RANKED)) if wanted else []

    def _by_pattern(self, pattern: str, known: Iterable[_Row]) -> list[_Row]:
        """Headings that read like a pattern of SQL and are not known yet."""
        numbers = {row.number for row in known}
        rows = self._rows(_BY_PATTERN, (pattern, MOST_HEADINGS))
        return [row for row in rows if row.number not in numbers]

    def _rows(self, statement: str, arguments: Sequence[object]) -> list[_Row]:
        found = self._store.connection.execute(statement, arguments)
        return [_Row(number, path_from_key(key), heading_from_row(rest)) for number, key, *rest in found]

    def _sections_around(self, path: str, heading: PostHeading) -> tuple[str, ...]:
        enclosing: list[PostHeading] = []
        for other in self._store.headings(path):
            if other.line >= heading.line:
                break
            while enclosing and enclosing[-1].level >= other.level:
                enclosing.pop()
            enclosing.append(other)
        return tuple(other.title for other in enclosing if other.level < heading.level)


class _Row(NamedTuple):
    number: int
    path: str
    heading: PostHeading


_COLUMNS: Final = (
    "headings.id, posts.path, headings.level, headings.title, headings.slug, headings.line "
    "FROM headings JOIN posts ON posts.id = headings.post"
)
_BY_WORDS: Final = (
    f"SELECT {_COLUMNS} JOIN heading_texts ON heading_texts.rowid = headings.id "
    "WHERE heading_texts MATCH ? LIMIT ?"
)
_BY_PATTERN: Final = f"SELECT {_COLUMNS} WHERE headings.folded LIKE ? ESCAPE '\\' LIMIT ?"


def _literal(text: str) -> str:
    known = text.encode(errors="replace").decode()
    return "".join(f"\\{character}" if character in "\\%_" else character for character in known)


def _instant(post: Post) -> float:
    return post.date.instant if post.date else float("-inf")


def rank_heading(title: str, words: Sequence[str], phrase: str) -> int | None:
    """Return how well the title of a heading matches, 0 for best; None when it does not.

    ``words`` and ``phrase`` are those of a `Query`.
    """
    folded = fold(title)
    words_of_title = whole_words(folded)
    ways: tuple[Callable[[], bool], ...] = (
        lambda: folded == phrase,
        lambda: words_of_title.startswith(whole_words(phrase)),
        lambda: whole_words(phrase) in words_of_title,
        lambda: all(whole_words(word) in words_of_title for word in words),
        lambda: folded.startswith(phrase),
        lambda: word_starts(phrase) in words_of_title,
        lambda: all(word_starts(word) in words_of_title for word in words),
        lambda: phrase in folded,
        lambda: all(word in folded for word in words),
        lambda: letters_in_order("".join(words)).search(folded) is not None,
    )
    return next((quality for quality, holds in enumerate(ways) if holds()), None)
