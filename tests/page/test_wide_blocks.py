"""Tables and code at their natural width, whatever there is room for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.document.model import Document, Place
from reader.document.parse import parse
from reader.page.layout import Page
from reader.page.options import PageOptions
from reader.page.rows import Row, RowPosition
from reader.page.tables import LOOKED_AT_CELLS, WIDEST_COLUMN
from reader.page.wide_blocks import (
    WIDEST_CODE,
    WidePage,
    block_in_view,
    first_leaf,
    lay_out_wide,
    text_to_copy,
    wide_blocks,
)


def wide_of(markdown: str, index: int = 0) -> WidePage:
    document = parse(markdown)
    return lay_out_wide(list(wide_blocks(document).values())[index], document)


def rows_of(wide: WidePage, count: int = 1_000) -> list[str]:
    return [row.text.rstrip() for row in wide.page.rows(RowPosition(0, 0), count)]


def table(*rows: tuple[str, ...]) -> str:
    header, *body = rows
    lines = [header, ("---",) * len(header), *body]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def test_columns_are_as_wide_as_what_they_hold() -> None:
    wide = wide_of(table(("name", "what it is"), ("one", "a long cell " * 4), ("two", "short")))
    assert rows_of(wide) == [
        "name  what it is",
        "────  " + "─" * 47,
        "one   " + ("a long cell " * 4).strip(),
        "two   short",
    ]
    assert wide.page.width == 4 + 2 + 47


def test_a_very_long_cell_goes_on_below_and_no_word_is_lost() -> None:
    words = [f"word{number}" for number in range(60)]
    wide = wide_of(table(("a", "b"), ("x", " ".join(words))))
    assert wide.page.width == 1 + 2 + WIDEST_COLUMN
    assert " ".join(rows_of(wide)[2:]).split() == ["x", *words]


def test_the_longest_cell_of_a_long_table_is_found_wherever_it_stands() -> None:
    rows = [("a", "b")] * 3_000
    rows[1_777] = ("a", "the longest cell of all")
    assert 2 * len(rows) <= LOOKED_AT_CELLS
    wide = wide_of(table(("A", "B"), *rows))
    assert wide.page.width == 1 + 2 + len("the longest cell of all")


def test_the_header_and_the_first_column_are_known() -> None:
    wide = wide_of(table(("name", "b"), ("x", "y")))
    assert (wide.header_rows, wide.first_column) == (2, 6)


def test_a_table_of_one_column_has_no_column_that_could_stay() -> None:
    assert wide_of(table(("name",), ("x",))).first_column == 0


def test_a_header_without_words_is_its_rule() -> None:
    assert wide_of(table((" ", " "), ("x", "y"))).header_rows == 1


def test_markup_in_cells_keeps_its_roles() -> None:
    wide = wide_of(table(("name", "b"), ("**strong**", "`code`")))
    roles = {run.text: run.roles for row in wide.page.rows(RowPosition(0, 0), 9) for run in row.runs}
    assert roles["strong"] == "strong"
    assert roles["code"] == "code"


def test_lines_of_code_are_not_wrapped() -> None:
    line = "value = " + "1 + " * 100 + "1"
    wide = wide_of(f"```python\n{line}\nend\n```\n")
    assert [row.strip() for row in rows_of(wide)] == ["python", line, "end", ""]


def test_code_is_coloured_by_its_language() -> None:
    from reader.page.highlight import load_lexers

    load_lexers(["python"])
    wide = wide_of("```python\nreturn 1\n```\n")
    roles = {run.roles for row in wide.page.rows(RowPosition(0, 0), 9) for run in row.runs}
    assert any("code-keyword" in role for role in roles)


def test_a_line_longer_than_any_screen_goes_on_below() -> None:
    wide = wide_of("```\n" + "x" * (3 * WIDEST_CODE) + "\n```\n")
    assert wide.page.width == WIDEST_CODE
    assert sum(row.count("x") for row in rows_of(wide)) == 3 * WIDEST_CODE


def test_a_block_of_several_leaves_is_one() -> None:
    code = "\n".join(f"line {number}" for number in range(1_000))
    document = parse(f"Words.\n\n```\n{code}\n```\n\n{table(('a', 'b'), *[('x', 'y')] * 500)}")
    firsts = list(wide_blocks(document))
    assert len(firsts) == 2
    assert {first_leaf(document, index) for index in range(firsts[1], len(document.leaves))} == {firsts[1]}
    assert len(rows_of(wide_of(f"```\n{code}\n```\n"), 2_000)) == 1_002
    assert len(rows_of(lay_out_wide(wide_blocks(document)[firsts[1]], document))) == 502


def test_code_in_a_list_stands_at_the_left_edge() -> None:
    wide = wide_of("* item\n\n  > quoted\n  >\n  > ```\n  > code\n  > ```\n")
    assert rows_of(wide) == ["", "  code", ""]


def test_equal_blocks_are_two() -> None:
    assert len(wide_blocks(parse("```\nsame\n```\n\n```\nsame\n```\n"))) == 2


def test_code_is_copied_as_written_and_a_table_as_cells_parted_by_tabs() -> None:
    code = "def f():\n\treturn 1\n\n"
    assert text_to_copy(wide_of(f"```python\n{code}```\n")) == code.removesuffix("\n")
    rows = [("**one**", "[two](https://example.org)")] * 300
    copied = text_to_copy(wide_of(table(("a", "b"), *rows)))
    assert copied.split("\n") == ["a\tb", *["one\ttwo"] * 300]


def in_view(markdown: str, start: int, count: int) -> tuple[Document, list[Row]]:
    document = parse(markdown)
    page = Page(document, 40, PageOptions())
    return document, page.rows(page.move(RowPosition(0, 0), start), count)


TWO = "A paragraph.\n\n```\none\n```\n\n" + "Words.\n\n" * 3 + "```\ntwo\n```\n"


def test_the_block_nearest_to_the_middle_is_the_one_in_view() -> None:
    document, rows = in_view(TWO, 0, 12)
    blocks = list(wide_blocks(document))
    assert block_in_view(document, rows) == Place(blocks[0], 0)
    document, rows = in_view(TWO, 2, 12)
    assert [row.text.strip() for row in rows if "o" in row.text and "W" not in row.text] == ["one", "two"]
    assert block_in_view(document, rows[2:]) == Place(blocks[1], 0)


def test_no_block_in_view_is_none() -> None:
    document, rows = in_view("Words.\n\n" * 9, 0, 12)
    assert block_in_view(document, rows) is None
    assert block_in_view(document, []) is None


def test_the_place_is_that_of_the_first_row_in_view() -> None:
    code = "\n".join(f"line {number}" for number in range(900))
    document, rows = in_view(f"```\n{code}\n```\n", 451, 20)
    place = block_in_view(document, rows)
    assert place is not None
    assert place.leaf == 2
    assert document.text(document.leaves[2])[place.character :].startswith("line 450\n")


@given(
    st.lists(st.lists(st.text("ab 漢é|`*\\<", max_size=90), min_size=2, max_size=4), min_size=1, max_size=8)
)
def test_no_row_is_wider_than_the_block(cells: list[list[str]]) -> None:
    count = min(map(len, cells))
    document = parse(table(*(tuple(row[:count]) for row in cells)))
    for block in wide_blocks(document).values():
        wide = lay_out_wide(block, document)
        from reader.page.cells import cell_len

        for row in wide.page.rows(RowPosition(0, 0), 1_000):
            assert cell_len(row.text) <= wide.page.width
