"""What browsing shows, as rows of text."""

from __future__ import annotations

import pytest

from reader.screen.browse_rows import KindTab, group_line, kinds_line
from reader.screen.lines import text_of

KINDS = [
    KindTab("Categories", 11),
    KindTab("Tags", 1_045),
    KindTab("Series", 3),
    KindTab("Authors", 9),
    KindTab("Years", 11),
]


@pytest.mark.parametrize(
    ("current", "width", "line"),
    [
        (0, 80, "  Categories 11  Tags 1,045  Series 3  Authors 9  Years 11"),
        (0, 40, "  Categories 11  Tags 1,045  Series 3 ›"),
        (2, 40, "‹ Tags 1,045  Series 3  Authors 9 ›"),
        (4, 40, "‹ Series 3  Authors 9  Years 11"),
        (1, 20, "‹ Tags 1,045 ›"),
        (0, 10, "  Categ… ›"),
        (0, 1, ""),
    ],
)
def test_the_kinds_around_the_current_one_are_in_view(current: int, width: int, line: str) -> None:
    assert text_of(kinds_line(KINDS, current, width)[0]).rstrip() == line


def test_the_current_kind_is_set_apart_and_each_has_its_columns() -> None:
    line, columns = kinds_line(KINDS, 2, 40)
    text = text_of(line)
    assert [run.text for run in line if run.roles == "strong"] == ["Series 3"]
    assert [text[taken.start : taken.stop] for taken in columns] == [
        *("", "Tags 1,045", "Series 3", "Authors 9", "")
    ]


@pytest.mark.parametrize(
    ("name", "width", "line"),
    [
        ("open source", 30, "  open source           1,234"),
        ("a very long name of a tag", 20, "  a very lo…  1,234"),
        ("content/posts/2024/notes", 20, "  …/notes     1,234"),
        ("content/averylongname", 20, "  averylong…  1,234"),
        ("名前が長いタグ", 16, "  名前…   1,234"),
        ("rust", 9, "  rust"),
        ("rust", 3, ""),
    ],
)
def test_a_group_has_its_number_of_posts_at_the_end(name: str, width: int, line: str) -> None:
    assert text_of(group_line(name, 1_234, width)).rstrip() == line


def test_what_was_typed_is_lit_also_in_a_path_that_is_cut() -> None:
    line = group_line("content/posts/notes", 5, 17, matched=range(14, 19), highlighted=True)
    assert [(run.text, run.roles) for run in line] == [
        ("▌ ", "bar"),
        ("…/", "strong"),
        ("notes", "strong match"),
        ("      5", "fact"),
    ]
