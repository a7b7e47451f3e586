"""Every address is what Jekyll 4.3.1 answers to ``document.url`` in such a site, built with TZ=UTC."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.content.discovery.discover import discover
from tests.content.folders import load, write
from tests.content.posts.addresses.site_addresses import address_in, needs_zones

POST = "_posts/2024-01-02-two.md"


@pytest.mark.parametrize(
    ("permalink", "address"),
    [
        ("", "/2024/01/02/two.html"),
        ("permalink: date", "/2024/01/02/two.html"),
        ("permalink: pretty", "/2024/01/02/two/"),
        ("permalink: ordinal", "/2024/002/two.html"),
        ("permalink: weekdate", "/2024/W01/Tue/two.html"),
        ("permalink: none", "/two.html"),
        ("permalink: /blog/:title/", "/blog/two/"),
        ("permalink: /:title", "/two"),
        ("permalink: blog/:title.html", "/blog/two.html"),
        ("collections: {posts: {permalink: '/news/:title/'}}\npermalink: pretty", "/news/two/"),
        ("collections: {posts: {permalink: pretty}}", "/pretty"),
        ("permalink: /a%20b/:title/", "/a b/two/"),
        ("permalink: /a/../:title/./:slug//", "/a/two/two/"),
        ("permalink: /:nonsense/:title/", ""),
        ("baseurl: /blog\nurl: https://e.org", "/2024/01/02/two.html"),
    ],
)
def test_the_site_says_how_addresses_are_written(tmp_path: Path, permalink: str, address: str) -> None:
    assert address_in(tmp_path, permalink, POST) == address


@pytest.mark.parametrize(
    ("placeholders", "address"),
    [
        (":year-:short_year", "/2024-24"),
        (":month-:i_month-:short_month-:long_month", "/03-3-Mar-March"),
        (":day-:i_day-:y_day", "/04-4-064"),
        (":w_year-:week-:w_day-:short_day-:long_day", "/2024-10-1-Mon-Monday"),
        (":hour:minute:second", "/050709"),
        (":month_:day", "/03_04"),
        (":title:output_ext", "/My_Slug+x.html"),
        (":slug", "/my-slug-x"),
        (":name", "/2024-03-01-a-name"),
        (":path", "/en/2024-03-01-A-name"),
        (":collection", "/posts"),
        (":categories", "/en/web dev/c++"),
        (":slugified_categories", "/en/web-dev/c"),
    ],
)
def test_every_placeholder_has_its_value(tmp_path: Path, placeholders: str, address: str) -> None:
    front = "date: 2024-03-04 05:07:09\nslug: My_Slug+x\ncategories: [Web Dev, C++]"
    path = "en/_posts/2024-03-01-A-name.md"
    assert address_in(tmp_path, f"permalink: '/{placeholders}'", path, front) == address


def test_a_year_of_weeks_is_not_always_the_year_of_months(tmp_path: Path) -> None:
    path = "_posts/2024-12-30-x.md"
    assert address_in(tmp_path, "permalink: /:year/:w_year/:week/", path) == "/2024/2025/01/"


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("_posts/2024-01-02-Cased_Name (x).v1..md", "", "/Cased_Name-(x).v1/cased-name-x-v1"),
        ("_posts/2024-01-02-中文 标题！.md", "", "/中文-标题/中文-标题"),
        ("_posts/2024-01-02-café-Été.md", "", "/café-Été/café-été"),
        ("_posts/2024-01-02-emoji😀-a--b.md", "", "/emoji-a-b/emoji-a-b"),
        ("_posts/sub/deeper/2024-01-02-x.markdown", "", "/x/x"),
        ("_posts/24-1-2-x.md", "", "/x/x"),
        ("_drafts/no date.md", "", "/no-date/no-date"),
        (POST, "slug: Given Slug!", "/Given-Slug!/given-slug"),
        (POST, "title: Says nothing", "/two/two"),
    ],
)
def test_names_are_made_to_slugs(tmp_path: Path, path: str, front: str, address: str) -> None:
    assert address_in(tmp_path, "permalink: /:title/:slug", path, front) == address


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        ("en/news/" + POST, "", "/en/news/two/"),
        ("de/News Flash/" + POST, "category: Über uns", "/de/news flash/über uns/two/"),
        ("_posts/sub/2024-01-02-two.md", "", "/two/"),
        ("fr/_drafts/two.md", "", "/fr/two/"),
        (POST, "categories: Foo Bar", "/foo/bar/two/"),
        (POST, "categories: [Foo Bar, foo bar, Baz]", "/foo bar/baz/two/"),
        (POST, "category: Foo Bar", "/foo bar/two/"),
        (POST, "categories: [a]\ncategory: b", "/a/b/two/"),
        ("en/" + POST, "categories: en de", "/en/de/two/"),
        (POST, "categories: ['C#', 'what?', 100%, A/b]", "/c#/what?/100%/a/b/two/"),
    ],
)
def test_categories_come_from_folders_and_from_fields(
    tmp_path: Path, path: str, front: str, address: str
) -> None:
    assert address_in(tmp_path, "permalink: /:categories/:title/", path, front) == address


@needs_zones
@pytest.mark.parametrize(
    ("written", "utc", "los_angeles", "shanghai"),
    [
        ("2024-03-06", "/06/0000", "/06/0000", "/06/0000"),
        ("2024-03-06 23:30", "/06/2330", "/06/2330", "/06/2330"),
        ("2024-03-06 23:30:00", "/06/2330", "/06/1530", "/07/0730"),
        ("'2024-03-06 23:30:00'", "/06/2330", "/06/2330", "/06/2330"),
        ("2024/03/06 23:30:00", "/06/2330", "/06/2330", "/06/2330"),
        ("2024-03-06 23:30:00 +0800", "/06/1530", "/06/0730", "/06/2330"),
        ("2024-03-06 23:30 -0700", "/07/0630", "/06/2230", "/07/1430"),
        ("2024-03-06T03:30:00Z", "/06/0330", "/05/1930", "/06/1130"),
    ],
)
def test_a_date_is_told_in_the_time_zone_of_the_site(
    tmp_path: Path, written: str, utc: str, los_angeles: str, shanghai: str
) -> None:
    zones = {"": utc, "timezone: America/Los_Angeles": los_angeles, "timezone: Asia/Shanghai": shanghai}
    for number, (zone, moment) in enumerate(zones.items()):
        configuration = f"permalink: '/:day/:hour:minute'\n{zone}"
        front, path = f"date: {written}", "_posts/2024-03-07-x.md"
        assert address_in(tmp_path / str(number), configuration, path, front) == moment


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        (POST, "date: 2023-12-31", "/2023/12/31/two/"),
        (POST, "created: 2020-01-01", "/2024/01/02/two/"),
        ("_posts/98-1-2-two.md", "", "/1998/01/02/two/"),
        ("_drafts/two.md", "date: 2023-12-31", "/2023/12/31/two/"),
        ("_drafts/2024-01-02-two.md", "", "/2024/01/02/two/"),
    ],
)
def test_the_field_date_goes_before_the_name(tmp_path: Path, path: str, front: str, address: str) -> None:
    assert address_in(tmp_path, "permalink: pretty", path, front) == address


@pytest.mark.parametrize(
    ("permalink", "address"),
    [
        ("/a/:year/:title.html", "/a/2024/two.html"),
        ("b/%E4%B8%AD/", "/b/中/"),
        ("pretty", "/pretty"),
        ("/x/:categories/:slug", "/x/q/two"),
    ],
)
def test_a_post_may_have_a_permalink_of_its_own(tmp_path: Path, permalink: str, address: str) -> None:
    front = f"permalink: {permalink}\ncategories: q"
    assert address_in(tmp_path, "permalink: none", POST, front) == address


@pytest.mark.parametrize(
    ("permalink", "path", "address"),
    [
        ("", "about.md", "/about.html"),
        ("pretty", "about.md", "/about/"),
        ("/:year/:title/", "docs/Some Page.md", "/docs/Some Page/"),
        ("/:title:output_ext", "docs/a.b..md", "/docs/a.b.html"),
        ("weekdate", "about.md", "/about"),
        ("", "docs/index.md", "/docs/"),
        ("", "index.md", "/"),
        ("", "_other/x.md", "/_other/x.html"),
    ],
)
def test_pages_follow_the_permalinks_of_posts_in_how_they_end(
    tmp_path: Path, permalink: str, path: str, address: str
) -> None:
    assert address_in(tmp_path, f"permalink: {permalink}", path, "title: x", beside=POST) == address


def test_the_permalink_of_a_page_has_placeholders_of_its_own(tmp_path: Path) -> None:
    front = "permalink: /p/:basename/:path/"
    assert address_in(tmp_path, "", "docs/perma.md", front, beside=POST) == "/p/perma/docs/"


ARTICLES = "collections: {articles: {output: true, permalink: '%s'}}"


@pytest.mark.parametrize(
    ("configuration", "path", "address"),
    [
        (ARTICLES % "/:path/", "_articles/one.md", "/one/"),
        (ARTICLES % "/:path/", "_articles/de/one.md", "/de/one/"),
        (ARTICLES % "/:path/", "_articles/de/Über Uns.md", "/de/Über Uns/"),
        (
            ARTICLES % "/:collection/:name:output_ext",
            "_articles/2024-01-02-a.md",
            "/articles/2024-01-02-a.html",
        ),
        (ARTICLES % "/:year/:title", "_articles/2024-01-02-a.md", "/2024/a"),
        (ARTICLES % "/:year/:title", "_articles/a.md", ""),
        (ARTICLES % "pretty", "_articles/a.md", "/pretty"),
        ("collections: {articles: {output: true}}", "_articles/de/one.md", "/articles/de/one.html"),
        ("collections: {articles: {output: true}}", "_articles/index.md", "/articles/index.html"),
        ("collections: {articles: {output: true}}\npermalink: pretty", "_articles/a.md", "/articles/a/"),
        ("collections: {articles: {output: true}}\npermalink: /:title", "_articles/a.md", "/articles/a"),
        ("collections: [articles]", "_articles/2.1.md", "/articles/2.1.html"),
        ("collections: {articles: }", "_articles/a.md", "/articles/a.html"),
    ],
)
def test_documents_of_a_collection_have_addresses_by_its_rules(
    tmp_path: Path, configuration: str, path: str, address: str
) -> None:
    assert address_in(tmp_path, configuration, path, beside=POST) == address


DEFAULTS = """
permalink: /:categories/:title/
collections: {articles: {output: true}}
defaults:
- scope: {path: '', type: posts}
  values: {categories: [base]}
