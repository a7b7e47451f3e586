from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.commands.list import as_record
from reader.content.discovery.site import Kind, Site
from reader.content.discovery.text_files import FileText, decode
from reader.content.front_matter.split import split_front_matter
from reader.content.post import Cover, DateSource, Post
from reader.content.posts.field_values import properties_of
from reader.content.posts.fields import make_post
from reader.content.text import clean_line
from tests.content.folders import load, post_of, write


def _post(front: str, body: str = "", kind: Kind = Kind.PLAIN, path: str = "slug.md") -> Post:
    file = FileText(f"---\n{front}\n---\n{body}", modified_ns=1_700_000_000 * 10**9)
    return make_post(Site(Path("/library"), kind, ""), path, file)[0]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Plain", "Plain"),
        ("2024", "2024"),
        ("007", "007"),
        ("no", "no"),
        ("1:30:00", "1:30:00"),
        ("0x1F", "0x1F"),
        ("2024-01-01", "2024-01-01"),
        (">\n  folded\n  text\n", "folded text"),
        ("|\n  two\n  lines\n", "two lines"),
        ("'a &amp; b&#160;c'", "a & b c"),
        ("'&lt;b&gt;'", "<b>"),
        ("'<em>Big</em> <br/>news'", "Big news"),
        ("'Vec<T> and `<div>`'", "Vec<T> and `<div>`"),
        ("'`code` and *emphasis*'", "`code` and *emphasis*"),
        (r'"bell \a and \e]0;x"', "bell ␇ and ␛]0;x"),
        (r'"one\ntwo\tthree"', "one two three"),
        ('"\u202eevil"', "\ufffdevil"),
        ("[a, b]", "a, b"),
        ("{a: b}", "a: b"),
    ],
)
def test_a_title_is_one_clean_line_in_the_words_of_its_author(written: str, title: str) -> None:
    assert _post(f"title: {written}").title == title


@pytest.mark.parametrize(
    ("path", "body", "title"),
    [
        ("slug.md", "# The *heading*\n\ntext", "The *heading*"),
        ("slug.md", "\n\n# Closed ##\n", "Closed"),
        ("slug.md", "# With an id {#id}\n", "With an id"),
        ("slug.md", "The heading\n===\n\ntext", "The heading"),
        ("slug.md", "Two\nlines\n=====\n", "Two lines"),
        ("slug.md", "<!-- a comment -->\n# Heading\n", "Heading"),
        ("slug.mdx", "import A from 'a'\n\n# Heading\n", "Heading"),
        ("hello-big_world.md", "text\n# Not first\n", "Hello Big World"),
        ("hello.md", "```\n# code\n```\n", "Hello"),
        ("hello.md", "## Level two\n", "Hello"),
        ("hello.md", "#NoSpace\n", "Hello"),
        ("hello.md", "#\n", "Hello"),
        ("hello.md", "- item\n===\n", "Hello"),
        ("2024-01-05-hello-world.md", "", "Hello World"),
        ("iOS-and-macOS.md", "", "iOS and macOS"),
        ("README.md", "", "README"),
        ("2024-01-28.md", "", "2024-01-28"),
        ("trip/index.md", "", "Trip"),
        ("2021-04-15-trip/index.fr.md", "", "Trip"),
        ("post.fr.md", "", "Post"),
        ("index.md", "", "Library"),
        ("no extension.md", "", "No Extension"),
    ],
)
def test_without_a_title_the_first_heading_or_the_name_is_it(path: str, body: str, title: str) -> None:
    assert _post("title: ''", body, path=path).title == title


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("_posts/2024-01-05-hello-big-world.md", "Hello Big World"),
        ("_posts/2014-01-06-my-iOS-app.md", "My Ios App"),
        ("_posts/2018-10-12-trailing-dots...markdown", "Trailing Dots"),
        ("_drafts/some-draft.md", "Some Draft"),
    ],
)
def test_jekyll_makes_titles_of_names_and_not_of_headings(path: str, title: str) -> None:
    assert _post("a: b", "# A heading\n", Kind.JEKYLL, path).title == title


