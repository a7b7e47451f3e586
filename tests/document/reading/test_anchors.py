"""Anchors find the same words again after an edit; when they are gone, something near where they were."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.model import Batch, Document, Inline, Place
from reader.document.parse import begin, parse
from reader.document.reading.anchor_search import find_anchor
from reader.document.reading.anchors import WORDS, Anchor, anchor_of
from tests.document.documents import place_of

LETTERS = "bcdfghjklmnprstv"
LATIN = [one + vowel + other for one in LETTERS for vowel in "aeiou" for other in LETTERS]


def paragraph(number: int, words: int = 30) -> str:
    """Words that no other paragraph has in this order."""
    chosen = random.Random(number)
    return f"Opening {number} " + " ".join(chosen.choice(LATIN) for _ in range(words)) + f" closing {number}."


def article(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


SECTIONS = [[f"## Part {part}", *(paragraph(10 * part + number) for number in range(4))] for part in range(6)]
SOURCE = article("# Title", *(block for section in SECTIONS for block in section))


def words_at(document: Document, place: Place, count: int = 20) -> str:
    return document.text(document.leaves[place.leaf])[place.character :][:count]


def parse_counted(source: str) -> tuple[Document, list[str]]:
    """An article, and a list that grows with each of its paragraphs and headings that is parsed into runs."""
    whole = parse(source)
    parsed: list[str] = []

    def parse_and_count(text: str) -> tuple[Inline, ...]:
        parsed.append(text)
        return whole.inlines(text)

    document = Document(parse_and_count, source)
    document.extend(Batch(tuple(whole.blocks), tuple(whole.leaves), tuple(whole.sections), last=True))
    return document, parsed


def found_after(edit: Callable[[str], str], words: str, source: str = SOURCE) -> str:
    """What stands at a place with some words after an edit of the article."""
    before = parse(source)
    anchor = anchor_of(before, place_of(before, words))
    after = parse(edit(source))
    place = find_anchor(after, anchor)
    assert place is not None
    return words_at(after, place, len(words))


@pytest.mark.parametrize("words", ["Part 3", "Opening 32", "closing 32", "Title"])
@pytest.mark.parametrize(
    "edit",
    [
        lambda source: source,
        lambda source: article(*map(paragraph, range(100, 140))) + "\n" + source,
        lambda source: "---\na: b\n---\n\n" + source,
        lambda source: source.replace(paragraph(31) + "\n\n", ""),
        lambda source: source.replace(paragraph(31), "> quoted\n\n- one\n- two\n\n```\ncode\n```"),
        lambda source: source.replace("## Part 2", "## Another name"),
        lambda source: source.replace("## Part 4", "## Part 3\n\nNew\n\n## Part 4"),
        lambda source: source.replace(
            "## Part 1", article("## Part 3", "Twice the same heading") + "\n## Part 1"
        ),
        lambda source: source.replace(article(*SECTIONS[0]), "").replace(
            "## Part 5", article(*SECTIONS[0]) + "\n## Part 5"
        ),
        lambda source: article(*SECTIONS[3]) + "\n" + source.replace(article(*SECTIONS[3]), ""),
        lambda source: source.replace(paragraph(33), "") + "\n" + article(*map(paragraph, range(100, 140))),
    ],
    ids=[
        "nothing",
        "paragraphs added above",
        "front matter added",
        "a paragraph taken away",
        "a paragraph made other blocks",
        "a heading renamed",
        "a section of the same name added",
        "the same heading twice above",
        "a section moved down",
        "a section moved up",
        "a paragraph taken away and others added",
    ],
)
def test_the_same_words_are_found_after_an_edit_elsewhere(edit: Callable[[str], str], words: str) -> None:
    assert found_after(edit, words) == words


def test_words_are_found_when_their_paragraph_was_edited_before_them() -> None:
    middle = paragraph(32).split()
    words = " ".join(middle[15:20])
    longer = SOURCE.replace(paragraph(32), "A new sentence to begin with. " + paragraph(32))
    assert found_after(lambda _: longer, words) == words
    shorter = SOURCE.replace(paragraph(32), " ".join(middle[9:]))
    assert found_after(lambda _: shorter, words) == words


def test_words_are_found_when_they_are_set_otherwise() -> None:
    words = " ".join(paragraph(32).split()[9:14])
    bold = SOURCE.replace(words, f"**{words}**")
    assert found_after(lambda _: bold, words) == words


def test_words_are_found_when_what_follows_them_was_edited() -> None:
    middle = paragraph(32).split()
    words = " ".join(middle[15:18])
    edited = SOURCE.replace(paragraph(32), " ".join((*middle[:18], "something", "else", *middle[24:])))
    assert found_after(lambda _: edited, words) == words


def test_a_heading_whose_words_were_edited_is_still_found() -> None:
    edited = SOURCE.replace("## Part 3", "## The third part")
    assert found_after(lambda _: edited, "Part 3") == "The th"


def test_a_paragraph_that_was_written_anew_is_found_by_what_stands_around_it() -> None:
    assert (
        found_after(lambda source: source.replace(paragraph(32), "Written anew."), "Opening 32")
        == "Written an"
    )


def test_where_a_paragraph_was_deleted_the_one_behind_it_is_found() -> None:
    deleted = "New beginning\n\n" * 3 + SOURCE.replace(paragraph(32) + "\n\n", "")
    assert found_after(lambda _: deleted, "Opening 32") == "Opening 33"


def test_where_all_of_it_was_rewritten_the_section_is_found() -> None:
    rewritten = article(
        "# Title", "## Part 3", "Quite", "another", "text", "## Part 4", *map(paragraph, range(400, 450))
    )
    assert found_after(lambda _: rewritten, "Opening 32") in {"Part 3", "Quite", "another", "text"}


def test_short_words_are_told_apart_by_what_stands_around_them() -> None:
    source = article(*(block for number in range(9) for block in (paragraph(number), "Yes.")))
    document = parse(source)
    anchor = anchor_of(document, Place(9))
    assert words_at(document, Place(9)) == "Yes."
    edited = parse("Yes.\n\nYes.\n\nNo.\n\n" + source)
    assert find_anchor(edited, anchor) == Place(12)


def test_a_rule_is_found_by_what_stands_around_it() -> None:
    source = article(*(block for number in range(9) for block in (paragraph(number), "---")))
    anchor = anchor_of(parse(source), Place(9))
    assert find_anchor(parse("---\n\nNew\n\n---\n\n" + source), anchor) == Place(12)


def test_of_the_same_words_in_several_sections_those_in_the_same_one_are_found() -> None:
    boilerplate = "This sentence stands in every section, word by word, and so does the next."
    source = article(*(block for part in range(8) for block in (f"## Part {part}", boilerplate, boilerplate)))
    document = parse(source)
    place = Place(document.sections[5].place.leaf + 1, 10)
    edited = parse(source.replace("## Part 2\n\n" + boilerplate, "## Part 2"))
    assert find_anchor(edited, anchor_of(document, place)) == Place(edited.sections[5].place.leaf + 1, 10)


def test_a_table_and_code_are_found_inside() -> None:
    table = "| a | b |\n|---|---|\n" + "\n".join(f"| cell {n} | value {n} |" for n in range(30))
    code = "```\n" + "\n".join(f"line {n} = {n}" for n in range(60)) + "\n```"
    source = article(paragraph(1), table, paragraph(2), code, paragraph(3))
    for words in ("cell 17", "line 33"):
        assert found_after(lambda source: "New\n\n" + source, words, source) == words
        cut = source.replace("| cell 3 | value 3 |\n", "").replace("line 5 = 5\n", "")
        assert found_after(lambda _, cut=cut: cut, words, source) == words  # type: ignore[misc]


def test_a_growing_article_says_that_a_place_has_not_been_read_yet() -> None:
    source = article(*map(paragraph, range(200)))
    whole = parse(source)
    anchor = anchor_of(whole, place_of(whole, "Opening 150"))
    document, rest = begin("Some new paragraph\n\n" * 5 + source, window=4_096)
    places: list[Place | None] = [find_anchor(document, anchor)]
    for batch in rest:
        since = len(document.leaves)
        document.extend(batch)
        places.append(find_anchor(document, anchor, since=since))
    assert places[0] is None
    assert places[-1] is not None
    assert words_at(document, places[-1]) == words_at(whole, anchor.place)
    assert all(place is None or place == places[-1] for place in places)


def test_a_place_that_was_never_read_is_known_by_its_number() -> None:
    document, rest = begin(article(*map(paragraph, range(200))), window=4_096)
    anchor = anchor_of(document, Place(150, 7))
    assert not anchor.is_known
    assert find_anchor(document, anchor) is None
    for batch in rest:
        document.extend(batch)
    assert find_anchor(document, anchor) == Place(150, 7)
    assert find_anchor(parse("Short"), anchor) == Place(0)


def test_an_empty_article_has_only_its_top() -> None:
    assert find_anchor(parse(""), anchor_of(parse(SOURCE), Place(9))) == Place(0)
    assert anchor_of(parse(""), Place(3, 4)).place == Place(3, 4)


def test_what_was_not_edited_is_found_without_parsing_the_article() -> None:
    anchor = anchor_of(parse(SOURCE), place_of(parse(SOURCE), "Opening 32"))
    document, parsed = parse_counted(SOURCE)
    assert find_anchor(document, anchor) == anchor.place
    assert len(parsed) == 3


def test_of_a_long_article_only_what_may_hold_the_words_is_parsed() -> None:
    source = article(*map(paragraph, range(3_000)))
    anchor = anchor_of(parse(source), Place(2_000))
    document, parsed = parse_counted("New\n\n" * 40 + source.replace(paragraph(2_000), "gone"))
    assert find_anchor(document, anchor) == Place(2_040)
    assert len(parsed) < 400


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "[1,2]",
        '[1,2,3,"a","b","c","d"]',
        '[-1,0,0,"","","","",""]',
        '[true,0,0,"","","","",""]',
        '[0,0,0,"","","","",5]',
        "[" * 9_999,
        "9" * 9_999,
    ],
)
def test_what_is_no_anchor_is_none(text: str) -> None:
    assert Anchor.from_text(text) is None


@given(st.builds(Anchor, *[st.integers(0, 9)] * 3, *[st.text(max_size=9)] * 5))
def test_an_anchor_survives_being_written(anchor: Anchor) -> None:
    assert Anchor.from_text(anchor.as_text()) == anchor
    assert anchor.as_text().isascii()


BLOCKS = st.one_of(
    st.integers(0, 500).map(paragraph),
    st.integers(0, 5).map(lambda number: f"## Part {number}"),
    st.sampled_from(
        ["---", "Yes.", "- one\n- two", "> quoted", "```\ncode\n```", "| a |\n|---|\n| b |", "漢字とかな" * 9]
    ),
)
ARTICLES = st.lists(BLOCKS, max_size=25)


@settings(max_examples=150, deadline=None)
@given(ARTICLES, ARTICLES, st.integers(1000, 1999), st.data())
def test_words_that_were_not_edited_are_found_whatever_became_of_all_others(
    before: list[str], after: list[str], number: int, data: st.DataObject
) -> None:
    words = paragraph(number)
    old, new = list(before), list(after)
    old.insert(data.draw(st.integers(0, len(old))), words)
    new.insert(data.draw(st.integers(0, len(new))), words)
    document, edited = parse(article(*old)), parse(article(*new))
    character = data.draw(st.integers(0, len(words) - 1))
    leaf = place_of(document, words).leaf
    place = find_anchor(edited, anchor_of(document, Place(leaf, character)))
    assert place == Place(place_of(edited, words).leaf, character)


@settings(max_examples=150, deadline=None)
@given(ARTICLES, ARTICLES, st.integers(0, 60), st.integers(0, 300), st.integers(64, 2_000))
def test_every_article_has_a_place_for_every_anchor_once_it_has_been_read(
    before: list[str], after: list[str], leaf: int, character: int, window: int
) -> None:
    anchor = anchor_of(parse(article(*before)), Place(leaf, character))
    document, rest = begin(article(*after), window=window)
    place = find_anchor(document, anchor)
    for batch in rest:
        since = len(document.leaves)
        document.extend(batch)
        place = find_anchor(document, anchor, since=since)
    assert place is not None
    assert place == Place(0) or place.leaf < len(document.leaves)
    if document.leaves and anchor.is_known:
        assert place.character <= len(document.text(document.leaves[place.leaf]))


@given(ARTICLES, st.integers(0, 60), st.integers(0, 300))
@settings(max_examples=100, deadline=None)
def test_in_an_article_that_was_not_edited_a_place_stays_where_it_is(
    blocks: list[str], leaf: int, character: int
) -> None:
    document = parse(article(*blocks))
    anchor = anchor_of(document, Place(leaf, character))
    if anchor.is_known:
        assert find_anchor(parse(article(*blocks)), anchor) == anchor.place
        assert len(anchor.before) <= WORDS
