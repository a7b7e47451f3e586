"""Questions to the library that are asked in threads, one soon after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.lists.library_search import LibrarySearch
from reader.content.posts.index import ContentIndex
from reader.content.search.fulltext import SearchInterruptedError, TextMatches, TextSearch
from reader.content.search.query import NOTHING_READ, ReadingState
from tests.content.folders import write
from tests.content.followed import follow


@pytest.fixture
def library(tmp_path: Path) -> LibrarySearch:
    """Return what searches a library of one post that has a saved index."""
    folder = write(tmp_path, {"pear.md": "A fruit.\n"})
    follow(folder)
    index = ContentIndex(folder)
    index.load_all()
    return LibrarySearch(index, lambda: None)


def test_a_question_that_one_before_it_interrupts_late_is_answered(
    library: LibrarySearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted = iter((True, True, False))
    answer = TextSearch.search

    def search(texts: TextSearch, query: str, state: ReadingState) -> TextMatches:
        if next(interrupted):
            raise SearchInterruptedError
        return answer(texts, query, state)

    monkeypatch.setattr(TextSearch, "search", search)
    found = library.texts("fruit", NOTHING_READ, lambda: False)
    assert found is not None
    assert [post.path for post in found.posts] == ["pear.md"]
    library.close()


def test_one_that_nobody_wants_any_more_is_given_up(
    library: LibrarySearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancelled: list[bool] = []

    def search(texts: TextSearch, query: str, state: ReadingState) -> TextMatches:
        cancelled.append(True)
        raise SearchInterruptedError

    monkeypatch.setattr(TextSearch, "search", search)
    assert library.texts("fruit", NOTHING_READ, lambda: bool(cancelled)) is None
    library.close()
    assert library.texts("fruit", NOTHING_READ, lambda: False) is None
    assert len(cancelled) == 1
