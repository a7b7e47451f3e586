from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.content.discovery.discover import discover, explain_empty
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.site import Kind
from tests.content.folders import load, write

POST = "---\ntitle: A\n---\nbody\n"


def _files(folder: Path, *paths: str) -> list[str]:
    """The posts of a folder that holds these files."""
    write(folder, dict.fromkeys(paths, POST))
    return sorted(discover(folder).files)


@pytest.mark.parametrize(
    ("kind", "files", "posts"),
    [
        pytest.param(
            Kind.JEKYLL,
            "_config.yml _posts/2024-01-01-a.md es/_posts/sub/2024-01-02-b.markdown _drafts/c.md "
            "about.md README.md _includes/x.md docs/y.md _posts/2024-01-03-d.txt notes.txt",
            "_drafts/c.md _posts/2024-01-01-a.md _posts/2024-01-03-d.txt es/_posts/sub/2024-01-02-b.markdown",
            id="Jekyll",
        ),
        pytest.param(
            Kind.HUGO,
            "hugo.toml content/_index.md content/posts/_index.md content/posts/a.md "
            "content/posts/b/index.md content/posts/b/notes.md content/posts/c/index.fr.md "
            "public/posts/a.md resources/x.md README.md themes/t/README.md",
            "content/posts/a.md content/posts/b/index.md content/posts/c/index.fr.md",
            id="Hugo",
        ),
        pytest.param(
            Kind.HUGO,
            "config/_default/hugo.toml content/a.md",
            "content/a.md",
            id="Hugo with a folder of settings",
        ),
        pytest.param(
            Kind.ZOLA,
            "zola.toml content/a.md",
            "content/a.md",
            id="Zola",
        ),
        pytest.param(
            Kind.PELICAN,
            "pelicanconf.py content/news/a.md content/pages/about.md",
            "content/news/a.md",
            id="Pelican",
        ),
        pytest.param(
            Kind.HEXO,
            "_config.yml package.json source/_posts/hello.md source/_drafts/b.md source/about/c.md",
            "source/_drafts/b.md source/_posts/hello.md",
            id="Hexo",
        ),
        pytest.param(
            Kind.DOCUSAURUS,
            "docusaurus.config.js blog/2021/04/15/a.mdx blog/_b.md blog/_c/d.md blog/e.test.md "
            "blog/2021-05-01-f/index.md docs/intro.md",
            "blog/2021-05-01-f/index.md blog/2021/04/15/a.mdx",
            id="Docusaurus",
        ),
        pytest.param(
            Kind.DOCUSAURUS,
            "docusaurus.config.ts docs/intro.md docs/guides/a.mdx README.md",
            "docs/guides/a.mdx docs/intro.md",
            id="Docusaurus without a blog",
        ),
        pytest.param(
            Kind.ASTRO,
            "astro.config.mjs src/content/blog/a.mdx src/content/blog/_b.md src/pages/c.md",
            "src/content/blog/a.mdx",
            id="Astro",
        ),
        pytest.param(
            Kind.MATERIAL,
            "mkdocs.yml docs/index.md docs/blog/index.md docs/blog/posts/a.md",
            "docs/blog/posts/a.md",
            id="Material for MkDocs",
        ),
        pytest.param(
            Kind.ELEVENTY,
            "eleventy.config.js content/blog/a.md content/about.md README.md",
            "content/blog/a.md",
            id="Eleventy",
        ),
        pytest.param(
            Kind.VITEPRESS,
            ".vitepress/config.ts index.md guide/a.md README.md node_modules/x/b.md",
            "README.md guide/a.md index.md",
            id="VitePress",
        ),
        pytest.param(
            Kind.VITEPRESS,
            "docs/.vitepress/config.ts docs/index.md docs/guide/a.md README.md",
            "docs/guide/a.md docs/index.md",
            id="VitePress in a folder of documents",
        ),
        pytest.param(
            Kind.QUARTO,
            "_quarto.yml index.qmd posts/a/index.qmd posts/_part.qmd README.md",
            "index.qmd posts/a/index.qmd",
            id="Quarto",
        ),
        pytest.param(
            Kind.OBSIDIAN,
            ".obsidian/app.json .trash/gone.md Daily/2024-01-28.md resources/a.md _b.md README.md",
            "Daily/2024-01-28.md README.md _b.md resources/a.md",
            id="Obsidian",
        ),
        pytest.param(
            Kind.PLAIN,
            "README.md go/a.md go/b.MARKDOWN r/c.Rmd _d.md notes.txt node_modules/x/e.md .git/f.md "
            "#g.md h.md~ .i.md _site/j.md x/_index.md x/k.mdx",
            "README.md go/a.md go/b.MARKDOWN r/c.Rmd x/k.mdx",
            id="a folder of notes",
        ),
    ],
)
def test_posts_are_found_where_each_system_keeps_them(
    tmp_path: Path, kind: Kind, files: str, posts: str
) -> None:
    assert _files(tmp_path, *files.split()) == posts.split()
    assert discover(tmp_path).kind is kind


