"""What holds of an address under every system, whatever a configuration says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.discovery.site import Configuration, Kind
from reader.content.post import DateSource, PostDate
from reader.content.posts.addresses.address import address_of
from reader.content.posts.addresses.facts import AddressFacts

DATE = PostDate(datetime(2024, 1, 2, 3, 4, tzinfo=UTC), DateSource.FRONT_MATTER, True)
SETTINGS = (
    *(
        "permalink",
        "permalink_defaults",
        "new_post_name",
        "default_category",
        "category_map",
        "filename_case",
    ),
    *("collections", "collections_dir", "source", "source_dir", "timezone", "markdown_ext", "pretty_urls"),
    *("filename_case", "post_asset_folder"),
)
FIELDS = ("permalink", "slug", "title", "date", "category", "categories", "id", "lang")
PIECES = (
    ":title",
    ":year",
    ":id",
    ":category",
    ":path",
    ":a",
    "/",
    "..",
    ".md",
    "%",
    "%E4",
    "é",
    "\udc80",
    "(",
)

TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
VALUES = st.recursive(
    TEXTS | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def _address(kind: Kind, path: str, values: dict[str, Any], settings: dict[str, Any]) -> str:
    facts = AddressFacts(path, values, Configuration(settings=settings), "Title", DATE, ("A", "b"), "")
    return address_of(kind, facts)


@given(
    st.sampled_from([Kind.JEKYLL, Kind.HEXO]),
    TEXTS,
    st.dictionaries(st.sampled_from(FIELDS), VALUES),
    st.dictionaries(st.sampled_from(SETTINGS), VALUES),
)
def test_whatever_is_configured_an_address_is_a_path_or_nothing(
    kind: Kind, path: str, values: dict[str, Any], settings: dict[str, Any]
) -> None:
    address = _address(kind, path, values, settings)
    assert address == "" or (address.startswith("/") and "//" not in address)


@pytest.mark.parametrize("kind", [Kind.JEKYLL, Kind.HEXO])
@pytest.mark.parametrize("permalink", [":title" * 5_000, ":title" * 100])
def test_an_address_that_is_longer_than_any_is_none(kind: Kind, permalink: str) -> None:
    path = f"source/_posts/{'x' * 200}.md"
    assert _address(kind, path, {"slug": "x" * 60_000}, {"permalink": permalink}) == ""


@pytest.mark.parametrize("kind", [Kind.OBSIDIAN, Kind.PLAIN])
def test_notes_that_no_system_makes_pages_of_have_no_address(kind: Kind) -> None:
    assert _address(kind, "a/b.md", {}, {}) == ""
