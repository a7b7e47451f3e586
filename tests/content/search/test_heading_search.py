"""Headings of every post are found by what was typed of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.content.posts.index import ContentIndex
from reader.content.search import heading_search
from reader.content.search.heading_search import HeadingMatch, HeadingSearch, rank_heading
from reader.content.search.query import parse_query
from reader.content.store.open_store import open_for_search
from tests.content.folders import write
from tests.content.followed import follow


def search(folder: Path, query: str) -> list[HeadingMatch]:
    index = ContentIndex(folder)
    index.add(follow(folder).posts.values())
    store = open_for_search(folder)
    assert store is not None
    try:
        return HeadingSearch(index, store).search(query)
    finally:
        store.close()


def titles(folder: Path, query: str) -> list[str]:
    return [match.heading.title for match in search(folder, query)]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "new.md": "---\ntitle: New\ndate: 2024-01-01\ntags: [a]\n---\n"
            "# Memory\n\n## Rust memory model\n\n### Ordering of stores\n\n"
            "## Größe und Straße\n\n## 日本語の見出し\n",
            "old.md": "---\ntitle: Old\ndate: 2020-01-01\n---\n"
            "# Memory\n\n## In memory of stores\n\n> ## Quoted\n\n## 100% of_it\n\n## Unmemorable\n",
        },
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("memory model", ["Rust memory model"]),
        ("model memory", ["Rust memory model"]),
        ("memory", ["Memory", "Memory", "Rust memory model", "In memory of stores"]),
        ("mem stor", ["In memory of stores"]),
        ("memory 2020", ["Memory", "In memory of stores"]),
        ("memory #a", ["Memory", "Rust memory model"]),
        ("grosse", ["Größe und Straße"]),
        ("STRASSE", ["Größe und Straße"]),
        ("見出", ["日本語の見出し"]),
        ("日本語", ["日本語の見出し"]),
        ("quoted", ["Quoted"]),
        ("100%", ["100% of_it"]),
        ("of_it", ["100% of_it"]),
        ("emorab", ["Unmemorable"]),
        ("rmm", ["Rust memory model"]),
        ("ordstor", ["Ordering of stores"]),
        ("nothing like it", []),
        ("", []),
        ("#a", []),
    ],
)
def test_headings_are_found_best_first_and_the_newest_posts_first(
    library: Path, query: str, expected: list[str]
) -> None:
    assert titles(library, query)[: len(expected)] == expected
    if not expected:
        assert titles(library, query) == []


def test_a_heading_with_a_word_that_must_not_be_there_is_not_found(library: Path) -> None:
    assert titles(library, "memory -rust #a") == ["Memory"]


def test_a_heading_comes_with_its_post_its_line_and_what_is_around_it(library: Path) -> None:
    (match,) = search(library, "ordering")
    assert match.post.path == "new.md"
    assert match.heading == (3, "Ordering of stores", "ordering-of-stores", 10)
    assert match.path == ("Memory", "Rust memory model")
    (match,) = search(library, "quoted")
    assert match.path == ("Memory",)


def test_no_heading_is_listed_twice_whichever_way_it_is_found(library: Path) -> None:
    for query in ("memory", "m", "o", "e", "in", "of_it"):
        found = [(match.post.path, match.heading.line) for match in search(library, query)]
        assert len(found) == len(set(found)), query


def test_headings_of_posts_that_changed_or_went_are_not_found(library: Path) -> None:
    assert titles(library, "quoted") == ["Quoted"]
    write(library, {"old.md": "# Other\n"})
    assert titles(library, "quoted") == []
    assert titles(library, "other")[0] == "Other"
    (library / "old.md").unlink()
    assert "Other" not in titles(library, "other")


def test_only_so_many_headings_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heading_search, "MOST_HEADINGS", 5)
    write(tmp_path, {"a.md": "".join(f"# Word {number}\n\n" for number in range(60))})
    assert len(titles(tmp_path, "word")) == 5


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("memory", "Memory", "Memory model"),
        ("memory", "Memory model", "A memory"),
        ("memory", "A memory", "Memoryless"),
        ("step 3", "The step 3", "Step 39"),
        ("memory", "A memory", "Unmemory"),
        ("a b", "a b", "b a"),
        ("abc", "xabc", "a-b-c"),
    ],
)
def test_closer_headings_rank_better(query: str, better: str, worse: str) -> None:
    typed = parse_query(query)
    first, second = (rank_heading(title, typed.words, typed.phrase) for title in (better, worse))
    assert first is not None
    assert second is None or first < second


def test_a_heading_without_the_letters_has_no_rank() -> None:
    typed = parse_query("xyz")
    assert rank_heading("Memory", typed.words, typed.phrase) is None
