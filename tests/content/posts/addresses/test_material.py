"""Addresses of pages of MkDocs and of the blog of Material: each is what they make of the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among


def _address(folder: Path, settings: str, path: str, front: str = "") -> str:
    text = f"---\n{front}\n---\n\n# Head of it\n\ntext\n"
    return address_among(folder, {"mkdocs.yml": f"site_name: x\n{settings}\n", path: text}, path)


@pytest.mark.parametrize(
    ("settings", "path", "address"),
    [
        ("", "docs/index.md", "/"),
        ("", "docs/a.md", "/a/"),
        ("", "docs/sub/README.md", "/sub/"),
        ("", "docs/sub/index.md", "/sub/"),
        ("", "docs/sub/b c.md", "/sub/b c/"),
        ("", "docs/Ünï.md", "/Ünï/"),
        ("", "docs/a.b.md", "/a.b/"),
        ("use_directory_urls: false", "docs/a.md", "/a.html"),
        ("use_directory_urls: false", "docs/sub/index.md", "/sub/index.html"),
        ("docs_dir: text", "text/b/index.md", "/b/"),
        ("", "docs/blog/posts/one.md", "/blog/posts/one/"),
    ],
)
def test_a_page_is_where_its_file_is(tmp_path: Path, settings: str, path: str, address: str) -> None:
    assert _address(tmp_path, settings, path) == address


FORMAT = "plugins:\n  - search\n  - blog:\n      post_url_format: "


@pytest.mark.parametrize(
    ("settings", "front", "address"),
    [
        ("plugins: [blog]", "", "/blog/2024/05/06/head-of-it/"),
        ("plugins: [material/blog]", "title: Own", "/blog/2024/05/06/own/"),
        ("plugins: [blog]", "slug: own-slug", "/blog/2024/05/06/own-slug/"),
        ("plugins: [blog]", "title: It's C++ & <b>bold</b> — ok", "/blog/2024/05/06/its-c--bold--ok/"),
        ("plugins: [blog]", "title: Zwei  Wörter", "/blog/2024/05/06/zwei--wörter/"),
        ("plugins: [blog]", "title: 中文 标题，好", "/blog/2024/05/06/中文-标题好/"),
        ("plugins: [blog]\nuse_directory_urls: false", "", "/blog/2024/05/06/head-of-it.html"),
        (f'{FORMAT}"{{slug}}"', "", "/blog/head-of-it/"),
        (f'{FORMAT}"{{categories}}/{{file}}"', "categories: [A b, Cc]", "/blog/a-b/one/"),
        (f'{FORMAT}"{{categories}}/{{file}}"', "", "/blog/one/"),
        (
            f'{FORMAT}"{{categories}}/{{file}}"\n      post_url_max_categories: 2',
            "categories: [A b, Cc]",
            "/blog/a-b/cc/one/",
        ),
        (f'{FORMAT}"{{slug}}"\n      post_slugify_separator: _', "", "/blog/head_of_it/"),
        ("plugins:\n  - blog:\n      post_url_date_format: yy/M/d", "", "/blog/24/5/6/head-of-it/"),
        ("plugins:\n  blog:\n    post_url_date_format: MMM/MMMM/yyyy", "", "/blog/May/May/2024/head-of-it/"),
    ],
)
def test_a_post_of_a_blog_is_where_its_settings_say(
    tmp_path: Path, settings: str, front: str, address: str
) -> None:
    assert _address(tmp_path, settings, "docs/blog/posts/one.md", f"date: 2024-05-06\n{front}") == address


def test_a_blog_may_be_all_of_a_site(tmp_path: Path) -> None:
    settings = "plugins:\n  - blog:\n      blog_dir: ."
    assert _address(tmp_path, settings, "docs/posts/a.md", "date: 2024-05-06") == "/2024/05/06/head-of-it/"


def test_a_post_with_two_dates_is_where_it_was_first(tmp_path: Path) -> None:
    front = "date:\n  created: 2023-01-02\n  updated: 2024-01-01"
    assert (
        _address(tmp_path, "plugins: [blog]", "docs/blog/posts/sub/a.md", front)
        == "/blog/2023/01/02/head-of-it/"
    )
