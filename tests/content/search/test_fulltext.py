"""Posts are found by the words of their texts, whatever is typed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.posts.index import ContentIndex
from reader.content.search import fulltext
from reader.content.search.fulltext import SearchInterruptedError, TextSearch
from reader.content.search.heading_search import HeadingSearch
from reader.content.search.query import ReadingState
from reader.content.store.database import Store
from reader.content.store.errors import StoreError
from reader.content.store.open_store import open_for_search
from tests.content.folders import write
from tests.content.followed import Followed
from tests.environment import PATIENCE

FILES = {
    "notes/apple.md": "---\ntitle: Apple pie\ndate: 2024-01-01\ntags: [fruit, baking]\nauthor: Jane Doe\n"
    "---\nPeel the apple with a knife. Cinnamon in practice.\n",
    "notes/pear.md": "---\ntitle: Pear\ndate: 2024-02-01\ntags: [fruit]\ndraft: true\n---\n"
    "A pear is no apple. In good practice, use a knife.\n",
    "plum.md": "---\ntitle: Plum\ndate: 2023-05-01\nlang: de\n---\n"
    "Pflaumen und Straße. Practice in the knife.\n",
    "chinese.md": "---\ntitle: 中文\ndate: 2022-01-01\n---\n全文検索のテスト\n",
    "code.md": "---\ntitle: Code\ndate: 2021-01-01\n---\nc++ and foo-bar, a:b, AND OR NOT NEAR, memory.\n",
    "bad.md": "---\ntitle: a: b\ndate: 2020-01-01\n---\nknife\n",
}


class Library:
    """A library whose index is searched."""

    def __init__(self, folder: Path) -> None:
        self.followed = Followed(folder).start()
        self.index = ContentIndex(folder)
        self.index.add(self.followed.posts.values())
        store = open_for_search(folder)
        assert store is not None
        self.store: Store = store
        self.texts = TextSearch(self.index, store)

    def search(self, query: str, state: ReadingState | None = None) -> list[str]:
        found = self.texts.search(query, state) if state else self.texts.search(query)
        assert found.total >= len(found.posts)
        return [Path(post.path).stem for post in found.posts]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield Library(write(tmp_path_factory.mktemp("library"), FILES))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("knife", {"apple", "pear", "plum", "bad"}),
        ("knife apple", {"apple", "pear"}),
        ("apple -pear", {"apple"}),
        ("knife -app", {"plum", "bad"}),
        ("knife -#fruit", {"plum", "bad"}),
        ("knife #fruit", {"apple", "pear"}),
        ("knife #fruit #baking", {"apple"}),
        ("knife @doe", {"apple"}),
        ("knife @jane -@doe", set()),
        ("knife in:notes", {"apple", "pear"}),
        ("knife 2023", {"plum"}),
        ("knife 2024", {"apple", "pear"}),
        ("knife 2023..2024-01", {"apple", "plum"}),
        ("knife ..2022", {"bad"}),
        ("knife is:draft", {"pear"}),
        ("knife -is:draft", {"apple", "plum", "bad"}),
        ("knife has:problem", {"bad"}),
        ("knife lang:de", {"plum"}),
        ("knife is:starred", {"plum"}),
        ("knife is:unread #fruit", {"pear"}),
        ("#fruit", {"apple", "pear"}),
        ("#fruit -cinnamon", {"pear"}),
        ("-knife", {"chinese", "code"}),
        ("is:draft", {"pear"}),
        ('"in practice"', {"apple"}),
        ('"practice in"', {"plum"}),
        ('"in practice', {"apple"}),
        ('knife -"in practice"', {"pear", "plum", "bad"}),
        ("prac", {"apple", "pear", "plum"}),
        ("prac knife", {"apple", "pear", "plum"}),
        ("kni prac", {"apple", "pear", "plum"}),
        ("strasse", {"plum"}),
        ("全文", {"chinese"}),
        ("検索の", {"chinese"}),
        ("全文 テスト", {"chinese"}),
        ("中文", {"chinese"}),
        ("c++", {"code"}),
        ("foo-bar", {"code"}),
        ("a:b", {"code", "bad"}),
        ("AND NEAR", {"code"}),
        ("nothing like this", set()),
        ("", set()),
        ("   ", set()),
    ],
)
def test_words_and_operators_compose(library: Library, query: str, expected: set[str]) -> None:
    state = ReadingState(starred={"plum.md"}, read={"notes/apple.md"}, now=datetime(2030, 1, 1, tzinfo=UTC))
    found = library.search(query, state)
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_what_has_the_word_in_its_title_comes_first(library: Library) -> None:
    assert library.search("apple")[0] == "apple"
    assert library.search("pear") == ["pear"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("cinamon", "cinnamon"), ("cinnnamon", "cinnamon"), ("cimnamon", "cinnamon"), ("icnnamon", "cinnamon")],
)
def test_a_word_with_a_slip_of_one_letter_is_understood(library: Library, typed: str, meant: str) -> None:
    found = library.texts.search(typed)
    assert [post.title for post in found.posts] == ["Apple pie"]
    assert found.corrections == ((typed, meant),)
    assert meant in found.words


def test_a_slip_is_understood_beside_another_word_and_in_a_word_that_is_cut_short(library: Library) -> None:
    assert library.search("cinamon apple") == ["apple"]
    assert library.search("apple cinam") == ["apple"]
    assert library.search("pflaumne") == ["plum"]


def test_a_word_that_is_there_is_not_taken_for_another(library: Library) -> None:
    assert library.texts.search("pear").corrections == ()


ODD = [
    *(
        '"',
        '""',
        '"""',
        "'",
        "c++",
        "c#",
        "foo-bar",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(a b)",
        "*",
        "a*",
        "*a",
    ),
    *(
        "a:b",
        "title:a",
        "{title}: a",
        "(",
        ")",
        "((",
        "()",
        "^",
        "^a",
        "-",
        "--",
        "->",
        "- a",
        "+",
        "a+b",
        ":",
    ),
    *(
        "\\",
        "%",
        "_",
        "__",
        "a_b",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "<b>",
        "&",
        "&amp;",
        "|",
        "~",
        "`",
        "$",
        ";",
    ),
    *(
        "#",
        "@",
        "in:",
        "is:",
        "has:",
        "lang:",
        "is:x",
        "..",
        "2024..",
        "-#",
        '-"',
        '-""',
        '-"a',
        "-a",
        "-a -b",
    ),
    *(
        "\0",
        "a\0b",
        "\x1b[31m",
        "\n",
        "a\nb",
        "\ud800",
        "a\udcffb",
        "\udcff",
        "-\ud800x",
        '"\ud800a"',
        "#\ud800",
    ),
    *(
        "é",
        "e\u0301",
        "\u0301",
        "\u200b",
        "a\u200bb",
        "\u202e",
        "🎉",
        "👨‍👩‍👧",
        "日",
        "日本",
        "ไ",
        "가",
        "\u1100",
        "ß",
    ),
    *("²", "½", "Ⅷ", "٣", "a" * 10_000, "a " * 50_000, "word " * 50_000, '"' * 999, "(" * 999, "日" * 999),
    *(
        "NOT knife",
        "knife NOT",
        "knife AND",
        "knife OR apple",
        'knife" OR "x',
        "knife -",
        'knife -"',
        "rowid",
    ),
    *("' OR 1=1 --", '"; DROP TABLE posts; --', "𠮷", "ﬁ", "…", "a…b", "«a»", "\u0e33", "\U0010ffff", "ａ"),
]


