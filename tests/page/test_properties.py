"""What holds for every article at every width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.text import clean_text
from reader.document.model import Document, Inline, Place
from reader.document.parse import parse
from reader.page.cells import cell_len
from reader.page.fold_state import FoldState
from reader.page.layout import Page
from reader.page.options import PageOptions, Spacing
from reader.page.rows import Row, RowPosition
from reader.page.wrap import runs_of, wrap
from tests.page.pages import check_page, check_text, rows_of

SPACINGS = st.sampled_from(Spacing).map(lambda spacing: PageOptions(spacing=spacing))

WIDTHS = st.one_of(st.integers(1, 12), st.integers(1, 200))

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab  -/.—“”"),
        st.sampled_from("日本語、。「」ーッ한국\u3000"),
        st.sampled_from("👩👧🇩🇪❤☺1\u200d\ufe0f\u20e3\u0301\u00a0\u0915\u094d"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
).map(clean_text)

FRAGMENTS = st.sampled_from(
    [
        *("\n", "\n\n", "   ", ">", "- ", "---\n", "word " * 40, "`code` and **strong** words\n"),
        *("# A heading\n", "## Another *one*\n\n", "Some words of prose, well-known and plain.\n"),
        *("- item\n", "  - nested item\n", "1. first\n", "10. tenth\n", "- [ ] task\n"),
        *("> quoted\n", "> > twice\n", "> [!NOTE]\n> Said aside.\n", "Term\n: What it means\n"),
        *(
            "> [!tip]- Closed\n> Said aside.\n>\n> ## And more\n",
            "> > [!note]+ Open\n> > Within.\n> > - one\n",
        ),
        *("    code\tindented\n", "```python\nprint('a')\t# tab\n```\n", "```\n"),
        *("| a | b |\n|---|--:|\n| long cell of words | 日本 |\n", "| x |\n", "| one<br>two | ❤️ |\n"),
        *("![alt](picture.png)\n", "<div>\nhtml\n</div>\n\n", "Text[^1] with a note.\n\n[^1]: The note.\n"),
        *("https://example.org/a/long/path?with=query&more=of-it\n", "line\\\nbreak\n"),
        *("日本語の文章。\n", "👩‍👧‍👦 🇩🇪 ❤️\n"),
    ]
)

ARTICLES = st.lists(st.one_of(FRAGMENTS, FRAGMENTS, TEXTS), max_size=14).map("".join)


@given(texts=st.lists(TEXTS, max_size=4), width=WIDTHS, data=st.data())
def test_wrapped_lines_fit_and_lose_nothing(texts: list[str], width: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, width + 3))
    lines = wrap(runs_of([Inline(text) for text in texts]), width, first)
    rows = [Row(line.runs, 0, line.start) for line in lines]
    assert all(cell_len(row.text) <= width for row in rows[1:])
    assert cell_len(rows[0].text) <= first
    check_text("".join(texts), rows)


@settings(max_examples=300)
@given(source=ARTICLES, width=WIDTHS, spacing=st.sampled_from(Spacing))
def test_every_page_shows_its_article_within_its_width(source: str, width: int, spacing: Spacing) -> None:
    check_page(parse(source), width, spacing=spacing)


@given(source=ARTICLES, width=WIDTHS, options=SPACINGS, data=st.data())
def test_moving_down_and_up_again_comes_back(
    source: str, width: int, options: PageOptions, data: st.DataObject
) -> None:
    page = Page(parse(source), width, options)
    rows = rows_of(page)
    if not rows:
        return
    start = data.draw(st.integers(0, len(rows) - 1))
    steps = data.draw(st.integers(0, len(rows) - 1 - start))
    position = page.move(RowPosition(0, 0), start)
    assert page.rows(position, 1) == [rows[start]]
    further = page.move(position, steps)
    assert page.rows(further, 1) == [rows[start + steps]]
    assert page.move(further, -steps) == position
    assert page.rows(position, steps) == rows[start : start + steps]


@given(source=ARTICLES, width=WIDTHS, options=SPACINGS, height=st.integers(1, 30))
def test_the_last_position_fills_the_viewport_with_the_end(
    source: str, width: int, options: PageOptions, height: int
) -> None:
    page = Page(parse(source), width, options)
    last = page.last_position(height)
    assert page.rows(last, height + 1) == rows_of(page)[-height:]


@given(source=ARTICLES, width=WIDTHS, options=SPACINGS)
def test_row_numbers_are_exact_once_all_is_laid_out(source: str, width: int, options: PageOptions) -> None:
    page = Page(parse(source), width, options)
    rows = rows_of(page)
    assert page.height == len(rows)
    for number in range(len(rows)):
        position = page.position_at(number)
        assert page.row_number(position) == number


FOLDS = st.lists(
    st.sampled_from(
        [
            *("Some words of prose, well-known and plain.\n\n", "## A heading\n", "# Great\n"),
            *("> [!tip]- Closed\n> Said aside.\n>\n> ## A heading\n\n", "> [!tip]- Title\n\n"),
            *(
                "> [!note]+ Open\n> Within.\n\n",
                "> [!bug]- Out\n> In.\n>\n> > [!note]- Deep\n> > Deeper.\n\n",
            ),
            "- item\n\n  > [!note]- In an item\n  > Within.\n\n",
        ]
    ),
    max_size=12,
).map("".join)


@st.composite
def folded_pages(draw: st.DrawFn) -> Page:
    """Pages on which some callouts were closed and some opened, one after the other."""
    document = parse(draw(st.one_of(FOLDS, ARTICLES)))
    page = Page(document, draw(WIDTHS), draw(SPACINGS), FoldState(document))
    for fold in draw(st.lists(st.sampled_from(document.folds), max_size=6)) if document.folds else ():
        if draw(st.booleans()):
            rows_of(page)
        page.update_folds(*page.fold_state.toggle(fold))
    return page


@settings(max_examples=200)
@given(page=folded_pages())
def test_a_page_with_closed_callouts_holds_what_every_page_holds(page: Page) -> None:
    check_page(page.document, page.width, page.fold_state, page.options.spacing)
    _check_hidden(page.document, page.fold_state)


def _check_hidden(document: Document, fold_state: FoldState) -> None:
    """Compare with the plain meaning: a leaf is hidden by any closed fold that it lies in."""
    for leaf in range(len(document.leaves)):
        around = [fold for fold in document.folds if fold.label < leaf < fold.end]
        closed = [fold for fold in around if fold_state.is_closed(fold.label)]
        assert fold_state.hides(leaf) == bool(closed)
        assert fold_state.visible_leaf(leaf) == (closed[0].label if closed else leaf)
        assert fold_state.next_visible_leaf(leaf) == (closed[0].end if closed else leaf)
        innermost = [fold for fold in document.folds if fold.label <= leaf < fold.end][-1:]
        assert fold_state.fold_around(leaf) == (innermost[0] if innermost else None)


@settings(max_examples=200)
@given(page=folded_pages(), height=st.integers(1, 30))
def test_moving_passes_over_what_is_hidden(page: Page, height: int) -> None:
    rows = rows_of(page)
    position = RowPosition(0, 0)
    for number, row in enumerate(rows):
        assert page.rows(position, 3) == rows[number : number + 3]
        assert page.row_number(position) == number
        assert page.position_at(number) == position
        assert page.place_of(position).leaf == row.leaf
        assert page.may_end_within(position, height) or len(rows) - number > height
        following = page.move(position, 1)
        assert page.move(following, -1) == position or number == len(rows) - 1
        position = following
    assert page.height == len(rows)
    assert page.rows(page.last_position(height), height + 1) == rows[-height:]


@given(page=folded_pages())
def test_a_hidden_place_is_found_at_the_label_that_stands_for_it(page: Page) -> None:
    for leaf in page.document.leaves:
        position = page.position_of(Place(leaf.index))
        assert position.leaf == page.fold_state.visible_leaf(leaf.index)
        assert page.move(position, 0) == position
        if page.fold_state.hides(leaf.index):
            assert page.rows(RowPosition(leaf.index, 3), 1) == page.rows(
                page.move(RowPosition(leaf.index, 0), 0), 1
            )


@given(page=folded_pages(), data=st.data())
def test_revealing_a_leaf_opens_what_is_over_it_and_all_open_is_the_whole_page(
    page: Page, data: st.DataObject
) -> None:
    if not page.document.leaves:
        return
    leaf = data.draw(st.integers(0, len(page.document.leaves) - 1))
    hidden = page.fold_state.hides(leaf)
    changed = page.fold_state.reveal(leaf)
    assert (changed is not None) == hidden
    if changed:
        page.update_folds(*changed)
    assert page.leaf_rows(leaf)
    _check_hidden(page.document, page.fold_state)
    page.fold_state.set_all(closed=True)
    page.update_folds()
    _check_hidden(page.document, page.fold_state)
    page.fold_state.set_all(closed=False)
    page.update_folds()
    assert rows_of(page) == rows_of(Page(page.document, page.width, page.options))


@pytest.mark.parametrize("width", range(1, 30))
def test_deep_nesting_leaves_room_for_text(width: int) -> None:
    quotes = "".join("> " * depth + "text\n\n" for depth in range(1, 30))
    items = "".join("  " * depth + "- text\n" for depth in range(30))
    check_page(parse(quotes + items), width)
