"""Where links lead, and what is never opened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.post import DateSource, Post, PostDate
from reader.document.parse import parse
from reader.document.reading.link_resolver import resolve
from reader.document.reading.link_targets import (
    FileTarget,
    Missing,
    NoteTarget,
    PostTarget,
    Refused,
    SectionTarget,
    Target,
    WebTarget,
    describe,
)
from reader.document.reading.post_lookup import PostLookup


def post(path: str, *slugs: str, date: str = "") -> Post:
    written = (
        PostDate(datetime.fromisoformat(date).replace(tzinfo=UTC), DateSource.FRONT_MATTER) if date else None
    )
    return Post(path, path.rpartition("/")[2], date=written, slugs=slugs)


HERE = post("_posts/2024-01-28-here.md")
POSTS = [
    HERE,
    post("_posts/2024-02-03-next-one.md", date="2024-02-03"),
    post("_posts/2023-5-1-short-month.markdown"),
    post("_posts/sub/deep.md", "/about/deep/", "https://blog.example/old-name.html"),
    post("guide/index.md", date="2020-10-09"),
    post("notes/My Note.md", "named-by-slug", date="2021-12-31"),
    post("über.md"),
]
DOCUMENT = parse("## A part\n\nText[^n].\n\n## Named {#own}\n\n[^n]: Note.\n")
LIBRARY: PostLookup = PostLookup(POSTS, lambda path: path in ("_posts/pic.png", "assets/a b.pdf"))


def target(href: str) -> Target:
    return resolve(href, HERE, DOCUMENT, LIBRARY)


@pytest.mark.parametrize(
    ("href", "title"),
    [("#a-part", "A part"), ("#own", "Named"), ("#A%20part", "A part"), (" #named ", "Named")],
)
def test_fragments_lead_to_sections_of_the_article(href: str, title: str) -> None:
    found = target(href)
    assert isinstance(found, SectionTarget)
    assert found.section.title == title


@pytest.mark.parametrize("href", ["#", "#nowhere", "#fn-unknown"])
def test_a_fragment_that_nothing_answers_to_is_missing(href: str) -> None:
    assert isinstance(target(href), Missing)


def test_a_footnote_mark_leads_to_its_note() -> None:
    (link,) = [run.link for run in DOCUMENT.runs(DOCUMENT.leaves[1]) if run.link]
    found = target(link.href)
    assert isinstance(found, NoteTarget)
    assert DOCUMENT.text(DOCUMENT.leaves[found.place.leaf]) == "Note.\u00a0↩"
    assert describe(found) == "footnote 1: Note."


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("2024-02-03-next-one.md", "_posts/2024-02-03-next-one.md"),
        ("2024-02-03-next-one", "_posts/2024-02-03-next-one.md"),
        ("./sub/deep.md", "_posts/sub/deep.md"),
        ("../guide/", "guide/index.md"),
        ("../guide/index.md", "guide/index.md"),
        ("../notes/My%20Note.md", "notes/My Note.md"),
        ("../notes/My Note", "notes/My Note.md"),
        ("../%C3%BCber.md", "über.md"),
        ("/2024/02/03/next-one/", "_posts/2024-02-03-next-one.md"),
        ("/2024/02/03/next-one.html", "_posts/2024-02-03-next-one.md"),
        ("/news/2024/02/03/next-one", "_posts/2024-02-03-next-one.md"),
        ("/2023/05/01/short-month/", "_posts/2023-5-1-short-month.markdown"),
        ("/next-one/", "_posts/2024-02-03-next-one.md"),
        ("/blog/next-one", "_posts/2024-02-03-next-one.md"),
        ("/about/deep", "_posts/sub/deep.md"),
        ("/old-name.html", "_posts/sub/deep.md"),
        ("../../old-name/", "_posts/sub/deep.md"),
        ("/2020/10/09/guide", "guide/index.md"),
        ("/named-by-slug", "notes/My Note.md"),
        ("/2021/12/31/named-by-slug/", "notes/My Note.md"),
        ("@/guide/index.md", "guide/index.md"),
        ("{filename}/guide/index.md", "guide/index.md"),
    ],
)
def test_paths_and_addresses_lead_to_posts(href: str, path: str) -> None:
    found = target(href)
    assert isinstance(found, PostTarget)
    assert (found.post.path, found.fragment) == (path, "")


def test_a_fragment_goes_along_to_another_post() -> None:
    found = target("sub/deep.md?x=1#part-two")
    assert found == PostTarget(POSTS[3], "part-two")


@pytest.mark.parametrize(
    ("href", "path"), [("pic.png", "_posts/pic.png"), ("/assets/a%20b.pdf", "assets/a b.pdf")]
)
def test_other_files_of_the_library(href: str, path: str) -> None:
    assert target(href) == FileTarget(path)


@pytest.mark.parametrize("href", ["", "gone.md", "/tags/next-one", "?x", "/", "pic.jpg"])
def test_what_is_not_there_is_missing(href: str) -> None:
    found = target(href)
    assert isinstance(found, Missing)
    assert found.reason


@pytest.mark.parametrize(
    ("href", "url", "host"),
    [
        ("https://example.org", "https://example.org", "example.org"),
        ("HTTP://Example.ORG/A?b=%26#c", "http://example.org/A?b=%26#c", "example.org"),
        ("//example.org/x", "https://example.org/x", "example.org"),
        ("https://example.org:8080/", "https://example.org:8080/", "example.org:8080"),
        ("https://me@example.org/", "https://me@example.org/", "example.org as me"),
        ("https://пример.рф/ä b", "https://xn--e1afmkfd.xn--p1ai/%C3%A4%20b", "xn--e1afmkfd.xn--p1ai"),
        ("https://[::1]/x", "https://[::1]/x", "[::1]"),
        ("mailto:a@example.org", "mailto:a@example.org", "a@example.org"),
        (
            "mailto:a@example.org?subject=A%20b&attach=/etc/passwd",
            "mailto:a@example.org?subject=A%20b",
            "a@example.org",
        ),
    ],
)
def test_the_web_and_mail(href: str, url: str, host: str) -> None:
    assert target(href) == WebTarget(url, host)


@pytest.mark.parametrize(
    "href",
    [
        *(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "vbscript:x",
            "file:///etc/passwd",
            "data:text/html,x",
        ),
        *(
            "ssh://-oProxyCommand=x",
            "smb://host/share",
            "vscode:x",
            "tel:1",
            "x-man-page:ls",
            "C:\\x",
            "about:x",
        ),
        *(
            "\\\\host\\share",
            "..\\x.md",
            "a%5Cb.md",
        ),
        *("https://x/\x1b]2;x\x07", "https://x/\r\nX", "a\x00.md", "a%00.md", "a%1b.md", "https://x/\x9b"),
        *(
            "https://",
            "https:///x",
            "https:x",
            "https://a b/",
            "https://a:port/",
            "https://[bad/",
            "http://a_b%/",
        ),
        *("mailto:", "mailto:-x", "mailto:?subject=x"),
    ],
)
def test_everything_else_is_refused_with_a_reason(href: str) -> None:
    found = target(href)
    assert isinstance(found, Refused)
    assert describe(found).startswith(("not opened", "the link"))


@pytest.mark.parametrize("href", ["../../secret.md", "../../../etc/passwd", "%2e%2e/%2e%2e/x"])
def test_what_lies_outside_of_the_library_is_told_to_be_there(href: str) -> None:
    found = target(href)
    assert isinstance(found, Missing)
    assert describe(found).startswith("nothing is at ../")
    outside = PostLookup(POSTS, lambda path: path.startswith("../"))
    found = resolve(href, HERE, DOCUMENT, outside)
    assert isinstance(found, FileTarget)
    assert describe(found).startswith("file outside of this folder: ../")


@pytest.mark.parametrize(
    "href", ["javascript%3Aalert(1)", "file%3A///etc/passwd", "--help", "-P", "~/x", "/etc/passwd"]
)
def test_what_looks_harmless_raw_is_only_sought_in_the_library(href: str) -> None:
    assert isinstance(target(href), Missing)


@given(st.text(max_size=40) | st.text("ahtps:/.@#%?[]\\-x1b0 \x1b", max_size=40).map("http".__add__))
def test_no_address_gets_out_unclean(href: str) -> None:
    found = target(href)
    if isinstance(found, WebTarget):
        assert found.url.startswith(("http://", "https://", "mailto:"))
        assert found.url.isascii()
        assert found.url.isprintable()
        assert " " not in found.url
    assert "\x1b" not in describe(found)


def test_targets_are_described_by_the_host_first() -> None:
    assert describe(target("https://example.org/a")) == "example.org · https://example.org/a"
    assert describe(target("#own")) == "section: Named"
    assert describe(target("sub/deep.md#p%20q")) == "post: deep.md § p q"
    assert describe(target("pic.png")) == "picture: _posts/pic.png"