@pytest.mark.parametrize("query", ODD, ids=[repr(query)[:20] for query in ODD])
def test_nothing_that_is_typed_is_an_error(library: Library, query: str) -> None:
    library.search(query)
    HeadingSearch(library.index, library.store).search(query)


QUERIES = st.text(st.characters(codec=None, categories=None), max_size=20) | st.lists(
    st.sampled_from(
        ['"', "-", "#", "@", "is:", "knife", "a", " ", "AND", "(", "*", "日本", "..", "2024", ":", "\0"]
    )
).map("".join)


@settings(max_examples=300, deadline=None)
@given(QUERIES)
def test_no_typed_text_is_an_error(library: Library, query: str) -> None:
    library.search(query)
    HeadingSearch(library.index, library.store).search(query)


@pytest.mark.parametrize(
    "query",
    [
        "knife",
        "apple",
        "knife -cinnamon",
        "apple -cinnamon",
        "knife #fruit",
        "prac",
        "knife is:draft",
        "全文",
    ],
)
def test_very_many_posts_are_the_same_posts(
    library: Library, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = library.texts.search(query)
    monkeypatch.setattr(fulltext, "MANY", 0)
    many = library.texts.search(query)
    assert {post.path for post in many.posts} == {post.path for post in few.posts}
    assert many.total == few.total == len(many.posts)


def test_very_many_posts_come_newest_first_after_those_with_the_word_in_the_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{day}.md": f"---\ndate: 2024-01-0{day}\ntitle: D{day}\n---\ncommon" for day in range(1, 10)}
    files["t.md"] = "---\ndate: 2020-01-01\ntitle: The common one\n---\nx"
    searched = Library(write(tmp_path, files))
    monkeypatch.setattr(fulltext, "MANY", 5)
    assert searched.search("common") == ["t", *(str(day) for day in range(9, 0, -1))]


def test_a_word_that_must_not_be_there_is_looked_for_in_the_text_of_very_many_posts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"t.md": "---\ntitle: Common\n---\nsecret", "a.md": "common", "b.md": "common"}
    searched = Library(write(tmp_path, files))
    monkeypatch.setattr(fulltext, "MANY", 1)
    assert set(searched.search("common -secret")) == {"a", "b"}


