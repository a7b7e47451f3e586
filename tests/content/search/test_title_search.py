from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.markup import plain_title
from reader.content.post import DateSource, Post, PostDate
from reader.content.search.query import ReadingState
from reader.content.search.title_matches import Quality, positions
from reader.content.search.title_search import TitleSearch
from tests.document.growth import assert_linear


def _post(title: str, year: int = 2020, tags: tuple[str, ...] = (), month: int = 1) -> Post:
    moment = datetime(year, month, 1, tzinfo=UTC)
    return Post(f"{title}-{year}.md", title, PostDate(moment, DateSource.FRONT_MATTER), tags=tags)


def _found(titles: list[str], query: str) -> list[str]:
    search = TitleSearch(_post(title, 2020 - index) for index, title in enumerate(titles))
    return [match.post.title for match in search.search(query)]


def test_better_matches_come_first() -> None:
    titles = ["A trusty robot", "Rolling up some tarts", "In rust we trust", "Rust in practice", "Rust"]
    assert _found(titles, "rust") == [
        "Rust",  # exact
        "Rust in practice",  # prefix
        "In rust we trust",  # start of a word
        "A trusty robot",  # within a word
        "Rolling up some tarts",  # letters in order
    ]


def test_each_match_says_how_good_it_is() -> None:
    titles = ["Rust", "Rust in use", "In rust", "Rusty", "Not rusty", "trust", "Run stop"]
    search = TitleSearch(map(_post, titles))
    assert [(match.post.title, match.score) for match in search.search("rust")] == [
        ("Rust", Quality.EXACT),
        ("Rust in use", Quality.WHOLE_PREFIX),
        ("In rust", Quality.WHOLE_WORDS),
        ("Rusty", Quality.PREFIX),
        ("Not rusty", Quality.WORD_START),
        ("trust", Quality.SUBSTRING),
        ("Run stop", Quality.LETTERS),
    ]


@pytest.mark.parametrize(
    ("query", "whole", "begun"),
    [
        ("number 3", "Post number 3", "Post number 39"),
        ("3 number", "Number 3, at last", "Number 3000"),
        ("post number 3", "Post number 3: the end", "Post number 39"),
        ("go", "Why I go", "Good things"),
        ("c++", "Learning C++", "C++11"),
        ("café", "Un café", "Cafés"),
        ("1.9", "Version 1.9", "1.94"),
    ],
)
def test_a_whole_word_beats_the_beginning_of_one_however_new_that_is(
    query: str, whole: str, begun: str
) -> None:
    assert _found([begun, whole], query) == [whole, begun]


def test_the_whole_word_is_lit_rather_than_an_earlier_one_that_begins_so() -> None:
    assert positions("3 part", "Chapter 39, part 3") == (12, 13, 14, 15, 17)


def test_of_equal_matches_the_newer_comes_first() -> None:
    search = TitleSearch([_post("Rust one", 2001), _post("Rust two", 2003), _post("Rust three", 2002)])
    assert [match.post.title for match in search.search("rust")] == ["Rust two", "Rust three", "Rust one"]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Crème brûlée", "creme brulee"),
        ("Creme", "CRÈME"),
        ("ＦＵＬＬ width", "full"),
        ("Straße", "strasse"),
        ("It’s here", "it's"),
        ("日本語の本", "日本"),
        ("ﬁne", "fine"),
        ("Why `async` *matters*", "async matters"),
        ("Release 1.94.1", "1.94"),
        ("C++ and C#", "c++"),
        ("(Almost) done", "almost"),
    ],
)
def test_case_accents_width_and_markup_do_not_matter(title: str, query: str) -> None:
    assert _found([title, "Something else entirely"], query) == [title]


def test_all_words_must_match_in_any_order() -> None:
    titles = ["Memory safety in Rust", "Safety first", "Rust and memory"]
    assert set(_found(titles, "rust memory")) == {"Memory safety in Rust", "Rust and memory"}
    assert _found(titles, "safety rust") == ["Memory safety in Rust"]


def test_scattered_letters_are_found_close_ones_first() -> None:
    titles = ["Kind of big beasts", "Key bindings", "Nothing"]
    assert _found(titles, "kbs") == ["Key bindings", "Kind of big beasts"]


