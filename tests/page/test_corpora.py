"""Real posts, at widths that no one would choose and at some that one would."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.document.parse import parse
from tests.page.pages import check_page

EVERY = 61
"""One post of so many is laid out, others at each width."""


@pytest.mark.parametrize(("width", "skipped"), [(1, 0), (7, 12), (20, 24), (80, 36), (200, 48)])
def test_real_posts_keep_what_holds_for_every_page(corpora: Path, width: int, skipped: int) -> None:
    posts = sorted(corpora.rglob("*.md"))[skipped::EVERY]
    assert posts
    for post in posts:
        check_page(parse(post.read_text("utf-8", errors="replace")), width)
