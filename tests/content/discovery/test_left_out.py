"""What the configuration of a site leaves out is no post, and stays at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.content.discovery.discover import discover
from reader.content.discovery.globs import Glob, IgnoreFile
from tests.content.folders import write
from tests.document.growth import assert_linear

POST = "---\ntitle: A\n---\nbody\n"


@pytest.mark.parametrize(
    ("configuration", "files", "posts"),
    [
        pytest.param(
            {"_config.yml": "exclude: [old, _posts/wip, '*-secret*']\ninclude: [2024-01-05-secret.md]"},
            "_posts/2024-01-01-a.md _posts/2024-01-02-secret.md _posts/wip/2024-01-03-b.md "
            "_posts/2024-01-05-secret.md old/_posts/2024-01-04-c.md older/_posts/2024-01-04-d.md",
            "_posts/2024-01-01-a.md _posts/2024-01-05-secret.md",
            id="Jekyll: globs, and beginnings of paths",
        ),
        pytest.param(
            {"hugo.toml": "ignoreFiles = ['\\.wip\\.md$', '/content/old/', '/foo$', '(']\n"},
            "content/a.md content/b.wip.md content/old/c.md content/older/d.md content/foo/e.md",
            "content/a.md content/older/d.md",
            id="Hugo: regular expressions",
        ),
        pytest.param(
            {"_config.yml": "skip_render: ['_posts/raw/**']\nexclude: _posts/x.md\nignore: '**/tmp'\n"},
            "package.json source/_posts/a.md source/_posts/raw/b.md source/_posts/x.md "
            "source/_posts/tmp/c.md source/_posts/_d.md source/_posts/_e/f.md",
            "source/_posts/a.md source/_posts/x.md",
            id="Hexo",
        ),
        pytest.param(
            {"mkdocs.yml": "exclude_docs: |\n  wip/\n  /b.md\n  *.tmp.md\n  !good.tmp.md\ndraft_docs: c.md"},
            "docs/a.md docs/b.md docs/c.md docs/wip/d.md docs/wip/good.tmp.md docs/x/b.md docs/e.tmp.md "
            "docs/good.tmp.md docs/templates/f.md docs/x/templates/f.md",
            "docs/a.md docs/c.md docs/good.tmp.md docs/wip/good.tmp.md docs/x/b.md docs/x/templates/f.md",
            id="MkDocs: as in .gitignore; drafts stay",
        ),
        pytest.param(
            {"pelicanconf.py": "IGNORE_FILES = ['*.wip.md', 'tmp']\nARTICLE_EXCLUDES = ['notes']\n"},
            "content/a.md content/b.wip.md content/notes/c.md content/x/tmp/d.md",
            "content/a.md",
            id="Pelican",
        ),
        pytest.param(
            {".eleventy.js": "", ".eleventyignore": "# no\nposts/wip/\nposts/b.md\n!posts/wip/c.md\n"},
            "posts/a.md posts/b.md posts/wip/c.md posts/x/b.md",
            "posts/a.md posts/x/b.md",
            id="Eleventy",
        ),
        pytest.param(
            {
                "docusaurus.config.js": "module.exports = {presets: [['classic', {blog: {exclude: "
                "['**/wip/**', 'b.{md,mdx}']}}]]}"
            },
            "blog/a.md blog/b.mdx blog/x/wip/c.md",
            "blog/a.md",
            id="Docusaurus",
        ),
        pytest.param(
            {"zola.toml": "ignored_content = ['*.wip.md', 'old/*']\n"},
            "content/a.md content/x/b.wip.md content/old/c.md",
            "content/a.md",
            id="Zola",
        ),
        pytest.param(
            {".vitepress/config.ts": "export default {srcExclude: ['**/README.md', 'wip/**']}"},
            "a.md x/README.md wip/b.md",
            "a.md",
            id="VitePress",
        ),
        pytest.param(
            {"_quarto.yml": "project:\n  render: ['*.qmd', 'posts/', '!posts/wip.qmd']\n"},
            "a.qmd b.md posts/c.md posts/wip.qmd",
            "a.qmd posts/c.md",
            id="Quarto",
        ),
        pytest.param(
            {".obsidian/app.json": '{"userIgnoreFilters": ["Templates/", "/\\\\.tmp\\\\.md$/"]}'},
            "a.md Templates/b.md x/Templates/c.md d.tmp.md",
            "a.md x/Templates/c.md",
            id="Obsidian: what it hides from its own searches",
        ),
    ],
)
def test_what_a_site_leaves_out_is_no_post(
    tmp_path: Path, configuration: dict[str, str], files: str, posts: str
) -> None:
    write(tmp_path, {**configuration, **dict.fromkeys(files.split(), POST)})
    site = discover(tmp_path)
    assert sorted(site.files) == posts.split()
    everything = {path for path in files.split() if path.endswith(("md", "mdx"))}
    assert everything <= {*site.files, *site.others}
    assert everything <= set(discover(tmp_path, everything=True).files)


def test_an_expression_that_cannot_be_read_is_a_problem_and_leaves_nothing_out(tmp_path: Path) -> None:
    write(tmp_path, {"hugo.toml": "ignoreFiles = ['(']\n", "content/a.md": POST})
    site = discover(tmp_path)
    assert site.files == ("content/a.md",)
    assert "not a regular expression" in site.problems[0].message


def test_an_expression_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    name = "a" * 60
    write(tmp_path, {"hugo.toml": "ignoreFiles = ['(a|a)*(a|aa)+$x']\n", f"content/{name}.md": POST})
    assert discover(tmp_path).files == (f"content/{name}.md",)


def test_a_folder_that_is_left_out_can_be_opened(tmp_path: Path) -> None:
    write(
        tmp_path, {"hugo.toml": "ignoreFiles = ['/wip/']\n", "content/wip/a.md": POST, "content/b.md": POST}
    )
    assert discover(tmp_path).files == ("content/b.md",)
    assert discover(tmp_path / "content" / "wip").files == ("a.md",)


@pytest.mark.parametrize(
    ("pattern", "path", "means"),
    [
        ("*.md", "a.md", True),
        ("*.md", "x/a.md", False),
        ("**/*.md", "a.md", True),
        ("**/*.md", "x/y/a.md", True),
        ("x/**", "x/y/a.md", True),
        ("x/**/a.md", "x/a.md", True),
        ("./a.?d", "a.md", True),
        ("[^b].md", "a.md", True),
        ("{a,b}/{c,d}.md", "b/c.md", True),
        ("@(a|b).md", "b.md", True),
        ("{a", "{a", True),
    ],
)
def test_globs(pattern: str, path: str, means: bool) -> None:
    assert Glob(pattern).matches(path) is means


@pytest.mark.parametrize(
    ("text", "path", "ignores"),
    [
        ("b.md", "a/b.md", True),
        ("/b.md", "a/b.md", False),
        ("a/b.md", "x/a/b.md", False),
        ("a/", "x/a/b.md", True),
        ("b.md/", "b.md", False),
        ("*.md\n!b.md", "b.md", False),
        ("# b.md\n\n\\#b.md", "#b.md", True),
        ("a/**", "a/b/c.md", True),
    ],
)
def test_ignore_files(text: str, path: str, ignores: bool) -> None:
    assert IgnoreFile(text).ignores(path) is ignores


@pytest.mark.parametrize("pattern", ["*a*a*a*a*a*a*b", "**/a/**/a/**/a/**/b", "{a,b}" * 20])
def test_globs_take_time_in_proportion(pattern: str) -> None:
    assert_linear(lambda n: "a/" * (n // 4) + "a" * (n // 2), lambda path: Glob(pattern).matches(path))