def test_tags_and_dates_narrow() -> None:
    posts = [
        _post("One", 2024, ("open source", "Rust")),
        _post("Two", 2024, ("rust",), month=3),
        _post("Three", 2023, ("python",)),
        _post("Four 2024", 2022),
    ]
    search = TitleSearch(posts)

    def titles(query: str) -> list[str]:
        return [match.post.title for match in search.search(query)]

    assert titles("#rust") == ["Two", "One"]
    assert titles("#ru") == ["Two", "One"]
    assert titles("#open-s") == ["One"]
    assert titles("#rust #open") == ["One"]
    assert titles("2024") == ["Two", "One", "Four 2024"]
    assert titles("2024-03") == ["Two"]
    assert titles("2024-3") == ["Two"]
    assert titles("2024 #rust one") == ["One"]
    assert titles("#nothing") == []


def test_an_empty_query_is_every_post_newest_first() -> None:
    search = TitleSearch([_post("Old", 2001), _post("New", 2002), Post("undated.md", "Undated")])
    for query in ("", "  ", "#"):
        assert [match.post.title for match in search.search(query)] == ["New", "Old", "Undated"]


def test_a_limit_keeps_the_best() -> None:
    search = TitleSearch([_post("a rust"), _post("Rust"), _post("trust")])
    assert [match.post.title for match in search.search("rust", limit=2)] == ["Rust", "a rust"]
    assert len(search.search("", limit=1)) == 1


def test_matches_can_be_sliced_and_counted_from_the_end() -> None:
    matches = TitleSearch([_post("Rust"), _post("Rusty"), _post("trust")]).search("rust")
    assert [match.post.title for match in matches[1:]] == ["Rusty", "trust"]
    assert matches[-1].score is Quality.SUBSTRING
    with pytest.raises(IndexError):
        matches[3]


@given(st.lists(st.text("abc #2", max_size=6), min_size=1, max_size=6))
def test_typing_on_finds_what_typing_afresh_finds(queries: list[str]) -> None:
    posts = [
        _post(title, 2000 + index)
        for index, title in enumerate(["abc", "cab", "a b c", "bca", "aabbcc", "2"])
    ]
    typing = TitleSearch(posts)
    typed = ""
    for query in queries:
        typed += query
        assert list(typing.search(typed)) == list(TitleSearch(posts).search(typed))


@pytest.mark.parametrize(
    ("query", "title", "lit"),
    [
        ("rust", "In Rust", "Rust"),
        ("rust", "A trusty rust", "rust"),
        ("creme", "Une crème", "crème"),
        ("strasse", "Straße", "Straße"),
        ("it's", "It’s here", "It’s"),
        ("...", "And so… on", "…"),
        ("we rust", "Rust we", "Rustwe"),
        ("kb", "Key bindings", "Kb"),
        ("e", "e\u0301t", "e\u0301"),
        ("2024", "Plans for 2024", "2024"),
        ("#rust", "In Rust", ""),
        ("zzz", "In Rust", ""),
        ("perx", "Merton per", ""),
        ("", "In Rust", ""),
    ],
)
def test_the_letters_that_match_are_known_by_their_place_in_the_title(
    query: str, title: str, lit: str
) -> None:
    assert "".join(title[index] for index in positions(query, title)) == lit


def test_a_match_lights_the_title_as_lists_show_it() -> None:
    (match,) = TitleSearch([_post("Use `async`")]).search("async")
    assert [plain_title(match.post.title)[index] for index in match.positions] == list("async")


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=5))
def test_anything_may_be_typed(query: str, titles: list[str]) -> None:
    search = TitleSearch(_post(title) for title in titles)
    for match in search.search(query):
        assert all(0 <= index < len(plain_title(match.post.title)) for index in match.positions)