def test_hugo_and_zola_are_told_apart_by_their_settings(tmp_path: Path) -> None:
    hugo = write(tmp_path / "hugo", {"config.toml": "baseURL = 'x'", "content/a.md": POST})
    zola = write(tmp_path / "zola", {"config.toml": "base_url = 'x'", "content/a.md": POST})
    assert (discover(hugo).kind, discover(zola).kind) == (Kind.HUGO, Kind.ZOLA)


@pytest.mark.parametrize(
    ("settings", "text", "files", "posts"),
    [
        pytest.param(
            "conf.py",
            'POSTS = (("news/*.md", "aktuell", "p"), ("./essays/long/*.txt", {"en": "e"}, "p"))\n',
            "news/a.md news/deep/b.md essays/long/c.md essays/d.md README.md pages/about.md",
            "essays/long/c.md news/a.md news/deep/b.md",
            id="Nikola",
        ),
        pytest.param(
            "docusaurus.config.ts",
            "export default {presets: [['classic', {docs: {path: 'guide'}, blog: {path: './journal'}}]], "
            "plugins: [['@docusaurus/plugin-content-blog', {id: 'two', path: 'news'}]]};\n",
            "journal/2024-01-02-a.md news/b.md docs/c.md guide/d.md",
            "journal/2024-01-02-a.md news/b.md",
            id="Docusaurus",
        ),
        pytest.param(
            "docusaurus.config.js",
            "module.exports = {presets: [['classic', {blog: false}]]};\n",
            "docs/a/index.md docs/a/b.md",
            "docs/a/b.md docs/a/index.md",
            id="Docusaurus, whose folders are no bundles",
        ),
        pytest.param(
            "hugo.toml",
            'contentDir = "text/en"\n[languages.de]\ncontentDir = "text/de"\n',
            "text/en/a.md text/de/b.md docs/c.md README.md",
            "text/de/b.md text/en/a.md",
            id="Hugo",
        ),
        pytest.param("hugo.toml", 'contentDir = "../x"\n', "content/a.md b.md", "content/a.md", id="outside"),
    ],
)
def test_posts_are_found_where_the_configuration_says(
    tmp_path: Path, settings: str, text: str, files: str, posts: str
) -> None:
    (tmp_path / settings).write_text(text, encoding="utf-8")
    assert " ".join(_files(tmp_path, *files.split())) == posts


def test_a_folder_that_only_the_configuration_names_belongs_to_its_site(tmp_path: Path) -> None:
    blog = {"docusaurus.config.js": "module.exports = {presets: [['classic', {blog: {path: 'journal'}}]]};\n"}
    write(tmp_path, {**blog, "journal/a.md": POST})
    assert discover(tmp_path / "journal").kind is Kind.DOCUSAURUS
    assert discover(tmp_path / "journal" / "a.md").kind is Kind.DOCUSAURUS


def test_nikola_is_told_by_its_settings(tmp_path: Path) -> None:
    nikola = write(
        tmp_path / "nikola", {"conf.py": 'POSTS = (("posts/*.md", "p", "t"),)', "posts/a.md": POST}
    )
    sphinx = write(tmp_path / "sphinx", {"conf.py": "project = 'x'", "posts/a.md": POST})
    assert (discover(nikola).kind, discover(nikola).files) == (Kind.NIKOLA, ("posts/a.md",))
    assert discover(sphinx).kind is Kind.PLAIN


