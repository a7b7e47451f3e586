"""Addresses of templates of Eleventy: each is what Eleventy 3 itself makes of the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among


def _address(folder: Path, path: str, front: str = "", settings: str = "", **beside: str) -> str:
    files = {
        "eleventy.config.js": f"module.exports = function (c) {{ return {{ {settings} }} }};\n",
        path: f"---\ntitle: One two\n{front}\n---\ntext\n",
    }
    return address_among(folder, {**files, **beside}, path)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", "/"),
        ("about.md", "/about/"),
        ("posts/one.md", "/posts/one/"),
        ("posts/Big Name.md", "/posts/Big Name/"),
        ("posts/a.b.md", "/posts/a.b/"),
        ("posts/2024-01-02-dated.md", "/posts/2024-01-02-dated/"),
        ("posts/2024-01-02-folder/index.md", "/posts/2024-01-02-folder/"),
    ],
)
def test_without_a_permalink_a_page_is_where_its_file_is(tmp_path: Path, path: str, address: str) -> None:
    assert _address(tmp_path, path) == address
    settings = "dir: { input: './src' }, pathPrefix: '/p/'"
    assert _address(tmp_path / "src-folder", f"src/{path}", settings=settings) == address


@pytest.mark.parametrize(
    ("permalink", "address"),
    [
        ("/x/", "/x/"),
        ("rel/path/index.html", "/rel/path/"),
        ("/a/{{ page.fileSlug }}.html", "/a/dated.html"),
        ("'/{{page.filePathStem}}/x/'", "/posts/dated/x/"),
        ("'/{{ title | slugify }}/'", "/one-two/"),
        ("'/{{ slug }}/'", "/own/"),
        ("false", ""),
    ],
)
def test_a_permalink_gives_the_address(tmp_path: Path, permalink: str, address: str) -> None:
    front = f"slug: own\npermalink: {permalink}"
    assert _address(tmp_path, "posts/2024-01-02-dated.md", front) == address


@pytest.mark.parametrize(
    "permalink", ["/{{ from_elsewhere }}/", "/{{ title | wild }}/", "/{% if title %}x{% endif %}/"]
)
def test_a_permalink_that_is_a_program_is_not_guessed(tmp_path: Path, permalink: str) -> None:
    assert _address(tmp_path, "posts/a.md", f"permalink: '{permalink}'") == ""


def test_a_permalink_may_be_computed(tmp_path: Path) -> None:
    front = "eleventyComputed:\n  permalink: '/c/{{ page.fileSlug }}/'"
    assert _address(tmp_path, "posts/a.md", front) == "/c/a/"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("It's C++ & Ünï Wörter, fooBar don't", "its-c-and-ueni-woerter-foobar-dont"),
        ("Été à la plage", "ete-a-la-plage"),
    ],
)
def test_titles_in_permalinks(tmp_path: Path, title: str, slug: str) -> None:
    front = f"title: \"{title}\"\npermalink: '/{{{{ title | slugify }}}}/'"
    path = "posts/a.md"
    files = {".eleventy.js": "", path: f"---\n{front}\n---\ntext\n"}
    assert address_among(tmp_path, files, path) == f"/{slug}/"


@pytest.mark.parametrize(
    ("name", "data", "address"),
    [
        ("posts/posts.json", '{"permalink": "/p/{{ page.fileSlug }}/"}', "/p/f/"),
        ("posts/posts.11tydata.json", '{"permalink": "/p/{{ page.fileSlug }}/"}', "/p/f/"),
        ("posts/posts.11tydata.js", "module.exports = { permalink: '/p/{{ page.fileSlug }}/' };", "/p/f/"),
        ("posts/posts.11tydata.mjs", "export default { permalink: `/p/{{ page.fileSlug }}/` };", "/p/f/"),
        ("posts/2023-01-01-f.11tydata.js", "module.exports = { permalink: '/own/' };", "/own/"),
        ("posts/posts.11tydata.js", "module.exports = { permalink: (data) => data.page.x };", ""),
        ("posts/posts.11tydata.js", "module.exports = { eleventyComputed: { permalink: f } };", ""),
        ("posts/posts.11tydata.js", "module.exports = { layout: 'post' };", "/posts/2023-01-01-f/"),
    ],
)
def test_data_beside_posts_gives_permalinks(tmp_path: Path, name: str, data: str, address: str) -> None:
    assert _address(tmp_path, "posts/2023-01-01-f.md", **{name: data}) == address
