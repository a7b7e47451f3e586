"""The whole address that a site says it stands at, in the words of each system."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.content.discovery.discover import discover
from reader.content.discovery.site_address import base_paths, host_and_path, site_addresses
from tests.content.folders import write

POST = "---\ntitle: One\n---\nText.\n"

AT_THE_ROOT: Mapping[str, Mapping[str, str]] = {
    "Jekyll": {"_config.yml": "url: https://e.org\n", "_posts/2024-01-02-a.md": POST},
    "Hexo": {"_config.yml": "url: http://e.org\n", "package.json": "{}", "source/_posts/a.md": POST},
    "Hugo": {"hugo.toml": 'baseURL = "https://www.E.org/"\n', "content/a.md": POST},
    "Hugo, in a folder of settings": {
        "config/_default/hugo.yaml": "baseURL: https://e.org\n",
        "content/a.md": POST,
    },
    "Hugo, when it is published": {
        "config/_default/hugo.toml": 'baseURL = "/"\n',
        "config/production/hugo.toml": 'baseURL = "https://e.org"\n',
        "content/a.md": POST,
    },
    "Zola": {"zola.toml": 'base_url = "https://e.org"\n', "content/a.md": POST},
    "Pelican": {"pelicanconf.py": "SITEURL = 'https://e.org'\n", "content/a.md": POST},
    "Pelican, when it is published": {
        "pelicanconf.py": "SITEURL = ''\n",
        "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://e.org'\n",
        "content/a.md": POST,
    },
    "MkDocs": {"mkdocs.yml": "site_name: x\nsite_url: https://e.org/\n", "docs/a.md": POST},
    "Docusaurus": {
        "docusaurus.config.js": "module.exports = { url: 'https://e.org', baseUrl: '/' };\n",
        "blog/a.md": POST,
    },
    "Docusaurus, by a constant": {
        "docusaurus.config.ts": (
            "import type {Config} from 'x';\nconst host = 'e.org'; // not http://f.org\n"
            "const config: Config = {\n  title: 'T', url: `https://${host}`, baseUrl: '/',\n};\n"
            "export default config;\n"
        ),
        "docs/a.md": POST,
    },
    "Astro": {
        "astro.config.mjs": "export default defineConfig({ site: 'https://e.org', image: {} });\n",
        "src/content/blog/a.md": POST,
    },
    "VitePress": {
        ".vitepress/config.mts": "export default defineConfig({ sitemap: { hostname: 'https://e.org' } })\n",
        "a.md": POST,
    },
    "VitePress, in a folder of documents": {
        "docs/.vitepress/config.js": "export default { sitemap: { hostname: 'https://e.org' } }\n",
        "docs/a.md": POST,
    },
    "Quarto": {"_quarto.yml": "website:\n  site-url: https://e.org\n", "a.qmd": POST},
    "Quarto, a book": {"_quarto.yml": "book:\n  site-url: https://e.org\n", "a.qmd": POST},
    "Nikola": {
        "conf.py": 'POSTS = (("posts/*.md", "p", "t"),)\nSITE_URL = "https://e.org/"\n',
        "posts/a.md": POST,
    },
    "Eleventy": {
        "eleventy.config.js": "export default function (c) {}\n",
        "_data/metadata.js": "module.exports = { title: 'T', url: 'https://e.org/' }\n",
        "posts/a.md": POST,
    },
    "Eleventy, in JSON": {
        ".eleventy.js": "",
        "src/_data/site.json": '{"url": "https://e.org"}',
        "posts/a.md": POST,
    },
    "Gatsby": {
        "gatsby-config.js": "module.exports = { siteMetadata: { siteUrl: `https://e.org` } }",
        "a.md": POST,
    },
    "Nuxt": {
        "nuxt.config.ts": "export default defineNuxtConfig({ site: { url: 'https://e.org' } })",
        "a.md": POST,
    },
    "pages of a repository": {"CNAME": "www.e.org\n", "a.md": POST},
}

BELOW_THE_ROOT: Mapping[str, Mapping[str, str]] = {
    "Jekyll": {
        "_config.yml": "url: https://e.org\nbaseurl: /b\n",
        "_posts/2024-01-02-a.md": POST,
    },
    "Hexo": {
        "_config.yml": "url: http://e.org/b\nroot: /b/\n",
        "package.json": "{}",
        "source/_posts/a.md": POST,
    },
    "Hugo": {"hugo.toml": 'baseURL = "https://e.org/b/"\n', "content/a.md": POST},
    "Docusaurus": {
        "docusaurus.config.js": "module.exports = { url: 'https://e.org', baseUrl: '/b/' };\n",
        "blog/a.md": POST,
    },
    "Astro": {
        "astro.config.mjs": "export default defineConfig({ site: 'https://e.org', base: 'b' });\n",
        "src/content/blog/a.md": POST,
    },
    "VitePress": {
        ".vitepress/config.mts": "export default { base: '/b/', sitemap: { hostname: 'https://e.org' } }\n",
        "a.md": POST,
    },
    "Eleventy": {
        ".eleventy.js": "module.exports = (c) => { return { pathPrefix: '/b/', dir: { input: '.' } } };\n",
        "_data/site.json": '{"url": "https://e.org"}',
        "posts/a.md": POST,
    },
    "pages of a repository": {
        "_config.yml": "baseurl: /b\n",
        "CNAME": "e.org",
        "_posts/2024-01-02-a.md": POST,
    },
}


@pytest.mark.parametrize("files", AT_THE_ROOT.values(), ids=AT_THE_ROOT.keys())
def test_a_site_at_the_root_of_its_host(tmp_path: Path, files: Mapping[str, str]) -> None:
    assert site_addresses(discover(write(tmp_path, files))) == [("e.org", "")]


@pytest.mark.parametrize("files", BELOW_THE_ROOT.values(), ids=BELOW_THE_ROOT.keys())
def test_a_site_at_a_path_of_its_host(tmp_path: Path, files: Mapping[str, str]) -> None:
    assert site_addresses(discover(write(tmp_path, files))) == [("e.org", "/b")]


def test_each_language_of_hugo_may_have_a_host_of_its_own(tmp_path: Path) -> None:
    settings = (
        'baseURL = "https://e.org"\n[languages.en]\n[languages.fr]\nbaseURL = "https://e.fr"\n'
        '[languages.de]\nbaseURL = "https://e.de/b"\n'
    )
    site = discover(write(tmp_path, {"hugo.toml": settings, "content/a.md": POST}))
    assert site_addresses(site) == [("e.org", ""), ("e.fr", ""), ("e.de", "/b")]


def test_a_site_knows_its_path_without_its_host(tmp_path: Path) -> None:
    files = {"docusaurus.config.js": "export default { baseUrl: '/b/' }", "blog/a.md": POST}
    site = discover(write(tmp_path, files))
    assert (site_addresses(site), base_paths(site)) == ([], ["/b"])


def test_a_folder_that_says_nothing_stands_nowhere(tmp_path: Path) -> None:
    assert site_addresses(discover(write(tmp_path, {"a.md": POST, "CNAME": "not a host\n" * 500}))) == []


@pytest.mark.parametrize(
    "url", ["https://e.org/b/", "http://www.E.org/b", "//e.org/b/", "https://e.org:8080/b?q#f"]
)
def test_forms_of_one_address_are_one_site(url: str) -> None:
    assert host_and_path(url) == ("e.org", "/b")


@pytest.mark.parametrize("url", ["/b/", "mailto:a@e.org", "https://[/", ""])
def test_what_is_no_whole_address_has_no_host(url: str) -> None:
    assert host_and_path(url)[0] == ""
