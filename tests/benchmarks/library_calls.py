"""Times of single calls and commands on a generated library, without a screen."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from reader.content.following.follower import LibraryFollower
from reader.content.post import Post
from reader.content.posts.index import ContentIndex
from reader.content.search.fulltext import TextSearch
from reader.content.search.heading_search import HeadingSearch
from reader.content.search.title_search import TitleSearch
from reader.content.store.location import CACHE_VARIABLE
from reader.content.store.open_store import open_for_search
from reader.document.reading.index_headings import OUTLINES
from tests.benchmarks.library_queries import COMMON, HEADINGS, RARE, TEXTS, TITLES
from tests.benchmarks.measure import Figures
from tests.terminal.pseudo_terminal import READER, REPOSITORY

RUNS: Final = 5


def time_commands(folder: Path, cache: Path) -> Figures:
    """Seconds of ``rg`` and of ``reader search`` over a library that has its index; what fails is missing."""
    environment = {**os.environ, CACHE_VARIABLE: str(cache)}
    figures: Figures = {}
    for name, word in {"a common word": COMMON, "a rare word": RARE}.items():
        commands = {
            "rg": ("rg", "-l", "-i", word, str(folder)),
            "reader search": (*READER, "search", str(folder), word),
        }
        for program, command in commands.items():
            if shutil.which(command[0]) is None:
                continue
            times: list[float] = []
            for _ in range(3):
                started = time.perf_counter()
                done = subprocess.run(command, capture_output=True, env=environment, cwd=REPOSITORY)
                if done.returncode == 0:
                    times.append(time.perf_counter() - started)
            if times:
                figures[f"{program}: {name}"] = statistics.median(times)
    return figures


def time_frontmatter(folder: Path) -> Figures:
    """Seconds in which the package ``python-frontmatter`` loads every post; nothing when there is none."""
    try:
        import frontmatter
    except ImportError:
        return {}
    started = time.perf_counter()
    for path in sorted(folder.rglob("*.md")):
        frontmatter.load(path)
    return {"frontmatter.load": time.perf_counter() - started}


def time_calls(folder: Path, cache: Path) -> Figures:
    """Seconds of following a library and of searching it, each the median of several calls.

    ``cache`` is an empty folder.
    """
    with _cache_in(cache):
        started = time.perf_counter()
        _follow(folder)
        figures = {"follow, no saved index": time.perf_counter() - started}
        started = time.perf_counter()
        posts = _follow(folder)
        figures["follow, saved index"] = time.perf_counter() - started
        index = ContentIndex(folder)
        figures["add all posts to the index"] = _seconds(lambda: index.add(posts), runs=1)
        store = open_for_search(folder)
        assert store is not None
        texts, headings, titles = TextSearch(index, store), HeadingSearch(index, store), TitleSearch(posts)
        titles.prepare()
        for kind, queries, search in (
            ("title", TITLES, partial(_search_titles, titles)),
            ("text", TEXTS, texts.search),
            ("heading", HEADINGS, headings.search),
        ):
            for name, query in queries.items():
                figures[f"{kind}: {name}"] = _seconds(partial(search, query))
        store.close()
    return figures


def _search_titles(titles: TitleSearch, query: str) -> object:
    """Search without what was found for the same query before."""
    titles.search("\0")
    return titles.search(query)


def _follow(folder: Path) -> list[Post]:
    posts: list[Post] = []
    for event in LibraryFollower(folder, OUTLINES).follow():
        # Batches of posts are the only events without a name.
        if type(event) is tuple:
            posts.extend(post for post in event if isinstance(post, Post))
    return posts


def _seconds(action: Callable[[], object], runs: int = RUNS) -> float:
    times: list[float] = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


@contextmanager
def _cache_in(folder: Path) -> Iterator[None]:
    before = os.environ.get(CACHE_VARIABLE)
    os.environ[CACHE_VARIABLE] = str(folder)
    try:
        yield
    finally:
        del os.environ[CACHE_VARIABLE]
        if before is not None:
            os.environ[CACHE_VARIABLE] = before