def test_only_so_many_posts_are_listed_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fulltext, "MOST_POSTS", 3)
    searched = Library(write(tmp_path, {f"{number}.md": "common #tag" for number in range(9)}))
    for query in ("common", "-absent"):
        found = searched.texts.search(query)
        assert (len(found.posts), found.total) == (3, 9)


def test_posts_that_are_gone_or_have_changed_are_not_listed_by_what_they_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {f"{name}.md": f"old {name}" for name in "abc"})
    searched = Library(folder)
    assert set(searched.search("old")) == set("abc")
    (folder / "a.md").unlink()
    write(folder, {"b.md": "quite new"})
    followed = searched.followed.refresh()
    # The index of the program may come to know of it later than the saved one.
    assert searched.search("old") == ["c"]
    assert searched.search("quite") == ["b"]
    searched.index = ContentIndex(folder)
    searched.index.add(followed.posts.values())
    searched.texts = TextSearch(searched.index, searched.store)
    assert searched.search("old") == ["c"]
    assert searched.search("-old") == ["b"]


def test_a_post_that_only_the_saved_index_knows_is_not_listed(tmp_path: Path) -> None:
    searched = Library(write(tmp_path, {"a.md": "word"}))
    write(tmp_path, {"b.md": "word"})
    searched.followed.refresh()
    assert searched.search("word") == ["a"]


class SlowStore(Store):
    """A store that takes very long to search, and tells that it has begun."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.connection, Path("/"))
        self.began = threading.Event()

    def ids_and_paths(self) -> Iterator[tuple[int, str]]:
        self.began.set()
        self.connection.execute(
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        ).fetchone()
        raise AssertionError


def test_a_search_is_given_up_when_another_thread_says_so(tmp_path: Path) -> None:
    searched = Library(write(tmp_path, {"a.md": "word"}))
    store = SlowStore(searched.store)
    texts = TextSearch(searched.index, store)
    raised: list[type[BaseException]] = []

    def search() -> None:
        try:
            texts.search("word")
        except BaseException as error:
            raised.append(type(error))

    thread = threading.Thread(target=search)
    thread.start()
    assert store.began.wait(PATIENCE)
    deadline = time.monotonic() + PATIENCE
    while thread.is_alive():
        assert time.monotonic() < deadline
        texts.interrupt()
        thread.join(0.01)
    assert raised == [SearchInterruptedError]
    assert searched.search("word") == ["a"]


def test_interrupting_when_nothing_is_searched_or_all_is_closed_does_nothing(tmp_path: Path) -> None:
    searched = Library(write(tmp_path, {"a.md": "word"}))
    searched.texts.interrupt()
    assert searched.search("word") == ["a"]
    searched.store.close()
    searched.texts.interrupt()
    with pytest.raises(StoreError):
        searched.texts.search("word")
