"""Rank posts that have some words by how well their titles match."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.search.query import whole_words, word_starts
from reader.content.text import fold

TEXT_ONLY: Final = 6
"""The tier of posts that have the words in their text only."""


def best_titles_first(posts: list[Post], words: Collection[str], readings: tuple[str, ...]) -> list[Post]:
    """Posts by how well their titles match; within each of these the order stays.

    ``readings`` are what was typed, as titles may read.
    """
    return sorted(posts, key=lambda post: title_tier(post, words, readings))


def title_tier(post: Post, words: Collection[str], readings: tuple[str, ...]) -> int:
    """0 for what is called just so, then what is called so at its beginning, what has the same words in
    another order, what has more words, what has words that only begin so, in the order typed or in another,
    and what has not all of them."""
    title = fold(plain_title(post.title))
    if title in readings:
        return 0
    title_words = whole_words(title)
    if title_words.startswith(tuple(map(whole_words, readings))):
        return 1
    if sorted(title_words.split()) == sorted(word_starts(" ".join(words)).split()):
        return 2
    if all(whole_words(word) in title_words for word in words):
        return 3
    if title.startswith(readings):
        return 4
    return 5 if all(word_starts(word) in title_words for word in words) else TEXT_ONLY


def corrected_title_tier(post: Post, readings: Sequence[Sequence[str]]) -> int:
    """Return the tier of a title, each word being read as the title has it."""
    begun = word_starts(fold(plain_title(post.title)))
    words = [
        next((reading for reading in ways if word_starts(reading) in begun), ways[0]) for ways in readings
    ]
    return title_tier(post, words, (" ".join(words),))
