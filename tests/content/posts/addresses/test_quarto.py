"""Addresses of documents of Quarto, by its documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("index.qmd", "", "/"),
        ("about.qmd", "", "/about.html"),
        ("posts/welcome/index.qmd", "", "/posts/welcome/"),
        ("posts/a b.md", "", "/posts/a b.html"),
        ("posts/a.qmd", "output-file: other.html", "/posts/other.html"),
        ("posts/a.qmd", "format:\n  html:\n    output-file: other", "/posts/other.html"),
    ],
)
def test_addresses_of_documents(tmp_path: Path, path: str, front: str, address: str) -> None:
    files = {"_quarto.yml": "project:\n  type: website\n", path: f"---\ntitle: T\n{front}\n---\ntext\n"}
    assert address_among(tmp_path, files, path) == address
