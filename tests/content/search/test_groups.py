"""The groups that posts fall into, and that their queries list just their posts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.post import DateSource, Post, PostDate
from reader.content.posts.index import ContentIndex
from reader.content.search.groups import Group, Grouping, groups_of, query_of
from reader.content.search.title_search import TitleSearch
from reader.content.text import clean_line
from tests.test_sample_posts import SAMPLE


def _dated(year: int, *, of_checkout: bool = False) -> PostDate:
    moment = datetime(year, 1, 28, tzinfo=UTC)
    return PostDate(moment, DateSource.FRONT_MATTER, of_checkout=of_checkout)


def _tagged(*tags: str) -> Post:
    return Post(f"{'-'.join(tags)}.md", "A post", tags=tags)


def _found(posts: list[Post], query: str) -> set[str]:
    return {post.path for post in TitleSearch(posts).search(query).posts}


def test_the_largest_groups_come_first_and_equal_ones_by_name() -> None:
    posts = [_tagged("Part 10", "rust"), _tagged("part 9", "rust"), _tagged("Zebra")]
    assert [(group.name, group.posts) for group in groups_of(posts, Grouping.TAG)] == [
        ("rust", 2),
        ("part 9", 1),
        ("Part 10", 1),
        ("Zebra", 1),
    ]


def test_a_group_is_called_as_most_posts_write_it() -> None:
    posts = [_tagged("rust"), _tagged("Rust", "x"), _tagged("Rust", "y")]
    assert groups_of(posts, Grouping.TAG)[0] == Group("Rust", 3, "#rust")


def test_a_post_that_writes_a_name_in_two_ways_counts_once() -> None:
    assert groups_of([_tagged("Open Source", "open-source")], Grouping.TAG) == [
        Group("Open Source", 1, "#open-source")
    ]


def test_a_tag_with_which_another_begins_is_asked_for_as_a_whole() -> None:
    groups = groups_of([_tagged("rust"), _tagged("rustc")], Grouping.TAG)
    assert [group.query for group in groups] == ['tag:"rust"', "#rustc"]


def test_a_tag_that_is_a_category_too_is_asked_for_as_a_tag() -> None:
    posts = [_tagged("rust"), Post("b.md", "B", categories=("Rust",))]
    assert groups_of(posts, Grouping.TAG) == [Group("rust", 1, 'tag:"rust"')]
    assert groups_of(posts, Grouping.CATEGORY) == [Group("Rust", 1, 'category:"Rust"')]


def test_years_come_from_the_latest_on_and_a_time_of_a_checkout_is_none() -> None:
    posts = [
        Post("a.md", "2023 in review", _dated(2024)),
        Post("b.md", "B", _dated(2023)),
        Post("c.md", "C", _dated(2025, of_checkout=True)),
        Post("d.md", "D"),
    ]
    assert groups_of(posts, Grouping.YEAR) == [Group("2024", 1, "date:2024"), Group("2023", 1, "date:2023")]
    assert _found(posts, "date:2023") == {"b.md"}


def test_folders_count_what_is_below_them() -> None:
    posts = [Post(path, path) for path in ("a.md", "notes/b.md", "notes/deep er/c.md", "notes2/d.md")]
    assert groups_of(posts, Grouping.FOLDER) == [
        Group("notes", 2, 'folder:"notes"'),
        Group("notes/deep er", 1, 'folder:"notes/deep er"'),
        Group("notes2", 1, 'folder:"notes2"'),
    ]


def test_the_folder_that_a_post_is_alone_in_is_not_a_group() -> None:
    posts = [Post(f"posts/{name}", name) for name in ("one/index.md", "two/index.md", "two/index.fr.md")]
    assert groups_of(posts, Grouping.FOLDER) == [Group("posts", 3, 'folder:"posts"')]


def _can_be_quoted(name: str) -> bool:
    """Whether it is more than separators, and has no quotation mark in the middle."""
    return bool(name.strip('-_ "')) and '"' not in name.strip('" ')


NAMES = st.text(st.sampled_from('ab Ä"-_#/:cC'), max_size=5).map(clean_line).filter(_can_be_quoted)
POSTS = st.lists(
    st.builds(
        Post,
        path=st.lists(st.sampled_from(["a", "b", "_b", "a b"]), max_size=3).map("/".join),
        title=st.just("A post"),
        date=st.none() | st.integers(1990, 1994).map(_dated),
        tags=st.lists(NAMES, max_size=3, unique=True).map(tuple),
        categories=st.lists(NAMES, max_size=2, unique=True).map(tuple),
        authors=st.lists(NAMES, max_size=2, unique=True).map(tuple),
        series=st.lists(NAMES, max_size=1).map(tuple),
    ),
    max_size=8,
).map(lambda posts: [post._replace(path=f"{post.path}/{at}.md".lstrip("/")) for at, post in enumerate(posts)])


@given(POSTS, st.sampled_from(Grouping))
def test_the_query_of_a_group_lists_as_many_posts_as_it_has(posts: list[Post], grouping: Grouping) -> None:
    for group in groups_of(posts, grouping):
        assert len(_found(posts, group.query)) == group.posts, group


@pytest.mark.parametrize("grouping", Grouping)
def test_the_groups_of_the_samples_are_listed_by_their_queries(grouping: Grouping) -> None:
    posts = list(ContentIndex(SAMPLE).load_all())
    groups = groups_of(posts, grouping)
    assert [(group, len(_found(posts, group.query))) for group in groups] == [
        (group, group.posts) for group in groups
    ]


@pytest.mark.parametrize(
    ("grouping", "name", "query"),
    [
        (Grouping.TAG, "open source", 'tag:"open source"'),
        (Grouping.AUTHOR, "Jane Doe", '@"Jane Doe"'),
        (Grouping.SERIES, 'The "best" of', 'series:the-"best"-of'),
        (Grouping.YEAR, "2024", "date:2024"),
    ],
)
def test_a_group_can_be_asked_for_without_knowing_any_posts(
    grouping: Grouping, name: str, query: str
) -> None:
    assert query_of(grouping, name) == query
