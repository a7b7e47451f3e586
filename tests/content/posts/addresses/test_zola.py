"""Addresses of pages of Zola, by the rules of its source (``page.rs``, ``file_info.rs``, ``slugs.rs``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among


def _address(folder: Path, settings: str, path: str, front: str = "") -> str:
    return address_among(folder, {"zola.toml": settings, path: f"+++\n{front}\n+++\ntext\n"}, path)


@pytest.mark.parametrize(
    ("settings", "path", "front", "address"),
    [
        ("", "start.md", "", "/start/"),
        ("", "posts/intro/start.md", 'slug = "hello-world"', "/posts/intro/hello-world/"),
        ("", "posts/intro/start.md", 'path = "hello-world"', "/hello-world/"),
        ("", "posts/intro/start.md", 'path = "/hello/world"', "/hello/world/"),
        ("", "start.md", 'slug = "hello-&-world"', "/hello-world/"),
        ("", "posts/ file with space.md", "", "/posts/file-with-space/"),
        ("", "posts/with-assets/index.md", "", "/posts/with-assets/"),
        ("", "posts/with-assets/index.md", 'slug = "hey"', "/posts/hey/"),
        ("", "with-assets/index.md", "", "/with-assets/"),
        ("", "posts/2018-10-08_hello.md", "", "/posts/hello/"),
        ("", "posts/2018-10-08-hello.md", "", "/posts/hello/"),
        ("", "posts/2018-10-02T15:00:00Z-hello.md", "", "/posts/hello/"),
        ("", "posts/2018-10-08.md", "", "/posts/2018-10-08/"),
        ("", "posts/2018-10-08_hello/index.md", "", "/posts/hello/"),
        ("", "posts/2018-13-08_hello.md", "", "/posts/2018-13-08-hello/"),
        ("[slugify]\npaths_keep_dates = true", "posts/2018-10-08_hello.md", "", "/posts/2018-10-08-hello/"),
        ("", "Rust-1.88.0.md", "", "/rust-1-88-0/"),
        ("", "héhé (hey).md", "", "/hehe-hey/"),
        ('[slugify]\npaths = "safe"', "日本 a?.md", "", "/日本 a/"),
        ('[slugify]\npaths = "off"', "dot?.md", "", "/dot?/"),
        ("", "Big Folder/a.md", "", "/Big Folder/a/"),
        ("", "日本.md", "", ""),
        ("[languages.fr]", "posts/python.fr.md", "", "/fr/posts/python/"),
        ("[languages.fr]", "posts/python/index.fr.md", "", "/fr/posts/python/"),
        ("[languages.fr]", "posts/python.fr.md", 'path = "own"', "/own/"),
        ('default_language = "fr"\n[languages.en]', "posts/python.en.md", "", "/en/posts/python/"),
        ("", "posts/python.fr.md", "", "/posts/python-fr/"),
    ],
)
def test_addresses_of_pages(tmp_path: Path, settings: str, path: str, front: str, address: str) -> None:
    assert _address(tmp_path, settings, f"content/{path}", front) == address
