"""Finding text in an article: what matches, where, in which order."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from itertools import islice, repeat
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content.text import fold, fold_signs
from reader.document.model import Document, Place
from reader.document.parse import begin, parse
from reader.page import pattern as patterns
from reader.page.find import LeafTexts, Match, Matches, Search
from reader.page.pattern import BadPatternError, SearchPattern, TooSlowError, make_finder, phrase
from reader.page.searchable_text import SearchableText
from tests.document.growth import assert_linear
from tests.page.test_properties import ARTICLES, TEXTS

QUERIES = st.one_of(
    st.text(st.sampled_from("abc ABC\n\t.é́ßİ’'—-…ﬁ½日本👩\u200d´"), max_size=4), TEXTS, st.text(max_size=6)
)


def found_in(text: str, pattern: SearchPattern) -> list[str]:
    """What of a text matches."""
    finder = make_finder(pattern)
    if finder is None:
        return []
    spans = finder.spans(SearchableText(text))
    return [text[start:end] for start, end in zip(spans.starts, spans.ends, strict=True)]


def expression(text: str) -> SearchPattern:
    return SearchPattern("regex", (text,))


def matches_in(document: Document, pattern: SearchPattern, start: int = 0) -> Matches:
    """All matches in a document, found from some leaf on."""
    finder = make_finder(pattern)
    matches = Matches()
    for found in Search(LeafTexts(document), finder, start).run() if finder else ():
        matches.add(found)
    return matches


def in_order(matches: Matches) -> list[Match]:
    """All matches, walked through from the first."""
    walked: list[Match] = []
    match = matches.first
    while match is not None:
        walked.append(match)
        match = matches.first_from(Place(match.leaf, match.start + 1))
    return walked


def found_texts(source: str, query: str) -> list[str]:
    """What a query finds in an article."""
    document = parse(source)
    matches = in_order(matches_in(document, phrase(query)))
    return [document.text(document.leaves[leaf])[start:end] for leaf, start, end in matches]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The other theme", "the", ["The", "the", "the"]),
        ("The other theme", "The", ["The"]),
        ("THE", "the", ["THE"]),
        ("the", "THE", []),
        ("Café, cafe, CAFÉ", "cafe", ["Café", "cafe", "CAFÉ"]),
        ("Café, cafe", "café", ["Café", "cafe"]),
        ("Café, Cafe, café", "Cafe", ["Café", "Cafe"]),
        ("cafe\u0301s", "cafe", ["cafe\u0301"]),
        ("cafe\u0301s", "s", ["s"]),
        ("it’s “so” – yes…", 'it\'s "so" - yes...', ["it’s “so” – yes…"]),
        ("Don’t", "Don't", ["Don’t"]),
        ("Don't", "don’t", ["Don't"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "ras", ["raß"]),
        ("ß", "s", ["ß"]),
        ("wait… what", ".", ["…"]),
        ("ﬁne ﬁsh", "fi", ["ﬁ", "ﬁ"]),
        ("İstanbul’da", "istanbul'da", ["İstanbul’da"]),
        ("½ and ½", "1⁄2", ["½", "½"]),
        ("日本語の日本", "日本", ["日本", "日本"]),
        ("한국어", "한국", ["한국"]),
        ("👩‍👧 and 👩", "👩", ["👩", "👩"]),
        ("a phrase\nover lines", "phrase over", ["phrase\nover"]),
        ("cell\tcell", "cell cell", ["cell\tcell"]),
        ("far   apart", "far apart", ["far   apart"]),
        ("far\u00a0apart", "far apart", ["far\u00a0apart"]),
        ("farapart", "far apart", []),
        ("a b, ab, a  c", "a ", ["a ", "a  "]),
        ("xa  b a", " a", [" a"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.c abc", "a.c", ["a.c"]),
        ("(x) [y] \\z", "[y] \\z", ["[y] \\z"]),
        ("anything", "", []),
        ("any thing", " ", []),
        ("e\u0301", "\u0301", []),
    ],
)
def test_a_phrase_is_found(text: str, query: str, found: list[str]) -> None:
    assert found_in(text, phrase(query)) == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Roast the roasted beans; unroasted", ("roast", "bean"), ["Roast", "roast", "bean"]),
        ("Roast roast", ("Roast",), ["Roast"]),
        ("car carpet", ("car", "carp"), ["car", "carp"]),
        ("C++ and c#", ("c++", "c#"), ["C++", "c#"]),
        ("Café décor", ("decor", "cafe"), ["Café", "décor"]),
        ("学日本語", ("日本",), ["日本"]),
        ("snake_case", ("case",), []),
        ("no words", (), []),
        ("no words", ("", " "), []),
    ],
)
def test_words_are_found_where_a_word_begins(text: str, words: tuple[str, ...], found: list[str]) -> None:
    assert found_in(text, SearchPattern("words", words)) == found


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("part 1, Part 22", r"part \d+", ["part 1", "Part 22"]),
        ("part 1, Part 22", r"Part \d+", ["Part 22"]),
        ("some Words", r"\W\w+", [" Words"]),
        ("some WORDS", r"\Bo\S", ["om", "OR"]),
        ("Café cafés", r"caf.s?\b", ["Café", "cafés"]),
        ("Café", r"[é]", ["é"]),
        ("it’s", "t's", ["t’s"]),
        ("a—b", "[a—z]+", ["a—"]),
        ("（x）", "（x）", ["（x）"]),
        ("first\nsecond", "^second$", ["second"]),
        ("aXb", "x*", ["X"]),
        ("Ab", r"\x41", ["A"]),
        ("anything", "", []),
    ],
)
def test_a_regular_expression_is_found(text: str, written: str, found: list[str]) -> None:
    assert found_in(text, expression(written)) == found


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("(a", "missing ), at character 3"),
        ("a)", "unbalanced parenthesis, at character 2"),
        ("*a", "nothing to repeat, at character 1"),
        ("[a", "unterminated character set, at character 3"),
        ("é…(", "missing ), at character 4"),
        ("(" * 5_000, "nests too deep"),
        ("a{99999999}", "asks for more than 10,000 of something"),
        ("(?:(?:a{100}){100}){100}", "asks for more than 10,000 of something"),
    ],
)
def test_of_a_wrong_expression_it_is_said_what_is_wrong_and_where(written: str, message: str) -> None:
    with pytest.raises(BadPatternError) as raised:
        make_finder(expression(written))
    assert str(raised.value) == message


@pytest.mark.parametrize("written", ["(a+)+$", "(a|aa)+$", "(?:(?R)?a)+b"])
def test_an_expression_that_takes_too_long_is_given_up(written: str) -> None:
    finder = make_finder(expression(written))
    assert finder is not None
    with pytest.raises(TooSlowError, match="gave up: the expression takes too long"):
        finder.spans(SearchableText("a" * 5_000 + "!"))


def test_an_expression_that_is_slow_in_every_leaf_is_given_up_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "LEAF_SECONDS", 10.0)
    monkeypatch.setattr(patterns, "ARTICLE_SECONDS", 0.05)
    finder = make_finder(expression("(a|aa)+$"))
    assert finder is not None
    texts = repeat(SearchableText("a" * 20 + "!"), 100_000)
    with pytest.raises(TooSlowError):
        list(map(finder.spans, texts))


def test_the_package_for_expressions_is_loaded_only_for_them() -> None:
    program = (
        "import sys; from reader.page.pattern import phrase, make_finder; import reader.page.find\n"
        "make_finder(phrase('a')); print('regex' in sys.modules)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert finished.stdout.strip() == "False"


@pytest.mark.parametrize("query", ["word", "no such", "w d", " "])
@pytest.mark.parametrize("filling", ["word ", " ", "é ", "wörd\n"])
def test_a_line_is_searched_in_a_time_that_grows_as_it_does(query: str, filling: str) -> None:
    finder = make_finder(phrase(query)) or make_finder(phrase("w "))
    assert finder is not None
    assert_linear(lambda size: filling * size, lambda text: finder.spans(SearchableText(text)))


@pytest.mark.parametrize(
    ("source", "query", "found"),
    [
        ("Words that *go* on\nin the `next` line.", "go on in the next", ["go on in the next"]),
        ("A [link to it](https://example.org).", "link to", ["link to"]),
        ("A [link](https://example.org/hidden).", "hidden", []),
        ("## A heading", "a head", ["A head"]),
        ("```python\ndef code():\n    pass\n```", "code(): pass", ["code():\n    pass"]),
        ("| one | two |\n|---|---|\n| three | four |", "one two three four", ["one\ttwo\nthree\tfour"]),
        ("> [!tip] The label\n> The body.", "the", ["The", "The"]),
        ("- item one\n- item two", "item", ["item", "item"]),
        ("Text[^1].\n\n[^1]: Note text.", "text", ["Text", "text"]),
        ("$$\nx = y\n$$", "y", ["y"]),
        ("one&nbsp;two&hellip;", "one two...", ["one\u00a0two…"]),
    ],
)
def test_whatever_can_be_read_is_found(source: str, query: str, found: list[str]) -> None:
    assert found_texts(source, query) == found


def test_the_search_goes_from_where_one_reads_round_the_article() -> None:
    document = parse("\n\n".join(f"Word {number}." for number in range(5)))
    finder = make_finder(phrase("word"))
    assert finder is not None
    search = Search(LeafTexts(document), finder, 3)
    assert [leaf for found in search.run() for leaf, _ in found] == [3, 4, 0, 1, 2]
    assert search.reached == 5


def test_what_is_added_to_the_article_is_searched_by_the_next_run() -> None:
    source = "\n\n".join(f"Word {number}." for number in range(40))
    document, rest = begin(source, window=100)
    finder = make_finder(phrase("word"))
    assert finder is not None
    search, matches = Search(LeafTexts(document), finder, 2), Matches()
    _take(matches, search)
    assert matches.total == len(document.leaves) == search.reached < 40
    for batch in rest:
        document.extend(batch)
        _take(matches, search)
    assert matches.total == 40
    _take(matches, search)
    assert matches.total == 40


def test_a_search_that_begins_where_nothing_has_been_read_yet_begins_at_the_top() -> None:
    document = parse("Word.\n\nWord.")
    assert matches_in(document, phrase("word"), start=100).total == 2


def _take(matches: Matches, search: Search) -> None:
    for found in search.run():
        matches.add(found)


def test_a_search_tells_what_it_has_found_in_between_and_stops_when_it_is_cancelled() -> None:
    document = parse("\n\n".join("Word." for _ in range(5_000)))
    finder = make_finder(phrase("word"))
    assert finder is not None
    slices = list(Search(LeafTexts(document), finder).run())
    assert len(slices) > 2
    stopped = iter([False] * 10 + [True] * 10)
    found = list(Search(LeafTexts(document), finder).run(lambda: next(stopped)))
    assert sum(map(len, found)) == 10


def test_matches_are_numbered_and_walked_in_the_order_of_the_article() -> None:
    document = parse("a a\n\nb\n\na b a\n\na")
    matches = matches_in(document, phrase("a"), start=2)
    walked = in_order(matches)
    assert walked == [Match(0, 0, 1), Match(0, 2, 3), Match(2, 0, 1), Match(2, 4, 5), Match(3, 0, 1)]
    assert [matches.number(match) for match in walked] == [1, 2, 3, 4, 5]
    assert [matches.last_before(match.place) for match in walked] == [None, *walked[:-1]]
    assert matches.first_from(Place(1)) == walked[2]
    assert matches.last_before(Place(2)) == walked[1]
    assert matches.first_from(Place(3, 1)) is None
    assert (matches.first, matches.last) == (walked[0], walked[-1])


def test_where_nothing_was_found_there_is_no_match() -> None:
    matches = Matches()
    assert (matches.first, matches.last, matches.total) == (None, None, 0)
    assert matches.first_from(Place(0)) is matches.last_before(Place(9)) is None
    assert matches.spans(0) is None


def test_the_matches_within_some_characters() -> None:
    finder = make_finder(phrase("aa"))
    assert finder is not None
    spans = finder.spans(SearchableText("aa aa aa"))
    assert list(spans.within(1, 4)) == [(0, 2), (3, 5)]
    assert list(spans.within(2, 3)) == []
    assert list(spans.within(5, 100)) == [(6, 8)]


@given(text=st.one_of(TEXTS, st.text()), query=QUERIES)
@example("", "")
def test_what_matches_a_phrase_is_that_phrase(text: str, query: str) -> None:
    folded = fold_signs if any(map(str.isupper, query)) else fold
    wanted = _normal(folded(query))
    for found in found_in(text, phrase(query)):
        # A character at an end may be compared as several, of which the phrase holds some.
        assert wanted in _normal(folded(found))


@given(text=st.text(st.sampled_from("aAbé ß.\n"), max_size=30), query=st.text("aAb é\n", max_size=3))
def test_a_phrase_is_found_wherever_it_stands(text: str, query: str) -> None:
    folded = fold_signs if any(map(str.isupper, query)) else fold
    if query.strip() and not any(map(str.isspace, query)):
        assert len(found_in(text, phrase(query))) == folded(text).count(folded(query))


def _normal(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in " ".join(_parts(text)))


def _parts(text: str) -> Iterable[str]:
    """The words of a text; an empty one where white space begins or ends it."""
    begins, ends = text[:1].isspace(), text[-1:].isspace()
    return [*([""] if begins else []), *text.split(), *([""] if ends else [])]


@given(text=st.one_of(TEXTS, st.text()))
def test_texts_are_compared_as_they_are_folded(text: str) -> None:
    assert SearchableText(text).folded(match_case=False) == fold(text)
    assert SearchableText(text).folded(match_case=True) == fold_signs(text)


@given(
    text=st.one_of(TEXTS, st.text()),
    query=st.one_of(QUERIES, st.text("ab(|)[]*+?{}\\1,^$.", max_size=8)),
    kind=st.sampled_from(["phrase", "regex", "words"]),
)
def test_no_query_fails_and_all_spans_lie_within_the_text_in_order(text: str, query: str, kind: str) -> None:
    try:
        finder = make_finder(SearchPattern(kind, (query,)))  # type: ignore[arg-type]
        spans = finder.spans(SearchableText(text)) if finder else None
    except (BadPatternError, TooSlowError):
        return
    last = 0
    for start, end in zip(spans.starts, spans.ends, strict=True) if spans else ():
        assert last <= start < end <= len(text)
        last = end


@given(source=ARTICLES, query=st.sampled_from(["a", "w", "the", "code", "and **", "ng c", "日本", "one"]))
def test_an_article_is_found_in_as_its_text_is(source: str, query: str) -> None:
    document = parse(source)
    finder = make_finder(phrase(query))
    assert finder is not None
    naive = [
        Match(leaf.index, *span)
        for leaf in document.leaves
        for span in zip(*finder.spans(SearchableText(document.text(leaf))), strict=True)
    ]
    for start in (0, len(document.leaves) // 2):
        assert in_order(matches_in(document, phrase(query), start)) == naive


def test_texts_that_are_searched_take_no_room_of_those_on_the_screen() -> None:
    document = parse("\n\n".join(f"Word *{number}*." for number in range(50)))
    kept = [document.runs(leaf) for leaf in islice(document.leaves, 3)]
    matches_in(document, phrase("word"))
    assert all(
        document.runs(leaf) is runs for leaf, runs in zip(islice(document.leaves, 3), kept, strict=True)
    )
