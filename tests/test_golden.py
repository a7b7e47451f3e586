"""Every sample post looks as somebody has approved it. See `tests.golden` for how to approve a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import GOLDEN, POSTS, golden_file, page


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_a_sample_post_looks_as_approved(post: Path) -> None:
    assert page(post) == golden_file(post).read_text(encoding="utf-8")


def test_no_page_is_kept_of_a_post_that_is_gone() -> None:
    assert {golden_file(post) for post in POSTS} == set(GOLDEN.rglob("*.txt"))