def test_in_obsidian_the_name_is_the_title() -> None:
    assert _post("a: b", "# A heading\n", Kind.OBSIDIAN, "notes/my-note.md").title == "my-note"


@pytest.mark.parametrize(
    ("front", "path", "iso", "source"),
    [
        ("date: 2024-01-28 10:00", "2020-01-01-x.md", "2024-01-28T10:00:00+00:00", DateSource.FRONT_MATTER),
        ("Date: 2024-01-28", "x.md", "2024-01-28T00:00:00+00:00", DateSource.FRONT_MATTER),
        ("pubDate: 2024-01-28", "x.md", "2024-01-28T00:00:00+00:00", DateSource.FRONT_MATTER),
        ("pubDatetime: 2024-01-28", "x.md", "2024-01-28T00:00:00+00:00", DateSource.FRONT_MATTER),
        ("publishDate: 2024-01-28", "x.md", "2024-01-28T00:00:00+00:00", DateSource.FRONT_MATTER),
        ("published: 2024-01-28", "x.md", "2024-01-28T00:00:00+00:00", DateSource.FRONT_MATTER),
        ("created: 2024-01-28", "x.md", "2024-01-28T00:00:00+00:00", DateSource.FRONT_MATTER),
        ("date:\n  created: 2024-01-28", "x.md", "2024-01-28T00:00:00+00:00", DateSource.FRONT_MATTER),
        ("published: true", "2020-01-01-x.md", "2020-01-01T00:00:00+00:00", DateSource.FILE_NAME),
        ("date:", "2020-01-01-x/index.md", "2020-01-01T00:00:00+00:00", DateSource.FILE_NAME),
        ("a: b", "2021/04/15/x.md", "2021-04-15T00:00:00+00:00", DateSource.FOLDER),
        ("path: 2021/04/15/x", "x.md", "2021-04-15T00:00:00+00:00", DateSource.PERMALINK),
        ("permalink: /2021/04/15/x/", "x.md", "2021-04-15T00:00:00+00:00", DateSource.PERMALINK),
        ("aliases: [a, 2021/04/15/x.html]", "x.md", "2021-04-15T00:00:00+00:00", DateSource.PERMALINK),
        ("lastmod: 2022-02-02", "x.md", "2022-02-02T00:00:00+00:00", DateSource.UPDATED),
        ("a: b", "x.md", "2023-11-14T22:13:20+00:00", DateSource.MODIFIED),
        ("date: Last Modified", "x.md", "2023-11-14T22:13:20+00:00", DateSource.MODIFIED),
        ("date: last-modified", "x.md", "2023-11-14T22:13:20+00:00", DateSource.MODIFIED),
        ("date: today", "x.md", "2023-11-14T22:13:20+00:00", DateSource.MODIFIED),
        ("date: now", "x.md", "2023-11-14T22:13:20+00:00", DateSource.MODIFIED),
        (
            "datePublished: Fri Jan 05 2024 10:00:00 GMT+0000 (Coordinated Universal Time)",
            "x.md",
            "2024-01-05T10:00:00+00:00",
            DateSource.FRONT_MATTER,
        ),
    ],
)
def test_a_date_is_taken_from_the_first_place_that_has_one(
    front: str, path: str, iso: str, source: DateSource
) -> None:
    date = _post(front, path=path).date
    assert date is not None
    assert (date.iso, date.source) == (iso, source)


@pytest.mark.parametrize("date", ["last-modified", "today", "now"])
def test_words_for_the_time_of_the_file_are_no_problem(date: str) -> None:
    assert _post(f"title: A\ndate: {date}").problems == ()