- scope: {path: '', type: drafts}
  values: {permalink: '/draft/:title'}
- scope: {path: en}
  values: {permalink: '/en/:year/:title/'}
- scope: {path: '', type: articles}
  values: {permalink: '/d/:path/'}
- scope: {path: '', type: pages}
  values: {permalink: '/pages/:basename/'}
"""


@pytest.mark.parametrize(
    ("path", "front", "address"),
    [
        (POST, "", "/base/two/"),
        (POST, "category: q", "/base/q/two/"),
        ("de/" + POST, "categories: a b", "/de/base/a/b/two/"),
        ("_drafts/two.md", "", "/base/two/"),
        ("en/" + POST, "", "/en/2024/two/"),
        ("_articles/de/one.md", "", "/d/de/one/"),
        ("about.md", "", "/pages/about/"),
        ("about.md", "permalink: /own", "/own"),
    ],
)
def test_the_defaults_of_a_site_give_permalinks_and_categories(
    tmp_path: Path, path: str, front: str, address: str
) -> None:
    assert address_in(tmp_path, DEFAULTS, path, front, beside=f"{POST} _articles/x.md") == address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/" + POST, "/base/2024/01/02/two.html"),
        ("content/en/" + POST, "/en/2024/01/02/two.html"),
        ("content/_articles/one.md", "/articles/one.html"),
        ("content/about.md", "/content/about.html"),
        ("about.md", "/about.html"),
    ],
)
def test_collections_may_have_a_folder_of_their_own(tmp_path: Path, path: str, address: str) -> None:
    configuration = """
