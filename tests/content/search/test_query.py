"""What is typed into a search, and which posts that asks for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.post import DateSource, Post, PostDate, Problem
from reader.content.search.operators import Operator
from reader.content.search.query import QUERY_LIMIT, Filter, Query, ReadingState, last_operator, parse_query

NOW = datetime(2025, 1, 1, tzinfo=UTC)


def _dated(text: str) -> PostDate:
    return PostDate(datetime.fromisoformat(text).replace(tzinfo=UTC), DateSource.FRONT_MATTER)


POST = Post(
    "_posts/field notes/2024/post.md",
    "Rust in practice",
    _dated("2024-03-15"),
    tags=("Open Source", "C++"),
    categories=("Systems",),
    authors=("Jane van Döe", "Ann"),
    series=("Building a page",),
    language="pt_BR",
)


@pytest.mark.parametrize(
    ("typed", "words", "phrase"),
    [
        ("", (), ""),
        ("  Rust   Memory ", ("rust", "memory"), "rust memory"),
        ("CRÈME", ("creme",), "creme"),
        ('"in practice" rust', ("in practice", "rust"), "in practice rust"),
        ('"open quo', ("open quo",), "open quo"),
        ("“curly quotes”", ("curly quotes",), "curly quotes"),
        ('"#tag is:draft"', ("#tag is:draft",), "#tag is:draft"),
        ('"2024"', ("2024",), "2024"),
        ('"', (), ""),
        ('5" disk', ('5"', "disk"), '5" disk'),
        ("wide-table", ("wide", "table"), "wide-table"),
        ('"wide-table"', ("wide-table",), "wide-table"),
        ("c# c++", ("c#", "c++"), "c# c++"),
        ("--json ->", ("--json", "->"), "--json ->"),
        ("a - b", ("a", "b"), "a b"),
        ("# @ - is: in: -# -is: date: series:", (), ""),
        ("is:foo foo:bar", ("is:foo", "foo:bar"), "is:foo foo:bar"),
        ("date:soon", ("date:soon",), "date:soon"),
        ("20245 2024-1-2-3", ("20245", "2024", "1", "2", "3"), "20245 2024-1-2-3"),
        (".. ..202", (), ""),
        ("date", ("date",), "date"),
        ("rust #tag 2024 is:draft", ("rust",), "rust"),
    ],
)
def test_words_are_what_is_no_operator(typed: str, words: tuple[str, ...], phrase: str) -> None:
    query = parse_query(typed)
    assert query.words == words
    assert query.phrase == phrase


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("#Open_Source", (Filter(Operator.TOPIC, "open-source"),)),
        ('#"open source"', (Filter(Operator.TOPIC, "open-source", whole=True),)),
        ('#"open sou', (Filter(Operator.TOPIC, "open-sou"),)),
        ('-@"Jane Doe"', (Filter(Operator.AUTHOR, "-jane-doe", negated=True, whole=True),)),
        ("author:doe", (Filter(Operator.AUTHOR, "-doe"),)),
        ("tag:rust category:News", (Filter(Operator.TAG, "rust"), Filter(Operator.CATEGORY, "news"))),
        ('series:"Two Words"', (Filter(Operator.SERIES, "two-words", whole=True),)),
        ("folder:a/b", (Filter(Operator.FOLDER, "/a/b"),)),
        ('folder:"a/b"', (Filter(Operator.FOLDER, "/a/b/", whole=True),)),
        ("date:2024", (Filter(Operator.RANGE, "2024..2024"),)),
        ("date:2023..2024", (Filter(Operator.RANGE, "2023..2024"),)),
        ("-#tag", (Filter(Operator.TOPIC, "tag", negated=True),)),
        ("@Döe", (Filter(Operator.AUTHOR, "-doe"),)),
        ("in:_posts/field", (Filter(Operator.IN, "/posts/field"),)),
        ("2024-03", (Filter(Operator.DATE, "2024-03"),)),
        ("-2024", (Filter(Operator.DATE, "2024", negated=True),)),
        ("2024..", (Filter(Operator.RANGE, "2024.."),)),
        ("2024..202", (Filter(Operator.RANGE, "2024.."),)),
        ("2023..2024-", (Filter(Operator.RANGE, "2023..2024"),)),
        ("..2023-5", (Filter(Operator.RANGE, "..2023-5"),)),
        ("is:dr", (Filter(Operator.IS, "draft"),)),
        ("-is:draft", (Filter(Operator.IS, "draft", negated=True),)),
        ("has:p", (Filter(Operator.HAS, "problem"),)),
        ("LANG:DE", (Filter(Operator.LANGUAGE, "de"),)),
        ("#a #b", (Filter(Operator.TOPIC, "a"), Filter(Operator.TOPIC, "b"))),
    ],
)
def test_operators_are_filters(typed: str, filters: tuple[Filter, ...]) -> None:
    assert parse_query(typed) == Query(filters=filters, text=parse_query(typed).text)


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("#open", True),
        ('#"open"', False),
        ('#"Open source"', True),
        ("tag:open", True),
        ("tag:sys", False),
        ("category:sys", True),
        ("category:open", False),
        ("series:building", True),
        ('series:"building a page"', True),
        ('series:"building"', False),
        ('@"Jane van Doe"', True),
        ('@"Jane"', False),
        ('author:"ann"', True),
        ("folder:posts/fie", True),
        ("folder:posts/field-notes/", True),
        ('folder:"posts/field notes"', True),
        ('folder:"posts/field"', False),
        ("folder:field", False),
        ("date:2024", True),
        ("date:2024-04", False),
        ("date:..2023", False),
        ("-date:2024", False),
        ("#open-source", True),
        ("#source", False),
        ("#c++", True),
        ("#sys", True),
        ("@jane", True),
        ("@doe", True),
        ("@van-d", True),
        ("@ann", True),
        ("@ane", False),
        ("in:sys", True),
        ("in:posts", True),
        ("in:_posts", True),
        ("in:field-n", True),
        ('in:"field notes"', True),
        ("in:posts/field", True),
        ("in:field/", False),
        ("in:notes", False),
        ("in:post.md", False),
        ("2024", True),
        ("2024-03", True),
        ("2024-3", True),
        ("2024-0", True),
        ("2024-1", False),
        ("2024-03-1", True),
        ("2024-03-15", True),
        ("2024-03-16", False),
        ("2023", False),
        ("2024..", True),
        ("2024-03-15..", True),
        ("2024-03-16..", False),
        ("..2024-03", True),
        ("..2024-03-15", True),
        ("..2024-03-14", False),
        ("..2023", False),
        ("2024-03..2024-05", True),
        ("2024-04..2024-05", False),
        ("2020..2030", True),
        ("2030..2020", False),
        ("0000", False),
        ("2024-99", False),
        ("is:draft", False),
        ("-is:draft", True),
        ("is:future", False),
        ("is:pinned", False),
        ("is:unread", True),
        ("is:read", False),
        ("is:starred", False),
        ("has:problem", False),
        ("-has:problem", True),
        ("lang:pt", True),
        ("lang:pt-br", True),
        ("lang:de", False),
        ("#open -#python 2024", True),
        ("#open -#c", False),
        ("-@doe", False),
        ("-in:posts", False),
        ("-2024", False),
        ("-2023", True),
        ("is:", True),
        ("#", True),
        ("anything else", True),
    ],
)
def test_a_post_is_asked_for_by_its_fields(typed: str, matches: bool) -> None:
    assert parse_query(typed).matches(POST, ReadingState(now=NOW)) is matches


def test_what_is_not_in_the_file_is_asked_for_too() -> None:
    state = ReadingState(starred={POST.path}, read={POST.path}, now=datetime(2024, 1, 1, tzinfo=UTC))
    asked = ("is:starred", "is:read", "is:unread", "is:started", "is:future")
    assert [parse_query(typed).matches(POST, state) for typed in asked] == [True, True, False, False, True]
    state = ReadingState(started={POST.path}, now=datetime(2030, 1, 1, tzinfo=UTC))
    assert [parse_query(typed).matches(POST, state) for typed in asked] == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_states_and_problems() -> None:
    post = POST._replace(draft=True, pinned=True, problems=(Problem("bad"),))
    assert all(parse_query(typed).matches(post) for typed in ("is:draft", "is:pinned", "has:problem"))


def test_a_date_is_also_the_text_of_a_title_and_a_range_is_not() -> None:
    post = Post("a.md", "Plans for 2030")
    assert parse_query("2030").matches(post)
    assert not parse_query("2030..").matches(post)
    assert not parse_query("..2030").matches(post)


@pytest.mark.parametrize(
    ("typed", "title", "excluded"),
    [
        ("-rust", "in rust", True),
        ("-rust", "rusty", True),
        ("-rust", "a (rust) thing", True),
        ("-rust", "trust", False),
        ('-"in rust"', "written in rust", True),
        ('-"in rust"', "in the rust", False),
        ("-日本", "東日本の本", True),
        ("-", "a - b", False),
    ],
)
def test_excluded_words_must_not_begin_a_word(typed: str, title: str, excluded: bool) -> None:
    query = parse_query(typed)
    assert query.words == ()
    assert query.excludes(title) is excluded


@pytest.mark.parametrize(
    ("typed", "operator"),
    [
        ("#ru", (Operator.TOPIC, "ru")),
        ("rust #", (Operator.TOPIC, "")),
        ("-is:d", (Operator.IS, "d")),
        ('x #"open so', (Operator.TOPIC, "open-so")),
        ("@Dö", (Operator.AUTHOR, "do")),
        ("in:_po", (Operator.IN, "po")),
        ("#ru ", None),
        ("ru", None),
        ("c#", None),
        ("", None),
    ],
)
def test_the_operator_being_typed_is_known(typed: str, operator: tuple[Operator, str] | None) -> None:
    assert last_operator(typed) == operator


PIECES = st.sampled_from(
    [
        "#",
        "@",
        "-",
        '"',
        "is:",
        "in:",
        "has:",
        "lang:",
        "..",
        "2024",
        "-03",
        "draft",
        "ru",
        " ",
        "ß",
        "日",
        "”",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)), st.text(max_size=20))
def test_anything_may_be_typed(typed: str, title: str) -> None:
    query = parse_query(typed)
    assert all(query.words)
    assert all(query.excluded)
    query.matches(POST._replace(title=title))
    query.excludes(title)
    last_operator(typed)


def test_only_the_beginning_of_a_long_query_is_looked_at() -> None:
    assert parse_query("a" * QUERY_LIMIT + " #tag") == parse_query("a" * QUERY_LIMIT)
