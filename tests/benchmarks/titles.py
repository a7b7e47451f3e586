"""What each query over the titles of many posts takes: ``python -m tests.benchmarks.titles [POSTS]``."""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from reader.content.post import DateSource, Post, PostDate
from reader.content.search.query import ReadingState
from reader.content.search.title_search import TitleSearch
from tests.benchmarks.generate import Writer

QUERIES: Final = {
    "a letter": ("e", "l", "x"),
    "a common word": ("la", "ton"),
    "a rare word": ("seldo", "hemkahem"),
    "two words": ("mer ton", "la seldo"),
    "a slip": ("seldoo", "lameton", "tonr mer"),
    "scattered letters": ("stne", "eaoin"),
    "nothing": ("xyzzy", "abcdefgh"),
    "a tag": ("#ton", "#la mer", "-#la"),
    "a date": ("2020", "2020-03", "2010..2015", "2010.. ton"),
    "an excluded word": ("-ton", "mer -ton"),
    "a state": ("is:read", "is:unread ton", "is:starred"),
    "completion": ("#l", "in:", "is:"),
}
RUNS: Final = 5
POSTS_A_DAY: Final = 8


def generated_posts(count: int) -> list[Post]:
    """Posts of years up to 2025, some every day, with the titles that generated libraries have."""
    last = datetime(2025, 12, 31, tzinfo=UTC)
    posts: list[Post] = []
    for number in range(count):
        writer = Writer(number)
        date = PostDate(last - timedelta(days=number // POSTS_A_DAY), DateSource.FRONT_MATTER)
        path = f"_posts/{date.moment.year}/post-{number}.md"
        title = f"No. {number}: {writer.phrase(5)}"
        tags, categories = tuple(writer.words(3)), tuple(writer.words(1))
        posts.append(Post(path, title, date, tags=tags, categories=categories))
    return posts


def measure(posts: list[Post]) -> None:
    """Print what making a search takes, and then every query."""
    search = TitleSearch(posts)
    print(f"{'build':20} {_milliseconds(lambda: TitleSearch(posts)):7.1f} ms")
    print(f"{'prepare':20} {_milliseconds(search.prepare):7.1f} ms")
    state = ReadingState({post.path for post in posts[::10]}, {post.path for post in posts[::3]})
    for name, queries in QUERIES.items():
        for query in queries:
            if name == "completion":
                found = len(search.complete(query, state))
                taken = min(_completion_time(search, query, state) for _ in range(RUNS))
            else:
                found = len(search.search(query, state=state))
                taken = min(_query_time(search, query, state) for _ in range(RUNS))
            print(f"{name:20} {taken:7.1f} ms  {found:7,}  {query}")
    tracemalloc.start()
    held = TitleSearch(posts)
    held.prepare()
    print(f"{'memory':20} {tracemalloc.get_traced_memory()[0] / 1e6:7.1f} MB")


def _query_time(search: TitleSearch, query: str, state: ReadingState) -> float:
    """Milliseconds of a query that goes on from no other one."""
    search.search("\0")
    return _milliseconds(lambda: search.search(query, state=state))


def _completion_time(search: TitleSearch, query: str, state: ReadingState) -> float:
    return _milliseconds(lambda: search.complete(query, state))


def _milliseconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    measure(generated_posts(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
