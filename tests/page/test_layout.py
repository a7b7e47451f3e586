"""Pages: positions, places, roles and offsets."""

from __future__ import annotations

import pytest

from reader.document.model import Batch, Card, Document, Inline, Leaf, Link, Paragraph, Place
from reader.document.parse import parse
from reader.page.cells import STAND_IN, cell_len
from reader.page.layout import CACHED_ROWS, Page, PageOptions
from reader.page.leaf_heights import GROUP
from reader.page.rows import RowPosition, Run
from reader.page.wrap import runs_of, wrap
from tests.page.pages import count_laid_out, rows_of, shown

CARD = Card(
    1,
    (Inline("Should You "), Inline("Write", "emphasis"), Inline(" It Down?")),
    ((Inline("28 Jan 2024", "date"), Inline(" · 4 min")), (Inline("line 3: no such date", "problem"),)),
)


def test_a_card_shows_the_title_a_line_for_each_fact_and_a_rule() -> None:
    page = Page(parse("Text.", card=CARD), 40)
    assert shown(page) == [
        "Should You Write It Down?",
        "28 Jan 2024 · 4 min",
        "line 3: no such date",
        "─" * 40,
        "",
        "Text.",
    ]
    title, facts, problem, rule = page.leaf_rows(0)
    assert [run.roles for run in title.runs] == ["title", "title emphasis", "title"]
    assert [run.roles for run in facts.runs] == ["fact date", "fact"]
    assert [run.roles for run in problem.runs] == ["fact problem"]
    assert [run.roles for run in rule.runs] == ["heading-rule"]


def facts(*texts: str) -> tuple[Inline, ...]:
    """A line of facts, parted by dots."""
    return tuple(run for text in texts for run in (Inline(" · ", "separator"), Inline(text, "tag")))[1:]


def test_a_row_of_facts_ends_between_two_of_them_wherever_blanks_and_hyphens_are() -> None:
    card = Card(1, (Inline("Title"),), (facts("28 Jan 2024", "#static-sites", "4 min"),))
    for width, rows in (
        (40, ["28 Jan 2024 · #static-sites · 4 min"]),
        (34, ["28 Jan 2024 · #static-sites", "4 min"]),
        (26, ["28 Jan 2024", "#static-sites · 4 min"]),
        (14, ["28 Jan 2024", "#static-sites", "4 min"]),
        (8, ["28 Jan", "2024", "#static-", "sites", "4 min"]),
    ):
        assert shown(Page(parse("", card=card), width)) == ["Title", *rows, "─" * width]


@pytest.mark.parametrize("width", range(1, 45))
def test_the_head_of_an_article_fits_into_every_width_and_loses_no_fact(width: int) -> None:
    told = facts("28 Jan 2024", "#static-sites", "日本語", "4 min"), facts("⚠ line 3: no such date")
    card = Card(1, (Inline("A Title of Some Length"),), told, (Inline("▣ a notebook — cover.jpg", "cover"),))
    page = Page(parse("", card=card), width)
    rows = page.leaf_rows(0)
    assert all(cell_len(row.text) <= width for row in rows)
    shown_text = "".join(run.text for row in rows for run in row.runs if run.start >= 0)
    original = page.document.text(page.document.leaves[0])
    for lost in " \n·":
        shown_text, original = shown_text.replace(lost, ""), original.replace(lost, "")
    assert shown_text == (original if width > 1 else original.replace("日本語", STAND_IN * 3))


def test_the_cover_stands_below_the_rule_and_the_article_follows_at_once() -> None:
    card = Card(1, (Inline("Title"),), cover=(Inline("▣ a notebook — cover.jpg", "cover"),))
    page = Page(parse("## Part\n\nText.", card=card), 30)
    assert shown(page) == [
        "Title",
        "─" * 30,
        "",
        "▣ a notebook — cover.jpg",
        "",
        "Part",
        "────",
        "Text.",
    ]
    assert page.document.text(page.document.leaves[0]) == "Title\n▣ a notebook — cover.jpg"


def test_runs_keep_their_styles_links_and_offsets_over_a_break() -> None:
    page = Page(parse("See [the long story](https://example.org/) now."), 12)
    link = Link("https://example.org/")
    assert [row.runs for row in rows_of(page)] == [
        (Run("See ", "", 0), Run("the long", "link", 4, link)),
        (Run("story", "link", 13, link), Run(" now.", "", 18)),
    ]


def test_an_accent_at_the_start_of_a_run_stands_on_the_letter_before_and_moves_no_offset() -> None:
    lines = wrap(runs_of([Inline("cafe"), Inline("\u0301 noir", "strong")]), 6)
    assert [line.runs for line in lines] == [(Run("cafe\u0301", "", 0),), (Run("noir", "strong", 6),)]


def test_the_column_stands_in_the_middle_and_is_no_wider_than_the_measure() -> None:
    page = Page(parse("word " * 50), 100, PageOptions(measure=60))
    assert (page.column_width, page.margin) == (60, 20)
    assert max(len(row.text) for row in rows_of(page)) <= 60


def test_a_measure_of_nought_is_the_whole_pane() -> None:
    assert Page(parse("text"), 100, PageOptions(measure=0)).column_width == 100


