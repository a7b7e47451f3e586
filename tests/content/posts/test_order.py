"""Text in the order in which people count."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.posts.index import ContentIndex, Order
from reader.content.posts.order import TieBreak, natural_key, natural_path_key
from reader.content.search.facets import Facets
from reader.content.text import fold
from tests.content.folders import write


@given(st.integers(0), st.integers(0))
def test_numbers_stand_by_their_size(one: int, other: int) -> None:
    assert (natural_key(f"Part {one}") < natural_key(f"Part {other}")) is (one < other)


@given(st.text(st.characters(exclude_categories=["Nd"])), st.text(st.characters(exclude_categories=["Nd"])))
def test_text_without_numbers_stands_as_it_is_folded(one: str, other: str) -> None:
    assert (natural_key(one) < natural_key(other)) is (fold(one) < fold(other))


def test_zeros_before_a_number_do_not_count() -> None:
    assert sorted(["10.md", "2.md", "002.md", "01.md"], key=TieBreak) == ["01.md", "002.md", "2.md", "10.md"]
    assert natural_key("A 02") == natural_key("a 2")


def test_a_name_stands_before_those_that_go_on_from_it() -> None:
    names = ["p1.md", "p1-notes.md", "p1.2.md", "p1.10.md", "p2.mdx", "p10.md"]
    assert sorted(names, key=TieBreak) == names


def test_the_digits_of_every_script_are_numbers() -> None:
    names = ["جزء ٢.md", "جزء ٩.md", "جزء ١٠.md"]
    assert sorted(names, key=TieBreak) == names
    assert natural_path_key("part １２.md") == natural_key("part 12")


@pytest.mark.parametrize("order", list(Order))
def test_part_2_comes_before_part_10_in_every_order(tmp_path: Path, order: Order) -> None:
    head = "---\ndate: 2024-01-01\ntitle: Part {}\n---\n"
    write(tmp_path, {f"part-{number}.md": head.format(number) for number in (1, 2, 9, 10, 11, 100)})
    index = ContentIndex(tmp_path)
    index.load_all()
    index.sort(order)
    expected = [f"part-{number}.md" for number in (1, 2, 9, 10, 11, 100)]
    assert [post.path for post in index.posts] == expected
    index.sort(order, reverse=True)
    assert [post.path for post in index.posts] == expected[::-1]


def test_tags_of_as_many_posts_are_offered_in_natural_order(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\ntags: [v10, v9, v2]\n---\n"})
    os.utime(tmp_path / "a.md", (1, 1))
    index = ContentIndex(tmp_path)
    posts = index.load_all()
    offered = Facets(posts, [f" {fold(post.title)}" for post in posts]).complete("#v")
    assert [completion.value for completion in offered] == ["v2", "v9", "v10"]
