"""Folders of posts for tests, written as a table of paths and texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reader.content.post import Post
from reader.content.posts.index import ContentIndex


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, and give the folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def load(folder: Path) -> dict[str, Post]:
    """Every post of a folder by its path, in the order of the list."""
    index = ContentIndex(folder)
    return {post.path: post for post in index.load_all()}


def post_of(folder: Path, text: str | bytes, path: str = "post.md") -> Post:
    """The one post that a text is, in a folder of its own."""
    return load(write(folder, {path: text}))[path]
