"""Every address is what Hexo 8 answers to ``post.path`` in such a site, in the time zone of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.folders import load, write
from tests.content.posts.addresses.site_addresses import address_in, needs_zones

DATE = "date: 2024-03-06 23:30:15"
SITE = "package.json scaffolds/post.md source/_posts/x.md"


def _address(folder: Path, configuration: str, path: str, front: str = DATE) -> str:
    return address_in(folder, configuration, f"source/{path}", front, beside=SITE)


@pytest.mark.parametrize(
    ("configuration", "address"),
    [
        ("", "/2024/03/06/hello/"),
        ("permalink: article/:title.html", "/article/hello.html"),
        ("permalink: /:title", "/hello"),
        ("permalink: :title/index.html", "/hello/"),
        ("permalink: a%20b/:title//", "/a b/hello/"),
        ("permalink: :title\npost_asset_folder: true", "/hello/"),
        ("permalink: :title.html\npost_asset_folder: true", "/hello.html"),
        ("permalink: :title.html\npretty_urls: {trailing_index: false, trailing_html: false}", "/hello"),
        ("root: /blog/\nurl: https://e.org/blog", "/2024/03/06/hello/"),
    ],
)
def test_the_site_says_how_addresses_are_written(tmp_path: Path, configuration: str, address: str) -> None:
    assert _address(tmp_path, configuration, "_posts/hello.md") == address


@pytest.mark.parametrize(
    ("placeholders", "address"),
    [
        (":year/:month/:day", "/2024/03/06"),
        (":i_month-:i_day", "/3-6"),
        (":hour:minute:second", "/233015"),
        (":year_:month", "/2024_03"),
        (":timestamp", "/1709767815"),
        (":title", "/en/sub/Hello There"),
        (":name", "/Hello There"),
        (":post_title", "/uni-co-中文"),
        (":hash", "/0830b4346ba4"),
        (":id", "/17"),
        (":category", "/Foo-Bar/Baz-C"),
        (":abbrlink", "/4a17b156"),
        (":lang", "/de"),
        (":layout", "/post"),
        (":nonsense", "/undefined"),
    ],
)
def test_every_placeholder_has_its_value(tmp_path: Path, placeholders: str, address: str) -> None:
    front = f"""{DATE}