collections_dir: content
collections: {articles: {output: true}}
defaults:
- scope: {path: content/_posts}
  values: {categories: [base]}
"""
    beside = "content/_posts/2024-01-01-x.md content/_articles/x.md"
    assert address_in(tmp_path, configuration, path, beside=beside) == address


def test_a_site_may_keep_all_its_files_in_a_folder(tmp_path: Path) -> None:
    assert address_in(tmp_path, "source: src", "src/en/" + POST) == "/en/2024/01/02/two.html"


def test_each_site_of_a_library_has_its_own_rules(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "one/_config.yml": "permalink: pretty",
            f"one/{POST}": "",
            "two/_config.yml": "permalink: /:title",
            f"two/en/{POST}": "",
        },
    )
    addresses = {path: post.address for path, post in load(tmp_path).items()}
    assert addresses == {f"one/{POST}": "/2024/01/02/two/", f"two/en/{POST}": "/two"}


@pytest.mark.parametrize("opened", ["_posts", "en", "en/_posts", "en/_posts/2024-01-02-two.md"])
def test_the_address_is_the_same_from_wherever_a_library_is_opened(tmp_path: Path, opened: str) -> None:
    write(tmp_path, {"_config.yml": "permalink: pretty", POST: "", f"en/{POST}": ""})
    (post,) = load(tmp_path / opened).values()
    assert post.address == ("/2024/01/02/two/" if opened == "_posts" else "/en/2024/01/02/two/")


@pytest.mark.parametrize("opened", ["_articles/de", "_articles/de/one.md"])
def test_a_collection_can_be_opened_by_itself(tmp_path: Path, opened: str) -> None:
    write(tmp_path, {"_config.yml": ARTICLES % "/:path/", "_articles/de/one.md": "---\n---\n"})
    (post,) = load(tmp_path / opened).values()
    assert post.address == "/de/one/"


def test_other_addresses_of_a_post_stay_among_its_slugs(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "", POST: "---\nredirect_from: [/old/, /older/]\n---\n"})
    post = load(tmp_path)[POST]
    assert (post.address, post.slugs) == ("/2024/01/02/two.html", ("/old/", "/older/"))


def test_a_site_of_a_collection_alone_lists_it(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": ARTICLES % "/:path/", "_articles/de/one.md": "", "about.md": ""})
    assert discover(tmp_path).files == ("_articles/de/one.md",)
