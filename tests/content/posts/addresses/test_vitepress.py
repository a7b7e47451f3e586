"""Addresses of pages of VitePress: each is what VitePress 1 itself makes of the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among

REWRITES = (
    "rewrites: {'en/:rest*': ':rest*', 'packages/:pkg/src/:slug*': ':pkg/:slug*', 'a.md': 'z/index.md'}"
)


@pytest.mark.parametrize(
    ("settings", "path", "address"),
    [
        ("", "index.md", "/"),
        ("", "a.md", "/a.html"),
        ("", "README.md", "/README.html"),
        ("", "guide/index.md", "/guide/"),
        ("", "guide/b c.md", "/guide/b c.html"),
        ("", "Ünï.md", "/Ünï.html"),
        ("cleanUrls: true, base: '/x/'", "guide/a.md", "/guide/a"),
        ("cleanUrls: true", "guide/index.md", "/guide/"),
        ("srcDir: './src'", "src/en/x.md", "/en/x.html"),
        (REWRITES, "en/x.md", "/x.html"),
        (REWRITES, "en/sub/index.md", "/sub/"),
        (REWRITES, "packages/pkg-a/src/foo/bar.md", "/pkg-a/foo/bar.html"),
        (REWRITES, "a.md", "/z/"),
        (REWRITES, "guide/a.md", "/guide/a.html"),
    ],
)
def test_addresses_of_pages(tmp_path: Path, settings: str, path: str, address: str) -> None:
    files = {".vitepress/config.mjs": f"export default {{ {settings} }}", path: "# x\n"}
    assert address_among(tmp_path, files, path) == address
    documents = {f"docs/{name}": text for name, text in files.items()}
    assert address_among(tmp_path / "whole", documents, f"docs/{path}") == address
