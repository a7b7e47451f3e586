"""Real blogs, each as its own system reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.content.discovery.site import Kind
from reader.content.post import DateSource, Post
from reader.content.posts.index import ContentIndex
from tests.content.folders import load

# What Jekyll itself makes of its own test site, where that is not simply what front matter says.
JEKYLL_TITLES = {
    "_posts/2009-06-22-no-yaml.markdown": "No Yaml",
    "_posts/2009-06-22-empty-yaml.markdown": "Empty Yaml",
    "_posts/2010-01-09-time-override.markdown": "Time Override",
    "_posts/2011-04-12-md-extension.md": "Md Extension",
    "_posts/2011-04-12-text-extension.text": "Text Extension",
    "_posts/2013-04-11-custom-excerpt.markdown": "Custom Excerpt",
    "_posts/2013-08-01-mkdn-extension.mkdn": "Mkdn Extension",
    "_posts/2014-01-06-permalink-traversal.md": "Permalink Traversal",
    "_posts/2014-03-03-yaml-with-dots.md": "Test Post Where YAML Ends in Dots",
    "_posts/2014-11-24-Rmd-extension.Rmd": "Rmd Extension",
    "_posts/2015-12-27-extra-spaces.markdown": "Extra Spaces",
    "_posts/2017-2-5-i-dont-like-zeroes.md": "I Dont Like Zeroes",
    "_posts/2010-01-08-triple-dash.markdown": "Foo --- Bar",
}
JEKYLL_DATES = {
    "_posts/2010-01-09-date-override.markdown": "2010-01-10T00:00:00+00:00",
    "_posts/2010-01-09-time-override.markdown": "2010-01-10T13:07:09+00:00",
    "_posts/2010-01-09-timezone-override.markdown": "2010-01-10T13:07:09+00:00",
    "_posts/2010-01-16-override-data.markdown": "2010-01-10T13:07:09+00:00",
    "_posts/2011-04-12-md-extension.md": "2011-04-12T13:07:09+00:00",
    "_posts/2017-2-5-i-dont-like-zeroes.md": "2017-02-05T00:00:00+00:00",
    "_posts/2009-06-22-no-yaml.markdown": "2009-06-22T00:00:00+00:00",
}
JEKYLL_CATEGORIES = {
    "_posts/2009-01-27-category.markdown": ("foo",),
    "_posts/2009-01-27-categories.markdown": ("foo", "bar", "baz"),
    "_posts/2009-01-27-array-categories.markdown": ("foo", "bar", "baz"),
    "_posts/2009-01-27-empty-category.markdown": (),
    "_posts/2009-01-27-empty-categories.markdown": (),
    "_posts/2013-05-10-number-category.markdown": ("2013",),
    "_posts/2014-07-05-mixed-case-category.markdown": ("MixedCase",),
    "_posts/2013-12-20-properties.text": ("foo", "bar", "baz", "MixedCase"),
    "_posts/es/2008-11-21-nested.markdown": (),
    "category/_posts/2008-09-23-categories.markdown": ("category",),
    "z_category/_posts/2008-09-23-categories.markdown": ("z_category",),
    "foo/_posts/bar/2008-12-12-topical-post.markdown": ("foo",),
    "win/_posts/2009-05-24-yaml-linebreak.markdown": ("win",),
}
JEKYLL_TAGS = {
    "_posts/2009-05-18-tag.markdown": ("code",),
    "_posts/2009-05-18-tags.markdown": ("food", "cooking", "pizza"),
    "_posts/2009-05-18-empty-tag.markdown": (),
    "_posts/2009-05-18-empty-tags.markdown": (),
    "_posts/2010-01-16-override-data.markdown": ("A", "string"),
    "_posts/2013-12-20-properties.text": ("ay", "bee", "cee"),
    "win/_posts/2009-05-24-yaml-linebreak.markdown": ("Ruby",),
}


def _titles_in_files(folder: Path, posts: Mapping[str, Post]) -> dict[str, str]:
    """The plain ``title:`` lines of files, for those that have one."""
    found = {}
    for path in posts:
        title = re.search(
            r"\A---.*?^title: +(.+?)[ \r]*$", (folder / path).read_text(), re.MULTILINE | re.DOTALL
        )
        if title:
            found[path] = _unquoted(title[1])
    return found


def _unquoted(value: str) -> str:
    if value[0] in "'\"":
        return value[1:-1].replace("''", "'")
    return value.partition(" #")[0]


def test_the_test_site_of_jekyll_is_what_jekyll_makes_of_it(corpora: Path) -> None:
    folder = corpora / "jekyll-mit/test/source"
    posts = load(folder)
    published = {path for path, post in posts.items() if not post.draft}
    named = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if "_posts" in path.parts and re.match(r"\d{2,4}-\d{1,2}-\d{1,2}-.", path.name) and path.is_file()
    }
    # Two files that Jekyll does not publish: its settings say so, and YAML is no post.
    unpublished = {"_posts/2008-02-02-not-published.markdown", "_posts/2008-02-03-wrong-extension.yml"}
    assert published == named - unpublished
    assert posts["_drafts/draft-properties.text"].draft
    written = _titles_in_files(folder, posts)
    assert {path: posts[path].title for path in written} == written
    assert {path: posts[path].title for path in JEKYLL_TITLES} == JEKYLL_TITLES
    dates = {path: date.iso for path in JEKYLL_DATES if (date := posts[path].date)}
    assert dates == JEKYLL_DATES
    for path in published - set(JEKYLL_DATES):
        date = posts[path].date
        assert date is not None
        assert f"{date.moment.date()}" == path.rpartition("/")[2][:10]
    assert {path: posts[path].categories for path in JEKYLL_CATEGORIES} == JEKYLL_CATEGORIES
    assert {path: posts[path].tags for path in JEKYLL_TAGS} == JEKYLL_TAGS
    # YAML takes the rest of ``title: Hash #1`` as a remark.
    assert [path for path, post in posts.items() if post.problems] == ["_posts/2009-03-12-hash-#1.markdown"]


def test_the_news_of_jekyll_are_what_jekyll_makes_of_them(corpora: Path) -> None:
    folder = corpora / "jekyll-mit/docs"
    posts = load(folder)
    assert len(posts) == len(list((folder / "_posts").iterdir()))
    written = _titles_in_files(folder, posts)
    assert {path: post.title for path, post in posts.items()} == written
    for path, post in posts.items():
        text = (folder / path).read_text()
        assert post.date is not None
        assert post.date.source is (DateSource.FRONT_MATTER if "\ndate:" in text else DateSource.FILE_NAME)
        assert post.categories
        assert post.layout == "news_item" or "layout:" in text
        assert not post.problems
    categories = {category for post in posts.values() for category in post.categories}
    assert categories == {"community", "meetup", "partners", "release", "team"}
    # Opening the folder of posts itself reads the same.
    assert [post.title for post in load(folder / "_posts").values()] == [
        post.title for post in posts.values()
    ]


@pytest.mark.parametrize(
    ("folder", "kind", "sources"),
    [
        ("18f-cc0", Kind.PLAIN, {DateSource.FRONT_MATTER, DateSource.FILE_NAME}),
        ("rust-blog-mit-apache", Kind.ZOLA, {DateSource.PERMALINK, DateSource.MODIFIED}),
        ("simonw-til-apache2", Kind.PLAIN, {DateSource.MODIFIED}),
    ],
)
def test_every_post_of_a_real_blog_is_listed_with_title_and_date(
    corpora: Path, folder: str, kind: Kind, sources: set[DateSource]
) -> None:
    index = ContentIndex(corpora / folder)
    posts = index.load_all()
    files = {path.relative_to(corpora / folder).as_posix() for path in (corpora / folder).rglob("*.md")}
    left_out = files - {post.path for post in posts}
    assert all(Path(path).name in ("_index.md", "LICENSE.md") for path in left_out)
    assert index.site.kind is kind
    assert all(post.title for post in posts)
    assert {post.date.source for post in posts if post.date} == sources
    assert all(post.date for post in posts)
    assert not [post.problems for post in posts if post.problems]


def test_titles_of_notes_are_their_headings(corpora: Path) -> None:
    folder = corpora / "simonw-til-apache2"
    posts = load(folder)
    headed = [
        path
        for path, post in posts.items()
        if post.title == (folder / path).read_text().split("\n")[0].lstrip("# ")
    ]
    assert len(headed) > 0.95 * len(posts)