def test_a_post_of_hashnode_is_read_whole(tmp_path: Path) -> None:
    date = "Fri Jan 05 2024 10:00:00 GMT+0000 (Coordinated Universal Time)"
    text = (
        f'---\ntitle: "A post"\ndatePublished: {date}\ncuid: clr0a1b2c\nslug: a-post\n'
        "coverImage: https://e.org/a.png\ntags: go, web-development\n\n---\n\nBody\n"
    )
    post = post_of(tmp_path, text)
    assert (post.title, post.tags, post.problems) == ("A post", ("go", "web-development"), ())
    assert post.cover == Cover("https://e.org/a.png")
    assert post.date is not None
    assert post.date.day == "5 Jan 2024"


def test_a_date_is_shown_as_written_and_never_in_another_zone() -> None:
    date = _post("date: 2013-12-31 23:30:00 -1000").date
    assert date is not None
    assert date.day == "31 Dec 2013"
    assert date.iso == "2013-12-31T23:30:00-10:00"


def test_an_impossible_date_is_told_with_its_words_and_its_line() -> None:
    post = _post("title: A\ndate: 2024-02-30", path="2020-01-01-x.md")
    assert post.date is not None
    assert (post.date.day, post.date.source) == ("1 Jan 2020", DateSource.FILE_NAME)
    assert [str(problem) for problem in post.problems] == ["line 3: date: “2024-02-30” is not a date"]


@pytest.mark.parametrize(
    "front",
    [
        "lastmod: 2024-02-03",
        "modified: 2024-02-03",
        "updated: 2024-02-03",
        "updatedDate: 2024-02-03",
        "modDatetime: 2024-02-03",
        "last_modified_at: 2024-02-03",
        "last_update: {date: 2024-02-03, author: x}",
        "date:\n  created: 2024-01-01\n  updated: 2024-02-03",
    ],
)
def test_when_a_post_was_updated_is_known_under_every_name(front: str) -> None:
    updated = _post(front).updated
    assert updated is not None
    assert updated.day == "3 Feb 2024"


@pytest.mark.parametrize(
    ("front", "kind", "tags"),
    [
        ("tags: [a b, c]", Kind.PLAIN, ("a b", "c")),
        ("tags:\n- a\n- b", Kind.JEKYLL, ("a", "b")),
        ("tags: a b", Kind.JEKYLL, ("a", "b")),
        ("tags: a b", Kind.PLAIN, ("a b",)),
        ("tags: a b, c", Kind.PLAIN, ("a b", "c")),
        ("tags: a, b; c", Kind.PELICAN, ("a, b", "c")),
        ("tags: a b", Kind.HEXO, ("a b",)),
        ("tag: a b\ntags: c", Kind.JEKYLL, ("a b",)),
        ("tag:\ntags: c", Kind.JEKYLL, ("c",)),
        ("tags:", Kind.PLAIN, ()),
        ("tags: 2024", Kind.PLAIN, ("2024",)),
        ("tags: [1.10, yes]", Kind.PLAIN, ("1.10", "yes")),
        ("tags: [{label: A, permalink: /a}]", Kind.DOCUSAURUS, ("A",)),
        ("taxonomies: {tags: [a], categories: [b]}", Kind.ZOLA, ("a",)),
        ("keywords: [a, b]", Kind.DOCUSAURUS, ("a", "b")),
        ("tags: ['#a/b', c, c, '']", Kind.OBSIDIAN, ("a/b", "c")),
        ('tags: ["\\e[31m"]', Kind.PLAIN, ("␛[31m",)),
        ('tags: "#a #b/c"', Kind.OBSIDIAN, ("a", "b/c")),
        ('tags: "#a #b/c"', Kind.JEKYLL, ("a", "b/c")),
        ('tags: "#a, #b"', Kind.PLAIN, ("a", "b")),
        ('tags: "C# and F#"', Kind.PLAIN, ("C# and F#",)),
        ('tags: "[a, b]"', Kind.PLAIN, ("a", "b")),
        ('tags: "[\'a b\', \\"c\\"]"', Kind.JEKYLL, ("a b", "c")),
        ('tags: "[[A note]]"', Kind.OBSIDIAN, ("[[A note]]",)),
        ("tags: {a: 1, b: 2}", Kind.PLAIN, ("a", "b")),
        ("tags: {name: A, color: red}", Kind.PLAIN, ("A",)),
        ('tags: "a", "b c"', Kind.PLAIN, ("a", "b c")),
        ("tags: 技术，生活、读书", Kind.PLAIN, ("技术", "生活", "读书")),
        ("tags: 技术，生活、读书", Kind.JEKYLL, ("技术", "生活", "读书")),
        ("tags: 技术，生活", Kind.HEXO, ("技术，生活",)),
        ("tags: 前端；后 端", Kind.PLAIN, ("前端", "后 端")),
        ("tags:\n- [a, b]\n- c", Kind.JEKYLL, ("a", "b", "c")),
    ],
)
def test_tags_are_read_in_every_shape(front: str, kind: Kind, tags: tuple[str, ...]) -> None:
    assert _post(front, kind=kind).tags == tags


