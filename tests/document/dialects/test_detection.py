"""Which dialect a post is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.content.discovery.site import Kind
from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.source.dialect import Dialect, Engine
from tests.content.folders import write

SITES = {
    Kind.DOCUSAURUS: ("docusaurus.config.js", "blog/"),
    Kind.ASTRO: ("astro.config.mjs", "src/content/blog/"),
    Kind.JEKYLL: ("_config.yml", "_posts/2024-01-28-"),
    Kind.OBSIDIAN: (".obsidian/app.json", ""),
    Kind.PLAIN: ("LICENSE", ""),
}


def dialect(folder: Path, kind: Kind, name: str, text: str = "---\ntitle: A\n---\nText.\n") -> Dialect:
    """The dialect of a file in a site of some system."""
    configuration, posts = SITES[kind]
    write(folder, {configuration: "{}", f"{posts}{name}": text, f"{posts}another.md": "x"})
    index = ContentIndex(folder, everything=True)
    index.load_all()
    assert index.site.kind is kind
    (post,) = [post for post in index.posts if post.path.endswith(name)]
    return dialect_of(index.read(post), index.site)


@pytest.mark.parametrize(
    ("kind", "name", "is_mdx"),
    [
        (Kind.DOCUSAURUS, "a.md", True),
        (Kind.DOCUSAURUS, "a.mdx", True),
        (Kind.ASTRO, "a.md", False),
        (Kind.ASTRO, "a.mdx", True),
        (Kind.JEKYLL, "a.md", False),
        (Kind.PLAIN, "a.MDX", True),
    ],
)
def test_mdx_is_told_by_the_name_of_the_file_and_by_docusaurus(
    tmp_path: Path, kind: Kind, name: str, is_mdx: bool
) -> None:
    assert dialect(tmp_path, kind, name).mdx is is_mdx


@pytest.mark.parametrize(
    ("text", "is_mdx"),
    [
        ("import Tabs from '@theme/Tabs';\n\n# A\n", True),
        ('Text.\n\nimport { A } from "@site/src/a"\n', True),
        ('<Tabs>\n  <TabItem value="a">\n', True),
        ("```js\nimport Tabs from '@theme/Tabs';\n```\n", False),
        ("import x from '@theme' is what @theme/x needs\n", False),
    ],
)
def test_a_page_that_was_taken_out_of_docusaurus_is_told_by_its_components(
    tmp_path: Path, text: str, is_mdx: bool
) -> None:
    assert dialect(tmp_path, Kind.PLAIN, "a.md", text).mdx is is_mdx


def test_mdx_has_neither_templates_nor_attribute_lists(tmp_path: Path) -> None:
    found = dialect(tmp_path, Kind.PLAIN, "a.mdx")
    assert not found.templates
    assert not found.kramdown


def test_jekyll_has_templates_and_attribute_lists(tmp_path: Path) -> None:
    found = dialect(tmp_path, Kind.JEKYLL, "a.md")
    assert found.templates
    assert found.kramdown


def test_a_post_may_say_that_its_tags_are_text(tmp_path: Path) -> None:
    text = "---\ntitle: A\nrender_with_liquid: false\n---\nText.\n"
    assert not dialect(tmp_path, Kind.JEKYLL, "a.md", text).templates


def test_only_vaults_have_wikilinks(tmp_path: Path) -> None:
    assert dialect(tmp_path / "vault", Kind.OBSIDIAN, "a.md").wikilinks
    assert not dialect(tmp_path / "blog", Kind.PLAIN, "a.md").wikilinks


def test_notes_in_a_site_are_notes_whose_lines_do_not_break(tmp_path: Path) -> None:
    found = dialect(tmp_path, Kind.JEKYLL, "a.md", "---\ntitle: A\n---\nSee [[Another note|this]].\n")
    assert found.wikilinks
    assert not found.line_breaks
    assert not dialect(tmp_path / "mdx", Kind.ASTRO, "a.mdx", "![[a]]\n").wikilinks


def test_lines_of_notes_break_unless_their_vault_is_strict_about_it(tmp_path: Path) -> None:
    assert dialect(tmp_path / "vault", Kind.OBSIDIAN, "a.md").line_breaks
    assert not dialect(tmp_path / "blog", Kind.JEKYLL, "a.md").line_breaks
    write(tmp_path / "strict", {".obsidian/app.json": '{"strictLineBreaks": true}', "a.md": "x"})
    index = ContentIndex(tmp_path / "strict")
    index.load_all()
    assert not dialect_of(index.read(index.posts[0]), index.site).line_breaks


@pytest.mark.parametrize(
    ("name", "configuration", "breaks"),
    [
        ("_config.yml", "source_dir: source\n", True),
        ("_config.yml", "source_dir: source\nmarked:\n  breaks: false\n", False),
        ("_config.yml", "source_dir: source\nmarkdown:\n  render:\n    breaks: false\n", False),
        ("hugo.toml", "title = 'a'\n", False),
        ("hugo.toml", "[markup.goldmark.renderer]\nhardWraps = true\n", True),
    ],
)
def test_lines_break_as_the_site_is_configured(
    tmp_path: Path, name: str, configuration: str, breaks: bool
) -> None:
    post = "source/_posts/a.md" if name == "_config.yml" else "content/posts/a.md"
    write(tmp_path, {name: configuration, post: "---\ntitle: A\n---\nText.\n"})
    index = ContentIndex(tmp_path)
    index.load_all()
    assert dialect_of(index.read(index.posts[0]), index.site).line_breaks is breaks


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("See ![[a picture.png]].", True),
        ("![[Another note#Heading]]", True),
        ("`![[x]]` is how Obsidian writes it.", False),
        ("![[an open one", False),
        ("[[a]] is an array in an array.", False),
        ("as [[Another note|another]] says", True),
        ("| [[Another note\\|another]] |", True),
        ("`[[a|b]]` and [[ a || b ]] and [[a|b]](c)", False),
    ],
)
def test_a_note_that_was_taken_out_of_its_vault_is_told_by_what_it_embeds_and_names(
    tmp_path: Path, text: str, is_note: bool
) -> None:
    assert dialect(tmp_path, Kind.PLAIN, "a.md", text).wikilinks is is_note


@pytest.mark.parametrize(
    ("files", "engine"),
    [
        ({"_config.yml": "title: x\n", "_posts/2024-01-01-a.md": "x"}, Engine.KRAMDOWN),
        ({"_config.yml": "markdown: kramdown\n", "_posts/2024-01-01-a.md": "x"}, Engine.KRAMDOWN),
        ({"_config.yml": "markdown: CommonMark\n", "_posts/2024-01-01-a.md": "x"}, Engine.COMMONMARK),
        ({"_config.yml": "markdown: CommonMarkGhPages\n", "_posts/2024-01-01-a.md": "x"}, Engine.COMMONMARK),
        ({"_config.yml": "markdown: GFM\n", "_posts/2024-01-01-a.md": "x"}, Engine.COMMONMARK),
        ({"pelicanconf.py": "PATH = 'content'\n", "content/a.md": "Title: A\n\nx"}, Engine.PYTHON_MARKDOWN),
        ({"mkdocs.yml": "site_name: x\n", "docs/a.md": "x"}, Engine.PYTHON_MARKDOWN),
        ({"hugo.toml": "title = 'x'\n", "content/a.md": "x"}, Engine.COMMONMARK),
        ({"a.md": "---\ntitle: A\n---\nx"}, Engine.COMMONMARK),
    ],
)
def test_what_makes_the_pages_of_a_site(tmp_path: Path, files: dict[str, str], engine: Engine) -> None:
    write(tmp_path, files)
    index = ContentIndex(tmp_path, everything=True)
    index.load_all()
    (post,) = [post for post in index.posts if post.path.endswith("a.md")]
    assert dialect_of(index.read(post), index.site).engine is engine
