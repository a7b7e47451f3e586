"""Sections: what is one, what it is called, and how to find one's way among them."""

from __future__ import annotations

import pytest

from reader.document.markdown.headings import split_identifier
from reader.document.markdown.slugs import slugify
from reader.document.model import Place, Section
from reader.document.parse import parse
from reader.document.reading import outline


def sections(source: str) -> list[Section]:
    return parse(source).sections


def outlined(levels: str) -> list[Section]:
    """Sections of these levels, each the second leaf after the one before; the first is leaf 1."""
    return [
        Section(int(level), f"S{index}", f"s{index}", 1, Place(1 + 2 * index))
        for index, level in enumerate(levels)
    ]


def test_every_heading_is_a_section() -> None:
    found = sections("# A\n\nB\n---\n\n> ### C\n\n- #### D\n  ##### E #####\n\n######\n\n####### no\n\n#no\n")
    assert [(one.level, one.title, one.line) for one in found] == [
        (1, "A", 1),
        (2, "B", 3),
        (3, "C", 6),
        (4, "D", 8),
        (5, "E", 9),
        (6, "", 11),
    ]


def test_titles_are_plain_text_with_the_text_of_code() -> None:
    source = "## The *new* `Vec<T>` [API](/x) ![of](a.png) <b>2024</b> &amp; more"
    assert sections(source)[0].title == "The new Vec<T> API of 2024 & more"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("A  B", "a--b"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("It’s “quoted”", "its-quoted"),
        ("C++ & C#", "c--c"),
        ("Über die Größe", "über-die-größe"),
        ("漢字とかな、句読点。", "漢字とかな句読点"),
        ("हिन्दी", "हिन्दी"),
        ("Привет, мир", "привет-мир"),
        ("1. First", "1-first"),
        ("x² ½ Ⅷ", "x--"),
        ("🎉 Party", "-party"),
    ],
)
def test_slugs_are_those_of_github(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_slugs_are_unique() -> None:
    source = "# A\n# A\n# A-1\n# A\n#\n#\n# B {#a}\n"
    slugs = [section.slug for section in sections(source)]
    assert slugs == ["a", "a-1", "a-1-1", "a-2", "section", "section-1", "a-3"]


@pytest.mark.parametrize(
    ("source", "title", "identifier"),
    [
        ("Title {#id}", "Title", "id"),
        ("Title {: #id}", "Title", "id"),
        ("Title {:#id .class key=value}", "Title", "id"),
        ("Title {.class #id}", "Title", "id"),
        ("{#id}", "", "id"),
        ("Title {.class}", "Title {.class}", ""),
        ("Title {x: #id}", "Title {x: #id}", ""),
        ("Title {#}", "Title {#}", ""),
        ("Title }", "Title }", ""),
    ],
)
def test_explicit_identifiers_stand_at_the_end(source: str, title: str, identifier: str) -> None:
    assert split_identifier(source) == (title, identifier)


def test_an_explicit_identifier_is_the_slug() -> None:
    (section,) = sections("## Title {#my-id}")
    assert (section.title, section.slug) == ("Title", "my-id")


@pytest.mark.parametrize(
    ("place", "index"),
    [(Place(0), None), (Place(0, 99), None), (Place(1), 0), (Place(2, 5), 0), (Place(3), 1), (Place(99), 2)],
)
def test_the_section_at_a_place(place: Place, index: int | None) -> None:
    assert outline.section_at(outlined("122"), place) == index


def test_no_section_in_an_article_without_headings() -> None:
    assert outline.section_at([], Place(5)) is None
    assert outline.next_section([], None) is None
    assert outline.top_section([], 1) is None
    assert outline.depths([]) == []


def test_next_and_previous_section() -> None:
    found = outlined("123")
    assert [outline.next_section(found, index) for index in (None, 0, 1, 2)] == [0, 1, 2, None]
    assert [outline.previous_section(index) for index in (None, 0, 1, 2)] == [None, None, 0, 1]


def test_siblings_are_at_the_level_or_above() -> None:
    found = outlined("2332122")
    assert [outline.next_sibling(found, index) for index in range(7)] == [3, 2, 3, 4, None, 6, None]
    assert [outline.previous_sibling(found, index) for index in range(7)] == [None, 0, 1, 0, None, 4, 5]


@pytest.mark.parametrize(
    ("levels", "tops"), [("1221", [0, 3]), ("3432", [3]), ("332", [2]), ("22", [0, 1]), ("42422", [1, 3, 4])]
)
def test_top_sections_are_of_the_shallowest_level(levels: str, tops: list[int]) -> None:
    found = outlined(levels)
    assert [outline.top_section(found, number + 1) for number in range(len(tops))] == tops
    assert outline.top_section(found, len(tops) + 1) is None
    assert outline.top_section(found, 0) is None


@pytest.mark.parametrize(
    ("levels", "index", "titles"),
    [("123", 2, "S0 S1 S2"), ("3", 0, "S0"), ("142", 1, "S0 S1"), ("142", 2, "S0 S2"), ("321", 2, "S2")],
)
def test_the_path_to_a_section(levels: str, index: int, titles: str) -> None:
    assert [section.title for section in outline.path(outlined(levels), index)] == titles.split()


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ("1232", [0, 1, 2, 1]),
        ("3343", [0, 0, 1, 0]),
        ("1414", [0, 1, 0, 1]),
        ("321", [0, 0, 0]),
        ("24", [0, 1]),
    ],
)
def test_depth_counts_the_sections_around(levels: str, depths: list[int]) -> None:
    assert outline.depths(outlined(levels)) == depths


ARTICLE = sections("# Réglages\n# 2. The End!\n# Named {#chosen}\n# 漢字\n# The End!\n# The End!\n")


@pytest.mark.parametrize(
    ("fragment", "title"),
    [
        ("réglages", "Réglages"),
        ("r%C3%A9glages", "Réglages"),
        ("REGLAGES", "Réglages"),
        ("2-the-end", "2. The End!"),
        ("chosen", "Named"),
        ("named", "Named"),
        ("%E6%BC%A2%E5%AD%97", "漢字"),
        ("the_end", "The End!"),
        ("", None),
        ("%", None),
        ("nowhere", None),
        ("---", None),
    ],
)
def test_fragments_find_sections(fragment: str, title: str | None) -> None:
    index = outline.find(ARTICLE, fragment)
    assert (None if index is None else ARTICLE[index].title) == title


def test_the_exact_slug_is_found_before_one_that_is_alike() -> None:
    found = sections("# The end\n# The End\n")
    assert outline.find(found, "the-end-1") == 1
    assert outline.find(found, "the-end") == 0


def test_a_section_is_found_by_the_headings_down_to_it() -> None:
    found = sections("# One\n## Aims\n# Two\n## Aims\n## A#B\n")
    assert outline.find(found, "One#Aims") == 1
    assert outline.find(found, "two%23aims") == 3
    assert outline.find(found, "One#Two") is None
    assert outline.find(found, "A#B") == 4


def test_a_heading_without_letters_is_found_by_its_title() -> None:
    assert outline.find(sections("# a\n# →\n"), "→") == 1
