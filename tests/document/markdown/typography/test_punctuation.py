"""Smart punctuation, for those who ask for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.text import fold
from reader.document.markdown.typography.punctuation import with_curly_quotes, with_dashes
from reader.document.model import Inline, Link
from reader.document.parse import parse
from reader.document.source.dialect import MARKDOWN
from tests.document.growth import assert_linear

SMART = MARKDOWN._replace(smart_punctuation=True)


def runs(source: str) -> tuple[Inline, ...]:
    """The runs of the first leaf, set as asked."""
    document = parse(source, dialect=SMART)
    return document.runs(document.leaves[0])


def shown(source: str) -> str:
    """The text of the first leaf, set as asked."""
    return "".join(run.text for run in runs(source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('"Hello," she said.', "“Hello,” she said."),
        ("It's the dogs' turn.", "It’s the dogs’ turn."),
        ("'single' quotes", "‘single’ quotes"),
        ("\"'Nested' in double\"", "“‘Nested’ in double”"),
        ('("in brackets")', "(“in brackets”)"),
        ('A *"quote"* in italics', "A “quote” in italics"),
        ('"*Italics* at the start" and "at the *end*"', "“Italics at the start” and “at the end”"),
        ('A "`code`" word', "A “code” word"),
        ('A "quote\nover lines"', "A “quote over lines”"),
        ("back in the '80s, '99", "back in the ’80s, ’99"),
        ("'tis 'em", "’tis ’em"),
        ('他说"你好"吧', "他说“你好”吧"),
        ('She--"yes"--went', "She–“yes”–went"),
        ('""', "“”"),
    ],
)
def test_quotes_are_curly(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize("source", ["5'10\" tall", 'a 27" display', "a ' b", 'a " b', "6' deep"])
def test_a_mark_for_feet_or_inches_and_a_lonely_one_stay_straight(source: str) -> None:
    assert shown(source) == source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("pages 10--20", "pages 10–20"),
        ("word---word", "word—word"),
        ("one -- two --- three", "one – two — three"),
        ("and so on...", "and so on…"),
        ("...and more", "…and more"),
        ('"So..." she said', "“So…” she said"),
    ],
)
def test_dashes_and_ellipses_are_set(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "use --force",
        "a ---- b",
        "dots....",
        "a --> b",
        "in .../lib",
        "mail a--b@example.org",
        "(c) (r) (tm) +-",
    ],
)
def test_what_is_no_punctuation_stays(source: str) -> None:
    assert shown(source) == source


@pytest.mark.parametrize(
    "source",
    ["`\"a\" -- 'b'...`", "    \"a\" -- 'b'...", "```\n\"a\" -- 'b'...\n```", "<https://a.b/c--d'e>"],
)
def test_code_and_addresses_stay(source: str) -> None:
    straight = parse(source)
    assert shown(source) == straight.text(straight.leaves[0])


def test_a_bare_address_stays_and_what_is_around_it_does_not() -> None:
    assert shown('See "https://example.org/a--b" -- now') == "See “https://example.org/a--b” – now"


def test_the_target_and_title_of_a_link_stay() -> None:
    (run,) = runs('["x"](/a--b "t -- u")')
    assert run.text == "“x”"
    assert run.link == Link("/a--b", "t -- u")


def test_an_escaped_quote_stays_straight() -> None:
    assert shown('\\"a\\" b--c') == '"a" b–c'


def test_a_name_of_an_emoji_and_a_quote_stand_together() -> None:
    assert shown('":tada:" it is') == "“🎉” it is"


def test_slugs_do_not_depend_on_it() -> None:
    source = '# It\'s "so" -- really...\n'
    assert parse(source, dialect=SMART).sections[0].slug == parse(source).sections[0].slug
    assert parse(source, dialect=SMART).sections[0].title == "It’s “so” – really…"


def test_nothing_is_set_unless_it_is_asked_for() -> None:
    document = parse('"It\'s" -- ...')
    assert document.text(document.leaves[0]) == '"It\'s" -- ...'


@pytest.mark.parametrize("typed", ["\"a\" 'b' c...", "it's", '"..."'])
def test_search_finds_what_is_set_and_what_is_not(typed: str) -> None:
    assert fold(shown(typed)) == fold(typed)


@pytest.mark.parametrize("text", ["10–20", "10—20"])
def test_search_takes_every_dash_for_a_hyphen(text: str) -> None:
    assert fold(text) == fold("10-20")


@given(st.text(st.sampled_from("\"'-. a1中(“\n`*<>\\@"), max_size=60))
def test_no_text_is_too_strange(source: str) -> None:
    document = parse(source, dialect=SMART)
    for leaf in document.leaves:
        document.runs(leaf)


@given(st.text(st.sampled_from("\"' a1中(“-"), max_size=60))
def test_curly_quotes_change_nothing_else(text: str) -> None:
    curly = with_curly_quotes(text)
    assert len(curly) == len(text)
    assert all(one == other or one in "\"'" for one, other in zip(text, curly, strict=True))


@pytest.mark.parametrize("unit", ['"', "'", '"a ', "'a\"", "--", "...", "a--", "--@", "a@", "a", ". -"])
def test_growth(unit: str) -> None:
    assert_linear(lambda size: unit * size, with_curly_quotes)
    assert_linear(lambda size: unit * size + "@", with_dashes)


@pytest.mark.parametrize("unit", ['"*a*" ', "'`a`' ", '"\n', "\"<b>'</b>", ':tada:"\\"', "--[a](b)"])
def test_growth_in_an_article(unit: str) -> None:
    assert_linear(lambda size: unit * (size // 8), shown)
