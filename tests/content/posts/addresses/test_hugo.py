"""Addresses of posts of Hugo: each is what Hugo 0.168 itself makes of the same files (``hugo list all``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.posts.addresses.site_addresses import address_among

DATED = "date: 2024-05-06T23:00:00-05:00\n"


def _address(folder: Path, settings: str, path: str, front: str = "title: T\n", beside: str = "") -> str:
    others = dict.fromkeys((f"content/{name}" for name in beside.split()), "---\ntitle: Beside\n---\n")
    files = {"hugo.toml": settings, **others, path: f"---\n{front}---\ntext\n"}
    return address_among(folder, files, path)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("top.md", "/top/"),
        ("blog/one.md", "/blog/one/"),
        ("blog/Big File_name.md", "/blog/big-file_name/"),
        ("blog/a b  c.md", "/blog/a-b--c/"),
        ("blog/x(y)'z&.md", "/blog/xyz/"),
        ("blog/a+b.md", "/blog/a+b/"),
        ("blog/50%.md", "/blog/50/"),
        ("blog/é-Ärger.md", "/blog/é-ärger/"),
        ("blog/中文.md", "/blog/中文/"),
        ("blog/a.b.c.md", "/blog/a.b.c/"),
        ("blog/a.fr.md", "/blog/a.fr/"),
        ("blog/2024-01-02-dated.md", "/blog/2024-01-02-dated/"),
        ("blog/deep/er/post.md", "/blog/deep/er/post/"),
        ("Other Sec/x.md", "/other-sec/x/"),
        ("blog/bundle/index.md", "/blog/bundle/"),
        ("bundle/index.md", "/bundle/"),
        ("index.md", "/"),
    ],
)
def test_without_settings_a_page_is_where_its_file_is(tmp_path: Path, path: str, address: str) -> None:
    assert _address(tmp_path, "", f"content/{path}") == address


@pytest.mark.parametrize(
    ("front", "address"),
    [
        ("slug: My Slug", "/blog/my-slug/"),
        ("slug: a/b", "/blog/a/b/"),
        ("slug: 123", "/blog/123/"),
        ("slug: index", "/blog/"),
        ("url: /X/Custom Path/", "/X/Custom Path/"),
        ("url: rel/path", "/rel/path/"),
        ("url: /x/page.html", "/x/page.html"),
        ("url: /x/index.html", "/x/"),
        ("url: /x.y/z", "/x.y/z"),
        ("url: //double//x/", "/double/x/"),
        ("url: /a%20b/", "/a b/"),
        ("url: /", "/"),
        ("url: /:year/:slug/", "/2024/tok/"),
        ("url: /x/\nslug: y", "/x/"),
    ],
)
def test_front_matter_gives_a_page_an_address_or_the_last_part_of_it(
    tmp_path: Path, front: str, address: str
) -> None:
    assert _address(tmp_path, "", "content/blog/a.md", f"title: Tok\n{DATED}{front}\n") == address


@pytest.mark.parametrize(
    ("token", "text"),
    [
        (":year", "2024"),
        (":month", "05"),
        (":monthname", "may"),
        (":day", "06"),
        (":weekday", "1"),
        (":weekdayname", "monday"),
        (":yearday", "127"),
        (":2006-:01-:02", "2024-05-06"),
        (":section", "blog"),
        (":sections", "blog/deep/plain/three"),
        (":sections[1:]", "deep/plain/three"),
        (":sections[0]", "blog"),
        (":sections[last]", "three"),
        (":sections[:last]", "blog/deep/plain"),
        (":sectionslugs", "beside/beside/beside"),
        (":title", "hello-world-v1.2"),
        (":slug", "hello-world-v1.2"),
        (":filename", "two-words"),
        (":contentbasename", "two-words"),
        (":slugorfilename", "two-words"),
        (":slugorcontentbasename", "two-words"),
    ],
)
def test_tokens_of_permalinks(tmp_path: Path, token: str, text: str) -> None:
    settings = f'[permalinks]\nblog = "/q/{token}/z/"\n'
    path = "content/blog/deep/plain/three/Two Words.md"
    front = f"title: Hello, World! v1.2\n{DATED}"
    beside = "blog/_index.md blog/deep/_index.md blog/deep/plain/three/_index.md"
    assert _address(tmp_path, settings, path, front, beside) == f"/q/{text}/z/"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("It's C++ & more", "its-c-more"),
        ("a -- b - c", "a--b-c"),
        ("A/B x", "a-b-x"),
        ("C#", "c"),
        ("100% of", "100-of"),
        ("中文 标题，好", "中文-标题好"),
        ("Éa Ärger", "éa-ärger"),
        ("👍 ok", "ok"),
        ("a . b", "a-.-b"),
        ("İ ß", "i-ß"),
        ("٣ ²", "٣"),
        ("'  (x) _y_ ~'", "x-_y_-~"),
    ],
)
def test_titles_in_permalinks(tmp_path: Path, title: str, words: str) -> None:
    settings = '[permalinks]\nblog = "/p/:title"\n'
    assert _address(tmp_path, settings, "content/blog/a.md", f"title: {title}\n") == f"/p/{words}/"


@pytest.mark.parametrize(
    ("settings", "path", "address"),
    [
        ('[permalinks]\ncn = "/:sections/:year/:month/:slug/"', "cn/x.md", "/cn/2024/05/a/"),
        ('[permalinks]\nblog = "/:year/"', "docs/x.md", "/docs/a/"),
        ('[permalinks]\nblog = "/:filename/"', "blog/sub/x.md", "/x/"),
        ('[permalinks]\nBlog = "/caps/:slug/"', "blog/x.md", "/caps/a/"),
        ('[permalinks]\n"/" = "/r/:slug/"', "x.md", "/r/a/"),
        ('[permalinks]\n"/" = "/r/:slug/"', "blog/x.md", "/blog/a/"),
        ('[permalinks.page]\nblog = "/p/:slug"', "blog/x.md", "/p/a/"),
        ('[permalinks.page]\n"docs/sub" = "/s/:slug/"', "docs/sub/x.md", "/s/a/"),
        ('[permalinks.page]\n"docs/sub" = "/s/:slug/"', "docs/x.md", "/docs/a/"),
        ('[permalinks.section]\nblog = "/p/"', "blog/x.md", "/blog/a/"),
        ("uglyURLs = true", "blog/x.md", "/blog/a.html"),
        ("[uglyURLs]\ndocs = true", "docs/x.md", "/docs/a.html"),
        ("[uglyURLs]\ndocs = true", "blog/x.md", "/blog/a/"),
        ('uglyURLs = true\n[permalinks]\nblog = "/:year/:slug"', "blog/x.md", "/2024/a.html"),
        ('disablePathToLower = true\n[permalinks]\nblog = "/B/:monthname/"', "blog/x.md", "/B/May/"),
        ("disablePathToLower = true", "Blog/x.md", "/Blog/a/"),
        ("removePathAccents = true", "Éa/x.md", "/ea/a/"),
        ('contentDir = "src"', "../src/blog/x.md", "/blog/a/"),
        ('baseURL = "https://e.org/base/"', "blog/x.md", "/blog/a/"),
    ],
)
def test_settings_give_addresses(tmp_path: Path, settings: str, path: str, address: str) -> None:
    place = f"content/{path}".replace("content/../", "")
    assert _address(tmp_path, f"{settings}\n", place, f"title: X\nslug: a\n{DATED}") == address


RULES = """
[[permalinks]]
pattern = "/s/:slug/"
[permalinks.target]
kind = "page"
path = "{/docs/**,/x/*}"
[[permalinks]]
pattern = "/rest/:slug/"
"""


@pytest.mark.parametrize(
    ("path", "address"),
    [("docs/a/b.md", "/s/t/"), ("x/c.md", "/s/t/"), ("x/y/c.md", "/rest/t/"), ("d.md", "/rest/t/")],
)
def test_permalinks_in_a_list_are_for_paths(tmp_path: Path, path: str, address: str) -> None:
    assert _address(tmp_path, RULES, f"content/{path}") == address


LANGUAGES = "[languages.en]\n[languages.fr]\n[languages.pt-br]\n"


@pytest.mark.parametrize(
    ("settings", "path", "front", "address"),
    [
        ("", "a.md", "", "/a/"),
        ("", "blog/b.en.md", "", "/blog/b/"),
        ("", "blog/b.fr.md", "", "/fr/blog/b/"),
        ("", "blog/b.pt-br.md", "", "/pt-br/blog/b/"),
        ("", "blog/b.de.md", "", "/blog/b.de/"),
        ("", "blog/bundle/index.fr.md", "", "/fr/blog/bundle/"),
        ("", "blog/b.fr.md", "slug: Sé", "/fr/blog/sé/"),
        ("", "blog/b.fr.md", "url: /abs/", "/abs/"),
        ("", "blog/b.fr.md", "url: rel/v/", "/fr/rel/v/"),
        ("defaultContentLanguageInSubdir = true\n", "a.md", "", "/en/a/"),
        ('defaultContentLanguage = "fr"\n', "a.fr.md", "", "/a/"),
        ('defaultContentLanguage = "fr"\n', "a.en.md", "", "/en/a/"),
        ('disableLanguages = ["fr"]\n', "a.fr.md", "", ""),
    ],
)
def test_languages_by_the_name_of_a_file(
    tmp_path: Path, settings: str, path: str, front: str, address: str
) -> None:
    assert _address(tmp_path, settings + LANGUAGES, f"content/{path}", f"title: T\n{front}\n") == address


@pytest.mark.parametrize(
    ("settings", "path", "address"),
    [
        ('[languages.en]\ncontentDir = "content/english"\n', "english/blog/a.md", "/blog/a/"),
        (
            '[languages.en]\ncontentDir = "content/english"\n[languages.fr]\ncontentDir = "content/french"\n',
            "french/blog/a.md",
            "/fr/blog/a/",
        ),
        (
            '[permalinks]\nblog = "/p/"\n[languages.en]\n[languages.fr.permalinks]\nblog = "/f/:filename/"\n',
            "blog/a.fr.md",
            "/fr/f/a/",
        ),
        ('[permalinks]\nblog = "/p/:slug/"\n[languages.en]\n[languages.fr]\n', "blog/a.fr.md", "/fr/p/t/"),
        (
            '[languages.en]\nbaseURL = "https://e.en"\n[languages.fr]\nbaseURL = "https://e.fr/"\n',
            "blog/a.fr.md",
            "/blog/a/",
        ),
        ('defaultContentLanguage = "fr"\n', "blog/a.fr.md", "/blog/a/"),
        ('defaultContentLanguage = "fr"\ndefaultContentLanguageInSubdir = true\n', "a.md", "/fr/a/"),
    ],
)
def test_languages_by_settings(tmp_path: Path, settings: str, path: str, address: str) -> None:
    assert _address(tmp_path, settings, f"content/{path}") == address


@pytest.mark.parametrize(
    ("settings", "name", "front", "address"),
    [
        ("", "a", "", "/1/01/"),
        ("", "2024-01-02-a", "", "/1/01/"),
        ("", "a", "lastmod: 2020-02-03\n", "/2020/02/"),
        ("", "a", "publishDate: 2020-02-03\n", "/2020/02/"),
        ('[frontmatter]\ndate = [":filename", ":default"]\n', "2024-01-02-a", DATED, "/2024/01/"),
        ('[frontmatter]\ndate = [":default", ":filename"]\n', "2024-01-02-a", DATED, "/2024/05/"),
        ('[frontmatter]\ndate = [":default", ":filename"]\n', "2024-01-02-a", "", "/2024/01/"),
    ],
)
def test_the_date_is_what_the_settings_say(
    tmp_path: Path, settings: str, name: str, front: str, address: str
) -> None:
    settings += '[permalinks]\nblog = "/:year/:month/"\n'
    assert _address(tmp_path, settings, f"content/blog/{name}.md", f"title: T\n{front}") == address


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("2024-01-02-foo", "/blog/foo/"),
        ("2024-01-02_foo", "/blog/foo/"),
        ("2024-01-02-15-04-05-foo", "/blog/foo/"),
        ("2024-01-02", "/blog/2024-01-02/"),
        ("x-2024-01-02-y", "/blog/x-2024-01-02-y/"),
    ],
)
def test_a_date_that_is_taken_from_a_name_leaves_the_rest_as_slug(
    tmp_path: Path, name: str, address: str
) -> None:
    assert _address(tmp_path, '[frontmatter]\ndate = [":filename"]\n', f"content/blog/{name}.md") == address


def test_settings_in_a_folder_are_read_as_one(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.yaml": "baseURL: https://e.org/\n",
        "config/_default/permalinks.toml": 'blog = "/:slug/"\n',
        "config/_default/languages.yml": "en: {}\nfr: {}\n",
        "content/blog/a.fr.md": "---\ntitle: Un Deux\n---\n",
    }
    assert address_among(tmp_path, files, "content/blog/a.fr.md") == "/fr/un-deux/"


@pytest.mark.parametrize("path", ["", "blog", "blog/deep"])
def test_a_folder_of_a_site_gives_the_same_addresses(tmp_path: Path, path: str) -> None:
    whole = _address(
        tmp_path,
        '[permalinks]\nblog = "/:sections/:slug/"\n',
        "content/blog/deep/a.md",
        beside="blog/deep/_index.md",
    )
    home = tmp_path / "content" / path
    inner = str((tmp_path / "content/blog/deep/a.md").relative_to(home))
    assert whole == "/blog/deep/t/" == address_among(home, {}, inner)
