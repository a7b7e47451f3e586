"""Addresses of pages and entries of collections of Astro, by its documentation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among

BLOG_PAGE = "---\nconst posts = await getCollection('blog');\n---\n"
OWN_BASE = (
    "const notes = defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/data/notes' }) });\n"
    "export const collections = { notes };\n"
)


def _address(
    folder: Path, path: str, front: str = "", settings: str = "", beside: Mapping[str, str] | None = None
) -> str:
    files = {
        "astro.config.mjs": f"export default defineConfig({{ {settings} }});\n",
        path: f"---\ntitle: T\n{front}\n---\ntext\n",
    }
    return address_among(folder, {**files, **(beside or {})}, path)


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("src/pages/about.md", "", "/about/"),
        ("src/pages/index.md", "", "/"),
        ("src/pages/posts/One.md", "", "/posts/One/"),
        ("src/content/blog/first-post.md", "", "/blog/first-post/"),
        ("src/content/blog/2024/Hello World!.md", "", "/blog/2024/hello-world/"),
        ("src/content/blog/v1.2.md", "", "/blog/v12/"),
        ("src/content/blog/deep/index.md", "", "/blog/deep/"),
        ("src/content/blog/Été 中文.md", "", "/blog/été-中文/"),
        ("src/content/blog/a.md", "slug: own/path", "/blog/own/path/"),
        ("src/content/docs/index.mdx", "", "/"),
        ("src/content/docs/guides/a.mdx", "", "/guides/a/"),
        ("src/content/docs/de/guides/a.mdx", "", "/de/guides/a/"),
    ],
)
def test_without_settings(tmp_path: Path, path: str, front: str, address: str) -> None:
    assert _address(tmp_path, path, front) == address


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("trailingSlash: 'always'", "/blog/a/"),
        ("trailingSlash: 'never'", "/blog/a"),
        ("build: { format: 'file' }", "/blog/a.html"),
        ("base: '/x'", "/blog/a/"),
    ],
)
def test_settings_give_the_ending(tmp_path: Path, settings: str, address: str) -> None:
    assert _address(tmp_path, "src/content/blog/a.md", settings=settings) == address


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("src/pages/blog/[...slug].astro", "/blog/a/"),
        ("src/pages/posts/[id].astro", "/posts/a/"),
        ("src/pages/[...slug].astro", "/a/"),
    ],
)
def test_the_page_that_shows_a_collection_tells_where_its_entries_are(
    tmp_path: Path, page: str, address: str
) -> None:
    assert _address(tmp_path, "src/content/blog/a.md", beside={page: BLOG_PAGE}) == address


def test_a_collection_may_be_in_another_folder(tmp_path: Path) -> None:
    beside = {
        "src/content.config.ts": OWN_BASE,
        "src/pages/n/[...slug].astro": BLOG_PAGE.replace("blog", "notes"),
    }
    assert _address(tmp_path, "src/data/notes/a.md", beside=beside) == "/n/a/"


def test_what_no_page_shows_has_no_address(tmp_path: Path) -> None:
    assert _address(tmp_path, "notes/a.md") == ""