title: Ünï & Çö 中文
id: 17
categories: [Foo Bar, Baz_C++]
abbrlink: 4a17b156
lang: de"""
    configuration = f"permalink: '{placeholders}'"
    assert _address(tmp_path, configuration, "_posts/en/sub/Hello There.md", front) == address


@pytest.mark.parametrize("placeholder", [":id", ":year", ":hash"])
def test_what_only_a_build_gives_is_not_guessed(tmp_path: Path, placeholder: str) -> None:
    assert _address(tmp_path, f"permalink: a/{placeholder}/", "_posts/hello.md", "title: x") == ""


@pytest.mark.parametrize(
    ("front", "address"),
    [
        ("", "/uncategorized"),
        ("categories: Foo, bar", "/Foo-bar"),
        ("category: Foo", "/Foo"),
        ("categories: [Foo, Bar]", "/Foo/Bar"),
        ("categories: [[A, B b], [C]]", "/C"),
        ("categories: [[A, B b], C]", "/C"),
        ("categories: [C, [A, B b]]", "/A/B-b"),
        ("categories: [Mapped, Sub]", "/mm/s-s"),
    ],
)
def test_a_category_is_a_path_of_slugs(tmp_path: Path, front: str, address: str) -> None:
    configuration = "permalink: :category\ncategory_map: {Mapped: mm, Sub: s s}"
    assert _address(tmp_path, configuration, "_posts/hello.md", f"{DATE}\n{front}") == address


def test_categories_may_be_in_small_letters(tmp_path: Path) -> None:
    configuration = "permalink: :category/:title\nfilename_case: 1\ndefault_category: none"
    front = f"{DATE}\ncategories: Foo"
    assert _address(tmp_path, configuration, "_posts/Hello.md", front) == "/foo/Hello"
    assert _address(tmp_path, configuration, "_posts/Hello.md") == "/none/Hello"


@pytest.mark.parametrize(
    ("pattern", "path", "front", "address"),
    [
        (":title.md", "2024-01-02-dated.md", DATE, "/2024/03/06/2024-01-02-dated"),
        (":year-:month-:day-:title.md", "2024-01-02-dated.md", "", "/2024/01/02/dated"),
        (":year-:month-:day-:title.md", "2024-01-02-dated.md", DATE, "/2024/03/06/dated"),
        (":year-:month-:day-:title.md", "a_b c.d.md", DATE, "/2024/03/06/a-b-c-d"),
        (":year-:month-:day-:title.md", "zh/Über uns.md", DATE, "/2024/03/06/zh-Uber-uns"),
        (":year/:i_month/:i_day/:title.md", "2024/1/2/a.md", "", "/2024/01/02/a"),
        ("posts/:title.md", "posts/a.md", DATE, "/2024/03/06/a"),
    ],
)
def test_names_are_read_as_new_ones_are_made(
    tmp_path: Path, pattern: str, path: str, front: str, address: str
) -> None:
    configuration = f"new_post_name: '{pattern}'\npermalink: :year/:month/:day/:title"
    assert _address(tmp_path, configuration, f"_posts/{path}", front) == address


@pytest.mark.parametrize(
    ("front", "address"),
    [
        ("", "/en/x/hello/"),
        ("lang: de", "/en/x/hello/"),
    ],
)
def test_folders_may_give_values_to_a_post(tmp_path: Path, front: str, address: str) -> None:
    configuration = "new_post_name: ':lang/:title.md'\npermalink: :lang/x/:title/"
    assert _address(tmp_path, configuration, "_posts/en/hello.md", f"{DATE}\n{front}") == address


def test_a_site_gives_values_where_a_post_has_none(tmp_path: Path) -> None:
    configuration = "permalink: :lang/:title/\npermalink_defaults: {lang: en}"
    assert _address(tmp_path, configuration, "_posts/hello.md") == "/en/hello/"
    assert _address(tmp_path, configuration, "_posts/hello.md", f"{DATE}\nlang: de") == "/de/hello/"


@needs_zones
@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-03-06", "/06/000000"),
        ("2024-03-06 23:30", "/06/233000"),
        ("2024/03/06 23:30:00", "/06/233000"),
        ("2024-03-06T23:30:00Z", "/06/233000"),
        ("2024-03-06 23:30:00 +08:00", "/06/153000"),
        ("2024-03-06 23:30:00 -07:00", "/07/063000"),
    ],
)
@pytest.mark.parametrize("zone", ["", "timezone: UTC", "timezone: Asia/Shanghai"])
def test_a_date_is_told_as_it_is_written_and_one_with_a_zone_in_utc(
    tmp_path: Path, written: str, moment: str, zone: str
) -> None:
    configuration = f"permalink: ':day/:hour:minute:second'\n{zone}"
    assert _address(tmp_path, configuration, "_posts/hello.md", f"date: {written}") == moment


@pytest.mark.parametrize(
    ("permalink", "address"),
    [("/own/path/", "/own/path/"), ("own.html", "/own.html"), ("own-:year", "/own-:year"), ("a%20b", "/a b")],
)
def test_a_post_may_have_a_permalink_of_its_own(tmp_path: Path, permalink: str, address: str) -> None:
    assert _address(tmp_path, "", "_posts/hello.md", f"{DATE}\npermalink: {permalink}") == address


def test_a_slug_in_the_fields_of_a_post_means_nothing(tmp_path: Path) -> None:
    assert _address(tmp_path, "permalink: :title/", "_posts/hello.md", f"{DATE}\nslug: given") == "/hello/"


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("about/index.md", "", "/about/"),
        ("index.md", "", "/"),
        ("page.md", "", "/page.html"),
        ("docs/Some Page.md", DATE, "/docs/Some Page.html"),
        ("p/q.md", "permalink: /pp/", "/pp/"),
        ("p/q.md", "permalink: rr", "/rr.html"),
        ("p/q.md", "permalink: s.htm", "/s.htm"),
    ],
)
def test_pages_stand_where_their_files_do(tmp_path: Path, path: str, front: str, address: str) -> None:
    assert _address(tmp_path, "", path, front) == address


def test_a_folder_of_posts_can_be_opened_by_itself(tmp_path: Path) -> None:
    post = f"---\n{DATE}\n---\n"
    write(
        tmp_path, {"_config.yml": "permalink: :title/", "package.json": "{}", "source/_posts/en/a.md": post}
    )
    for opened in ("", "source/_posts", "source/_posts/en", "source/_posts/en/a.md"):
        (found,) = load(tmp_path / opened).values()
        assert found.address == "/en/a/"