@pytest.mark.parametrize(
    ("front", "series"),
    [
        ("series: Field notes", ("Field notes",)),
        ("series: Salt, fat and heat", ("Salt, fat and heat",)),
        ("series: [One, Two, One, '']", ("One", "Two")),
        ("series: {name: One, order: 2}", ("One",)),
        ("taxonomies: {series: [One]}", ("One",)),
        ("series:", ()),
        ("title: Series", ()),
    ],
)
def test_series_are_read_in_every_shape(front: str, series: tuple[str, ...]) -> None:
    assert _post(front).series == series


@pytest.mark.parametrize(
    "front", ["part: 3", "series_order: '3'", "seriesOrder: 3", "series_weight: 3\npart: x"]
)
def test_the_part_of_a_series_is_read(front: str) -> None:
    assert _post(front).part == 3


def test_what_looks_like_a_tag_in_code_is_none() -> None:
    body = "`#code #more`\n> ```dataview\n> FROM #query\n> ```\n> #tag\n\n\t```\n\t#indented\n\t```\n#last\n"
    assert _post("a: b", body, Kind.OBSIDIAN).tags == ("tag", "last")


def test_tags_in_the_text_of_a_note_are_tags_in_obsidian_only() -> None:
    body = "# Heading\nSome #topic and #topic/sub, not a#b or #12.\n```\n#include\n```\nand #end\n"
    assert _post("tags: first", body, Kind.OBSIDIAN).tags == ("first", "topic", "topic/sub", "end")
    assert _post("a: b", "#done✅ (#no) #2024/x, #äö.", Kind.OBSIDIAN).tags == ("done✅", "2024/x", "äö")
    assert _post("tags: first", body).tags == ("first",)


