"""What reading a post loads: the first screen waits for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.folders import write

PROGRAM = """
import sys
from reader.content.posts.index import ContentIndex
(post,) = ContentIndex(sys.argv[1]).load_all()
print(post.title, *sys.modules, sep="\\n")
"""

RARELY_NEEDED = {"yaml", "frontmatter", "tomllib", "json", "html", "dataclasses"}


def _loaded(path: Path) -> tuple[str, set[str]]:
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    title, *modules = finished.stdout.splitlines()
    return title, RARELY_NEEDED & set(modules)


@pytest.mark.parametrize("opened", ["post.md", "."], ids=["a post", "a folder"])
def test_reading_ordinary_posts_loads_no_parser(tmp_path: Path, opened: str) -> None:
    text = '---\ntitle: "It\'s — simple"\ndate: 2024-01-28 23:36\ntags: [a, b]\n---\ntext'
    write(tmp_path, {"post.md": text})
    assert _loaded(tmp_path / opened) == ("It's — simple", set())


def test_other_formats_load_what_they_need(tmp_path: Path) -> None:
    write(tmp_path, {"post.md": "---\ntitle: >\n  Folded\n  text\n---\ntext"})
    title, modules = _loaded(tmp_path)
    assert title == "Folded text"
    assert {"yaml", "frontmatter"} <= modules
    assert "tomllib" not in modules
