"""Posts and sites come out of their records as they went in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.discovery.checkouts import mark_checkout_date
from reader.content.discovery.site import Site
from reader.content.post import Cover, DateSource, Post, PostDate, Problem
from reader.content.posts.index import ContentIndex
from reader.content.store.records import post_from_record, post_record, site_from_record, site_record
from tests.content.folders import write
from tests.corpora import sample

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=12)
"""Also NUL and halves of characters, which names of files hold."""

TEXTS = st.lists(ANY_TEXT, max_size=3).map(tuple)
OFFSETS = st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
DATES = st.builds(
    PostDate,
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=OFFSETS).map(
        lambda moment: moment.replace(fold=0)
    ),
    st.sampled_from(DateSource),
    st.booleans(),
    of_checkout=st.just(False),
    has_zone=st.booleans(),
)
POSTS = st.builds(
    Post,
    path=ANY_TEXT,
    title=ANY_TEXT,
    date=st.none() | DATES,
    updated=st.none() | DATES,
    tags=TEXTS,
    categories=TEXTS,
    authors=TEXTS,
    series=TEXTS,
    part=st.none() | st.integers(),
    summary=ANY_TEXT,
    cover=st.none() | st.builds(Cover, ANY_TEXT, ANY_TEXT),
    draft=st.booleans(),
    pinned=st.booleans(),
    language=ANY_TEXT,
    layout=ANY_TEXT,
    weight=st.none() | st.integers(),
    slugs=TEXTS,
    properties=st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=2).map(tuple),
    body_line=st.integers(1),
    words=st.integers(0),
    problems=st.lists(st.builds(Problem, ANY_TEXT, st.none() | st.integers(1)), max_size=2).map(tuple),
    size=st.integers(0),
    modified_ns=st.integers(),
)


def through_a_record(post: Post) -> Post:
    return post_from_record(post.path, post.modified_ns, post.size, post_record(post))


def check(post: Post) -> None:
    again = through_a_record(post)
    # All values have the same types too, and dates the same offset: equal moments may differ in it.
    assert repr(again) == repr(post._replace(properties=()))
    assert again == post._replace(properties=())


@settings(max_examples=300, deadline=None)
@given(POSTS)
def test_every_post_survives_but_for_its_properties(post: Post) -> None:
    check(post)
    assert post_record(post).isascii()


def test_real_posts_survive(corpora: Path) -> None:
    for folder in sorted(corpora.iterdir()):
        index = ContentIndex(folder)
        index.load_all()
        for post in sample(index.posts, 3):
            check(mark_checkout_date(post, ()))


@pytest.mark.parametrize("damaged", ["", "[]", "{}", "null", "[1", "[" + "0," * 16 + "0]"])
def test_a_damaged_record_is_an_error_that_is_expected(damaged: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        post_from_record("a.md", 0, 0, damaged)


SITES = {
    "jekyll": {
        "_config.yml": "title: A\nkey: [1, {a: b}]\n"
        "defaults:\n- scope: {path: x, type: posts}\n  values: {layout: l}\n",
        "_data/authors.yml": "jd: {name: Jane Doe}",
        "_posts/2024-01-01-a.md": "text",
        "README.md": "other",
    },
    "eleventy": {
        ".eleventy.js": "",
        "posts/posts.json": '{"tags": ["x"], "n": 1.5, "none": null}',
        "posts/a.md": "text",
        "posts/a.11tydata.json": '{"title": "From data"}',
    },
    "hugo": {"hugo.toml": "title = 'A'\n[params]\nwhen = 'x'\n", "content/posts/a.md": "text"},
    "plain": {"a.md": "text", "deep/ö \n b.md": "text"},
    "nothing": {"a.txt": "text"},
}


@pytest.mark.parametrize("name", SITES)
def test_every_site_survives(tmp_path: Path, name: str) -> None:
    site = ContentIndex(write(tmp_path, SITES[name])).site
    assert site_from_record(site.folder, site_record(site), site.files) == site


def test_the_sites_of_real_posts_survive(corpora: Path) -> None:
    for folder in sorted(corpora.iterdir()):
        site = ContentIndex(folder).site
        assert site_from_record(site.folder, site_record(site), site.files) == site


def test_settings_that_json_has_no_form_for_become_text(tmp_path: Path) -> None:
    files = {"hugo.toml": "date = 2024-01-01\n", "content/posts/a.md": "text"}
    site: Site = ContentIndex(write(tmp_path, files)).site
    again = site_from_record(site.folder, site_record(site), site.files)
    assert again.configuration_of("content/posts/a.md").settings["date"] == "2024-01-01"


def test_names_that_posts_share_are_in_memory_once() -> None:
    first, second = (
        through_a_record(Post(path, "Title", authors=("A name",), tags=("one tag", "another tag")))
        for path in ("a.md", "b.md")
    )
    assert first.authors is second.authors
    assert all(tag is same for tag, same in zip(first.tags, second.tags, strict=True))
