"""Real posts, at widths that no one would choose and at some that one would.

A sample of them, another at each width; ``READER_ALL_POSTS=1`` lays all of them out at every width.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.document.parse import parse
from tests.corpora import sample
from tests.page.pages import check_page


@pytest.mark.parametrize(("width", "every"), [(1, 307), (7, 89), (20, 83), (80, 47), (200, 43)])
def test_real_posts_keep_what_holds_for_every_page(corpora: Path, width: int, every: int) -> None:
    posts = sample(sorted(corpora.rglob("*.md")), every)
    assert posts
    for post in posts:
        check_page(parse(post.read_text("utf-8", errors="replace")), width)
