"""Posts are found by their aliases and the names of their files, below those that are called so."""

from __future__ import annotations

import pytest

from reader.content.post import Post
from reader.content.search.other_names import name_found
from reader.content.search.title_matches import Quality
from reader.content.search.title_search import TitleSearch

GUIDE = Post("posts/2024-01-28-handbook.md", "A guide", slugs=("/2019/old-manual/", "user-manual"))
BUNDLE = Post("posts/tidy-desk/index.md", "Order")
POSTS = [GUIDE, BUNDLE, Post("c.md", "The handbook"), Post("d.md", "Hand me the book")]


def _found(query: str) -> list[tuple[str, Quality]]:
    return [(match.post.path, match.score) for match in TitleSearch(POSTS).search(query)]


def test_names_come_below_all_titles_that_have_the_words_and_before_those_with_only_the_letters() -> None:
    assert _found("handbook") == [
        ("c.md", Quality.WHOLE_WORDS),
        (GUIDE.path, Quality.NAME),
        ("d.md", Quality.LETTERS),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("old-manual", GUIDE.path),
        ("old man", GUIDE.path),
        ("/2019/old-manual", GUIDE.path),
        ("tidy", BUNDLE.path),
        ("TÍDY desk", BUNDLE.path),
    ],
)
def test_every_word_begins_one_of_the_name(query: str, found: str) -> None:
    assert _found(query)[0] == (found, Quality.NAME)


@pytest.mark.parametrize("query", ["anual", "01-28", "posts", "md"])
def test_dates_folders_and_endings_of_files_are_no_names(query: str) -> None:
    assert Quality.NAME not in [quality for _, quality in _found(query)]


def test_operators_narrow_them_too() -> None:
    assert [path for path, _ in _found("handbook is:draft")] == []


@pytest.mark.parametrize(
    ("query", "post", "shown"),
    [
        ("old man", GUIDE, "also /2019/old-manual/"),
        ("user", GUIDE, "also user-manual"),
        ("handb", GUIDE, "2024-01-28-handbook.md"),
        ("tidy", BUNDLE, "tidy-desk/"),
        ("nothing", GUIDE, ""),
        ("guide", GUIDE._replace(slugs=("my-guide",)), ""),
        ("#guide", GUIDE, ""),
        ("", GUIDE, ""),
    ],
)
def test_the_name_that_was_found_can_be_shown(query: str, post: Post, shown: str) -> None:
    assert name_found(query, post) == shown


def test_a_hostile_name_is_shown_cleaned() -> None:
    assert name_found("bad", Post("a.md", "A", slugs=("bad\x1b[31m",))) == "also bad␛[31m"
