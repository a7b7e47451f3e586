"""Posts by the words of their texts, the best first."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from itertools import islice
from typing import Final, NamedTuple

from reader.content.markup import plain_title
from reader.content.post import Post, Posts
from reader.content.search.expressions import any_of, has_letters, phrase
from reader.content.search.operators import Operator, post_keys
from reader.content.search.query import NOTHING_READ, Query, ReadingState, parse_query
from reader.content.search.ranking import TEXT_ONLY, best_titles_first, corrected_title_tier, title_tier
from reader.content.search.typos import LATIN, MOST_LETTERS, may_hold_typo, single_edits
from reader.content.store.database import Store
from reader.content.store.errors import StoreError, plain_errors
from reader.content.text import fold

MOST_POSTS: Final = 1_000
"""Posts that are listed. Who wants the next one types another word."""

MANY: Final = 20_000
"""Posts with the words beyond which ranking them says little: those with the words in the title come first,
and then the newest."""

CORRECTIONS: Final = 3
"""Words that a misspelt one may stand for at once."""

_WEIGHTS: Final = "10.0, 6.0, 4.0, 1.0"
"""What a word counts in the title, in tags, categories and authors, in headings and in the text."""


class TextMatches(NamedTuple):
    """The answer to a query."""

    posts: Sequence[Post] = ()
    """The best first, at most `MOST_POSTS`."""
    total: int = 0
    """How many posts match."""
    words: tuple[str, ...] = ()
    """What to light in them, folded: the words as they were typed, or as they were meant."""
    corrections: tuple[tuple[str, str], ...] = ()
    """Words that no text has, and what was looked for instead."""


class SearchInterruptedError(Exception):
    """The search was given up for another one."""


class TextSearch:
    """Searches the texts of a library through its index. For one thread at a time, but for `interrupt`."""

    def __init__(self, posts: Posts, store: Store) -> None:
        self._library = posts
        self._store = store
        self._paths: dict[int, str] = {}
        """By the number of the text, the newest posts first."""
        self._version: object = None

    def interrupt(self) -> None:
        """Give up the search that is going on in another thread, if one is."""
        with suppress(sqlite3.ProgrammingError):
            # It may have been closed since.
            self._store.connection.interrupt()

    def search(self, query: str, state: ReadingState = NOTHING_READ) -> TextMatches:
        """Find the posts that match. Raises `StoreError`, and `SearchInterruptedError` after `interrupt`."""
        typed = parse_query(query)
        try:
            with plain_errors():
                self._look_up_paths()
                matches = self._search(typed, state)
                if not matches.total and (typed.filters or typed.excluded):
                    return self._titles_like(query, typed, state)
                return matches
        except StoreError as error:
            if isinstance(error.__cause__, sqlite3.OperationalError) and "interrupt" in str(error.__cause__):
                raise SearchInterruptedError from None
            raise

    def _titles_like(self, query: str, typed: Query, state: ReadingState) -> TextMatches:
        """Find the posts that are called as it was typed, for titles with what looks like operators."""
        found = self._search(parse_query(_SIGNS.sub("", query)), state)
        posts = [post for post in found.posts if fold(plain_title(post.title)).startswith(typed.text)]
        return TextMatches(posts, len(posts), found.words)

    def _search(self, typed: Query, state: ReadingState) -> TextMatches:
        if any(map(has_letters, typed.words)):
            return self._with_words(typed, state)
        return self._without_words(typed, state)

    def _look_up_paths(self) -> None:
        """Learn which text is which post, again when the index has been written since."""
        connection = self._store.connection
        # What this connection wrote itself, as into an index in memory, is not in SQLite's number.
        version = (*connection.execute("PRAGMA data_version").fetchone(), connection.total_changes)
        if version != self._version or not self._paths:
            find = self._library.find
            # Those of the library itself where it knows them, so that each path is in memory once.
            self._paths = {
                number: path if (post := find(path)) is None else post.path
                for number, path in self._store.ids_and_paths()
            }
            self._version = version

    def _without_words(self, typed: Query, state: ReadingState) -> TextMatches:
        """Return the posts that operators leave, newest first, those with the very tag before others."""
        if not (typed.filters or typed.excluded):
            return TextMatches()
        excluded = {
            self._paths.get(number)
            for word in typed.excluded
            for number in self._numbers(phrase(word, prefix=True))
        }
        posts = [
            post for post in self._library.posts if post.path not in excluded and typed.matches(post, state)
        ]
        posts.sort(key=lambda post: -post.date.instant if post.date else float("inf"))
        tags = {
            wanted.value
            for wanted in typed.filters
            if wanted.operator is Operator.TOPIC and not wanted.negated
        }
        if tags:
            posts.sort(key=lambda post: not tags.issubset(post_keys(Operator.TOPIC, post)))
        return TextMatches(posts[:MOST_POSTS], len(posts))

    def _with_words(self, typed: Query, state: ReadingState) -> TextMatches:
        """Return the posts with all words; else those with words that begin so, or that were meant."""
        words = tuple(word for word in typed.words if has_letters(word))
        whole = [phrase(word, prefix=word is words[-1], or_whole=True) for word in words]
        begun = [phrase(word, prefix=True) for word in words]
        for phrases in (whole, begun):
            matches = self._matching(typed, words, phrases, state)
            if matches.total:
                return self._with_corrected_titles(matches, words, typed, state)
        unknown = [word for word, begins in zip(words, begun, strict=True) if not self._count(begins)]
        for suspects in (unknown, words):
            corrections = {word: self._corrections(word, is_last=word is words[-1]) for word in suspects}
            matches = self._with_corrections(typed, words, corrections, state)
            if matches.total:
                understood = [(corrections.get(word) or (word,))[0] for word in words]
                if title_tier(matches.posts[0], understood, ()) < TEXT_ONLY:
                    return matches
                return self._with_corrected_titles(matches, words, typed, state)
        return matches

    def _with_corrections(
        self,
        typed: Query,
        words: Sequence[str],
        corrections: Mapping[str, Sequence[str]],
        state: ReadingState,
    ) -> TextMatches:
        """Return the posts with each word or one of those that it may have been meant as."""
        phrases = [any_of((word, *corrections.get(word, ())), prefix=word is words[-1]) for word in words]
        pairs = tuple((word, others[0]) for word, others in corrections.items() if others)
        understood = [dict(pairs).get(word, word) for word in words]
        found = self._matching(typed, understood, phrases, state)
        others = [other for corrections in corrections.values() for other in corrections]
        return found._replace(words=tuple(dict.fromkeys((*words, *others))), corrections=pairs)

    def _with_corrected_titles(
        self, matches: TextMatches, words: Sequence[str], typed: Query, state: ReadingState
    ) -> TextMatches:
        """Put posts whose titles have all words but for a typo on top, if no title has them all."""
        if len(words) < 2 or title_tier(matches.posts[0], words, ()) < TEXT_ONLY:
            return matches
        corrections = {
            word: self._corrections(word, is_last=word is words[-1], most=MOST_LETTERS) for word in words
        }
        phrases = [any_of((word, *corrections[word]), prefix=word is words[-1]) for word in words]
        titled = self._ranked(f"{{title}} : ({' AND '.join(phrases)})")
        readings = [(word, *corrections[word]) for word in words]
        found = list(self._posts(titled, typed, state))[:MOST_POSTS]
        best = {
            post.path: post for post in sorted(found, key=lambda post: corrected_title_tier(post, readings))
        }
        if not best:
            return matches
        others = [post for post in matches.posts if post.path not in best]
        total = matches.total + len(best) - (len(matches.posts) - len(others))
        words_to_highlight = (
            *matches.words,
            *(other for others in corrections.values() for other in others[:CORRECTIONS]),
        )
        return TextMatches(
            [*best.values(), *others][:MOST_POSTS], total, words_to_highlight, matches.corrections
        )

    def _matching(
        self, typed: Query, words: Sequence[str], phrases: Sequence[str], state: ReadingState
    ) -> TextMatches:
        """Return the posts whose texts match an expression in FTS5's own language, and the operators."""
        wanted = " AND ".join(phrases)
        for word in typed.excluded:
            if has_letters(word):
                wanted = f"({wanted}) NOT {phrase(word, prefix=True)}"
        numbers = self._numbers(wanted)
        if len(numbers) > MANY:
            posts, total = self._newest_of_many(wanted, numbers, typed, state)
        else:
            posts, total = self._best(self._ranked(wanted), typed, state)
        ranked = best_titles_first(posts[:MOST_POSTS], words, (" ".join(words), typed.text))
        return TextMatches(ranked, total, tuple(words))

    def _best(self, ranked: Iterable[int], typed: Query, state: ReadingState) -> tuple[list[Post], int]:
        """Return posts by rank, and how many there are; without operators only as many as are listed."""
        if typed.filters:
            posts = list(self._posts(ranked, typed, state))
            return posts, len(posts)
        known = [number for number in ranked if self._paths.get(number) in self._library]
        return list(self._posts(known[:MOST_POSTS], typed, state)), len(known)

    def _newest_of_many(
        self, wanted: str, numbers: Set[int], typed: Query, state: ReadingState
    ) -> tuple[list[Post], int]:
        """Posts with the words in the title by rank, then the newest ones; and how many there are."""
        titled = f"{{title}} : ({wanted})"
        in_title = self._ranked(titled) if self._count(titled) <= MANY else iter(())
        # A word that must not be there may stand elsewhere than in the title.
        titles: Iterable[int] = (number for number in in_title if number in numbers)
        if not typed.filters:
            titles = islice(titles, MOST_POSTS)
        best = {post.path: post for post in self._posts(titles, typed, state)}
        newest = [number for number in self._paths if number in numbers]
        # Without operators only those that are listed have to be looked at.
        looked_at = newest if typed.filters else newest[: MOST_POSTS + len(best)]
        rest = [post for post in self._posts(looked_at, typed, state) if post.path not in best]
        posts = [*best.values(), *rest]
        return posts, len(posts) if typed.filters else len(newest)

    def _posts(self, numbers: Iterable[int], typed: Query, state: ReadingState) -> Iterator[Post]:
        """Yield the posts with these texts that the operators leave; a text may have none any more."""
        for number in numbers:
            path = self._paths.get(number)
            post = None if path is None else self._library.find(path)
            if post is not None and typed.matches(post, state):
                yield post

    def _count(self, wanted: str) -> int:
        counted = self._store.connection.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (wanted,))
        return int(counted.fetchone()[0])

    def _numbers(self, wanted: str) -> set[int]:
        found = self._store.connection.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (wanted,))
        return {number for (number,) in found}

    def _ranked(self, wanted: str) -> Iterator[int]:
        for (number,) in self._store.connection.execute(
            f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, {_WEIGHTS})", (wanted,)
        ):
            yield number

    def _corrections(self, word: str, *, is_last: bool, most: int = CORRECTIONS) -> tuple[str, ...]:
        """Return the words of the texts that a word with one typo may stand for, the frequent ones first."""
        letters = _letters_like(word)
        if not may_hold_typo(word) or len(letters) > MOST_LETTERS:
            return ()
        execute = self._store.connection.execute
        edits = json.dumps(list(dict.fromkeys(single_edits(word, letters))))
        found = execute(
            "SELECT term, doc FROM words WHERE term IN (SELECT value FROM json_each(?))", (edits,)
        ).fetchall()
        if not found and is_last:
            found = execute(
                "SELECT value, 0 FROM json_each(?) WHERE length(value) > 3 AND EXISTS "
                "(SELECT 1 FROM words WHERE term >= value AND term < value || char(0x10FFFF))",
                (edits,),
            ).fetchall()
        best = sorted(found, key=lambda pair: -pair[1])[:most]
        return tuple(term for term, _ in best if term != word)


_SIGNS: Final = re.compile(r"(?<!\S)[-#@]+(?=\w)")
"""What makes operators of words."""


def _letters_like(word: str) -> str:
    """Return the letters of a word's alphabet, as far as they stand near its own in Unicode."""
    if word.isascii():
        return LATIN
    near = {chr(code) for letter in word for code in range(max(0x80, ord(letter) - 24), ord(letter) + 25)}
    return "".join(sorted(letter for letter in near if letter.isalpha() and letter == letter.lower()))
