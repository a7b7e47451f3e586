"""Files that no list holds: each is read as the site that makes a page of it reads it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reader.content.discovery.discover import discover
from reader.content.discovery.site import Kind
from reader.content.posts.linked_files import site_of_page
from tests.content.folders import load, write

PAGE = "---\ntitle: A\n---\nbody\n"
JEKYLL = "_config.yml _posts/2024-01-01-a.md"
HEXO = "_config.yml package.json scaffolds/post.md source/_posts/a.md source/_data/x.yml"


@pytest.mark.parametrize(
    ("site", "page", "kind"),
    [
        pytest.param(JEKYLL, "about.md", Kind.JEKYLL, id="a page of Jekyll"),
        pytest.param(JEKYLL, "docs/deep/page.md", Kind.JEKYLL, id="a page of Jekyll in a folder"),
        pytest.param("_config.yml", "index.md", Kind.JEKYLL, id="a page of Jekyll without posts"),
        pytest.param("_config.yml _toc.yml", "intro.md", Kind.PLAIN, id="a page of a Jupyter Book"),
        pytest.param(JEKYLL, "node_modules/x/page.md", Kind.PLAIN, id="a file of a package"),
        pytest.param(HEXO, "source/about/index.md", Kind.HEXO, id="a page of Hexo"),
        pytest.param(HEXO, "source/_posts/b.md", Kind.HEXO, id="a post of Hexo beside data"),
        pytest.param(HEXO, "themes/x/page.md", Kind.PLAIN, id="a file of a theme of Hexo"),
        pytest.param("hugo.toml content/a.md", "content/_index.md", Kind.HUGO, id="a section of Hugo"),
        pytest.param("hugo.toml content/a.md", "notes.md", Kind.PLAIN, id="a file that Hugo does not read"),
        pytest.param("docusaurus.config.js blog/a.md", "docs/b.md", Kind.DOCUSAURUS, id="Docusaurus"),
        pytest.param("docusaurus.config.js blog/a.md", "src/pages/b.md", Kind.DOCUSAURUS, id="its pages"),
        pytest.param("astro.config.mjs src/content/a.md", "src/pages/b.md", Kind.ASTRO, id="Astro"),
        pytest.param(".eleventy.js posts/a.md", "about.md", Kind.ELEVENTY, id="Eleventy"),
        pytest.param("mkdocs.yml docs/blog/posts/a.md", "docs/b/c.md", Kind.MATERIAL, id="MkDocs"),
        pytest.param("pelicanconf.py content/a.md", "content/pages/b.md", Kind.PELICAN, id="Pelican"),
        pytest.param(".obsidian/app.json a.md", "b/c.md", Kind.OBSIDIAN, id="Obsidian"),
    ],
)
def test_a_page_opened_by_itself_is_read_as_its_site_reads_it(
    tmp_path: Path, site: str, page: str, kind: Kind
) -> None:
    write(tmp_path, {**dict.fromkeys(site.split(), ""), page: PAGE})
    assert discover(tmp_path / page).kind is kind


@pytest.mark.parametrize(
    "site", [JEKYLL, HEXO, "hugo.toml content/a.md", ".eleventy.js posts/a.md", "_quarto.yml a.qmd"]
)
@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "readme.zh-CN.md"])
def test_what_a_repository_says_of_itself_stays_plain(tmp_path: Path, site: str, name: str) -> None:
    write(tmp_path, {**dict.fromkeys(site.split(), ""), name: "# The site\n"})
    assert discover(tmp_path / name).kind is Kind.PLAIN


def test_a_readme_that_a_system_makes_a_page_of_is_one(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "", "docs/README.md": "# Start\n", "_config.yml": "", "README.md": PAGE})
    assert discover(tmp_path / "docs" / "README.md").kind is Kind.MATERIAL
    (tmp_path / "mkdocs.yml").unlink()
    assert discover(tmp_path / "README.md").kind is Kind.JEKYLL


def test_a_file_without_front_matter_is_no_page_of_jekyll(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "", "src/notes.md": "# Notes\n"})
    assert discover(tmp_path / "src" / "notes.md").kind is Kind.PLAIN


def test_a_page_has_the_fields_that_its_site_gives_it(tmp_path: Path) -> None:
    configuration = "defaults:\n- scope: {path: docs}\n  values: {author: Ada}\n"
    write(tmp_path, {"_config.yml": configuration, "docs/a.md": PAGE})
    assert load(tmp_path / "docs" / "a.md")["a.md"].authors == ("Ada",)


def test_a_hexo_site_opened_at_its_source_lists_its_posts(tmp_path: Path) -> None:
    write(tmp_path, {**dict.fromkeys(HEXO.split(), ""), "source/about/index.md": PAGE})
    site = discover(tmp_path / "source")
    assert (site.kind, site.files, site.others) == (Kind.HEXO, ("_posts/a.md",), ("about/index.md",))
    assert discover(tmp_path / "source" / "_posts").kind is Kind.HEXO


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("about.md", Kind.JEKYLL),
        ("README.md", Kind.PLAIN),
        ("../vault/Note.md", Kind.OBSIDIAN),
        ("gone.md", Kind.JEKYLL),
    ],
)
def test_a_page_that_a_link_leads_to_is_read_as_its_site_reads_it(
    tmp_path: Path, path: str, kind: Kind
) -> None:
    write(
        tmp_path,
        {
            **{"blog/_config.yml": "", "blog/_posts/2024-01-01-a.md": PAGE, "blog/about.md": PAGE},
            **{"blog/README.md": "# x", "vault/.obsidian/app.json": "{}", "vault/Note.md": ""},
        },
    )
    assert site_of_page(discover(tmp_path / "blog"), path).kind is kind


def test_a_configuration_that_changes_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "title: Before", "about.md": PAGE})
    long_ago = time.time() - 3600
    for path in (tmp_path / "_config.yml", tmp_path):
        os.utime(path, (long_ago, long_ago))
    assert discover(tmp_path / "about.md").configuration_of("").title == "Before"
    write(tmp_path, {"_config.yml": "title: Behind"})
    assert discover(tmp_path / "about.md").configuration_of("").title == "Behind"
    (tmp_path / "_config.yml").unlink()
    assert discover(tmp_path / "about.md").kind is Kind.PLAIN
