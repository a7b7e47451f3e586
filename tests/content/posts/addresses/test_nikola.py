"""Addresses of posts of Nikola: each is what Nikola 8 itself makes of the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among

PLAIN = 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nPAGES = (("pages/*.md", "", "page.tmpl"),)\n'
OTHER = (
    'DEFAULT_LANG = "en"\nTRANSLATIONS = {DEFAULT_LANG: "", "de": "./de"}\n'
    'POSTS = (("posts/*.md", "blog/x", "post.tmpl"),)\nPAGES = (("pages/*.md", "pages", "page.tmpl"),)\n'
)

IN_WORDS = (
    'DEFAULT_LANG = "en"\nTRANSLATIONS = {"en": "", "pl": "./pl", "fr": "./fr"}\nPAGES = ()\n'
    'POSTS = (("posts/*.md", {"en": "blog", "pl": "wpisy"}, "post.tmpl"),)\n'
)


@pytest.mark.parametrize(
    ("settings", "path", "front", "address"),
    [
        (PLAIN, "posts/a.md", "", "/posts/a/"),
        (PLAIN, "posts/a.md", "slug: own-b", "/posts/own-b/"),
        (PLAIN, "posts/sub/c.md", "", "/posts/sub/c/"),
        (PLAIN, "posts/2024-01-02-x.md", "", "/posts/2024-01-02-x/"),
        (PLAIN, "posts/Ünï b.md", "", "/posts/uni-b/"),
        (PLAIN, "posts/A_b+c(d).md", "", "/posts/a_b+cd/"),
        (PLAIN, "posts/sub é/X y.md", "", "/posts/sub é/x-y/"),
        (PLAIN, "posts/a.de.md", "", "/posts/ade/"),
        (PLAIN, "posts/u.md", "pretty_url: False", "/posts/u.html"),
        (PLAIN, "pages/p.md", "", "/p/"),
        (PLAIN, "pages/index.md", "", "/"),
        (PLAIN, "pages/sub/q.md", "slug: qq", "/sub/qq/"),
        (OTHER, "posts/a.md", "", "/blog/x/a/"),
        (OTHER, "posts/a.de.md", "", "/de/blog/x/a/"),
        (OTHER, "pages/p.md", "", "/pages/p/"),
        (IN_WORDS, "posts/a.md", "", "/blog/a/"),
        (IN_WORDS, "posts/sub/a.pl.md", "", "/pl/wpisy/sub/a/"),
        (IN_WORDS, "posts/a.fr.md", "", "/fr/blog/a/"),
        (f"PRETTY_URLS = False\n{PLAIN}", "posts/a.md", "", "/posts/a.html"),
        (f"PRETTY_URLS = False\n{PLAIN}", "pages/index.md", "", "/"),
        (f"STRIP_INDEXES = False\n{PLAIN}", "posts/a.md", "", "/posts/a/index.html"),
        (f"STRIP_INDEXES = False\n{PLAIN}", "pages/index.md", "", "/index.html"),
        (PLAIN, "posts/日本.md", "", ""),
        (PLAIN, "elsewhere/a.md", "", ""),
    ],
)
def test_addresses_of_posts_and_pages(
    tmp_path: Path, settings: str, path: str, front: str, address: str
) -> None:
    text = f"---\ntitle: T\ndate: 2024-05-06 10:00:00 UTC\n{front}\n---\ntext\n"
    assert address_among(tmp_path, {"conf.py": settings, path: text}, path) == address
