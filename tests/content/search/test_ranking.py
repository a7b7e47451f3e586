"""What must come first when people look for it: over real posts, and over those of the project."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.content.markup import plain_title
from reader.content.search.fulltext import TextSearch
from reader.content.text import fold
from tests.content.libraries import indexed

SAMPLE_POSTS = Path(__file__).parents[3] / "sample_posts"

FIRST = 0.95
"""The share of queries whose post must be the very first."""

QUERIES = {
    "18f-cc0": {
        # An exact title.
        "Navigating ATOs": "content/posts/2021-10-19-navigating-atos.md",
        "So, you’re a Product Owner...": "content/posts/2018-04-17-so-youre-a-product-owner.md",
        "Tech talks with One OHS": "content/posts/2022-01-25-tech-talks.md",
        "Back to basics in the age of AI": "content/posts/2024-06-18-back-to-basics-in-the-age-of-ai.md",
        # Its first words.
        "three ways to write": (
            "content/posts/2024-11-05-three-ways-to-write-fearless-spreadsheet-formulas.md"
        ),
        "working with oracle": (
            "content/posts/2024-07-17-working-with-oracle-databases-in-open-source-projects.md"
        ),
        "barriers to government's": (
            "content/posts/2019-11-07-barriers-to-governments-adoption-of-user-centered-design"
            "-and-how-to-address-them.md"
        ),
        # One letter wrong, missing, too many, or two swapped.
        "navigeting atos": "content/posts/2021-10-19-navigating-atos.md",
        "fearless spredsheet formulas": (
            "content/posts/2024-11-05-three-ways-to-write-fearless-spreadsheet-formulas.md"
        ),
        "rapid implementattion of policy": (
            "content/posts/2020-05-12-rapid-implementation-of-policy-as-code.md"
        ),
        "quality asusrance": "content/posts/2022-05-01-finding-post-award-balance-with-quality-assurance.md",
        # Words out of order.
        "code as policy": "content/posts/2020-05-12-rapid-implementation-of-policy-as-code.md",
        "launches of year 18f": "content/posts/2024-10-08-18f-year-of-launches.md",
        "azure microsoft legacy": (
            "content/posts/2018-02-01-moving-a-legacy-microsoft-environment-to-the-azure-cloud.md"
        ),
        # A tag, with its sign and without.
        "#spreadsheets": "content/posts/2024-11-05-three-ways-to-write-fearless-spreadsheet-formulas.md",
        "#qasp": "content/posts/2022-05-01-finding-post-award-balance-with-quality-assurance.md",
        "#one-ohs": "content/posts/2022-01-25-tech-talks.md",
        "encasement": "content/posts/2018-02-01-moving-a-legacy-microsoft-environment-to-the-azure-cloud.md",
        # Signs of operators within a title.
        "In case you missed it: #a11yhack, an accessibility hackathon": (
            "content/posts/2015-04-07-icymi-a11yhack-accessibility-awareness-hackathon.md"
        ),
    },
    "rust-blog-mit-apache": {
        "Announcing Rust 1.30": "content/Rust-1.30.0/index.md",
        "Cargo: Rust's community crate host": "content/Cargo.md",
        "async-await hits": "content/Async-await-hits-beta.md",
        "rust once, run": "content/Rust-Once-Run-Everywhere.md",
        "anouncing rust 1.30": "content/Rust-1.30.0/index.md",
        "async-await on stabel rust": "content/Async-await-stable.md",
        "rust 1.30 announcing": "content/Rust-1.30.0/index.md",
        "everywhere run once rust": "content/Rust-Once-Run-Everywhere.md",
        "tools in the 2018 edition": "content/Rust-2018-dev-tools.md",
    },
    "jekyll-mit/docs": {
        "#meetup": "_posts/2015-01-20-jekyll-meet-and-greet.markdown",
        "jekyll stiker": "_posts/2014-06-04-jekyll-stickers-1-dollar-stickermule.markdown",
    },
    "": {
        "éloge du cahier": "_posts/2023-11-11-eloge-du-cahier.md",
        "eloge du cahier": "_posts/2023-11-11-eloge-du-cahier.md",
        "cahier du eloge": "_posts/2023-11-11-eloge-du-cahier.md",
        "余白": "_posts/2024-06-15-yohaku.md",
        "白に": "_posts/2024-06-15-yohaku.md",
        "徒然": "_posts/2024-06-15-yohaku.md",
        "傍注": "_posts/2024-06-15-yohaku.md",
        "#文房": "_posts/2024-06-15-yohaku.md",
        "לשמאל": "_posts/2024-09-05-right-to-left.md",
        "twenty nine loks": "_posts/2025-04-13-twenty-nine-locks.md",
        "#birds": "_posts/2016-12-31-hedge-twelve-times.md",
        "tour five minutes": "_posts/2026-03-02-a-tour-of-the-reader.md",
    },
}
"""What is typed, and the post that must come first, by library; the library of the project has no name."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for the indexes of all tests here, each made once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def _kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_CACHE_DIR", str(cache))