@pytest.mark.parametrize("folder", ["guide", "docs/guide"])
def test_a_folder_of_a_site_of_vitepress_belongs_to_it(tmp_path: Path, folder: str) -> None:
    home = folder.rpartition("/")[0]
    write(tmp_path, {f"{home}/.vitepress/config.js".strip("/"): "", f"{folder}/a.md": POST})
    site = discover(tmp_path / folder)
    assert (site.kind, site.files, site.above) == (Kind.VITEPRESS, ("a.md",), "guide/")


def test_other_markdown_of_a_site_is_known_and_can_be_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2024-01-01-a.md": POST, "about.md": POST, "docs/b.md": POST})
    assert discover(tmp_path).others == ("about.md", "docs/b.md")
    assert len(discover(tmp_path, everything=True).files) == 3


def test_collections_that_become_pages_are_listed_beside_the_posts_of_jekyll(tmp_path: Path) -> None:
    configuration = "collections: {articles: {output: true}, parts: {output: false}}"
    write(tmp_path, {"_config.yml": configuration})
    posts = ["_articles/de/one.md", "_articles/two.md", "_posts/2024-01-02-a.md"]
    assert _files(tmp_path, *posts, "_parts/three.md", "_includes/four.md", "about.md") == posts


def test_a_name_that_jekyll_passes_over_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2024-01-01-a.md": POST, "_posts/b.md": POST})
    site = discover(tmp_path)
    assert site.files == ("_posts/2024-01-01-a.md",)
    assert "_posts/b.md" in str(site.problems[0])


def test_a_posts_folder_without_a_single_dated_name_is_not_jekylls(tmp_path: Path) -> None:
    assert _files(tmp_path, "_posts/a.md", "_posts/b.md") == ["_posts/a.md", "_posts/b.md"]


def test_the_posts_folder_itself_can_be_opened_and_knows_its_site(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_config.yml": "defaults:\n- scope: {path: _posts}\n  values: {author: Ada}\n",
            "_posts/2024-01-01-a.md": "---\ntags: one two\n---\n",
            "_posts/2024-01-02-b.txt": POST,
        },
    )
    posts = load(tmp_path / "_posts")
    assert list(posts) == ["2024-01-02-b.txt", "2024-01-01-a.md"]
    assert posts["2024-01-01-a.md"].authors == ("Ada",)
    assert posts["2024-01-01-a.md"].tags == ("one", "two")
    assert posts["2024-01-01-a.md"].categories == ()


def test_one_file_can_be_opened_and_knows_its_site(tmp_path: Path) -> None:
    write(
        tmp_path, {"_config.yml": "", "es/_posts/2024-01-01-a.md": "---\ntags: one two\n---\n", "b.txt": "x"}
    )
    (post,) = load(tmp_path / "es/_posts/2024-01-01-a.md").values()
    assert (post.tags, post.categories) == (("one", "two"), ("es",))
    (post,) = load(tmp_path / "b.txt").values()
    assert post.path == "b.txt"


def test_a_folder_inside_of_a_site_belongs_to_it(tmp_path: Path) -> None:
    write(tmp_path, {"hugo.toml": "", "content/posts/a/index.md": POST, "content/posts/a/x.md": POST})
    site = discover(tmp_path / "content/posts")
    assert (site.kind, site.files) == (Kind.HUGO, ("a/index.md",))


def test_a_site_further_down_has_its_own_configuration(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "docs/_config.yml": "defaults:\n- scope: {path: ''}\n  values: {author: Ada}\n",
            "docs/_posts/2024-01-01-a.md": POST,
            "docs/news/_posts/2024-01-01-b.md": POST,
        },
    )
    posts = load(tmp_path)
    assert posts["docs/_posts/2024-01-01-a.md"].categories == ()
    assert posts["docs/news/_posts/2024-01-01-b.md"].categories == ("news",)
    assert posts["docs/news/_posts/2024-01-01-b.md"].authors == ("Ada",)


