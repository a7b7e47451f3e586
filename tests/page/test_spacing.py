"""How much room stands between rows and blocks, and that nothing else depends on it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from reader.document.parse import parse
from reader.page.layout import Page
from reader.page.options import PageOptions, Spacing
from reader.page.rows import RowPosition
from tests.page.pages import rows_of, shown

ARTICLE = dedent("""\
    One two three.

    - item
    - other

    > [!note]
    > Said aside.

    ## Part

    Four five six seven.

    ```
    one
    two
    ```
    """)


def page_with(spacing: Spacing, source: str = ARTICLE, width: int = 14) -> Page:
    return Page(parse(source), width, PageOptions(spacing=spacing))


def test_normal_has_one_blank_row_between_blocks_and_two_above_great_headings() -> None:
    assert shown(page_with(Spacing.NORMAL))[:10] == [
        "One two three.",
        "",
        "• item",
        "• other",
        "",
        "┃ Note",
        "┃ Said aside.",
        "",
        "",
        "Part",
    ]


def test_wide_has_one_more_between_blocks_and_leaves_what_is_tight() -> None:
    assert shown(page_with(Spacing.WIDE))[:13] == [
        "One two three.",
        "",
        "",
        "• item",
        "• other",
        "",
        "",
        "┃ Note",
        "┃ Said aside.",
        "",
        "",
        "",
        "Part",
    ]


def test_double_parts_the_rows_of_prose_and_neither_code_nor_the_bar_of_a_callout() -> None:
    assert shown(page_with(Spacing.DOUBLE)) == [
        "One two three.",
        "",
        "",
        "• item",
        "",
        "• other",
        "",
        "",
        "┃ Note",
        "┃",
        "┃ Said aside.",
        "",
        "",
        "",
        "Part",
        "────",
        "",
        "Four five six",
        "",
        "seven.",
        "",
        "",
        "",
        "  one",
        "  two",
        "",
    ]


def test_the_bar_of_a_quote_runs_through_the_rows_between_its_rows() -> None:
    assert shown(page_with(Spacing.DOUBLE, "> One two three four.", 12)) == [
        "│ One two",
        "│",
        "│ three",
        "│",
        "│ four.",
    ]


@pytest.mark.parametrize("spacing", Spacing)
def test_every_row_leads_to_the_same_words_at_every_spacing(spacing: Spacing) -> None:
    page, plain = page_with(spacing), page_with(Spacing.NORMAL)
    for leaf, row in ((leaf.index, row) for leaf in plain.document.leaves for row in range(9)):
        place = plain.place_of(RowPosition(leaf, row))
        found = page.rows(page.position_of(place), 1)[0]
        assert found.text == plain.rows(plain.position_of(place), 1)[0].text


@pytest.mark.parametrize("spacing", Spacing)
def test_the_height_of_what_is_not_laid_out_is_estimated_well(spacing: Spacing) -> None:
    source = "\n\n".join(["word " * 100, "- item\n- other", "## Part"] * 300)
    page = page_with(spacing, source, 60)
    estimate = page.height
    assert len(rows_of(page)) == page.height
    assert abs(estimate - page.height) < page.height // 8


def test_the_code_of_a_long_block_stays_one() -> None:
    source = "```\n" + "line\n" * 2_000 + "```"
    assert len(rows_of(page_with(Spacing.DOUBLE, source))) == len(rows_of(page_with(Spacing.NORMAL, source)))