@pytest.mark.parametrize(
    ("front", "kind", "path", "categories"),
    [
        ('categories: "News"', Kind.JEKYLL, "_posts/2024-01-01-a.md", ("News",)),
        ("categories: foo bar", Kind.JEKYLL, "_posts/2024-01-01-a.md", ("foo", "bar")),
        ("category: foo bar", Kind.JEKYLL, "_posts/2024-01-01-a.md", ("foo bar",)),
        ("categories: [a]\ncategory: b", Kind.JEKYLL, "_posts/2024-01-01-a.md", ("a", "b")),
        ("categories: foo", Kind.JEKYLL, "es/x/_posts/y/2024-01-01-a.md", ("es", "x", "foo")),
        ("category: 2013", Kind.JEKYLL, "_posts/2024-01-01-a.md", ("2013",)),
        ("categories: [[Sports, Baseball], [Play]]", Kind.HEXO, "a.md", ("Sports", "Baseball", "Play")),
        ("categories:\n- [A, B]\n- A", Kind.HEXO, "a.md", ("A", "B")),
        ("category: Python", Kind.PELICAN, "content/misc/a.md", ("Python",)),
        ("a: b", Kind.PELICAN, "content/misc/a.md", ("misc",)),
        ("taxonomies: {categories: [b]}", Kind.ZOLA, "a.md", ("b",)),
        ("categories: null", Kind.PLAIN, "a.md", ()),
    ],
)
def test_categories_are_those_of_the_system(
    front: str, kind: Kind, path: str, categories: tuple[str, ...]
) -> None:
    assert _post(front, kind=kind, path=path).categories == categories


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("author: Ada Lovelace", ("Ada Lovelace",)),
        ("authors: [Ada, Grace]", ("Ada", "Grace")),
        ("authors: Ada, Grace", ("Ada", "Grace")),
        ("by: Ada; Grace", ("Ada", "Grace")),
        ("author: {name: Ada, url: x}", ("Ada",)),
        ("authors: [ada, {name: Grace, title: Admiral}]", ("ada", "Grace")),
        ("author:", ()),
    ],
)
def test_authors_are_read_in_every_shape(front: str, authors: tuple[str, ...]) -> None:
    assert _post(front).authors == authors


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("_data/authors.yml", "ada:\n  name: Ada Lovelace\n"),
        ("_data/authors.json", '{"ada": {"name": "Ada Lovelace"}}'),
        ("blog/authors.yml", "ada:\n  name: Ada Lovelace\n  url: x\n"),
        ("docs/blog/.authors.yml", "authors:\n  ada:\n    name: Ada Lovelace\n"),
        ("data/authors/ada.md", "---\nname: Ada Lovelace\n---\n"),
    ],
)
def test_the_key_of_an_author_is_looked_up(tmp_path: Path, file: str, data: str) -> None:
    write(tmp_path, {file: data, "_posts/2024-01-01-a.md": "---\nauthors: [ada, grace]\n---\n"})
    assert load(tmp_path)["_posts/2024-01-01-a.md"].authors == ("Ada Lovelace", "grace")


@pytest.mark.parametrize(
    ("front", "draft"),
    [
        ("draft: true", True),
        ("draft: 'yes'", True),
        ('draft: "false"', False),
        ("draft: no", False),
        ("published: false", True),
        ("published: 2024-01-01", False),
        ("Status: draft", True),
        ("status: hidden", True),
        ("status: published", False),
        ("unlisted: true", True),
        ("publish: false", True),
        ("path: 9999/12/31/later", True),
        ("title: A", False),
    ],
)
def test_a_draft_is_known_by_the_marks_of_every_system(front: str, draft: bool) -> None:
    assert _post(front).draft is draft


def test_what_lies_in_the_drafts_folder_is_a_draft() -> None:
    assert _post("title: A", kind=Kind.JEKYLL, path="_drafts/a.md").draft


@pytest.mark.parametrize(
    ("front", "cover"),
    [
        ("image: /a.png", Cover("/a.png")),
        ("image: https://e.org/a.png\nimage_alt: A cat", Cover("https://e.org/a.png", "A cat")),
        ("excerpt_image: a.png", Cover("a.png")),
        ("cover: {image: a.png, alt: A cat, caption: x}", Cover("a.png", "A cat")),
        ("image: {path: /a.png, alt: A cat, lqip: x}", Cover("/a.png", "A cat")),
        ("header: {overlay_image: a.png}", Cover("a.png")),
        ("header: {teaser: t.png}", Cover("t.png")),
        ("images: [a.png, b.png]", Cover("a.png")),
        ("heroImage: a.png", Cover("a.png")),
        ("image:\nthumbnail: a.png", Cover("a.png")),
        ("hero: false", None),
        ("image: null", None),
        ("images: []", None),
    ],
)
def test_a_cover_is_found_under_every_name(front: str, cover: Cover | None) -> None:
    assert _post(front).cover == cover


@pytest.mark.parametrize(
    ("front", "pinned"),
    [
        ("pin: true", True),
        ("sticky: 100", True),
        ("sticky: 0", False),
        ("featured: no", False),
        ("a: b", False),
    ],
)
def test_pinned_posts_are_marked(front: str, pinned: bool) -> None:
    assert _post(front).pinned is pinned