def ranks(search: TextSearch, queries: Sequence[tuple[str, str]]) -> list[tuple[int, str]]:
    """For each query, the place of its post among those that were found, from 1; 0 for none."""
    found = []
    for query, path in queries:
        paths = [post.path for post in search.search(query).posts]
        found.append((paths.index(path) + 1 if path in paths else 0, query))
    return found


def assert_good(found: Sequence[tuple[int, str]]) -> None:
    """So many posts come first, and all among the first five."""
    late = [(rank, query) for rank, query in found if not 1 <= rank <= 5]
    assert not late
    not_first = [(rank, query) for rank, query in found if rank != 1]
    assert len(not_first) <= (1 - FIRST) * len(found), not_first


@pytest.mark.usefixtures("_kept")
def test_the_post_that_was_meant_comes_first(corpora: Path) -> None:
    found = []
    for name, queries in QUERIES.items():
        index, store = indexed(corpora / name if name else SAMPLE_POSTS)
        found += ranks(TextSearch(index, store), list(queries.items()))
        store.close()
    assert_good(found)


def _first_words(title: str, _: random.Random) -> str:
    return " ".join(title.split()[:4])


def _shuffled(title: str, chance: random.Random) -> str:
    words = _words(title)
    chance.shuffle(words)
    return " ".join(words)


def _misspelt(title: str, chance: random.Random) -> str:
    words = _words(title)
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if long:
        at = chance.choice(long)
        word, place = words[at], chance.randrange(1, len(words[at]) - 1)
        slips = (
            word[:place] + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + chance.choice("aeiourst") + word[place:],
        )
        words[at] = chance.choice(slips)
    return " ".join(words)


def _words(title: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", title)


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("library", ["18f-cc0", "rust-blog-mit-apache", "simonw-til-apache2"])
@pytest.mark.parametrize(
    "typed",
    [lambda title, _: title, _first_words, _shuffled, _misspelt],
    ids=["the title", "its first words", "words out of order", "one slip"],
)
def test_posts_are_found_by_their_titles(
    corpora: Path, library: str, typed: Callable[[str, random.Random], str]
) -> None:
    index, store = indexed(corpora / library)
    chance = random.Random(library)
    titles = Counter(fold(plain_title(post.title)) for post in index.posts)
    queries = []
    for post in list(index.posts)[::5]:
        title = plain_title(post.title)
        query = typed(title, chance)
        # Titles that several posts have, or that others begin with, name none of them.
        if sum(count for other, count in titles.items() if other.startswith(fold(query))) <= 1:
            queries.append((query, post.path))
    found = ranks(TextSearch(index, store), queries)
    store.close()
    assert len([rank for rank, _ in found if rank == 1]) >= FIRST * len(found), found
    assert len([rank for rank, _ in found if 1 <= rank <= 5]) >= 0.99 * len(found), found
