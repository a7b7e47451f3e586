"""Footnotes: the way to them and back, and some of them as a document of their own."""

from __future__ import annotations

import pytest

from reader.content.post import Post
from reader.document.markdown.footnotes import REFERENCE_HREF
from reader.document.markdown.runs import FOOTNOTE_HREF
from reader.document.model import Document, Footnote, Link, Place
from reader.document.parse import begin, parse
from reader.document.reading.link_resolver import resolve
from reader.document.reading.link_targets import Missing, NoteTarget, ReferenceTarget, Target, describe
from reader.document.reading.notes import first_reference, leaves_of_note, notes_by_label, notes_document
from reader.document.reading.post_lookup import PostLookup
from tests.document.documents import dump_leaves
from tests.document.growth import seconds

WAY_BACK = "\u00a0↩"


def target(document: Document, href: str) -> Target:
    """Where an address leads in a document."""
    return resolve(href, Post(path="post.md", title="Post"), document, PostLookup([]))


def way_back(document: Document) -> list[Link]:
    """All links back from notes."""
    links = [run.link for leaf in document.leaves for run in document.runs(leaf) if run.link]
    return [link for link in links if link.href.startswith(REFERENCE_HREF)]


def text_of_note(source: str) -> list[str]:
    """The texts of the leaves of the only note."""
    document = parse(source)
    (note,) = notes_by_label(document).values()
    return [document.text(leaf) for leaf in leaves_of_note(document, note)]


def test_the_last_words_of_a_note_are_followed_by_a_link_to_what_refers_to_it() -> None:
    document = parse("One.\n\nTwo,[^Long] and again.[^Long]\n\n[^Long]: A note.\n\n    It goes on.\n")
    assert document.text(document.leaves[-1]) == "It goes on." + WAY_BACK
    (link,) = way_back(document)
    found = target(document, link.href)
    assert found == ReferenceTarget(Place(1, 4))
    assert describe(found) == "back to the text"


@pytest.mark.parametrize(
    ("note", "leaves"),
    [
        ("Plain.", ["Plain." + WAY_BACK]),
        ("Ends in `code`", ["Ends in code" + WAY_BACK]),
        ("See https://example.org/x", ["See https://example.org/x" + WAY_BACK]),
        ("A break\\", ["A break\\" + WAY_BACK]),
        ("An `open end", ["An `open end" + WAY_BACK]),
        ("- a list", ["a list", "↩"]),
        ("\n    ```\n    code\n    ```", ["code", "↩"]),
        ("", ["↩"]),
    ],
)
def test_the_way_back_stands_in_the_last_line_of_text_or_by_itself(note: str, leaves: list[str]) -> None:
    assert text_of_note(f"Text.[^1]\n\n[^1]: {note}\n") == leaves


def test_an_address_at_the_end_of_a_note_stays_what_it_is() -> None:
    document = parse("Text.[^1]\n\n[^1]: https://example.org/x\n")
    hrefs = [run.link.href for run in document.runs(document.leaves[-1]) if run.link]
    assert hrefs == ["https://example.org/x", f"{REFERENCE_HREF}1"]


def test_a_note_that_nothing_refers_to_has_no_way_back() -> None:
    assert not way_back(parse("Text.\n\n[^1]: Alone.\n"))
    assert len(way_back(parse("Text.[^1]\n\n[^1]: One.\n[^1]: Its double.\n"))) == 1


def test_a_note_that_only_another_note_refers_to_leads_back_to_that_one() -> None:
    document = parse("Text.[^1]\n\n[^1]: See two.[^2]\n[^2]: Two.\n")
    first = leaves_of_note(document, notes_by_label(document)["1"])[0]
    assert first_reference(document, "2") == Place(first.index, len("See two."))


@pytest.mark.parametrize(
    "source",
    [
        "Before `[^n]` in code.\n\nText[^N]\n",
        "Before.\n\n## Heading[^n]\n",
        "Before.\n\n| a | b |\n|---|---|\n| x | y[^n] |\n",
        "Before.\n\n- > item[^n]\n",
        "Before.\n\n> [!tip]- Title[^n]\n> Words.\n",
    ],
)
def test_what_refers_to_a_note_is_found_wherever_it_stands(source: str) -> None:
    document = parse(f"{source}\n[^n]: Note.\n")
    place = first_reference(document, "n")
    assert place is not None
    assert place.leaf == 1 or document.leaves[place.leaf].frames
    assert document.text(document.leaves[place.leaf])[place.character :].startswith("[1]")


def test_a_note_is_told_by_its_number_and_in_one_line() -> None:
    document = parse("A[^x] b[^y]\n\n[^x]: X.\n[^y]: *Some* words\n    and[^x] more.\n\n    Twice.\n")
    found = target(document, f"{FOOTNOTE_HREF}y")
    assert isinstance(found, NoteTarget)
    assert describe(found) == "footnote 2: Some words and more. Twice."
    assert document.text(document.leaves[found.place.leaf]).startswith("Some words")


def test_of_two_notes_under_one_label_the_first_is_meant() -> None:
    found = target(parse("A[^x]\n\n[^x]: One.\n[^x]: Two.\n"), f"{FOOTNOTE_HREF}x")
    assert describe(found) == "footnote 1: One."


def test_notes_of_an_article_that_is_still_being_read_are_told_as_such() -> None:
    document, rest = begin("Text.[^1]\n\n" + "Words.\n\n" * 400 + "[^1]: Note.\n", window=400)
    assert target(document, f"{FOOTNOTE_HREF}1") == Missing("the notes of this post are still being read")
    for batch in rest:
        document.extend(batch)
    assert describe(target(document, f"{FOOTNOTE_HREF}1")) == "footnote 1: Note."


def test_notes_and_their_ways_back_are_the_same_however_an_article_is_read() -> None:
    source = "".join(f"Words.[^{number}]\n\n" for number in range(300))
    source += "".join(f"[^{number}]: Note.\n" for number in range(300))
    document, rest = begin(source, window=400)
    for batch in rest:
        document.extend(batch)
    assert dump_leaves(document) == dump_leaves(parse(source))
    assert [link.href for link in way_back(document)] == [f"{REFERENCE_HREF}{n}" for n in range(300)]


def test_some_notes_are_a_document_of_their_own() -> None:
    document = parse("A[^x] b[^y] c[^z]\n\n[^x]: X.\n[^y]: Y.\n[^z]: Z with [a link](/a).\n")
    notes = notes_by_label(document)
    shown = notes_document([notes["z"], notes["x"]], document)
    assert dump_leaves(shown).split("\n") == [
        f"  5       [3] Z with a link.{WAY_BACK}",
        f"  3       [1] X.{WAY_BACK}",
    ]
    assert all(isinstance(block, Footnote) for block in shown.blocks)
    assert shown.complete


def test_the_way_back_is_found_at_once_in_a_long_article() -> None:
    source = "Words of a paragraph[^a] that goes on for a while.\n\n" * 20_000
    text = f"{source}Last.[^b]\n\n[^a]: A.\n[^b]: B.\n"
    document = parse(text)
    assert first_reference(document, "b") == Place(20_000, len("Last."))
    look = min(seconds("b", lambda label: first_reference(document, label)) for _ in range(3))
    assert look < 0.2 * seconds(text, parse)


def test_an_endless_heap_of_marks_in_a_note_is_shown_as_written_and_leads_back() -> None:
    document = parse("Text.[^1]\n\n[^1]: " + "*a" * 7_000 + "\n")
    assert document.text(document.leaves[-1]) == "*a" * 7_000 + WAY_BACK
