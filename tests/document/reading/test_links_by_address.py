"""Links lead to the post that the site itself would open: targets are those of the engine's own pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.post import Post
from reader.content.posts.index import ContentIndex
from reader.document.dialects.detection import dialect_of
from reader.document.model import Document
from reader.document.parse import parse
from reader.document.reading.file_lookup import FileLookup
from reader.document.reading.link_resolver import resolve
from reader.document.reading.link_targets import (
    FileTarget,
    Missing,
    PostsTarget,
    PostTarget,
    SeveralTarget,
    Target,
    WebTarget,
    describe,
)
from reader.document.reading.links_in_text import links_of
from reader.document.reading.post_lookup import PostLookup
from tests.content.folders import write

TEXT: Final = "---\ntitle: T\n---\n\nText.\n"
EN: Final = "en/news/_posts/2024-01-02-two.md"
DE: Final = "de/news/_posts/2024-01-02-two.md"

JEKYLL: Final[Mapping[str, str]] = {
    "_config.yml": (
        "url: https://e.org\nbaseurl: /base\npermalink: pretty\n"
        'collections:\n  articles:\n    output: true\n    permalink: "/:path/"\n'
    ),
    EN: TEXT,
    DE: TEXT,
    "_articles/two.md": TEXT,
    "_articles/de/two.md": TEXT,
    "about.md": "---\ntitle: About\npermalink: /about/\n---\n",
    "de/about.md": TEXT,
}
IN_ENGLISH: Final = "en/news/_posts/2024-01-02-one.md"
IN_COLLECTION: Final = "_articles/one.md"
IN_GERMAN: Final = "_articles/de/one.md"


def target_of(
    folder: Path, files: Mapping[str, str], path: str, text: str, fields: str = "title: Here"
) -> Target:
    """Where the first link of a text leads that is a post at a path of a folder of these files."""
    return first_target(write(folder, {**files, path: f"---\n{fields}\n---\n\n{text}\n"}), path)


def first_target(folder: Path, path: str) -> Target:
    """Where the first link of a post leads."""
    return first_target_of(ContentIndex(folder), path)


def first_target_of(index: ContentIndex, path: str) -> Target:
    """Where the first link of a post of a library leads."""
    index.load_all()
    post = index.find(path)
    assert post is not None, [post.path for post in index.posts]
    article = index.read(post)
    document = parse(article.body, dialect=dialect_of(article, index.site, FileLookup(index)))
    lookup = PostLookup(index.posts, lambda path: (index.folder / path).is_file(), index.site)
    return resolve(first_link(document), post, document, lookup)


def first_link(document: Document) -> str:
    return next(span.link.href for leaf in document.leaves for span in links_of(document, leaf))


def shown(target: Target) -> str:
    """A target in a few words."""
    match target:
        case PostTarget(post=post, by_tail=by_tail):
            return f"{post.path} by its end" if by_tail else post.path
        case FileTarget(path=path):
            return f"file {path}"
        case SeveralTarget(posts=posts):
            return f"one of {' '.join(sorted(post.path for post in posts))}"
        case WebTarget():
            return "the web"
        case Missing():
            return "nothing"
    return "?"


@pytest.mark.parametrize("path", [IN_ENGLISH, IN_COLLECTION, IN_GERMAN])
@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/base/en/news/2024/01/02/two/", EN),
        ("/base/de/news/2024/01/02/two/", DE),
        ("/base/de/news/2024/01/02/two", DE),
        ("/base/de/news/2024/01/02/two/index.html#part", DE),
        ("{{ site.baseurl }}/en/news/2024/01/02/two/", EN),
        ("{{ '/de/news/2024/01/02/two/' | relative_url }}", DE),
        ("{{ '/en/news/2024/01/02/two/' | absolute_url }}", EN),
        ("https://e.org/base/de/news/2024/01/02/two/", DE),
        ("http://www.e.org/base/en/news/2024/01/02/two", EN),
        ("//e.org/base/en/news/2024/01/02/two/", EN),
        ("https://e.org/de/news/2024/01/02/two/", "the web"),
        ("https://e.org/base/fr/news/2024/01/02/two/", "the web"),
        ("{% post_url /de/news/2024-01-02-two %}", DE),
        ("{% post_url en/news/2024-01-02-two %}", EN),
        ("{% post_url 2024-01-02-two %}", DE),
        ("{% link en/news/_posts/2024-01-02-two.md %}", EN),
        ("{% link _articles/de/two.md %}", "_articles/de/two.md"),
        ("/base/two/", "_articles/two.md"),
        ("/base/de/two/", "_articles/de/two.md"),
        ("/base/about/", "file about.md"),
        ("/base/de/about/", "file de/about.md"),
        ("https://e.org/base/about/", "file about.md"),
    ],
)
def test_jekyll_in_two_languages(href: str, wanted: str, path: str, tmp_path: Path) -> None:
    assert shown(target_of(tmp_path, JEKYLL, path, f"[x]({href})")) == wanted


@pytest.mark.parametrize(
    ("path", "href", "wanted"),
    [
        (IN_COLLECTION, "../two/", "_articles/two.md"),
        (IN_GERMAN, "../two/", "_articles/de/two.md"),
        (IN_GERMAN, "../../two/", "_articles/two.md"),
        (IN_ENGLISH, "../two/", EN),
        (IN_ENGLISH, "../../../../../../de/news/2024/01/02/two/", DE),
        (IN_GERMAN, "../about", "file de/about.md"),
        (IN_GERMAN, "../../about", "file about.md"),
    ],
)
def test_a_relative_link_starts_at_the_address_of_its_page(
    path: str, href: str, wanted: str, tmp_path: Path
) -> None:
    assert shown(target_of(tmp_path, JEKYLL, path, f"[x]({href})")) == wanted


@pytest.mark.parametrize(
    ("href", "offered"),
    [
        ("/base/fr/news/2024/01/02/two/", {EN, DE}),
        ("/base/2024/01/02/two/", {EN, DE}),
        ("../three/", set()),
        ("/base/tags/two/", set()),
    ],
)
def test_what_is_not_on_the_site_is_never_opened(href: str, offered: set[str], tmp_path: Path) -> None:
    found = target_of(tmp_path, JEKYLL, IN_ENGLISH, f"[x]({href})")
    if offered:
        assert isinstance(found, SeveralTarget)
        assert found.by_tail
        assert {post.path for post in found.posts} >= offered
        assert describe(found) == f"{len(found.posts)} posts could be meant"
    else:
        assert isinstance(found, Missing)


def test_posts_that_share_an_address_are_offered(tmp_path: Path) -> None:
    same = "---\npermalink: /same/\n---\n"
    files = {"_config.yml": "", "_posts/2024-01-01-a.md": same, "_posts/2024-01-02-b.md": same}
    found = target_of(tmp_path, files, "_posts/2024-01-03-c.md", "[x](/same/)")
    assert shown(found) == "one of _posts/2024-01-01-a.md _posts/2024-01-02-b.md"
    assert isinstance(found, SeveralTarget)
    assert not found.by_tail


def test_the_very_address_comes_before_what_servers_forgive(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "_posts/2024-01-01-a.md": "---\npermalink: /Same.html\n---\n",
        "_posts/2024-01-02-b.md": "---\npermalink: /same/\n---\n",
    }
    here = "_posts/2024-01-03-c.md"
    assert shown(target_of(tmp_path, files, here, "[x](/Same.html)")) == "_posts/2024-01-01-a.md"
    assert shown(target_of(tmp_path, files, here, "[x](/same)")) == "_posts/2024-01-02-b.md"
    assert shown(target_of(tmp_path, files, here, "[x](/SAME/)")).startswith("one of ")


def test_an_address_comes_before_a_redirect(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "_posts/2024-01-01-a.md": "---\npermalink: /x/\nredirect_from: [/y/, /z/]\n---\n",
        "_posts/2024-01-02-b.md": "---\npermalink: /y/\n---\n",
    }
    here = "_posts/2024-01-03-c.md"
    assert shown(target_of(tmp_path, files, here, "[x](/y/)")) == "_posts/2024-01-02-b.md"
    assert shown(target_of(tmp_path, files, here, "[x](/z/)")) == "_posts/2024-01-01-a.md"


NO_SITE: Final[Mapping[str, str]] = {
    "en/2024-01-02-two.md": TEXT,
    "de/2024-01-02-two.md": TEXT,
    "en/only.md": TEXT,
}


@pytest.mark.parametrize(
    ("path", "href", "wanted"),
    [
        ("en/one.md", "/blog/2024/01/02/two/", "en/2024-01-02-two.md by its end"),
        ("en/one.md", "/2024/01/02/two/", "en/2024-01-02-two.md"),
        ("de/one.md", "/2024/01/02/two.html", "de/2024-01-02-two.md"),
        ("de/one.md", "/blog/2024/01/02/two/", "de/2024-01-02-two.md by its end"),
        ("en/one.md", "/de/2024/01/02/two/", "de/2024-01-02-two.md by its end"),
        ("fr/one.md", "/blog/2024/01/02/two/", "one of de/2024-01-02-two.md en/2024-01-02-two.md"),
        ("fr/one.md", "/blog/only/", "en/only.md by its end"),
        ("fr/one.md", "/fr/only/", "one of en/only.md"),
    ],
)
def test_without_a_site_the_end_of_an_address_tells_as_far_as_it_goes(
    path: str, href: str, wanted: str, tmp_path: Path
) -> None:
    assert shown(target_of(tmp_path, NO_SITE, path, f"[x]({href})")) == wanted


def test_several_sites_in_one_library_have_addresses_of_their_own(tmp_path: Path) -> None:
    post = "---\npermalink: /same/\n---\n"
    files = {
        f"{site}/{name}": text
        for site in ("one", "two")
        for name, text in {"_config.yml": "", "_posts/2024-01-01-a.md": post}.items()
    }
    for site in ("one", "two"):
        found = target_of(tmp_path, files, f"{site}/_posts/2024-01-02-b.md", "[x](/same/)")
        assert shown(found) == f"{site}/_posts/2024-01-01-a.md"


def test_a_wikilink_to_nothing_names_its_target(tmp_path: Path) -> None:
    files = {".obsidian/app.json": "{}", "b.md": TEXT}
    found = target_of(tmp_path, files, "a.md", "[[Some Note#Part|shown]]")
    assert describe(found) == "not in this folder: Some Note#Part"


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("../two/", "file ../../../en/news/_posts/2024-01-02-two.md"),
        ("/base/de/news/2024/01/02/two/", "file 2024-01-02-two.md"),
        ("/base/about/", "file ../../../about.md"),
        ("/base/de/two/", "file ../../../_articles/de/two.md"),
        ("../three/", "nothing"),
    ],
)
def test_a_post_that_is_opened_by_itself_knows_the_pages_of_its_site(
    href: str, wanted: str, tmp_path: Path
) -> None:
    here = IN_ENGLISH if href == "../two/" else "de/news/_posts/2024-01-03-here.md"
    folder = write(tmp_path, {**JEKYLL, here: "Text.\n"})
    index = ContentIndex(folder / here)
    (post,) = index.load_all()
    lookup = PostLookup(index.posts, lambda path: (index.folder / path).is_file(), index.site)
    found = shown(resolve(href, post, parse(""), lookup))
    assert found == wanted.replace("../../../en/news/_posts/", "")


HUGO: Final = 'baseURL = "https://h.example/sub/"\n[permalinks]\nposts = "/:sections/:year/:month/:slug/"\n'
LANGUAGES: Final = "[languages.en]\nweight = 1\n{0}[languages.de]\nweight = 2\n{1}"
ALONE: Final = (HUGO, "content/", ".md", "")
ENGLISH: Final = (HUGO + LANGUAGES.format("", ""), "content/", ".md", "")
GERMAN: Final = (HUGO + LANGUAGES.format("", ""), "content/", ".de.md", "/de")
IN_FOLDERS: Final = HUGO + LANGUAGES.format('contentDir = "content/en"\n', 'contentDir = "content/de"\n')
IN_FOLDER_OF_GERMAN: Final = (IN_FOLDERS, "content/de/", ".md", "/de")
FIELDS: Final = "title: Here\ndate: 2024-03-01"


def hugo(settings: str) -> dict[str, str]:
    """A site of Hugo with posts of April and May that have one slug, in English and maybe in German."""
    files = {"hugo.toml": settings}
    places = [("content/", ".md")]
    if "languages" in settings:
        in_folders = "contentDir" in settings
        places = (
            [("content/en/", ".md"), ("content/de/", ".md")]
            if in_folders
            else [*places, ("content/", ".de.md")]
        )
    for start, end in places:
        files |= {
            f"{start}posts/april{end}": "---\ndate: 2024-04-01\nslug: a\n---\n",
            f"{start}posts/may{end}": "---\ndate: 2024-05-01\nslug: a\n---\n",
            f"{start}posts/bundle/index{end}": "---\ndate: 2024-02-01\n---\n",
            f"{start}about{end}": TEXT,
        }
    start = places[0][0]
    return files | {
        f"{start}cn-about.md": "---\nurl: /cn/about/\n---\n",
        f"{start}cn-vitae.md": "---\nurl: /cn/vitae/\n---\n",
    }


@pytest.mark.parametrize("place", [ALONE, ENGLISH, GERMAN, IN_FOLDER_OF_GERMAN])
@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/sub{}/posts/2024/04/a/", "april"),
        ("/sub{}/posts/2024/05/a/", "may"),
        ("../../04/a/", "april"),
        ("https://h.example/sub{}/posts/2024/04/a", "april"),
        ("http://www.h.example/sub{}/posts/2024/05/a/#x", "may"),
        ('{{{{< ref "april.md" >}}}}', "april"),
        ('{{{{< relref "/posts/may" >}}}}', "may"),
        ('{{{{< ref "bundle" >}}}}', "bundle/index"),
    ],
)
def test_hugo_tells_posts_of_one_slug_apart_by_month_and_language(
    href: str, wanted: str, place: tuple[str, str, str, str], tmp_path: Path
) -> None:
    settings, start, end, language = place
    text = f"[x]({href.format(language)})"
    found = target_of(tmp_path, hugo(settings), f"{start}posts/here{end}", text, FIELDS)
    assert shown(found) == f"{start}posts/{wanted}{end}"


@pytest.mark.parametrize(
    "href", ["april.md", "april", "./april", "/posts/april/", "/posts/april.md", "posts/april"]
)
@pytest.mark.parametrize("place", [ENGLISH, GERMAN, IN_FOLDER_OF_GERMAN])
def test_hugo_with_several_languages_takes_links_for_files_in_that_of_the_post(
    href: str, place: tuple[str, str, str, str], tmp_path: Path
) -> None:
    settings, start, end, _ = place
    found = target_of(tmp_path, hugo(settings), f"{start}posts/here{end}", f"[x]({href})", FIELDS)
    assert shown(found) == f"{start}posts/april{end}"


@pytest.mark.parametrize("ref", ['"april.md"', 'path="april"', '"/posts/april"', '"posts/april.md"'])
@pytest.mark.parametrize("place", [ENGLISH, GERMAN, IN_FOLDER_OF_GERMAN])
@pytest.mark.parametrize(
    ("language", "start", "end"), [("en", "content/", ".md"), ("de", "content/", ".de.md")]
)
def test_hugo_refers_to_a_page_in_the_language_that_it_is_asked_for(
    ref: str, place: tuple[str, str, str, str], language: str, start: str, end: str, tmp_path: Path
) -> None:
    settings, own_start, own_end, _ = place
    if place is IN_FOLDER_OF_GERMAN:
        start, end = f"content/{language}/", ".md"
    given = ref if "=" in ref else f"path={ref}"
    text = f'[x]({{{{< ref {given} lang="{language}" >}}}})'
    found = target_of(tmp_path, hugo(settings), f"{own_start}posts/here{own_end}", text, FIELDS)
    assert shown(found) == f"{start}posts/april{end}"


@pytest.mark.parametrize("href", ["april.md", "april", "/posts/april", '{{< ref path="april" lang="de" >}}'])
@pytest.mark.parametrize(
    ("opened", "path", "wanted"),
    [
        ("content/posts", "here.de.md", "april.de.md"),
        ("content/posts", "bundle/index.de.md", "april.de.md"),
        ("content", "posts/here.de.md", "posts/april.de.md"),
        ("content/posts/here.de.md", "here.de.md", "file april.de.md"),
    ],
)
def test_a_part_of_a_site_of_hugo_knows_the_languages_of_all_of_it(
    opened: str, path: str, wanted: str, href: str, tmp_path: Path
) -> None:
    text = f"---\n{FIELDS}\n---\n\n[x]({href})\n"
    here = {"content/posts/here.de.md": text, "content/posts/bundle/index.de.md": text}
    write(tmp_path, {**hugo(ENGLISH[0]), **here})
    assert shown(first_target(tmp_path / opened, path)) == wanted


def test_a_page_of_hugo_that_is_not_in_the_language_asked_for_is_not_there(tmp_path: Path) -> None:
    files = {**hugo(GERMAN[0]), "content/posts/only.md": TEXT}
    text = '[x]({{< relref path="only" lang="de" >}})'
    assert shown(target_of(tmp_path, files, "content/posts/here.md", text, FIELDS)) == "nothing"


@pytest.mark.parametrize("href", ["my-april", "My-April.md", "/posts/my-april", "../posts/my-april/"])
def test_hugo_compares_paths_without_case_and_blanks(href: str, tmp_path: Path) -> None:
    files = {**hugo(ENGLISH[0]), "content/Posts/My April.md": TEXT}
    found = target_of(tmp_path, files, "content/Posts/here.md", f"[x]({href})", FIELDS)
    assert shown(found) == "content/Posts/My April.md"


@pytest.mark.parametrize("href", ["april", "./april/", "/posts/april/"])
def test_hugo_with_one_language_takes_them_for_addresses(href: str, tmp_path: Path) -> None:
    found = target_of(tmp_path, hugo(HUGO), "content/posts/here.md", f"[x]({href})", FIELDS)
    assert shown(found) == "one of content/posts/april.md"


@pytest.mark.parametrize(
    ("settings", "href", "wanted"),
    [
        (HUGO, "../vitae/", "cn-vitae.md"),
        (HUGO, "../../about/", "about.md"),
        (HUGO, "/sub/cn/vitae/", "cn-vitae.md"),
        (HUGO + LANGUAGES.format("", ""), "../vitae/", "cn-vitae.md"),
        (HUGO + LANGUAGES.format("", ""), "../about/", "about.md"),
    ],
)
def test_hugo_and_pages_with_an_address_of_their_own(
    settings: str, href: str, wanted: str, tmp_path: Path
) -> None:
    files = hugo(settings)
    found = target_of(tmp_path, files, "content/cn-about.md", f"[x]({href})", "url: /cn/about/")
    assert shown(found) == f"content/{wanted}"


PELICAN: Final[Mapping[str, str]] = {
    "pelicanconf.py": (
        'SITEURL = "https://p.example/sub"\nPATH = "content"\nDEFAULT_LANG = "en"\n'
        'ARTICLE_URL = "{date:%Y}/{slug}.html"\nARTICLE_SAVE_AS = "{date:%Y}/{slug}.html"\n'
    ),
    "content/en/two.md": "Title: Two\nSlug: two\nDate: 2024-01-03\nLang: en\nTags: rust\n\nText.\n",
    "content/de/two.md": "Title: Zwei\nSlug: two\nDate: 2024-01-03\nLang: de\nTags: rust\n\nText.\n",
    "content/pages/about.md": "Title: About\n\nText.\n",
    "content/images/a.png": "",
}
HEXO: Final[Mapping[str, str]] = {
    "package.json": "{}",
    "_config.yml": "url: https://x.example/sub\nroot: /sub/\npermalink: article/:title.html\n",
    "source/_posts/two.md": "---\ntitle: Two\ndate: 2024-01-03\n---\n",
    "source/_posts/de/two.md": "---\ntitle: Zwei\ndate: 2024-01-03\n---\n",
    "source/about/index.md": TEXT,
}
MKDOCS: Final[Mapping[str, str]] = {
    "mkdocs.yml": "site_name: M\nsite_url: https://m.example/sub/\n",
    "docs/index.md": "# M\n",
    "docs/en/two.md": "# Two\n\n## Part\n",
    "docs/de/two.md": "# Zwei\n",
    "docs/data.csv": "a\n",
}


@pytest.mark.parametrize(
    ("files", "path", "href", "wanted"),
    [
        (PELICAN, "content/en/one.md", "{filename}two.md", "content/en/two.md"),
        (PELICAN, "content/de/one.md", "{filename}two.md", "content/de/two.md"),
        (PELICAN, "content/de/one.md", "{filename}/en/two.md", "content/en/two.md"),
        (PELICAN, "content/de/one.md", "{filename}../en/two.md", "content/en/two.md"),
        (PELICAN, "content/de/one.md", "|filename|two.md", "content/de/two.md"),
        (PELICAN, "content/de/one.md", "/sub/2024/two.html", "content/en/two.md"),
        (PELICAN, "content/en/one.md", "https://p.example/sub/2024/two.html", "content/en/two.md"),
        (PELICAN, "content/en/one.md", "{filename}/pages/about.md", "file content/pages/about.md"),
        (PELICAN, "content/en/one.md", "/sub/pages/about.html", "file content/pages/about.md"),
        (PELICAN, "content/en/one.md", "{static}/images/a.png", "file content/images/a.png"),
        (HEXO, "source/_posts/one.md", "two.html", "source/_posts/two.md"),
        (HEXO, "source/_posts/de/one.md", "two.html", "source/_posts/de/two.md"),
        (HEXO, "source/_posts/de/one.md", "../two.html", "source/_posts/two.md"),
        (HEXO, "source/_posts/one.md", "/sub/article/de/two.html", "source/_posts/de/two.md"),
        (HEXO, "source/_posts/one.md", "//x.example/sub/article/two", "source/_posts/two.md"),
        (HEXO, "source/_posts/one.md", "/sub/about/", "file source/about/index.md"),
        (MKDOCS, "docs/en/one.md", "two.md#part", "docs/en/two.md"),
        (MKDOCS, "docs/en/one.md", "../de/two.md", "docs/de/two.md"),
        (MKDOCS, "docs/de/one.md", "../two/", "docs/de/two.md"),
        (MKDOCS, "docs/en/one.md", "../../de/two/", "docs/de/two.md"),
        (MKDOCS, "docs/en/one.md", "https://m.example/sub/de/two/", "docs/de/two.md"),
        (MKDOCS, "docs/en/one.md", "../data.csv", "file docs/data.csv"),
    ],
)
def test_systems_with_posts_of_one_name_in_two_languages(
    files: Mapping[str, str], path: str, href: str, wanted: str, tmp_path: Path
) -> None:
    language = f"lang: {path.split('/')[1]}" if files is PELICAN else ""
    text = f"[x]({href})"
    found = target_of(tmp_path, files, path, text, f"title: One\ndate: 2024-01-02\n{language}")
    assert shown(found) == wanted


@pytest.mark.parametrize("path", ["source/_posts/one.md", "source/_posts/de/one.md"])
@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("{% post_link two %}", "source/_posts/two.md"),
        ("{% post_link de/two %}", "source/_posts/de/two.md"),
        ("[x]({% post_path two %})", "source/_posts/two.md"),
    ],
)
def test_post_link_of_hexo_means_one_post_wherever_it_stands(
    tag: str, wanted: str, path: str, tmp_path: Path
) -> None:
    assert shown(target_of(tmp_path, HEXO, path, tag, "title: One\ndate: 2024-01-02")) == wanted


@pytest.mark.parametrize(
    ("href", "query"),
    [
        ("{tag}rust", 'tag:"rust"'),
        ("{category}News%20of%20all", 'category:"News of all"'),
        ("{author}Ann", '@"Ann"'),
    ],
)
def test_pelican_names_lists_of_posts(href: str, query: str, tmp_path: Path) -> None:
    found = target_of(tmp_path, PELICAN, "content/en/one.md", f"[x]({href})")
    assert found == PostsTarget(query)


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("link://slug/own", "posts/two.md"),
        ("link://slug/three#part", "posts/three.md"),
        ("link://filename/posts/two.md", "posts/two.md"),
        ("link://slug/two", "nothing"),
        ("link://slug/none", "nothing"),
        ("link://gallery/x", "nothing"),
    ],
)
def test_nikola_names_posts_by_slug_and_file(href: str, wanted: str, tmp_path: Path) -> None:
    files = {"posts/two.md": "---\nslug: own\n---\n", "posts/three.md": TEXT}
    assert shown(target_of(tmp_path, files, "posts/one.md", f"[x]({href})")) == wanted


def test_nikola_names_lists_of_posts(tmp_path: Path) -> None:
    found = target_of(tmp_path, {}, "posts/one.md", "[x](link://tag/rust)")
    assert found == PostsTarget('tag:"rust"')


@pytest.mark.parametrize(
    ("path", "href", "wanted"),
    [
        ("c/src.md", "Twin.md", "c/Twin.md"),
        ("b/deep/src.md", "Twin.md", "b/Twin.md"),
        ("d/src.md", "Twin", "b/Twin.md"),
        ("d/src.md", "c/Twin.md", "c/Twin.md"),
        ("d/src.md", "a%20b.png", "file files/a b.png"),
        ("d/src.md", "./Twin.md", "one of b/Twin.md c/Twin.md"),
        ("d/src.md", "None.md", "nothing"),
    ],
)
def test_a_vault_takes_links_of_markdown_as_it_takes_wikilinks(
    path: str, href: str, wanted: str, tmp_path: Path
) -> None:
    files = {".obsidian/app.json": "{}", "c/Twin.md": TEXT, "b/Twin.md": TEXT, "files/a b.png": ""}
    assert shown(target_of(tmp_path, files, path, f"[x]({href})")) == wanted


NIKOLA: Final[Mapping[str, str]] = {
    "conf.py": (
        'SITE_URL = "https://n.example/"\nDEFAULT_LANG = "en"\nTRANSLATIONS = {"en": "", "de": "./de"}\n'
        'POSTS = (("posts/*.md", "blog", "post.tmpl"),)\nPAGES = (("pages/*.md", "", "page.tmpl"),)\n'
    ),
    **{
        f"{path}{end}": f"<!--\n.. title: T\n.. slug: {slug}\n.. date: 2024-01-03\n-->\n\nText.\n"
        for path, slug in (("posts/two", "two"), ("pages/about", "about"))
        for end in (".md", ".de.md")
    },
}


@pytest.mark.parametrize("end", [".md", ".de.md"])
@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("link://slug/two", "posts/two"),
        ("link://filename/posts/two.md", "posts/two"),
        ("link://slug/about", "file pages/about"),
        ("link://filename/pages/about.md", "file pages/about"),
        ("../two/", "posts/two"),
    ],
)
def test_nikola_leads_to_the_translation_in_the_language_of_the_link(
    href: str, wanted: str, end: str, tmp_path: Path
) -> None:
    fields = ".. title: One\n.. slug: one\n.. date: 2024-01-02"
    files = {**NIKOLA, f"posts/one{end}": f"<!--\n{fields}\n-->\n\n[x]({href})\n"}
    assert shown(first_target(write(tmp_path, files), f"posts/one{end}")) == wanted + end


DOCUSAURUS: Final[Mapping[str, str]] = {
    "docusaurus.config.js": "module.exports = { url: 'https://d.example', baseUrl: '/sub/' };\n",
    "docs/guide/b.md": "# B\n",
    "docs/b.md": "# B\n",
}


FRENCH: Final = "i18n/fr/docusaurus-plugin-content-docs/current/"


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/docs/guide/b", f"{FRENCH}guide/b.md"),
        ("/docs/b", "docs/b.md"),
        ("/fr/docs/guide/b", f"{FRENCH}guide/b.md"),
        ("/sub/fr/docs/guide/b", f"{FRENCH}guide/b.md"),
        ("./guide/b.md", f"{FRENCH}guide/b.md"),
        ("b.md", "docs/b.md"),
        ("https://d.example/sub/docs/guide/b", "docs/guide/b.md"),
    ],
)
def test_docusaurus_starts_rooted_links_of_a_translation_in_its_language(
    href: str, wanted: str, tmp_path: Path
) -> None:
    languages = "i18n: {defaultLocale: 'en', locales: ['en', 'fr']}"
    settings = f"module.exports = {{baseUrl: '/sub/', url: 'https://d.example', {languages}}};\n"
    files = {**DOCUSAURUS, "docusaurus.config.js": settings, f"{FRENCH}guide/b.md": "# B\n"}
    write(tmp_path, {**files, f"{FRENCH}a.md": f"[x]({href})\n"})
    index = ContentIndex(tmp_path, everything=True)
    assert shown(first_target_of(index, f"{FRENCH}a.md")) == wanted


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("./b.md", "docs/guide/b.md"),
        ("b.md#part", "docs/guide/b.md"),
        ("../b.md", "docs/b.md"),
        ("@site/docs/b.md", "docs/b.md"),
        ("guide/b.md", "docs/guide/b.md"),
        ("/sub/docs/b", "docs/b.md"),
        ("/docs/guide/b", "docs/guide/b.md"),
        ("./b", "docs/guide/b.md"),
        ("../b", "docs/b.md"),
        ("https://d.example/sub/docs/guide/b", "docs/guide/b.md"),
    ],
)
def test_docusaurus_by_files_and_by_addresses(href: str, wanted: str, tmp_path: Path) -> None:
    assert shown(target_of(tmp_path, DOCUSAURUS, "docs/guide/a.md", f"[x]({href})")) == wanted


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("./2024-01-02-b.md", "blog/2024-01-02-b.md"),
        ("/blog/2024/01/02/b", "blog/2024-01-02-b.md"),
        ("/sub/docs/guide/b", "file docs/guide/b.md"),
        ("@site/docs/b.md", "file docs/b.md"),
        ("../docs/guide/b.md", "file docs/guide/b.md"),
    ],
)
def test_a_blog_of_docusaurus_leads_to_its_docs(href: str, wanted: str, tmp_path: Path) -> None:
    files = {**DOCUSAURUS, "blog/2024-01-02-b.md": TEXT}
    assert shown(target_of(tmp_path, files, "blog/2024-01-03-a.md", f"[x]({href})")) == wanted


@pytest.mark.parametrize(
    ("path", "href", "wanted"),
    [
        ("docs/de/one.md", "./two.md", "docs/de/two.md"),
        ("docs/de/one.md", "../two.html", "docs/en/two.md"),
        ("docs/de/one.md", "../two.md", "docs/en/two.md"),
        ("docs/de/one.md", "/two", "docs/en/two.md"),
        ("docs/en/one.md", "/de/two.md", "docs/de/two.md"),
        ("docs/en/one.md", "two", "docs/en/two.md"),
        ("docs/en/one.md", "https://v.example/sub/de/two.html", "docs/de/two.md"),
    ],
)
def test_vitepress_by_files_and_by_addresses(path: str, href: str, wanted: str, tmp_path: Path) -> None:
    files = {
        "docs/.vitepress/config.mjs": (
            'export default { base: "/sub/", sitemap: { hostname: "https://v.example/sub/" },\n'
            '  rewrites: { "en/:rest*": ":rest*" } }\n'
        ),
        "docs/en/two.md": "# Two\n",
        "docs/de/two.md": "# Zwei\n",
    }
    assert shown(target_of(tmp_path, files, path, f"[x]({href})")) == wanted


@given(st.text("a./%?#:é\udcff[]~ \\", max_size=12), st.text("a./%é\udcff[]: ", max_size=8))
def test_no_path_is_too_odd_to_be_joined(href: str, address: str) -> None:
    here = Post("here.md", "Here", address=f"/{address}")
    other = Post("a.md", "A", address="/a/é")
    assert describe(resolve(href, here, parse(""), PostLookup([here, other])))


@pytest.mark.parametrize("opened", ["src/posts", "src/posts/sub", "src/posts/sub/one.md"])
def test_a_part_of_a_site_of_eleventy_knows_what_the_folders_around_say(opened: str, tmp_path: Path) -> None:
    files = {
        "eleventy.config.js": "export default function () { return { dir: { input: 'src' } }; }\n",
        "src/posts/posts.11tydata.js": "export default { permalink: '/writing/{{ page.fileSlug }}/' };\n",
        "src/posts/sub/one.md": "---\ntitle: One\n---\n\n[x](../two/)\n",
        "src/posts/sub/two.md": TEXT,
    }
    home = write(tmp_path, files)
    index = ContentIndex(home / opened)
    index.load_all()
    post = next(post for post in index.posts if post.path.endswith("one.md"))
    assert post.address == "/writing/one/"
    found = shown(first_target(home / opened, post.path))
    assert found.removeprefix("file ").endswith("two.md")


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("2024-01-02-two", "file ../../_posts/2024-01-02-two.md"),
        ("fr/2024-01-02-two", "2024-01-02-two.md"),
        ("fr/2024-01-02-one", "2024-01-02-one.md"),
    ],
)
def test_post_url_means_one_post_whatever_part_of_the_site_is_open(
    tag: str, wanted: str, tmp_path: Path
) -> None:
    files = {
        "_config.yml": "title: T\n",
        "_posts/2024-01-02-two.md": TEXT,
        "fr/_posts/2024-01-02-two.md": TEXT,
        "fr/_posts/2024-01-02-one.md": TEXT,
        "fr/_posts/2024-01-01-here.md": f"---\ntitle: H\n---\n\n[x]({{% post_url {tag} %}})\n",
    }
    home = write(tmp_path, files)
    assert shown(first_target(home / "fr" / "_posts", "2024-01-01-here.md")) == wanted
