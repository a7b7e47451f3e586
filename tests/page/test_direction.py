"""Articles in scripts from right to left: set from the right, in the order of the file."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.model import Card, Inline, Place
from reader.document.parse import parse
from reader.page.cells import cell_len
from reader.page.direction import is_rtl
from reader.page.layout import Page
from reader.screen.export import export
from tests.page.pages import check_page, rows_of, shown

HEBREW = "שלום עולם"
ARABIC = "مرحبا بالعالم"
WIDTH = 24

ARTICLE = dedent("""\
    # כותרת ראשית ארוכה

    פסקה עם מילים באנגלית כמו Markdown ו-terminal ועם מספרים כמו 2024, שנשברת לכמה שורות.

    ## כותרת

    - פריט
    - פריט ארוך יותר שנשבר לכמה שורות

      > ציטוט בתוך פריט של רשימה
      >
      > > ועוד אחד

      ```
      code
      ```

    10. عشرة
    11. أحد عشر من الكلمات العربية الطويلة

    > [!NOTE]
    > הערה

    | שם | English |
    |---|---|
    | אלף בית גימל | דלת |

    מונח
    : הגדרה ארוכה של המונח הזה

    - [x] בוצע ![תמונה יפה מאוד](photo.png)

    שורה[^1] אחרונה\\
    ועוד שורה.

    [^1]: תוכן ההערה.
    """)


def page_of(source: str, width: int = WIDTH, card: Card | None = None) -> list[str]:
    return shown(Page(parse(source, card=card), width))


def from_right(*texts: str, width: int = WIDTH) -> list[str]:
    """Rows against the right edge."""
    return [" " * (width - cell_len(text)) + text if text else "" for text in texts]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("plain", False),
        (HEBREW, True),
        (ARABIC, True),
        ("naïve", False),
        ("日本語", False),
        ("Πλάτων", False),
        ("«123» " + HEBREW, True),
        ("— " + HEBREW + " and English", True),
        ("English and " + HEBREW, False),
        ("12:30 – …", None),
        ("123", None),
        ("", None),
    ],
)
def test_the_first_letter_tells_the_direction(text: str, answer: bool | None) -> None:
    assert is_rtl([text]) is answer
    assert is_rtl(["1. ", text]) is answer


def test_a_paragraph_is_set_from_the_right_in_the_order_of_the_file() -> None:
    assert page_of(HEBREW) == from_right(HEBREW)
    assert page_of(ARABIC) == from_right(ARABIC)


def test_each_row_of_a_long_paragraph_ends_at_the_right_edge() -> None:
    rows = page_of("פסקה ארוכה עם English words ומספר 42 בסוף השורה")
    assert rows == from_right("פסקה ארוכה עם English", "words ומספר 42 בסוף", "השורה")


def test_a_paragraph_in_english_beside_it_is_set_from_the_left() -> None:
    assert page_of(f"{HEBREW}\n\nEnglish {HEBREW}") == [*from_right(HEBREW), "", f"English {HEBREW}"]


def test_what_has_no_letters_is_set_as_what_is_around_it() -> None:
    assert page_of("123") == ["123"]
    assert page_of(f"- {HEBREW}\n\n  123") == [*from_right(f"{HEBREW} •"), "", " " * 19 + "123"]


def test_code_at_the_start_of_a_paragraph_does_not_tell_its_direction() -> None:
    assert page_of(f"`print` {HEBREW}") == from_right(f"print {HEBREW}")


def test_headings_and_their_rules_stand_on_the_right() -> None:
    rows = page_of(f"# {HEBREW}\n\nText\n\n## {ARABIC}")
    assert rows[:2] == from_right(HEBREW, "━" * cell_len(HEBREW))
    assert rows[-2:] == from_right(ARABIC, "─" * cell_len(ARABIC))


def test_markers_stand_to_the_right_of_their_items() -> None:
    assert page_of("- אלף\n- בית") == from_right("אלף •", "בית •")
    assert page_of("9. אלף\n10. בית") == [" " * 17 + "אלף 9.", " " * 17 + "בית 10."]
    assert page_of("- [x] אלף") == from_right("אלף ☑")


def test_a_long_item_hangs_on_the_right() -> None:
    rows = page_of("- אלף בית גימל דלת הא וו זין חית")
    assert rows == ["אלף בית גימל דלת הא וו •", " " * 15 + "זין חית"]


def test_bars_stand_to_the_right_of_quotes_and_run_through() -> None:
    assert page_of("> אלף\n>\n> > בית") == from_right("אלף │", "│", "בית │ │")


def test_a_quote_in_an_item_stands_on_the_right_of_both() -> None:
    assert page_of("- אלף\n\n  > בית") == [*from_right("אלף •"), "", " " * 17 + "בית │"]


def test_items_in_different_languages_have_their_markers_on_different_sides() -> None:
    assert page_of("- one\n- אלף") == ["• one", *from_right("אלף •")]


def test_an_english_text_in_a_hebrew_quote_stands_left_within_its_bar() -> None:
    assert page_of("> אלף\n>\n> one") == [*from_right("אלף │", "│"), "one" + " " * 20 + "│"]


def test_the_name_of_a_callout_stands_where_its_text_does() -> None:
    assert page_of("> [!NOTE]\n> אלף") == from_right("Note ┃", "אלף ┃")
    assert page_of("> [!NOTE] אלף\n> text") == ["┃ Note: אלף", "┃ text"]


def test_a_callout_that_is_only_a_label_stands_where_its_first_word_does() -> None:
    assert page_of("> [!NOTE] אלף") == ["┃ Note: אלף"]
    assert page_of("> [!תזכורת] אלף") == from_right("תזכורת: אלף ┃")


def test_code_in_a_hebrew_item_is_set_from_the_left() -> None:
    rows = page_of("- אלף\n\n  ```\n  x = 1\n  ```")
    assert rows[-2].startswith("  x = 1")
    assert all(cell_len(row) <= WIDTH for row in rows)


def test_the_definition_of_a_term_is_indented_on_the_right() -> None:
    assert page_of("מונח\n: הגדרה") == [*from_right("מונח"), " " * 15 + "הגדרה"]


def test_a_note_has_its_number_on_the_right() -> None:
    note = page_of("אלף[^1]\n\n[^1]: בית")[-1]
    assert note.endswith(" [1]")
    assert cell_len(note) == WIDTH


def test_cells_and_the_whole_of_a_table_are_set_from_the_right_with_columns_in_order() -> None:
    rows = page_of("| שם | number |\n|---|--:|\n| אלף | 1 |\n| English | 22 |")
    assert rows == from_right("     שם  number", "───────  ──────", "    אלף       1", "English      22")


def test_the_records_of_a_narrow_table_are_set_from_the_right() -> None:
    rows = page_of("| שם | ערך |\n|---|---|\n| אחת | שתיים |\n| שלוש | ארבע |", width=10)
    assert rows == from_right("שם: אחת", "ערך: שתיים", "", "שם: שלוש", "ערך: ארבע", width=10)


def test_a_cell_keeps_the_side_that_its_column_asks_for() -> None:
    rows = page_of("| a | b |\n|:--|---|\n| אב | x |\n| words | y |")
    assert rows[2] == "אב     x"


def test_the_card_of_an_article_stands_where_its_title_does() -> None:
    card = Card(1, (Inline(HEBREW, ""),), ((Inline("2 Jan 2024", "date"),),))
    assert page_of("", card=card) == [*from_right(HEBREW, "2 Jan 2024"), "─" * WIDTH]


def test_links_and_offsets_lie_under_the_words_they_belong_to() -> None:
    document = parse("אלף [בית](/x) גימל")
    (row,) = rows_of(Page(document, WIDTH))
    assert row.start == 0
    assert [(run.text, run.start, run.link and run.link.href) for run in row.runs] == [
        (" " * 12, -1, None),
        ("אלף ", 0, None),
        ("בית", 4, "/x"),
        (" גימל", 7, None),
    ]


def test_a_place_is_found_again_at_another_width() -> None:
    document = parse(ARTICLE)
    place = Place(1, 40)
    for width in (80, 30, 12):
        page = Page(document, width)
        found = page.place_of(page.position_of(place))
        assert found <= place
        assert found.leaf == place.leaf


def test_printing_shows_the_same() -> None:
    assert list(export(parse("- אלף"), WIDTH)) == from_right("אלף •")


@pytest.mark.parametrize("width", range(1, 81))
def test_every_width_holds_the_article(width: int) -> None:
    check_page(parse(ARTICLE), width)


PARTS = st.sampled_from(
    [
        "- ",
        "> ",
        "1. ",
        "\n",
        "\n\n",
        "אלף בית ",
        "نص ",
        "word ",
        "12 ",
        "# ",
        "    ",
        "`c` ",
        "| א | b |\n|--|--|\n",
        ": ",
    ]
)


@given(st.lists(PARTS, max_size=24).map("".join), st.integers(1, 60))
def test_every_mixture_fits(source: str, width: int) -> None:
    check_page(parse(source), width)