def test_time_grows_with_the_titles_and_not_beyond() -> None:
    """Letters in order are looked for without going back, whatever was typed."""
    title, query = "a" * 250, "a" * 29 + "b"

    def look(lines: str) -> None:
        TitleSearch(_post(line) for line in lines.split()).search(query)
        positions(query, title)

    assert_linear(lambda count: f"{title}\n" * count, look, start=250)


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Plain", "Plain"),
        ("Use `Vec<T>` *now*", "Use Vec<T> now"),
        ("**Bold** and ~~struck~~ and _soft_", "Bold and struck and soft"),
        ("A [link](https://e.org) and ![alt](a.png)", "A link and alt"),
        (r"Escaped \*stars\*", "Escaped *stars*"),
        ("snake_case_name and __init__.py", "snake_case_name and __init__.py"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("`a_b_c *d*`", "a_b_c *d*"),
        ("[Draft] x", "[Draft] x"),
        ("lone ` tick", "lone ` tick"),
        ("**", "**"),
        ("``", "``"),
    ],
)
def test_a_plain_title_has_no_marks_of_markdown(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@pytest.mark.parametrize("query", ["wide-table", "wide_table", "Wide-Tab"])
def test_the_words_of_a_slug_are_found_in_a_title(query: str) -> None:
    posts = [Post("a.md", "A Wide Table"), Post("b.md", "Something else")]
    assert [match.post.title for match in TitleSearch(posts).search(query)] == ["A Wide Table"]


@pytest.mark.parametrize(
    "query", ["kubernets", "kuberentes", "kuberbetes", "kubernettes", "kubrn", "Ubernetes", "on kubrnetes"]
)
def test_one_slip_in_a_word_is_forgiven(query: str) -> None:
    search = TitleSearch([_post("Running on Kubernetes"), _post("Kubbernetes is no word"), _post("Rust")])
    assert "Running on Kubernetes" in [match.post.title for match in search.search(query)]


def test_slips_come_after_what_was_typed_and_before_scattered_letters() -> None:
    search = TitleSearch([_post("A stark"), _post("Starting"), _post("Bootstart"), _post("Stray art")])
    found = [(match.post.title, match.score) for match in search.search("start")]
    assert found == [
        ("Starting", Quality.PREFIX),
        ("Bootstart", Quality.SUBSTRING),
        ("A stark", Quality.TYPO),
        ("Stray art", Quality.LETTERS),
    ]


def test_no_slip_is_looked_for_where_enough_is_found() -> None:
    titles = [f"Form {number}" for number in range(5)]
    assert _found([*titles, "From here"], "form") == titles


def test_a_slip_in_one_word_leaves_the_other_words_as_they_are() -> None:
    titles = ["Memory safety", "Memory", "Safety", "Memories of safety"]
    assert _found(titles, "memory saftey")[0] == "Memory safety"
    assert "Safety" not in _found(titles, "memory saftey")


def test_whole_words_with_a_slip_come_before_longer_ones() -> None:
    assert _found(["Starting up", "Start"], "strat") == ["Start", "Starting up"]


def test_a_title_that_reads_like_operators_comes_first_when_it_is_typed_out() -> None:
    titles = ["2024 in review", "Something in review, 2024", "Learning C# -the hard way", "#nothing"]
    for title in titles:
        assert _found(titles, title)[0] == title


def test_operators_narrow_what_words_find() -> None:
    posts = [_post("Rust", 2024, ("a",)), _post("Rust again", 2023, ("b",)), _post("Trust", 2022, ("a",))]
    search = TitleSearch(posts)

    def titles(query: str) -> list[str]:
        return [match.post.title for match in search.search(query, state=ReadingState(read={posts[0].path}))]

    assert titles("rust #a") == ["Rust", "Trust"]
    assert titles("rust -#a") == ["Rust again"]
    assert titles("rust ..2023") == ["Rust again", "Trust"]
    assert titles("rust is:unread") == ["Rust again", "Trust"]
    assert titles("-rust") == ["Trust"]
    assert titles("rust -again -#nothing") == ["Rust", "Trust"]


@pytest.mark.parametrize(
    ("query", "title", "lit"),
    [
        ("kubernets", "On Kubernetes", "Kubernetes"),
        ("kubrn", "On Kubernetes", "Kubern"),
        ("saftey memory", "Memory safety", "Memorysafety"),
        ('"in rust"', "Written in Rust", "in Rust"),
        ("-rust", "Trust", ""),
        ("-2024", "Of 2024", ""),
    ],
)
def test_a_slip_is_lit_and_what_was_excluded_is_not(query: str, title: str, lit: str) -> None:
    assert "".join(title[index] for index in positions(query, title)) == lit