@pytest.mark.parametrize(
    ("front", "path", "language"),
    [
        ("lang: de", "fr/a.md", "de"),
        ("language: pt-BR", "a.md", "pt-BR"),
        ("a: b", "post.fr.md", "fr"),
        ("a: b", "zh-cn/post.md", "zh-cn"),
        ("a: b", "go/post.md", ""),
        ("a: b", "notes.js.md", ""),
    ],
)
def test_the_language_is_written_or_in_the_path(front: str, path: str, language: str) -> None:
    assert _post(front, path=path).language == language


def test_summary_weight_layout_and_links_are_read() -> None:
    post = _post(
        "description: D\nexcerpt: <b>E</b>\nweight: '3'\nlayout: post\nslug: s\n"
        "permalink: /p/\naliases: [/a, /b]\nredirect_from: /r"
    )
    assert (post.summary, post.weight, post.layout) == ("E", 3, "post")
    assert post.slugs == ("/p/", "s", "/a", "/b", "/r")


def test_every_field_is_kept_as_text_in_the_order_written() -> None:
    text = '---\nTitle: A\nodd key: "\\e[0m"\nlist: [a, {b: c}]\nempty:\nmap: {x: {y: z}}\n---\n'
    assert properties_of(split_front_matter(text).fields) == (
        ("Title", "A"),
        ("odd key", "␛[0m"),
        ("list", "a, b: c"),
        ("empty", ""),
        ("map", "x: y: z"),
    )


CONFIGURATION = """
defaults:
- scope: {path: ""}
  values: {layout: default, lang: en, author: Everyone}
- scope: {path: "", type: posts}
  values: {layout: post}
- scope: {path: _posts/news}
  values: {layout: news}
- scope: {path: "_posts/*/special", type: post}
  values: {image: /special.png}
- scope: {path: "", type: pages}
  values: {lang: xx}
"""


def test_the_author_of_a_whole_site_has_not_written_what_names_its_own(tmp_path: Path) -> None:
    configuration = "defaults:\n- scope: {path: ''}\n  values: {author: The editors}\n"
    heads = {"own": "authors: [Ann, Bo]", "empty": "authors: []", "none": "title: T"}
    files = {f"_posts/2024-01-01-{name}.md": f"---\n{head}\n---\n" for name, head in heads.items()}
    posts = load(write(tmp_path, {"_config.yml": configuration, **files}))
    authors = {path.removeprefix("_posts/2024-01-01-"): post.authors for path, post in posts.items()}
    assert authors == {"own.md": ("Ann", "Bo"), "empty.md": ("The editors",), "none.md": ("The editors",)}


def test_the_defaults_of_jekyll_apply_by_scope(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_config.yml": CONFIGURATION,
            "_posts/2024-01-01-a.md": "---\nauthor: Ada\nlang:\n---\n",
            "_posts/news/2024-01-02-b.md": "text",
            "_posts/x/special/2024-01-03-c.md": "text",
            "_drafts/d.md": "text",
        },
    )
    posts = load(tmp_path)
    a, b, c, d = (posts[path] for path in sorted(posts, key=lambda path: path[-4]))
    assert (a.layout, a.language, a.authors) == ("post", "en", ("Ada",))
    assert (b.layout, b.authors, b.cover) == ("news", ("Everyone",), None)
    assert (c.layout, c.cover) == ("post", Cover("/special.png"))
    assert (d.layout, d.draft) == ("post", True)  # to Jekyll, a draft is of the type ``posts``


def test_the_collections_folder_of_jekyll_is_no_category(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "collections_dir: all", "all/_posts/2024-01-01-a.md": "x"})
    assert load(tmp_path)["all/_posts/2024-01-01-a.md"].categories == ()


