"""Addresses of Docusaurus, by its source: ``blogUtils.ts``, ``slug.ts``, ``numberPrefix.ts``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among


def _address(folder: Path, settings: str, path: str, front: str = "", versions: str = "[]") -> str:
    files = {
        "docusaurus.config.js": f"module.exports = {{ title: 'T', url: 'https://e.org', {settings} }};\n",
        "versions.json": versions,
        path: f"---\ntitle: T\n{front}\n---\ntext\n",
    }
    return address_among(folder, files, path)


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("blog/2024-01-02-hello.md", "", "/blog/2024/01/02/hello"),
        ("blog/2024-01-02-hello/index.md", "", "/blog/2024/01/02/hello"),
        ("blog/2024/01/02/hello.mdx", "", "/blog/2024/01/02/hello"),
        ("blog/folder/2024-01-02-hello.md", "", "/blog/folder/2024/01/02/hello"),
        ("blog/hello.md", "", "/blog/hello"),
        ("blog/hello/index.md", "", "/blog/hello"),
        ("blog/2024-01-02-hello.md", "slug: own", "/blog/own"),
        ("blog/2024-01-02-hello.md", "slug: /own/deep", "/blog/own/deep"),
        ("docs/intro.md", "", "/docs/intro"),
        ("docs/intro.md", "id: start", "/docs/start"),
        ("docs/sub/intro.md", "slug: own", "/docs/sub/own"),
        ("docs/sub/intro.md", "slug: /own", "/docs/own"),
        ("docs/sub/intro.md", "slug: ../own", "/docs/own"),
        ("docs/intro.md", "slug: /", "/docs/"),
        ("docs/sub/index.md", "", "/docs/sub/"),
        ("docs/sub/README.md", "", "/docs/sub/"),
        ("docs/sub/sub.md", "", "/docs/sub/"),
        ("docs/01-basics/02-first.md", "", "/docs/basics/first"),
        ("docs/003 - basics/index.md", "", "/docs/basics/"),
        ("docs/2024-01-02-notes.md", "", "/docs/2024-01-02-notes"),
        ("docs/8.0-notes.md", "", "/docs/8.0-notes"),
        ("src/pages/about.md", "", "/about"),
        ("src/pages/sub/index.md", "", "/sub/"),
        ("README.md", "", ""),
    ],
)
def test_without_settings(tmp_path: Path, path: str, front: str, address: str) -> None:
    assert _address(tmp_path, "", path, front) == address


PRESET = "presets: [['classic', {{ docs: {docs}, blog: {blog} }}]]"


@pytest.mark.parametrize(
    ("settings", "path", "address"),
    [
        (PRESET.format(docs="{ routeBasePath: '/' }", blog="{}"), "docs/a.md", "/a"),
        (PRESET.format(docs="{ path: 'text' }", blog="{}"), "text/a.md", "/docs/a"),
        (PRESET.format(docs="{}", blog="{ routeBasePath: 'news' }"), "blog/a.md", "/news/a"),
        (PRESET.format(docs="false", blog="{ routeBasePath: '/', path: './posts' }"), "posts/a.md", "/a"),
        (PRESET.format(docs="{ numberPrefixParser: false }", blog="{}"), "docs/01-a.md", "/docs/01-a"),
        (
            "plugins: [['@docusaurus/plugin-content-docs', { id: 'a', path: 'api', routeBasePath: 'ref' }]]",
            "api/a.md",
            "/ref/a",
        ),
        ("baseUrl: '/base/'", "docs/a.md", "/docs/a"),
        ("trailingSlash: true", "docs/a.md", "/docs/a/"),
        ("trailingSlash: false", "docs/sub/index.md", "/docs/sub"),
    ],
)
def test_settings_give_addresses(tmp_path: Path, settings: str, path: str, address: str) -> None:
    assert _address(tmp_path, settings, path) == address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("docs/a.md", "/docs/next/a"),
        ("versioned_docs/version-2.0/a.md", "/docs/a"),
        ("versioned_docs/version-1.0/sub/index.md", "/docs/1.0/sub/"),
        ("i18n/fr/docusaurus-plugin-content-docs/current/a.md", "/fr/docs/next/a"),
        ("i18n/fr/docusaurus-plugin-content-docs/version-2.0/a.md", "/fr/docs/a"),
        ("i18n/fr/docusaurus-plugin-content-blog/2024-01-02-a.md", "/fr/blog/2024/01/02/a"),
    ],
)
def test_versions_and_languages(tmp_path: Path, path: str, address: str) -> None:
    settings = "i18n: { defaultLocale: 'en', locales: ['en', 'fr'] }"
    assert _address(tmp_path, settings, path, versions='["2.0", "1.0"]') == address
