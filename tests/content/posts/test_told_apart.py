"""What tells posts with the same title apart."""

from __future__ import annotations

import pytest

from reader.content.posts.told_apart import told_apart


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["a/intro.md", "b/intro.md"], ["a", "b"]),
        (["docs/2023/notes/intro.md", "docs/2024/notes/intro.md"], ["2023", "2024"]),
        (["one/index.md", "two/index.md"], ["one", "two"]),
        (["posts/first.md", "posts/second.md"], ["first", "second"]),
        (["intro.md", "b/intro.md"], ["intro.md", "b"]),
        (["a/x/i.md", "a/y/i.md", "b/x/i.md"], ["a/x/i.md", "y", "b"]),
        (["x.de.md", "x.fr.md"], ["x.de.md", "x.fr.md"]),
        (["bad\x1b[31m/i.md", "b/i.md"], ["bad␛[31m", "b"]),
    ],
)
def test_the_nearest_folder_of_its_own_or_else_the_name_tells(paths: list[str], told: list[str]) -> None:
    assert told_apart(("Introduction", path) for path in paths) == dict(zip(paths, told, strict=True))


def test_what_has_a_title_of_its_own_needs_nothing() -> None:
    assert told_apart([("One", "a/one.md"), ("Two", "b/two.md")]) == {}
