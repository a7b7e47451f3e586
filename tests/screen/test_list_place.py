"""What the heading of the list says of where one is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.content.post import DateSource, Post, PostDate
from reader.content.posts.order import Order
from reader.screen.list_place import place_of


def day(year: int, *, of_checkout: bool = False) -> PostDate:
    moment = datetime(year, 3, 1, tzinfo=UTC)
    return PostDate(moment, DateSource.FRONT_MATTER, of_checkout=of_checkout)


POST = Post("notes/2023/tea.md", "*Éloge* du thé", date=day(2023), updated=day(2025))


@pytest.mark.parametrize(
    ("order", "place"),
    [(Order.DATE, "2023"), (Order.UPDATED, "2025"), (Order.TITLE, "E"), (Order.PATH, "2023")],
)
def test_it_is_a_year_a_letter_or_a_folder(order: Order, place: str) -> None:
    assert place_of(POST, order) == place


def test_a_post_that_was_never_updated_has_the_year_of_its_date() -> None:
    assert place_of(POST._replace(updated=None), Order.UPDATED) == "2023"


@pytest.mark.parametrize("date", [None, day(2026, of_checkout=True)])
def test_nothing_is_said_where_no_year_is_known(date: PostDate | None) -> None:
    assert place_of(POST._replace(date=date), Order.DATE) == ""
    assert place_of(POST._replace(path="tea.md"), Order.PATH) == ""
