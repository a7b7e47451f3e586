from __future__ import annotations

from pathlib import Path

import pytest

from reader.content.front_matter.split import split_front_matter
from tests.content.folders import load, write

NIKOLA = ".. title: My post\n.. slug: my\n.. date: 2024-01-05 10:00:00 UTC+03:00\n.. tags: x, y\n.. link:\n"


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        pytest.param(f"{NIKOLA}\nBody", "Body", 7, id="bare"),
        pytest.param(f"<!--\n{NIKOLA}-->\n\nBody", "Body", 9, id="in a comment"),
        pytest.param(f"<!--\n{NIKOLA}\n\n-->\nBody", "Body", 10, id="in a comment with blank lines"),
        pytest.param(f"\n<!-- \n{NIKOLA}..\n-->\nBody", "Body", 10, id="in a comment after a blank line"),
    ],
)
def test_the_lines_of_nikola_are_front_matter(text: str, body: str, line: int) -> None:
    found = split_front_matter(text)
    assert (found.format, found.body, found.body_line, found.problems) == ("nikola", body, line, ())
    assert found.fields == {
        "title": "My post",
        "slug": "my",
        "date": "2024-01-05 10:00:00 UTC+03:00",
        "tags": "x, y",
    }


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        (
            "% Title\n% Ann\n% 5 May 2024\n\nBody",
            {"title": "Title", "author": ["Ann"], "date": "5 May 2024"},
            "Body",
        ),
        (
            "% Title\n  goes on\n% Ann; Bob\n\nBody",
            {"title": "Title goes on", "author": ["Ann", "Bob"]},
            "Body",
        ),
        ("% Title\n% Ann\n  Bob\nBody", {"title": "Title", "author": ["Ann", "Bob"]}, "Body"),
        ("%\n% Ann\n\nBody", {"author": ["Ann"]}, "Body"),
        ("% Title\nBody", {"title": "Title"}, "Body"),
    ],
)
def test_the_title_block_of_pandoc_is_front_matter(text: str, fields: dict[str, object], body: str) -> None:
    found = split_front_matter(text)
    assert (found.format, found.fields, found.body) == ("pandoc", fields, body)


@pytest.mark.parametrize(
    "text",
    [
        ".. note: a directive\n",
        ".. image:: a.png\n",
        "... and so on\n",
        "%%a comment of a vault%%\n",
        "%title\n",
        "%\n\ntext",
        "% A\n% B\n% C\n% of tex\n",
        "{% include x %}\n",
    ],
)
def test_what_only_begins_alike_is_text(text: str) -> None:
    found = split_front_matter(text)
    assert (found.body, found.fields) == (text, {})


def test_the_file_beside_a_post_of_nikola_says_what_it_is(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "posts/a.md": "Body of *a*.\n",
            "posts/a.meta": NIKOLA,
            "posts/b.md": "---\ntitle: Its own\n---\n",
            "posts/b.meta": ".. title: Another\n.. tags: z\n",
        },
    )
    posts = load(tmp_path)
    post = posts["posts/a.md"]
    assert (post.title, post.tags, post.body_line) == ("My post", ("x", "y"), 1)
    assert post.date is not None
    assert post.date.iso == "2024-01-05T10:00:00+03:00"
    assert (posts["posts/b.md"].title, posts["posts/b.md"].tags) == ("Its own", ("z",))
    assert load(tmp_path / "posts/a.md")["a.md"].title == "My post"
