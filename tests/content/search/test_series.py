"""Which part of its series a post is."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.content.post import DateSource, Post, PostDate
from reader.content.search.series import SeriesPart, parts_in


def _post(path: str, year: int | None = None, series: str = "On Paper", **fields: int) -> Post:
    moment = None if year is None else datetime(year, 1, 1, tzinfo=UTC)
    date = None if moment is None else PostDate(moment, DateSource.FRONT_MATTER)
    return Post(path, path, date, series=(series,), part=fields.get("part"), weight=fields.get("weight"))


def _numbers(posts: list[Post]) -> dict[str, int]:
    return {post.path: part.number for post in posts for part in parts_in(post, posts)}


def test_parts_come_from_the_oldest_on_and_undated_ones_last() -> None:
    posts = [_post("a", 2024), _post("part 10"), _post("b", 2022), _post("part 9"), _post("c", 2023)]
    assert _numbers(posts) == {"b": 1, "c": 2, "a": 3, "part 9": 4, "part 10": 5}


def test_numbers_in_front_matter_go_before_dates_when_all_have_one() -> None:
    posts = [_post("a", 2022, part=3, weight=1), _post("b", 2023, part=1, weight=2)]
    assert _numbers(posts) == {"b": 1, "a": 2}
    assert _numbers([*posts, _post("c", 2021, weight=0)]) == {"c": 1, "a": 2, "b": 3}
    assert _numbers([*posts, _post("c", 2021)]) == {"c": 1, "a": 2, "b": 3}
    assert _numbers([*posts, _post("c", 2024)]) == {"a": 1, "b": 2, "c": 3}


def test_only_posts_of_the_same_series_count_however_it_is_written() -> None:
    posts = [_post("a", 2022), _post("b", 2023, "on-paper"), _post("c", 2021, "Others"), Post("d", "d")]
    assert parts_in(posts[1], posts) == [SeriesPart("on-paper", 2, 2)]
    assert parts_in(posts[3], posts) == []


def test_a_post_that_is_none_of_the_library_is_no_part() -> None:
    assert parts_in(_post("a"), [_post("b")]) == []