def test_text_files_with_front_matter_are_posts_where_nothing_else_is(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": POST, "b.txt": "no front matter"})
    assert discover(tmp_path).files == ("a.txt",)
    write(tmp_path, {"c.md": POST})
    assert discover(tmp_path).files == ("c.md",)


def test_an_index_without_front_matter_does_not_hide_what_lies_beside_it(tmp_path: Path) -> None:
    write(tmp_path, {"hugo.toml": "", "content/a/index.md": "plain", "content/a/b.md": POST})
    assert sorted(discover(tmp_path).files) == ["content/a/b.md", "content/a/index.md"]


def test_the_newest_by_name_come_first(tmp_path: Path) -> None:
    names = ["2019-01-01-z.md", "2024-01-01-a.md", "2021-05-05-m.md"]
    assert _files(tmp_path, *names)
    assert discover(tmp_path).files == ("2024-01-01-a.md", "2021-05-05-m.md", "2019-01-01-z.md")


def test_nothing_to_open_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is not there"):
        discover(tmp_path / "missing")
    with pytest.raises(LibraryError, match="is not there"):
        discover("a\0b")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LibraryError, match="named pipe"):
        discover(tmp_path / "pipe")


def test_an_empty_folder_says_what_was_looked_for_and_where(tmp_path: Path) -> None:
    site = discover(write(tmp_path, {"a.txt": "text", "_drafts/.keep": ""}))
    assert site.files == ()
    message = explain_empty(site)
    assert str(tmp_path) in message
    assert ".md" in message


def test_links_are_followed_within_the_library_only(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"secret.md": "secret", "more/x.md": "x"})
    library = write(tmp_path / "library", {"a.md": POST, "sub/b.md": POST, ".kept/c.md": POST})
    links: dict[str, str | Path] = {
        "inside.md": "sub/b.md",
        "outside.md": outside / "secret.md",
        "dangling.md": "nowhere.md",
        "circle.md": "circle.md",
        "device.md": "/dev/zero",
        "up": "..",
        "here": ".",
        "sub/again": "../sub",
        "root": "/",
        "away": outside / "more",
        "kept": ".kept",
    }
    for name, target in links.items():
        (library / name).symlink_to(target)
    posts = load(library)
    refused = {path for path, post in posts.items() if post.problems}
    assert set(posts) - refused == {"a.md", "sub/b.md", "inside.md", "kept/c.md"}
    assert refused == {"outside.md", "dangling.md", "circle.md", "device.md"}
    assert "outside of the library" in str(posts["outside.md"].problems[0])
    assert posts["outside.md"].words == 0
    problems = "\n".join(map(str, discover(library).problems))
    assert all(name in problems for name in ("up:", "root:", "away:"))


def test_what_is_named_like_a_post_and_is_no_file_is_said_and_never_opened(tmp_path: Path) -> None:
    write(tmp_path, {"good.md": POST, "folder.md/inner.md": POST})
    os.mkfifo(tmp_path / "pipe.md")
    assert set(load(tmp_path)) == {"good.md", "folder.md/inner.md"}
    assert "pipe.md: not a file but a named pipe" in map(str, discover(tmp_path).problems)


@pytest.mark.parametrize(
    "name",
    [
        "a\nb",
        "a\x1b[31mb",
        "a\tb",
        "\u202eabc",
        "-rf",
        "$(id)",
        "%s",
        "é",
        "e\u0301",
        "x" * 240,
        "a b",
        "'",
        "[/]",
    ],
)
def test_every_name_that_a_file_can_have_is_listed_and_opens(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"{name}.md": "text", f"{name}/{name}.md": "text"})
    posts = load(tmp_path)
    assert set(posts) == {f"{name}.md", f"{name}/{name}.md"}
    assert all(post.title and post.title.isprintable() for post in posts.values())


def test_a_name_that_is_not_utf8_is_listed_and_opens(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md"))).write_text("text")
    (post,) = load(tmp_path).values()
    assert os.fsencode(post.path) == b"caf\xe9.md"
    assert post.title == "Caf\ufffd"
    assert post.words == 1


def test_folders_nest_as_deep_as_a_path_allows(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 150)
    assert _files(tmp_path, f"{deep}/a.md") == [f"{deep}/a.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable to root")
def test_a_folder_that_cannot_be_read_is_said_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": POST, "closed/b.md": POST})
    (tmp_path / "closed").chmod(0)
    try:
        site = discover(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o755)
    assert site.files == ("a.md",)
    assert [str(problem) for problem in site.problems if "closed" in str(problem)] == [
        "closed: the folder cannot be read (Permission denied)"
    ]


def test_a_broken_configuration_is_a_problem_and_no_more(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "title: a: b\n", "_posts/2024-01-01-a.md": POST})
    site = discover(tmp_path)
    assert len(site.files) == 1
    assert "_config.yml" in str(site.problems[0])