def test_an_empty_article_has_no_rows_and_every_question_an_answer() -> None:
    page = Page(parse(""), 40)
    assert page.height == 0
    assert page.rows(RowPosition(0, 0), 10) == []
    assert page.move(RowPosition(0, 0), 5) == RowPosition(0, 0)
    assert page.last_position(24) == RowPosition(0, 0)
    assert page.position_of(Place(3, 7)) == RowPosition(0, 0)
    assert page.place_of(RowPosition(0, 0)) == Place(0)
    assert page.position_at(9) == RowPosition(0, 0)
    assert page.row_number(RowPosition(0, 0)) == 0


def test_positions_and_places_beyond_the_end_are_those_of_the_end() -> None:
    page = Page(parse("One.\n\nTwo."), 40)
    assert page.position_of(Place(9)) == RowPosition(1, 1)
    assert page.position_of(Place(1, 99)) == RowPosition(1, 1)
    assert page.place_of(RowPosition(9, 9)) == Place(1)
    assert page.move(RowPosition(0, 0), 99) == RowPosition(1, 1)
    assert page.move(RowPosition(1, 1), -99) == RowPosition(0, 0)


def test_a_place_within_a_blank_that_vanished_is_found_in_the_row_before() -> None:
    page = Page(parse("alpha beta"), 6)
    assert page.position_of(Place(0, 5)) == RowPosition(0, 0)
    assert page.position_of(Place(0, 6)) == RowPosition(0, 1)


def test_a_character_of_a_table_is_found_in_the_row_that_shows_it() -> None:
    source = "| a | b |\n|---|---|\n| one two | three four |"
    page = Page(parse(source), 12)
    document = page.document
    text = document.text(document.leaves[0])
    four = page.position_of(Place(0, text.index("four")))
    assert "two" in page.rows(four, 1)[0].text
    assert "four" in page.rows(four, 1)[0].text


def test_a_place_survives_another_width() -> None:
    document = parse("word " * 200)
    narrow, wide = Page(document, 20), Page(document, 70)
    for position in (RowPosition(0, row) for row in range(len(narrow.leaf_rows(0)))):
        place = narrow.place_of(position)
        assert narrow.position_of(wide.place_of(wide.position_of(place))) <= position


def test_only_what_is_asked_for_is_laid_out() -> None:
    asked: list[str] = []
    document = parse("\n\n".join(f"Paragraph {number}." for number in range(5_000)))
    plain = document.inlines
    document.inlines = lambda source: asked.append(source) or plain(source)  # type: ignore[method-assign,func-returns-value]
    page = Page(document, 80)
    page.rows(page.position_at(page.height // 2), 40)
    page.row_number(page.position_of(Place(4_000)))
    assert 20 <= len(asked) <= 50


def test_the_height_of_what_is_not_laid_out_is_estimated() -> None:
    page = Page(parse("\n\n".join(["word " * 100] * 1_000)), 80)
    estimate = page.height
    exact = len(rows_of(page))
    assert page.height == exact
    assert abs(estimate - exact) < exact // 5


@pytest.mark.parametrize("batch", [1, GROUP, 100])
def test_a_page_grows_with_its_document_and_nothing_above_moves(batch: int) -> None:
    leaves = [
        Leaf(number, Paragraph(number, f"Paragraph {number}."), gap=number > 0) for number in range(400)
    ]
    document = Document(lambda source: (Inline(source),))
    document.extend(Batch((), tuple(leaves[:batch]), ()))
    page = Page(document, 40)
    rows_of(page)
    position = page.last_position(10)
    rows = page.rows(position, 10)
    numbers = [page.row_number(RowPosition(leaf, 0)) for leaf in range(len(document.leaves))]
    for start in range(batch, len(leaves), batch):
        document.extend(Batch((), tuple(leaves[start : start + batch]), ()))
        page.extend()
    assert page.rows(position, len(rows)) == rows
    assert [page.row_number(RowPosition(leaf, 0)) for leaf in range(len(numbers))] == numbers
    assert len(rows_of(page)) == page.height == 799
    assert page.rows(page.last_position(1), 5)[0].text == "Paragraph 399."


def test_a_page_forgets_what_later_link_definitions_change() -> None:
    definitions: set[str] = set()
    document = Document(lambda source: (Inline(source if "link" in definitions else f"[{source}][]"),))
    document.extend(Batch((), (Leaf(0, Paragraph(1, "link"), gap=False),), ()))
    page = Page(document, 40)
    assert shown(page) == ["[link][]"]
    definitions.add("link")
    document.extend(Batch((), (Leaf(1, Paragraph(3, "link")),), (), last=True, links_changed=True))
    page.extend()
    page.forget()
    assert shown(page) == ["link", "", "link"]


def test_the_rows_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(parse("\n\n".join(["word " * 400] * 400)), 8)
    count = sum(len(page.leaf_rows(leaf)) for leaf in range(len(page.document.leaves)))
    assert count > 5 * CACHED_ROWS
    laid_out = count_laid_out(monkeypatch)
    kept = 0
    for leaf in reversed(range(len(page.document.leaves))):
        rows = page.leaf_rows(leaf)
        if laid_out:
            break
        kept += len(rows)
    assert CACHED_ROWS // 2 < kept <= CACHED_ROWS


def test_the_bars_of_a_callout_and_a_quote_have_roles() -> None:
    page = Page(parse("> [!WARNING]\n> Hot.\n\n> Cold."), 40)
    roles = [[run.roles for run in row.runs] for row in rows_of(page)]
    assert roles == [
        ["callout-warning", "callout-label callout-warning"],
        ["callout-warning", ""],
        [],
        ["quote-bar", ""],
    ]