def test_directory_data_of_eleventy_gives_fields(tmp_path: Path) -> None:
    data = {"author": "Ada", "tags": "posts", "lang": "en"}
    write(
        tmp_path,
        {
            "eleventy.config.js": "",
            "content/blog/blog.11tydata.json": json.dumps(data),
            "content/blog/a.md": "---\nlang: de\n---\n",
        },
    )
    post = load(tmp_path)["content/blog/a.md"]
    assert (post.authors, post.tags, post.language) == (("Ada",), (), "de")


def test_a_data_file_of_eleventy_gives_fields_to_the_post_it_is_named_after(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "eleventy.config.js": "",
            "blog/blog.json": json.dumps({"author": "Ada", "lang": "en"}),
            "blog/a.md": "---\ntitle: A\n---\n",
            "blog/a.json": json.dumps({"author": "Bob", "tags": ["x"]}),
            "blog/a.11tydata.json": json.dumps({"title": "Data", "tags": ["y"]}),
            "blog/b.md": "",
            "blog/b.11tydata.json": "{not json",
        },
    )
    posts = load(tmp_path)
    a, b = posts["blog/a.md"], posts["blog/b.md"]
    assert (a.title, a.authors, a.tags, a.language) == ("A", ("Bob",), ("y",), "en")
    assert (b.authors, b.tags) == (("Ada",), ())


@pytest.mark.parametrize("table", ["extra", "params"])
def test_fields_in_the_table_of_zola_or_hugo_count_where_the_first_level_is_silent(
    tmp_path: Path, table: str
) -> None:
    text = f"+++\ntitle = 'A'\n[{table}]\ntitle = 'B'\nauthor = 'Ada'\ncover = {{ image = 'a.png' }}\n+++\n"
    post = post_of(tmp_path, text)
    assert (post.title, post.authors, post.cover) == ("A", ("Ada",), Cover("a.png"))
    assert [name for name, _ in properties_of(split_front_matter(text).fields)] == ["title", table]


def test_hexo_and_pelican_posts_are_read_whole(tmp_path: Path) -> None:
    post = post_of(tmp_path, "Title: A\nDate: 2010-12-03 10:20\nTags: x, y\nStatus: draft\n\nThe body.\n")
    assert (post.title, post.tags, post.draft, post.body_line) == ("A", ("x", "y"), True, 6)


def test_a_record_for_other_programs_holds_plain_values(tmp_path: Path) -> None:
    post = post_of(
        tmp_path, "---\ntitle: A\ndate: 2024-01-28 23:36:03\ntags: [x]\nlastmod: nonsense\n---\na b\n"
    )
    record: dict[str, Any] = json.loads(json.dumps(as_record(post)))
    assert record["path"] == "post.md"
    assert record["date"] == "2024-01-28T23:36:03+00:00"
    assert (record["updated"], record["tags"], record["draft"], record["words"]) == (None, ["x"], False, 2)


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
_NAMES = """
    title date tags tag categories category author authors image cover header draft published status weight
    pin lang permalink aliases summary taxonomies last_update layout
"""
_KEYS = st.sampled_from(_NAMES.split())


# A busy machine is slow to make values, which says nothing about what is tested.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_KEYS, _VALUES, max_size=6), st.sampled_from(Kind))
def test_no_value_of_any_field_is_too_odd(values: dict[str, object], kind: Kind) -> None:
    block = "\n".join(f"{key}: {json.dumps(value, default=str)}" for key, value in values.items())
    post = _post(block, "# Heading\n", kind)
    assert post.title
    assert "\n" not in post.title
    as_record(post)


@given(
    st.binary(max_size=200).map(lambda data: b"---\n" + data) | st.binary(max_size=200),
    st.sampled_from(Kind),
    st.sampled_from(["a.md", "_posts/2024-01-01-a.md", "2024/13/45/index.md", "\udcff\x1b.md"]),
)
def test_any_bytes_are_a_post(data: bytes, kind: Kind, path: str) -> None:
    text, problems = decode(data)
    post, parts = make_post(Site(Path("/library"), kind, ""), path, FileText(text, problems))
    assert post.title
    assert clean_line(post.title) == post.title
    assert text.endswith(parts.body)
