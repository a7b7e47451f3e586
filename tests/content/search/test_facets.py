"""Operators over many posts, and how they are completed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.post import DateSource, Post, PostDate, Problem
from reader.content.search.query import ReadingState, parse_query
from reader.content.search.title_search import TitleSearch

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def _post(number: int) -> Post:
    day = datetime(2021 + number // 3, 1 + number % 12, 1 + number, tzinfo=UTC)
    return Post(
        f"{('notes', '_drafts', 'posts/deep')[number % 3]}/{number}.md",
        f"Post {number} of {2020 + number}",
        PostDate(day, DateSource.FRONT_MATTER) if number % 5 else None,
        tags=("Rust", "ruby", "Open Source")[: number % 4],
        categories=("Tools",) if number % 2 else (),
        authors=("Jane Doe", "John Doe")[: number % 3],
        series=("Field Notes",) if number % 6 == 0 else (),
        draft=number % 4 == 0,
        pinned=number == 3,
        language=("", "de", "en-GB")[number % 3],
        problems=(Problem("bad"),) if number == 7 else (),
    )


POSTS = [_post(number) for number in range(14)]
STANDING = ReadingState({POSTS[1].path}, {post.path for post in POSTS[::3]}, {POSTS[2].path}, NOW)
SEARCH = TitleSearch(POSTS)
OPERATORS = (
    *("#ru", "#rust", "#open-s", "#tools", "@doe", "@jane", "in:notes", "in:deep", "in:tools", "in:drafts"),
    *("2023", "2024-0", "2025-1", "2021..2023", "..2022-06", "2024..", "is:draft", "is:future", "is:pinned"),
    *(
        "tag:rust",
        "category:tools",
        '@"jane doe"',
        "series:field",
        "folder:posts",
        "folder:deep",
        "date:2023",
    ),
    *('#"open"', '#"open source"', 'folder:"posts"', "date:2022..2023"),
    *("is:starred", "is:started", "is:read", "is:unread", "has:problem", "lang:de", "lang:en", "-post", "-2"),
)


@given(st.lists(st.tuples(st.sampled_from(["", "-"]), st.sampled_from(OPERATORS)), max_size=4))
def test_many_posts_at_once_are_narrowed_as_each_alone(operators: list[tuple[str, str]]) -> None:
    typed = " ".join(sign + operator.removeprefix("-" if sign else "") for sign, operator in operators)
    query = parse_query(typed)
    found = {match.post.path for match in SEARCH.search(typed, state=STANDING)}
    assert found == {
        post.path
        for post in POSTS
        if query.matches(post, STANDING)
        and not query.excludes(post.title.lower())
        and all(word in post.title.lower() for word in query.words)
    }


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("#", ["#rust", "#tools", "#ruby", "#open-source"]),
        ("#ru", ["#rust", "#ruby"]),
        ("words #RU", ["words #RUst", "words #RUby"]),
        ("-#op", ["-#open-source"]),
        ("@do", ["@doe"]),
        ("@j", ["@jane-doe", "@john-doe"]),
        ("in:", ["in:tools", "in:drafts", "in:notes", "in:posts"]),
        ("in:d", ["in:drafts", "in:deep"]),
        ("in:posts/d", ["in:posts/deep"]),
        (
            "is:",
            ["is:unread", "is:read", "is:draft", "is:future", "is:pinned", "is:starred", "is:started"],
        ),
        ("is:re", ["is:read"]),
        ("is:read", []),
        ("has:", ["has:problem"]),
        ("lang:", ["lang:de", "lang:en-gb"]),
        ("tag:r", ["tag:rust", "tag:ruby"]),
        ("category:", ["category:tools"]),
        ("author:ja", ["author:jane-doe"]),
        ("series:", ["series:field-notes"]),
        ('series:"field n', ['series:"field notes']),
        ("folder:po", ["folder:posts"]),
        ("folder:posts/", ["folder:posts/deep"]),
        ("folder:deep", []),
        ("date:20", []),
        ("#nothing", []),
        ("rust", []),
        ("#ru ", []),
        ("", []),
    ],
)
def test_the_operator_at_the_end_is_completed_most_used_values_first(
    typed: str, completed: list[str]
) -> None:
    assert [completion.text for completion in SEARCH.complete(typed, STANDING)] == completed


def test_a_completion_says_how_many_posts_it_leaves() -> None:
    for typed in ("#", "@", "in:", "is:", "lang:"):
        for completion in SEARCH.complete(typed, STANDING):
            assert completion.posts == len(SEARCH.search(completion.text, state=STANDING))
